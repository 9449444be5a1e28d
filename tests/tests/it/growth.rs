//! Documents of a few kilobytes that a stage would take longer over than anybody waits, or more memory than there is, if
//! it did what they ask for: unions that lead to the same unions on every way, addresses that double, names of more words
//! than anybody reads. Nothing here is measured: with such a stage a test does not end.

use bindery_build::config::VendorName;
use bindery_build::diagnostic::{Code, Severity};
use bindery_build::generate::{Generated, Input, Options, Request, Unsupported, generate};
use bindery_build::limits::Limit;
use serde_json::{Map, Value, json};

/// How many schemas stand beside each other, and how many layers of them there are: five billion ways.
const WIDE: usize = 12;
const DEEP: usize = 9;

fn generated(document: &Value) -> Generated {
    let bytes = document.to_string().into_bytes();
    generate(&Request {
        document: Input { name: "growth.json", contents: &bytes.into() },
        config: None,
        overlays: Vec::new(),
        lock: None,
        name: VendorName::new("growth").unwrap(),
        options: Options {
            unsupported: Unsupported::Skip,
            limits: vec![(Limit::NameBytes, 1 << 20)],
            ..Options::default()
        },
    })
}

fn document(paths: &Value, schemas: &Value) -> Value {
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Growth", "version": "1" },
        "paths": paths,
        "components": { "schemas": schemas },
    })
}

/// Layers of unions: each schema of a layer may be any of the next; those of the last are leaves.
fn layers(leaf: impl Fn(usize) -> Value) -> Value {
    let mut schemas = Map::new();
    for number in 0..WIDE {
        for layer in 0..DEEP {
            let branch = |to: usize| json!({ "$ref": format!("#/components/schemas/L{}x{to}", layer + 1) });
            let branches: Vec<Value> = (0..WIDE).map(branch).collect();
            schemas.insert(format!("L{layer}x{number}"), json!({ "oneOf": branches }));
        }
        schemas.insert(format!("L{DEEP}x{number}"), leaf(number));
    }
    schemas.into()
}

/// An operation that takes and returns the first layer as this media type, and links to itself.
fn taking(media_type: &str) -> Value {
    let content = json!({ media_type: { "schema": { "$ref": "#/components/schemas/L0x0" } } });
    let links = json!({ "again": { "operationId": "a", "requestBody": "$response.body#/no/such/place" } });
    let answer = json!({ "description": "", "content": content, "links": links });
    let operation =
        json!({ "operationId": "a", "requestBody": { "content": content }, "responses": { "200": answer } });
    json!({ "/a": { "post": operation } })
}

fn answering(path: &str) -> Value {
    json!({ path: { "get": { "responses": { "204": { "description": "" } } } } })
}

#[test]
fn unions_of_unions_are_looked_into_once() {
    let text = |number: usize| json!({ "type": "string", "minLength": number });
    let listed = |number: usize| json!({ "type": "string", "enum": [format!("a{number}"), format!("b{number}")] });
    let object = |number: usize| {
        let name = format!("p{number}");
        json!({ "type": "object", "required": [name], "properties": { name: { "type": "string" } } })
    };
    let media_types =
        ["application/json", "application/vnd.a", "application/x-www-form-urlencoded", "text/event-stream"];
    for media_type in media_types {
        for schemas in [layers(text), layers(listed), layers(object)] {
            let generated = generated(&document(&taking(media_type), &schemas));
            assert!(generated.diagnostics.iter().all(|found| found.code != Code::LimitExceeded), "{media_type}");
        }
    }
}

#[test]
fn the_names_of_a_query_are_collected_once() {
    let object =
        |number: usize| json!({ "type": "object", "properties": { format!("p{number}"): { "type": "string" } } });
    let schema = json!({ "$ref": "#/components/schemas/L0x0" });
    let parameter = json!({ "name": "q", "in": "query", "schema": schema });
    let mut paths = answering("/a");
    paths["/a"]["get"]["parameters"] = json!([parameter]);
    let generated = generated(&document(&paths, &layers(object)));
    assert!(generated.diagnostics.iter().all(|found| found.code != Code::LimitExceeded));
}

#[test]
fn addresses_do_not_double() {
    let variable =
        |number: usize| (format!("v{number}"), json!({ "default": format!("{{v{0}}}{{v{0}}}", number + 1) }));
    let variables: Map<String, Value> = (0..64).map(variable).collect();
    let mut document = document(&answering("/a"), &json!({}));
    document["servers"] = json!([{ "url": "https://a.example/{v0}", "variables": variables }]);
    let generated = generated(&document);
    let errors = generated.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    assert_eq!(errors.map(|found| found.code).collect::<Vec<_>>(), [Code::BadValue]);
}

#[test]
fn names_of_many_words_are_cut() {
    for separator in [".", "-", "-o-auth-"] {
        let name = vec!["a"; 20_000].join(separator);
        let inline = json!({ "type": "object", "properties": { "b": { "type": "string" } } });
        let schemas = json!({ name.as_str(): { "type": "object", "properties": { name.as_str(): inline } } });
        let path = format!("/{}", name.replace(separator, "/"));
        assert!(generated(&document(&answering(&path), &schemas)).is_ok(), "{separator}");
    }
}
