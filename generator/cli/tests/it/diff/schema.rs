//! `docs/diff.schema.json` against what the command prints, by as much of JSON Schema as that file uses.

use std::path::Path;

use serde_json::{Value, json};

/// Everything that the schema may say; whatever else it said would go unchecked.
const KEYWORDS: [&str; 17] = [
    "$schema",
    "$defs",
    "$ref",
    "title",
    "description",
    "type",
    "required",
    "properties",
    "additionalProperties",
    "items",
    "enum",
    "const",
    "minimum",
    "pattern",
    "anyOf",
    "oneOf",
    "version",
];

/// A report that follows its schema.
pub(super) fn checked(report: &str) -> Value {
    let report: Value = serde_json::from_str(report).unwrap_or_else(|error| panic!("{error}: {report}"));
    let schema = schema();
    let mut wrong = Vec::new();
    check(&schema, &schema, &report, "", &mut wrong);
    assert!(wrong.is_empty(), "{wrong:#?} in {report:#}");
    report
}

fn schema() -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/diff.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn check(root: &Value, schema: &Value, value: &Value, at: &str, wrong: &mut Vec<String>) {
    let schema = schema.as_object().unwrap();
    let mut must = |holds: bool, what: &str| {
        if !holds {
            wrong.push(format!("{at}: {what}"));
        }
    };
    for keyword in schema.keys() {
        must(KEYWORDS.contains(&keyword.as_str()), "an unknown keyword of the schema");
    }
    if let Some(types) = schema.get("type") {
        let types = types.as_array().cloned().unwrap_or_else(|| vec![types.clone()]);
        must(types.iter().any(|name| is(value, name.as_str().unwrap())), &format!("must be {types:?}"));
    }
    must(schema.get("const").is_none_or(|constant| constant == value), "another constant");
    must(schema.get("enum").is_none_or(|values| values.as_array().unwrap().contains(value)), "not of the enumeration");
    must(schema.get("minimum").is_none_or(|least| value.as_u64() >= least.as_u64()), "too small");
    must(schema.get("pattern").is_none_or(|pattern| matches(pattern.as_str().unwrap(), value)), "not of the pattern");
    if let Some(object) = value.as_object() {
        for name in schema.get("required").and_then(Value::as_array).into_iter().flatten() {
            must(object.contains_key(name.as_str().unwrap()), &format!("without {name}"));
        }
        let properties = schema.get("properties").and_then(Value::as_object);
        for (name, value) in object {
            match properties.and_then(|properties| properties.get(name)) {
                Some(property) => check(root, property, value, &format!("{at}/{name}"), wrong),
                None if schema.get("additionalProperties") == Some(&json!(false)) => {
                    wrong.push(format!("{at}: {name} is not known"));
                }
                None => {}
            }
        }
    }
    for (number, value) in value.as_array().into_iter().flatten().enumerate() {
        if let Some(items) = schema.get("items") {
            check(root, items, value, &format!("{at}/{number}"), wrong);
        }
    }
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        check(root, root.pointer(&name[1..]).unwrap(), value, at, wrong);
    }
    for (keyword, alone) in [("anyOf", false), ("oneOf", true)] {
        let Some(branches) = schema.get(keyword).and_then(Value::as_array) else { continue };
        let found: Vec<Vec<String>> = branches.iter().map(|branch| wrong_in(root, branch, value, at)).collect();
        let fitting = found.iter().filter(|wrong| wrong.is_empty()).count();
        if fitting == 0 || alone && fitting > 1 {
            wrong.push(format!("{at}: {fitting} branches of {keyword} fit: {found:?}"));
        }
    }
}

fn wrong_in(root: &Value, schema: &Value, value: &Value, at: &str) -> Vec<String> {
    let mut wrong = Vec::new();
    check(root, schema, value, at, &mut wrong);
    wrong
}

fn is(value: &Value, name: &str) -> bool {
    match name {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "integer" => value.is_u64() || value.is_i64(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("{other}"),
    }
}

/// The two patterns of the schema.
fn matches(pattern: &str, value: &Value) -> bool {
    let text = value.as_str().unwrap_or_default();
    let is_of = |text: &str, of: fn(u8) -> bool| !text.is_empty() && text.bytes().all(of);
    match pattern {
        "^[a-z]+(-[a-z]+)*$" => text.split('-').all(|word| is_of(word, |byte| byte.is_ascii_lowercase())),
        "^[0-9]{4}-[0-9]{2}-[0-9]{2}$" => {
            text.split('-').map(str::len).eq([4, 2, 2])
                && text.split('-').all(|word| is_of(word, |byte| byte.is_ascii_digit()))
        }
        other => panic!("{other}"),
    }
}

#[test]
fn the_check_finds_what_is_wrong() {
    let schema = schema();
    let wrong = |value: Value| wrong_in(&schema, &schema, &value, "");
    let whole = || json!({ "version": 1, "ok": true, "fails": false, "vendors": [] });
    assert_eq!(wrong(whole()), [""; 0]);
    assert_eq!(wrong(json!({ "version": 1, "ok": false, "failure": "no git", "vendors": [] })), [""; 0]);
    let edits: [(&str, Value); 5] = [
        ("version", json!(2)),
        ("fails", json!("no")),
        ("vendors", json!([{}])),
        ("more", json!(1)),
        ("ok", json!(false)),
    ];
    for (name, value) in edits {
        let mut report = whole();
        report[name] = value;
        assert!(!wrong(report).is_empty(), "{name}");
    }
}
