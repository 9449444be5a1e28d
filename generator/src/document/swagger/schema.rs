//! Schemas: JSON Schema with other words for null, files and discriminators.

use super::{Members, each, members, text};
use crate::source::{Node, Value};

/// A schema, with all below it. Recursion follows the nesting of the tree.
pub(super) fn upgrade(node: &Node) -> Node {
    let Some(schema) = node.as_object() else { return node.clone() };
    let mut upgraded = Members::of(node.span);
    for entry in schema {
        let (key, value) = (&entry.key, &entry.value);
        match key.as_str() {
            "properties" | "patternProperties" | "definitions" => upgraded.put(key, members(value, upgrade)),
            "items" if value.as_array().is_some() => upgraded.put(key, each(value, upgrade)),
            "items" | "additionalProperties" | "not" => upgraded.put(key, upgrade(value)),
            "allOf" | "anyOf" | "oneOf" => upgraded.put(key, each(value, upgrade)),
            "x-nullable" => upgraded.add("nullable", key.span, value.clone()),
            "type" if value.as_str() == Some("file") => {
                upgraded.put(key, text("string", value.span));
                upgraded.add("format", value.span, text("binary", value.span));
            }
            "discriminator" if matches!(value.value, Value::String(_)) => {
                let mut discriminator = Members::of(value.span);
                discriminator.add("propertyName", value.span, value.clone());
                upgraded.put(key, discriminator.node());
            }
            _ => upgraded.put(key, value.clone()),
        }
    }
    upgraded.node()
}
