//! Documentation of schemas, operations and values.

use crate::document::SchemaObject;
use crate::ir::{Docs, Json};
use crate::source::{Node, Value as Tree};

/// What a schema says of itself. Its title is a name for people and stays out of the text.
pub(super) fn of_schema(schema: &SchemaObject) -> Docs {
    Docs {
        summary: None,
        description: schema.description.as_ref().map(|text| text.value.clone()),
        deprecated: schema.openapi.deprecated,
    }
}

/// A value of the document as JSON.
pub(super) fn json(node: &Node) -> Json {
    match &node.value {
        Tree::Null => Json::Null,
        Tree::Bool(value) => Json::Boolean(*value),
        Tree::Number(number) => Json::Number(number.text().clone()),
        Tree::String(text) => Json::String(text.clone()),
        Tree::Array(items) => Json::Array(items.iter().map(json).collect()),
        Tree::Object(members) => {
            Json::Object(members.iter().map(|(key, value)| (key.value.clone(), json(value))).collect())
        }
    }
}
