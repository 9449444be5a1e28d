//! Types that refer to each other in circles, by the thousand: rustc follows them one by one, and has a limit.

use std::fs;
use std::path::PathBuf;

use bindery_build::config::{CrateKind, VendorName};
use bindery_build::generate::{Input, Options, Request, generate};
use bindery_build::write::plan;
use serde_json::{Value, json};

use crate::support::cargo::cargo;
use crate::support::repository::root;

const TYPES: usize = 2_000;
/// How many types form a circle. rustc walks the whole circle for each of its types.
const CIRCLE: usize = 100;

/// Objects, and a union for every fifth, whose members lead to other types of their circle.
fn document() -> Value {
    let schemas = (0..TYPES).map(|number| {
        let start = number / CIRCLE * CIRCLE;
        let other = |step: usize| json!({ "$ref": format!("#/components/schemas/Thing{}", start + step % CIRCLE) });
        let (next, all) = (other(number - start + 1), json!({ "type": "array", "items": other(number * 7 + 3) }));
        let schema = if number % 5 == 4 {
            json!({ "oneOf": [next, all, { "type": "string" }] })
        } else {
            let properties = json!({ "id": { "type": "string" }, "next": next, "all": all });
            json!({ "type": "object", "required": ["id"], "properties": properties })
        };
        (format!("Thing{number}"), schema)
    });
    let schemas: serde_json::Map<String, Value> = schemas.collect();
    let content = json!({ "application/json": { "schema": { "$ref": "#/components/schemas/Thing0" } } });
    let get =
        json!({ "operationId": "get", "responses": { "200": { "description": "A thing.", "content": content } } });
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Circles", "version": "1" },
        "paths": { "/things": { "get": get } },
        "components": { "schemas": schemas },
    })
}

#[test]
fn thousands_of_types_in_circles_compile() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("circles");
    let runtime = root().join("generator/runtime").canonicalize().unwrap().to_string_lossy().replace('\\', "/");
    let bytes = document().to_string().into_bytes();
    let generated = generate(&Request {
        document: Input { name: "circles.json", contents: &bytes.into() },
        config: None,
        overlays: Vec::new(),
        lock: None,
        name: VendorName::new("circles").unwrap(),
        options: Options {
            only: Some(vec![CrateKind::Types, CrateKind::Client]),
            runtime_path: Some(runtime),
            ..Options::default()
        },
    });
    assert!(generated.is_ok());
    plan(&folder, &generated.files).unwrap().apply().unwrap();
    let profile = "[profile.dev]\ndebug = \"line-tables-only\"\n";
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [\"types\", \"client\"]\n\n{profile}");
    fs::write(folder.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root().join("tests/Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    cargo(&folder, &["check", "--offline", "--quiet"]);
}
