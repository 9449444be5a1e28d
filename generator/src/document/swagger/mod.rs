//! OpenAPI 2.0 (Swagger), upgraded to the shape of 3.0 before it is read: one direction, and nothing is lost.
//!
//! ```yaml
//! host: api.example.com                      servers: [{url: https://api.example.com/v1}]
//! basePath: /v1
//! parameters: [{in: body, schema: …}]        requestBody: {content: {application/json: {schema: …}}}
//! responses: {200: {schema: …}}              responses: {200: {content: {application/json: {schema: …}}}}
//! definitions: {Pet: …}                      components: {schemas: {Pet: …}}
//! ```
//! The tree is rewritten, with the places of the old one, so that diagnostics quote the document as it stands. References
//! keep their text: [`moved`] says where they lead.

mod body;
mod count;
mod items;
mod later;
mod operation;
mod response;
mod schema;
mod security;
mod servers;

pub(super) use count::too_much;
pub(super) use later::later;

use super::Kind;
use crate::json_pointer;
use crate::source::{Entry, Map, Node, Object, Span, Spanned, Text, Value};
use items::Items;
use std::sync::Arc;

/// The tree of a document of version 2.0 in the shape of 3.0.
pub(super) fn upgrade(tree: &Node) -> Node {
    let Some(root) = tree.as_object() else { return tree.clone() };
    let swagger = Swagger { root };
    let mut upgraded = Members::of(tree.span);
    let mut components = Members::of(tree.span);
    for entry in root {
        match entry.key.as_str() {
            "swagger" | "host" | "basePath" | "schemes" | "consumes" | "produces" => {}
            "paths" => upgraded.put(&entry.key, extended(&entry.value, |item| swagger.path_item(item))),
            "definitions" => components.add("schemas", entry.key.span, members(&entry.value, schema::upgrade)),
            "responses" => {
                let responses = members(&entry.value, |response| swagger.response(response, swagger.list("produces")));
                components.add("responses", entry.key.span, responses);
            }
            "parameters" => swagger.parameters(entry, &mut components),
            "securityDefinitions" => {
                components.add("securitySchemes", entry.key.span, members(&entry.value, security::upgrade));
            }
            _ => upgraded.put(&entry.key, entry.value.clone()),
        }
    }
    upgraded.extend(swagger.servers(root.get("schemes")));
    upgraded.add("components", tree.span.before(), components.node());
    upgraded.node()
}

/// What a reference leads to in another file, which is no document of its own.
pub(super) fn fragment(kind: Kind, node: &Node) -> Node {
    let swagger = Swagger { root: &Object::new() };
    match kind {
        Kind::Schema => schema::upgrade(node),
        Kind::Parameter => items::parameter(node),
        Kind::Response => swagger.response(node, None),
        Kind::PathItem => swagger.path_item(node),
        _ => node.clone(),
    }
}

/// The sections of a document of version 2.0 that became parts of `components`.
const SECTIONS: [(&str, Kind); 4] = [
    ("definitions", Kind::Schema),
    ("parameters", Kind::Parameter),
    ("responses", Kind::Response),
    ("securityDefinitions", Kind::SecurityScheme),
];

/// Where a pointer into a document of version 2.0 leads once that is upgraded.
pub(super) fn moved(segments: Vec<String>) -> Vec<String> {
    let first = segments.first().map(String::as_str);
    let Some((_, kind)) = SECTIONS.iter().find(|(section, _)| Some(*section) == first) else { return segments };
    ["components", kind.section()].into_iter().map(str::to_owned).chain(segments.into_iter().skip(1)).collect()
}

/// The section of version 2.0 that has things of a kind.
pub(super) fn section(kind: Kind) -> Option<&'static str> {
    SECTIONS.iter().find(|(_, of)| *of == kind).map(|(section, _)| *section)
}

/// The section of version 2.0 that became this one of `components`.
pub(super) fn written(of_components: &str) -> Option<&'static str> {
    SECTIONS.iter().find(|(_, of)| of.section() == of_components).map(|(section, _)| *section)
}

/// A document of version 2.0.
struct Swagger<'t> {
    root: &'t Object,
}

