//! Responses: the schema stands below each media type of `produces` since 3.0.

use super::{Members, Swagger, items, media_types, members, schema};
use crate::source::Node;

impl Swagger<'_> {
    pub(super) fn response(&self, node: &Node, produces: Option<&Node>) -> Node {
        let Some(response) = node.as_object().filter(|response| !response.contains_key("$ref")) else {
            return node.clone();
        };
        let mut upgraded = Members::of(node.span);
        for entry in response {
            match entry.key.as_str() {
                "schema" | "examples" => {}
                "headers" => upgraded.put(&entry.key, members(&entry.value, items::header)),
                _ => upgraded.put(&entry.key, entry.value.clone()),
            }
        }
        let examples = response.get("examples").and_then(Node::as_object);
        if let Some(schema) = response.entry("schema") {
            let is_file = schema.value.get("type").and_then(Node::as_str) == Some("file");
            let otherwise = if is_file { "application/octet-stream" } else { "application/json" };
            let upgraded_schema = schema::upgrade(&schema.value);
            let mut content = Members::of(schema.value.span);
            for name in media_types(produces, otherwise, schema.key.span) {
                let mut media_type = Members::of(schema.value.span);
                media_type.put(&schema.key, upgraded_schema.clone());
                if let Some(example) = examples.and_then(|examples| examples.entry(&name)) {
                    media_type.add("example", example.key.span, example.value.clone());
                }
                content.put(&name, media_type.node());
            }
            upgraded.add("content", schema.key.span, content.node());
        }
        // Examples of media types that nothing produces stay as they were.
        if let Some(entry) = response.entry("examples") {
            upgraded.add("x-examples", entry.key.span, entry.value.clone());
        }
        upgraded.node()
    }
}
