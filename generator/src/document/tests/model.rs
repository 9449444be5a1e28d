//! What good documents read as.

use crate::diagnostic::{Diagnostics, Severity};
use crate::document::{
    Document, LoadError, Loader, Method, NoFiles, RefOr, Resolver, Schema, StatusKey, Type, read_with,
};
use crate::limits::Limits;
use crate::source::Sources;

fn read(text: &str, loader: &mut dyn Loader) -> (Document, Diagnostics) {
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let file = sources.add("test.yaml", text);
    let document = read_with(&mut sources, file, &Limits::default(), loader, &mut found);
    assert!(!found.has_errors(), "{found:?}");
    (document.expect("the document is read"), found)
}

const HEAD: &str = "info: { title: Test, version: '1' }\npaths: {}\ncomponents:\n  schemas:\n";

fn schema(document: &Document, name: &str) -> Schema {
    document.components.schemas.get(name).expect("the schema is there").clone()
}

#[test]
fn a_document_of_3_0_is_upgraded() {
    let (document, found) = read(
        &format!(
            "openapi: 3.0.3\n{HEAD}    A: {{ type: string, nullable: true, example: x }}\n    \
             B: {{ type: integer, minimum: 3, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }}\n    \
             C: {{ $ref: '#/components/schemas/A', nullable: true, description: d, maxLength: 3 }}\n"
        ),
        &mut NoFiles,
    );
    let Schema::Object(a) = schema(&document, "A") else { panic!("not an object") };
    let types = a.types.as_ref().unwrap().value;
    assert!(types.contains(Type::String) && types.contains(Type::Null) && types.len() == 2);
    let Schema::Object(b) = schema(&document, "B") else { panic!("not an object") };
    assert_eq!(b.number.exclusive_minimum.as_ref().unwrap().as_str(), "3");
    assert!(b.number.minimum.is_none() && b.number.exclusive_maximum.is_none());
    assert_eq!(b.number.maximum.as_ref().unwrap().as_i64(), Some(9));
    let Schema::Object(c) = schema(&document, "C") else { panic!("not an object") };
    assert!(c.nullable.is_some() && c.description.is_some() && !c.string.is_present());
    assert_eq!(found.count(Severity::Note), 1);
}

#[test]
fn references_lead_anywhere_in_the_document() {
    let (document, _) = read(
        "openapi: 3.1.0\ninfo: { title: Test, version: '1' }\npaths:\n  /a/{id}:\n    parameters:\n      - $ref: '#/components/parameters/Again'\n    \
         get:\n      responses:\n        2XX: { description: ok, content: { application/json: { schema: { type: object, properties: { x: { type: integer } } } } } }\n        \
         200: { $ref: '#/paths/~1a~1%7Bid%7D/get/responses/2XX' }\ncomponents:\n  parameters:\n    \
         Id: { name: id, in: path, required: true, schema: { type: string } }\n    Again: { $ref: '#/components/parameters/Id' }\n  schemas:\n    \
         X: { $ref: '#/paths/~1a~1{id}/get/responses/2XX/content/application~1json/schema/properties/x' }\n    \
         Y: { $ref: '#/components/schemas/X' }\n    Z: { $ref: '#anchored' }\n    W: { $anchor: anchored, type: boolean }\n",
        &mut NoFiles,
    );
    let resolver = Resolver::new(&document);
    let item = document.paths.get("/a/{id}").unwrap();
    let parameter = resolver.item(&item.parameters[0]).unwrap();
    assert_eq!((parameter.pointer, parameter.item.name.as_str()), ("#/components/parameters/Id", "id"));
    assert_eq!(item.operations[0].method.value, Method::Get);
    let (status, response) = &item.operations[0].responses.entries[1];
    assert_eq!(status.value, StatusKey::Exact(200));
    assert!(matches!(response, RefOr::Reference(_)));
    assert!(resolver.item(response).unwrap().item.content.contains_key("application/json"));
    let (pointer, target) = resolver.follow_aliases(document.components.schemas.get("Y").unwrap());
    assert_eq!(pointer, Some("#/paths/~1a~1{id}/get/responses/2XX/content/application~1json/schema/properties/x"));
    assert!(target.as_object().unwrap().types.as_ref().unwrap().contains(Type::Integer));
    let (_, anchored) = resolver.follow_aliases(document.components.schemas.get("Z").unwrap());
    assert!(anchored.as_object().unwrap().types.as_ref().unwrap().contains(Type::Boolean));
}

#[test]
fn other_files_come_through_the_loader() {
    struct Folder;
    impl Loader for Folder {
        fn load(&mut self, path: &str) -> Result<Vec<u8>, LoadError> {
            match path {
                "common/pet.yaml" => {
                    Ok(b"Pet: { type: object, properties: { owner: { $ref: '../owner.json#/Owner' } } }\n".to_vec())
                }
                "owner.json" => Ok(b"{\"Owner\": {\"$ref\": \"#/Name\"}, \"Name\": {\"type\": \"string\"}}".to_vec()),
                other => Err(format!("unexpected {other}").into()),
            }
        }
    }
    let text = format!("openapi: 3.1.0\n{HEAD}    Pet: {{ $ref: 'common/pet.yaml#/Pet' }}\n");
    let (document, _) = read(&text, &mut Folder);
    let resolver = Resolver::new(&document);
    let (pointer, pet) = resolver.follow_aliases(document.components.schemas.get("Pet").unwrap());
    assert_eq!(pointer, Some("common/pet.yaml#/Pet"));
    let owner = pet.as_object().unwrap().object.properties.get("owner").unwrap();
    let (pointer, name) = resolver.follow_aliases(owner);
    assert_eq!(pointer, Some("owner.json#/Name"));
    assert!(name.as_object().unwrap().types.as_ref().unwrap().contains(Type::String));
}

#[test]
fn nesting_up_to_the_limit_is_read_on_a_small_stack() {
    let deep = (0..60).fold("{ type: string }".to_owned(), |inner, _| format!("{{ allOf: [ {{ not: {inner} }} ] }}"));
    let deep = deep.replace("allOf: [ ", "items: ").replace(" ] }", " }");
    let text = format!("openapi: 3.1.0\n{HEAD}    Deep: {deep}\n");
    let small = std::thread::Builder::new().stack_size(1 << 20);
    small.spawn(move || read(&text, &mut NoFiles).0.unknown_members).unwrap().join().unwrap();
}

#[test]
fn unknown_members_are_counted() {
    let (document, found) = read(
        &format!(
            "openapi: 3.1.0\nx-root: 1\n{HEAD}    A: {{ type: string, x-a: 1, colour: red, discontinued: true }}\n"
        ),
        &mut NoFiles,
    );
    assert_eq!(document.unknown_members, 2);
    assert!(found.is_empty());
}