impl<'t> Swagger<'t> {
    /// A list at the root.
    fn list(&self, name: &str) -> Option<&'t Node> {
        self.root.get(name)
    }

    /// The item that a reference to a section of the root names, or the item itself.
    fn resolved<'n>(&self, node: &'n Node, section: &str) -> &'n Node
    where
        't: 'n,
    {
        let reference = node.get("$ref").and_then(Node::as_str);
        let name = reference.and_then(|text| text.strip_prefix("#/")?.strip_prefix(section)?.strip_prefix('/'));
        let target = name.and_then(|name| self.root.get(section)?.get(&json_pointer::unescape(name)));
        target.unwrap_or(node)
    }

    /// `parameters` of the root: those of bodies are of another kind since 3.0.
    fn parameters(&self, entry: &Entry<Node>, components: &mut Members) {
        let Some(all) = entry.value.as_object() else {
            components.add("parameters", entry.key.span, entry.value.clone());
            return;
        };
        let (mut parameters, mut bodies) = (Members::of(entry.value.span), Members::of(entry.value.span));
        for parameter in all {
            match Items::place(&parameter.value) {
                Some("body") => {
                    bodies.put(&parameter.key, body::of_body(&parameter.value, self.list("consumes")));
                }
                Some("formData") => {
                    let form = body::of_form(&[&parameter.value], self.list("consumes"), parameter.value.span);
                    bodies.put(&parameter.key, form);
                }
                _ => parameters.put(&parameter.key, items::parameter(&parameter.value)),
            }
        }
        components.add("parameters", entry.key.span, parameters.node());
        components.add("requestBodies", entry.key.span, bodies.node());
    }
}

/// Members of an object under construction.
struct Members {
    span: Span,
    entries: Vec<Entry<Node>>,
}

impl Members {
    fn of(span: Span) -> Self {
        Self { span, entries: Vec::new() }
    }

    /// A member under a key of the document.
    fn put(&mut self, key: &Spanned<Text>, value: Node) {
        self.entries.push(Entry { key: key.clone(), value });
    }

    /// A member under a key that stands for what is at `span`.
    fn add(&mut self, key: &str, span: Span, value: Node) {
        self.entries.push(Entry { key: Spanned::new(key.into(), span), value });
    }

    fn extend(&mut self, entry: Option<Entry<Node>>) {
        self.entries.extend(entry);
    }

    fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The object. A member that the document has under a name that 3.0 needs goes before the one that was made.
    fn node(self) -> Node {
        Node { span: self.span, value: Value::Object(Arc::new(Map::build(self.entries, |_, _| ()))) }
    }
}

/// A map whose values are upgraded, whatever they are called.
fn members(node: &Node, upgrade: impl Fn(&Node) -> Node) -> Node {
    changed(node, |entry| upgrade(&entry.value))
}

/// An object whose values are upgraded; extensions stay as they are.
fn extended(node: &Node, upgrade: impl Fn(&Node) -> Node) -> Node {
    changed(node, |entry| if entry.key.starts_with("x-") { entry.value.clone() } else { upgrade(&entry.value) })
}

fn changed(node: &Node, value: impl Fn(&Entry<Node>) -> Node) -> Node {
    let Some(object) = node.as_object() else { return node.clone() };
    let mut members = Members::of(node.span);
    object.entries().for_each(|entry| members.put(&entry.key, value(entry)));
    members.node()
}

/// A list whose elements are upgraded.
fn each(node: &Node, upgrade: impl Fn(&Node) -> Node) -> Node {
    match node.as_array() {
        Some(items) => Node { span: node.span, value: Value::Array(Arc::new(items.iter().map(upgrade).collect())) },
        None => node.clone(),
    }
}

fn text(value: &str, span: Span) -> Node {
    Node { span, value: Value::String(value.into()) }
}

fn boolean(value: bool, span: Span) -> Node {
    Node { span, value: Value::Bool(value) }
}

/// Media types: those of a list, or what stands for an absent or empty one.
fn media_types(list: Option<&Node>, otherwise: &str, span: Span) -> Vec<Spanned<Text>> {
    let listed = list.and_then(Node::as_array).unwrap_or_default();
    let listed = listed.iter().filter_map(|item| Some(Spanned::new(item.as_str()?.into(), item.span)));
    let listed: Vec<_> = listed.collect();
    if listed.is_empty() { vec![Spanned::new(otherwise.into(), span)] } else { listed }
}
