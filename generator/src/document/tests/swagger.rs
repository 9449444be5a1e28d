//! What documents of OpenAPI 2.0 read as, where that shows in no generated code of a fixture.

use crate::diagnostic::{Code, Diagnostics};
use crate::document::{Document, Location, NoFiles, Operation, Resolver, Style, Type, Version, read_with};
use crate::limits::Limits;
use crate::source::Sources;

fn read(paths: &str) -> Document {
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let text = format!("swagger: '2.0'\ninfo: {{title: Test, version: '1'}}\npaths:\n  /a:\n    post: {paths}\n");
    let file = sources.add("test.yaml", text);
    let document = read_with(&mut sources, file, &Limits::default(), &mut NoFiles, &mut found);
    assert!(!found.has_errors(), "{found:?}");
    document.expect("the document is read")
}

fn operation(document: &Document) -> &Operation {
    document.paths.get("/a").and_then(|item| item.operations.first()).expect("an operation")
}

#[test]
fn a_collection_format_is_a_style() {
    for (place, format, style, explode) in [
        ("query", "csv", Style::Form, false),
        ("query", "ssv", Style::SpaceDelimited, false),
        ("query", "tsv", Style::TabDelimited, false),
        ("query", "pipes", Style::PipeDelimited, false),
        ("query", "multi", Style::Form, true),
        ("header", "csv", Style::Simple, false),
    ] {
        let document = read(&format!(
            "{{parameters: [{{name: a, in: {place}, type: array, items: {{type: string}}, collectionFormat: {format}}}], \
             responses: {{}}}}"
        ));
        assert_eq!(document.version, Version::V2_0);
        let parameter = operation(&document).parameters.first().and_then(|one| one.as_item()).expect("a parameter");
        assert_ne!(parameter.location.value, Location::Path);
        assert_eq!((parameter.effective_style(), parameter.effective_explode()), (style, explode), "{format}");
    }
}

#[test]
fn parameters_of_a_form_are_a_body() {
    let document = read(
        "{consumes: [application/json, multipart/form-data], responses: {}, parameters: [{name: file, in: formData, \
         type: file, required: true}, {name: x-tags, in: formData, type: array, items: {type: string}}]}",
    );
    let body = operation(&document).request_body.as_ref().expect("a body");
    let body = Resolver::new(&document).item(body).expect("the body").item;
    assert!(body.required);
    let names: Vec<&str> = body.content.keys().map(|name| name.as_str()).collect();
    assert_eq!(names, ["multipart/form-data"]);
    let form = body.content.values().next().and_then(|form| form.as_item()).expect("a form");
    let schema = form.schema.as_ref().and_then(|schema| schema.as_object()).expect("an object");
    let file = schema.object.properties.get("file").and_then(|file| file.as_object()).expect("a file");
    assert!(file.types.as_ref().is_some_and(|types| types.value.contains(Type::String)));
    assert_eq!(file.format.as_ref().map(|format| format.as_str()), Some("binary"));
    let encoding = form.encoding.get("x-tags").expect("an encoding");
    assert_eq!((encoding.style.as_ref().map(|style| style.value), encoding.explode), (Some(Style::Form), Some(false)));
}

#[test]
fn media_types_that_all_operations_repeat_are_counted_before_they_are_made() {
    let types: Vec<String> = (0..1000).map(|at| format!("a/b{at}")).collect();
    let paths: Vec<String> = (0..1000).map(|at| format!("/{at}: {{get: {{responses: {{}}}}}}")).collect();
    let (consumes, paths) = (types.join(", "), paths.join(", "));
    let text =
        format!("swagger: '2.0'\ninfo: {{title: Test, version: '1'}}\nconsumes: [{consumes}]\npaths: {{{paths}}}\n");
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let file = sources.add("test.yaml", text);
    assert!(read_with(&mut sources, file, &Limits::default(), &mut NoFiles, &mut found).is_none());
    assert_eq!(found.iter().map(|found| found.code).collect::<Vec<_>>(), [Code::LimitExceeded]);
}
