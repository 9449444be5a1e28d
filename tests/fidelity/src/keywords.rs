//! Where schemas stand in a schema (JSON Schema 2020-12, and what OpenAPI 3.0 has of it).

use serde_json::{Map, Value};

const ONE: [&str; 11] = [
    "additionalProperties",
    "contains",
    "contentSchema",
    "else",
    "if",
    "items",
    "not",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];
const LIST: [&str; 4] = ["allOf", "anyOf", "oneOf", "prefixItems"];
const NAMED: [&str; 5] = ["$defs", "definitions", "dependentSchemas", "patternProperties", "properties"];

/// The schemas directly below a schema, each with the pointer to it.
pub(crate) fn below(schema: &Map<String, Value>) -> Vec<(String, &Value)> {
    let mut found = Vec::new();
    for (keyword, value) in schema {
        let name = keyword.as_str();
        match value {
            Value::Array(items) if LIST.contains(&name) => {
                found.extend(items.iter().enumerate().map(|(number, item)| (format!("/{name}/{number}"), item)));
            }
            Value::Object(named) if NAMED.contains(&name) => {
                found.extend(named.iter().map(|(key, value)| (format!("/{name}/{}", escape(key)), value)));
            }
            value if ONE.contains(&name) => found.push((format!("/{name}"), value)),
            _ => {}
        }
    }
    found
}

/// A schema without what only describes it, down to its leaves: what two schemas of equal meaning have in common.
pub(crate) fn bare(schema: &Value) -> Value {
    let Some(schema) = schema.as_object() else { return schema.clone() };
    let mut kept = Map::new();
    for (keyword, value) in schema {
        let name = keyword.as_str();
        let value = match value {
            _ if describes(name) => continue,
            Value::Array(items) if LIST.contains(&name) => items.iter().map(bare).collect(),
            Value::Object(named) if NAMED.contains(&name) => {
                Value::Object(named.iter().map(|(key, value)| (key.clone(), bare(value))).collect())
            }
            value if ONE.contains(&name) => bare(value),
            value => value.clone(),
        };
        kept.insert(keyword.clone(), value);
    }
    Value::Object(kept)
}

fn describes(keyword: &str) -> bool {
    const DESCRIBING: [&str; 9] =
        ["default", "deprecated", "description", "example", "examples", "externalDocs", "summary", "title", "xml"];
    DESCRIBING.contains(&keyword) || keyword.starts_with("x-")
}

/// A key as a token of a JSON pointer (RFC 6901, section 3).
pub(crate) fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
