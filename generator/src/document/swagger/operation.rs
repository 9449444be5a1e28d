//! Path items and operations.

use super::items::{self, Items};
use super::{Members, Swagger, body, extended};
use crate::source::{Node, Value};
use std::sync::Arc;

/// The operations of a path item (OpenAPI 2.0, Path Item Object).
const METHODS: &[&str] = &["get", "put", "post", "delete", "options", "head", "patch"];

impl Swagger<'_> {
    pub(super) fn path_item(&self, node: &Node) -> Node {
        let Some(item) = node.as_object() else { return node.clone() };
        let shared = item.get("parameters").and_then(Node::as_array).unwrap_or_default();
        let (bodies, others): (Vec<&Node>, Vec<&Node>) = shared.iter().partition(|shared| self.is_of_body(shared));
        let mut upgraded = Members::of(node.span);
        for entry in item {
            match entry.key.as_str() {
                "parameters" if entry.value.as_array().is_some() => {
                    upgraded.put(&entry.key, parameters(&entry.value, &others));
                }
                method if METHODS.contains(&method) => {
                    upgraded.put(&entry.key, self.operation(&entry.value, &bodies));
                }
                _ => upgraded.put(&entry.key, entry.value.clone()),
            }
        }
        upgraded.node()
    }

    /// An operation; `shared` are parameters of its path that are parts of the body.
    fn operation(&self, node: &Node, shared: &[&Node]) -> Node {
        let Some(operation) = node.as_object() else { return node.clone() };
        let of_operation = |name: &str| operation.get(name).or_else(|| self.list(name));
        let own = operation.get("parameters").and_then(Node::as_array).unwrap_or_default();
        let (mut bodies, others): (Vec<&Node>, Vec<&Node>) = own.iter().partition(|own| self.is_of_body(own));
        if bodies.is_empty() {
            bodies = shared.to_vec();
        }
        let bodies: Vec<&Node> = bodies.into_iter().map(|body| self.resolved(body, "parameters")).collect();
        let mut upgraded = Members::of(node.span);
        for entry in operation {
            match entry.key.as_str() {
                "consumes" | "produces" => {}
                "schemes" => upgraded.extend(self.own_servers(&entry.value)),
                "parameters" if entry.value.as_array().is_some() => {
                    upgraded.put(&entry.key, parameters(&entry.value, &others));
                }
                "responses" => {
                    // What a shared response is sent as is for the operation to say.
                    let response = |response: &Node| {
                        let inline = operation.contains_key("produces");
                        let response = if inline { self.resolved(response, "responses") } else { response };
                        self.response(response, of_operation("produces"))
                    };
                    upgraded.put(&entry.key, extended(&entry.value, response));
                }
                _ => upgraded.put(&entry.key, entry.value.clone()),
            }
        }
        let whole = bodies.iter().find(|body| Items::place(body) == Some("body"));
        let body = match (whole, bodies.first()) {
            (Some(whole), _) => Some(body::of_body(whole, of_operation("consumes"))),
            (None, Some(first)) => Some(body::of_form(&bodies, of_operation("consumes"), first.span)),
            (None, None) => None,
        };
        if let Some(body) = body {
            upgraded.add("requestBody", body.span, body);
        }
        upgraded.node()
    }

    fn is_of_body(&self, parameter: &Node) -> bool {
        matches!(Items::place(self.resolved(parameter, "parameters")), Some("body" | "formData"))
    }
}

fn parameters(list: &Node, of: &[&Node]) -> Node {
    let of = of.iter().map(|parameter| items::parameter(parameter)).collect();
    Node { span: list.span, value: Value::Array(Arc::new(of)) }
}
