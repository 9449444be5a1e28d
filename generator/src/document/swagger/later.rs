//! Fields of OpenAPI 3 in a document of version 2.0. They are read as they are meant there, and other tools pass them
//! over.

use crate::diagnostic::{Code, Diagnostic};
use crate::source::{Node, Object, Span};
use std::collections::BTreeMap;

/// Fields of the document, each with what version 2.0 has in its place.
const OF_DOCUMENT: &[(&str, &str)] = &[
    ("components", "`definitions`, `parameters`, `responses` and `securityDefinitions`, whose place it takes"),
    ("servers", "`host`, `basePath` and `schemes`"),
    ("openapi", "`swagger` alone"),
    ("webhooks", "`paths`, or `openapi: 3.1.0` at the beginning"),
];

const OF_OPERATION: &[(&str, &str)] = &[
    ("requestBody", "a parameter `in: body`, or parameters `in: formData`"),
    ("callbacks", "`openapi: 3.0.3` at the beginning: version 2.0 has none"),
    ("servers", "`schemes`"),
];

const OF_RESPONSE: &[(&str, &str)] =
    &[("content", "`schema` beside `description`, and the media types in `produces`"), ("links", "a description")];

/// A warning for each field of a later version, with all places of it.
pub(in crate::document) fn later(tree: &Node) -> Vec<Diagnostic> {
    let mut found = BTreeMap::new();
    let mut look = |object: &Object, what: &'static str, fields: &'static [(&str, &str)]| {
        for (field, instead) in fields {
            if let Some(entry) = object.entry(field) {
                found.entry((what, *field)).or_insert((*instead, Vec::new())).1.push(entry.key.span);
            }
        }
    };
    if let Some(root) = tree.as_object() {
        look(root, "the document", OF_DOCUMENT);
    }
    let operations = members(tree.get("paths")).flat_map(|item| members(Some(item)));
    for operation in operations.filter_map(Node::as_object) {
        look(operation, "an operation", OF_OPERATION);
        for response in members(operation.get("responses")).filter_map(Node::as_object) {
            look(response, "a response", OF_RESPONSE);
        }
    }
    found.into_iter().map(|((what, field), (instead, places))| warning(what, field, instead, places)).collect()
}

fn members(node: Option<&Node>) -> impl Iterator<Item = &Node> {
    node.and_then(Node::as_object).into_iter().flat_map(|object| object.values())
}

fn warning(what: &str, field: &str, instead: &str, places: Vec<Span>) -> Diagnostic {
    let message = format!("`{field}` of {what} is a field of OpenAPI 3, and this is a document of version 2.0");
    let found = Diagnostic::warning(Code::OutdatedKeyword, message).at_all(places, "read as in OpenAPI 3");
    found.help(format!("write {instead}"))
}
