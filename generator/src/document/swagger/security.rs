//! Security schemes: `basic` is an HTTP scheme, and an OAuth scheme has flows, since 3.0.

use super::{Members, text};
use crate::source::Node;

/// An entry of `securityDefinitions`.
pub(super) fn upgrade(node: &Node) -> Node {
    let Some(scheme) = node.as_object() else { return node.clone() };
    let kind = scheme.get("type").and_then(Node::as_str);
    let mut upgraded = Members::of(node.span);
    let mut flow = Members::of(node.span);
    for entry in scheme {
        match (kind, entry.key.as_str()) {
            (Some("basic"), "type") => {
                upgraded.put(&entry.key, text("http", entry.value.span));
                upgraded.add("scheme", entry.value.span, text("basic", entry.value.span));
            }
            (Some("oauth2"), "flow") => {}
            (Some("oauth2"), "authorizationUrl" | "tokenUrl" | "scopes") => {
                flow.put(&entry.key, entry.value.clone());
            }
            _ => upgraded.put(&entry.key, entry.value.clone()),
        }
    }
    if kind == Some("oauth2") {
        let named = scheme.get("flow");
        let name = match named.and_then(Node::as_str) {
            Some("application") => "clientCredentials",
            Some("accessCode") => "authorizationCode",
            Some(other) => other,
            None => "implicit",
        };
        let at = named.map_or(node.span, |named| named.span);
        let mut flows = Members::of(node.span);
        flows.add(name, at, flow.node());
        upgraded.add("flows", at, flows.node());
    }
    upgraded.node()
}
