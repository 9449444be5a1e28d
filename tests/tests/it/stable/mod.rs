//! A diff of generated code shows what changed and nothing else: no name and no constant counts.

mod again;
pub mod chance;
mod items;
pub mod mutate;
pub mod property;
mod real;
pub mod tree;

use bindery_build::config::VendorName;
use bindery_build::generate::{Input, Options, Request, generate};
use bindery_build::write::Files;

/// What tables have in common: patterns, error shapes, responses, credentials.
const BEGIN: &str = "
openapi: 3.1.0
info: {title: Stable, version: '1'}
servers: [{url: https://api.example.com}]
security: [{Key: []}]
paths:
";
const ADDED_OPERATION: &str = "
  /added:
    parameters: [{name: code, in: query, schema: {type: string, pattern: '^[a-z]{3}$'}}]
    get:
      tags: [Pets]
      operationId: listAdded
      responses:
        '200': {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/Added'}}}}
        '404': {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/Reason'}}}}
    put:
      tags: [Pets]
      operationId: putAdded
      security: [{Other: []}]
      responses:
        '204': {description: A.}
        '422': {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/Reason'}}}}
";
const REST: &str = "
  /pets:
    parameters: [{name: name, in: query, schema: {type: string, pattern: '^[A-Z]'}}]
    get: &list
      tags: [Pets]
      operationId: listPets
      responses: &responses
        '200': {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
        '400': {description: A., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
    put:
      tags: [Pets]
      operationId: putPets
      security: [{Other: []}]
      responses: *responses
  /others:
    put:
      tags: [Pets]
      operationId: putOthers
      security: [{Other: []}]
      responses: *responses
components:
  securitySchemes:
    Key: {type: apiKey, in: header, name: x-key}
    Other: {type: http, scheme: bearer}
  schemas:
";
const ADDED_SCHEMA: &str = "
    Added:
      type: object
      required: [at]
      properties:
        at: {type: string, pattern: '^[0-9]+$'}
        state: {type: string, enum: [new, old]}
    Reason: {type: object, required: [reason], properties: {reason: {type: string}}}
";
const SCHEMAS: &str = "
    Pet:
      type: object
      required: [name]
      properties:
        name: {type: string, pattern: '^[A-Z]'}
        tag: {type: string, pattern: '^#'}
        kind: {type: string, enum: [cat, dog]}
    Problem: {type: object, required: [message], properties: {message: {type: string}}}
";

fn files(document: &str) -> Files {
    let generated = generate(&Request {
        document: Input { name: "openapi.yaml", contents: &document.into() },
        config: None,
        overlays: Vec::new(),
        lock: None,
        name: VendorName::new("stable").unwrap(),
        options: Options::default(),
    });
    assert!(generated.is_ok(), "{:?}", generated.diagnostics);
    generated.files
}

/// Lines of a file that another version of it has not, in their order.
fn gone(before: &str, after: &str) -> Vec<String> {
    let mut after = after.lines();
    let mut rest = after.clone();
    let mut gone = Vec::new();
    for line in before.lines() {
        if rest.any(|other| other == line) {
            after = rest.clone();
        } else {
            gone.push(line.to_owned());
            rest = after.clone();
        }
    }
    gone
}

#[test]
fn what_is_added_at_the_front_changes_no_other_line() {
    let before = files(&[BEGIN, REST, SCHEMAS].concat());
    let after = files(&[BEGIN, ADDED_OPERATION, REST, ADDED_SCHEMA, SCHEMAS].concat());
    let mut all = String::new();
    for (path, bytes) in before.iter() {
        let path = path.as_str();
        let (before, after) = (String::from_utf8_lossy(bytes), after.get(path).expect("no file goes"));
        let mut gone = gone(&before, &String::from_utf8_lossy(after));
        // The example of a crate shows the first operation that makes a good one.
        gone.retain(|line| !line.starts_with("//!"));
        assert!(gone.is_empty(), "{path}: {gone:#?}");
        all.push_str(&before);
    }
    // Each kind of constant is there.
    for prefix in ["PATTERN_", "ERROR_SHAPE_", "ANSWERS_", "SECURITY_", "SCHEME_"] {
        assert!(all.contains(prefix), "{prefix}");
    }
}
