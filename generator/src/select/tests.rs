//! What a selection leaves of a document.

use super::{Selection, apply};
use crate::diagnostic::Diagnostics;
use crate::limits::Limits;
use crate::source::{Node, Sources, parse};

const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: T, version: '1'}
security: [{Key: []}]
paths:
  x-kept: 1
  /a:
    parameters: [{$ref: '#/components/parameters/P'}]
    get: {operationId: getA, tags: [one], responses: {'200': {$ref: '#/components/responses/R'}}}
    post: {operationId: postA, tags: [two], requestBody: {$ref: '#/components/requestBodies/B'}}
  /b:
    get: {operationId: getB, security: [{Other: []}], responses: {'200': {$ref: '#/paths/~1c/get/responses/200'}}}
  /c: {$ref: '#/components/pathItems/C'}
webhooks:
  told: {post: {operationId: told}}
  heard: {post: {}}
components:
  parameters: {P: {schema: {$ref: '#/components/schemas/Id'}}, Q: {}}
  responses: {R: {content: {a/b: {schema: {$ref: '#/components/schemas/Tree'}}}}, S: {}}
  requestBodies: {B: {content: {a/b: {schema: {$ref: '#/components/schemas/Pet'}}}}}
  pathItems:
    C:
      get: {tags: [one, three]}
      put: {tags: [three]}
  schemas:
    Id: {type: string}
    Tree: {properties: {leaf: {$ref: '#/components/schemas/Tree'}, id: {$ref: '#/components/schemas/Id'}}}
    Pet: {discriminator: {propertyName: kind, mapping: {cat: Cat, dog: '#/components/schemas/Dog'}}}
    Cat: {}
    Dog: {}
    Unused: {}
  securitySchemes: {Key: {}, Other: {}, Configured: {}, Never: {}}
";

fn select(operations: &[&str], tags: &[&str]) -> (Node, Vec<String>) {
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let file = sources.add("openapi.yaml", DOCUMENT);
    let tree = parse(&sources, file, &Limits::default(), &mut found).unwrap();
    let texts = |texts: &[&str]| texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>();
    let selection = Selection::new(texts(operations), texts(tags));
    let selected = apply(&tree, &selection, &["Configured"], &mut found);
    let messages = found.iter().map(|found| format!("{}; {}", found.message, found.help.clone().unwrap_or_default()));
    (selected, messages.collect())
}

/// The operations that are left, and the components.
fn left(operations: &[&str], tags: &[&str]) -> (String, String) {
    let (tree, messages) = select(operations, tags);
    assert_eq!(messages, [""; 0]);
    let mut found = Vec::new();
    for (path, item) in tree.get("paths").and_then(Node::as_object).unwrap().iter() {
        let methods = item.as_object().into_iter().flat_map(|item| item.keys());
        let methods = methods.filter(|name| super::METHODS.contains(&name.as_str()));
        found.extend(methods.map(|method| format!("{} {}", method.as_str(), path.as_str())));
    }
    let sections = tree.get("components").and_then(Node::as_object).unwrap().values();
    let names = sections.filter_map(Node::as_object).flat_map(|section| section.keys().map(|name| name.value.clone()));
    (found.join(", "), names.collect::<Vec<_>>().join(" "))
}

#[test]
fn operations_are_left_with_what_they_reach() {
    let expect = |operations: &[&str], tags: &[&str], expected: (&str, &str)| {
        let (found, names) = left(operations, tags);
        assert_eq!((found.as_str(), names.as_str()), expected, "{operations:?} {tags:?}");
    };
    expect(&["getA"], &[], ("get /a", "P R Id Tree Key Configured"));
    expect(&["postA"], &[], ("post /a", "P B Id Pet Cat Dog Key Configured"));
    expect(&["GET /b"], &[], ("get /b", "Key Other Configured"));
    expect(&["*A"], &[], ("get /a, post /a", "P R B Id Tree Pet Cat Dog Key Configured"));
    expect(&[], &["one"], ("get /a, get /c", "P R Id Tree Key Configured"));
    expect(&["PUT /**"], &["two"], ("post /a, put /c", "P B Id Pet Cat Dog Key Configured"));
}

#[test]
fn every_entry_must_match() {
    let (_, messages) = select(&["getA", "getAA", "DELETE /a"], &["ones"]);
    assert_eq!(
        messages,
        [
            "the selection `getAA` matches no operation; did you mean `getA`?",
            "the selection `DELETE /a` matches no operation; write an operationId, `METHOD /path`, `METHOD webhook name` \
             or a tag as the document does; `*` stands for any characters",
            "no operation has the tag `ones`, which is selected; did you mean `one`?",
        ]
    );
}

#[test]
fn webhooks_are_called_as_in_the_lock() {
    let webhooks = |operations: &[&str]| {
        let (tree, messages) = select(operations, &[]);
        let names = tree.get("webhooks").and_then(Node::as_object).unwrap().keys();
        (names.map(|name| name.value.clone()).collect::<Vec<_>>().join(" "), messages.join(""))
    };
    assert_eq!(webhooks(&["POST webhook told"]), ("told".to_owned(), String::new()));
    assert_eq!(webhooks(&["* webhook *"]), ("told heard".to_owned(), String::new()));
    let (left, message) = webhooks(&["POST told"]);
    assert_eq!(left, "");
    assert!(message.contains("did you mean `POST webhook told`?"), "{message}");
}
