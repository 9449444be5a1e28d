//! Parameters and headers: what is said of their value beside their name stands in a schema since 3.0, and
//! `collectionFormat` is a `style`.
//!
//! | `collectionFormat` | `style` | `explode` |
//! |---|---|---|
//! | `csv`, or none | `form` in queries, else `simple` | `false` |
//! | `ssv` | `spaceDelimited` | `false` |
//! | `tsv` | `tabDelimited`, which no version of OpenAPI has | `false` |
//! | `pipes` | `pipeDelimited` | `false` |
//! | `multi` | `form` | `true` |

use super::{Members, boolean, schema, text};
use crate::source::{Entry, Map, Node, Span};

/// What a parameter or a header says, taken apart.
pub(super) struct Items<'n> {
    node: &'n Node,
    entries: Vec<&'n Entry<Node>>,
}

/// Members that are about the parameter, not about its value.
const OWN: &[&str] = &["name", "in", "description", "required", "allowEmptyValue", "$ref", "schema"];

impl<'n> Items<'n> {
    pub(super) fn of(node: &'n Node) -> Self {
        Self { node, entries: node.as_object().map(|object| object.entries().collect()).unwrap_or_default() }
    }

    /// `in`.
    pub(super) fn place(node: &Node) -> Option<&str> {
        node.get("in").and_then(Node::as_str)
    }

    /// The members that are about the parameter itself; extensions too, but for `x-nullable`.
    pub(super) fn own(&self) -> impl Iterator<Item = &'n Entry<Node>> + use<'_, 'n> {
        self.entries.iter().copied().filter(|entry| is_own(&entry.key))
    }

    /// The schema of the value.
    pub(super) fn schema(&self) -> Node {
        let mut members = Members::of(self.node.span);
        for entry in self.entries.iter().filter(|entry| !is_own(&entry.key)) {
            match entry.key.as_str() {
                "collectionFormat" => {}
                "items" => members.put(&entry.key, inner(&entry.value)),
                _ => members.put(&entry.key, entry.value.clone()),
            }
        }
        schema::upgrade(&members.node())
    }

    /// `style` and `explode`, where the value is a list: what is said by saying nothing differs from 3.0.
    pub(super) fn style(&self, in_query: bool) -> Option<[(&'static str, Span, Node); 2]> {
        let format = self.node.get("collectionFormat");
        if format.is_none() && self.node.get("type").and_then(Node::as_str) != Some("array") {
            return None;
        }
        let (style, explode) = match format.and_then(Node::as_str).unwrap_or("csv") {
            "csv" if in_query => ("form", false),
            "csv" => ("simple", false),
            "ssv" => ("spaceDelimited", false),
            "tsv" => ("tabDelimited", false),
            "pipes" => ("pipeDelimited", false),
            "multi" => ("form", true),
            // The reader says that it is no style.
            other => return Some(self.styled(other, false, format)),
        };
        Some(self.styled(style, explode, format))
    }

    fn styled(&self, style: &str, explode: bool, format: Option<&Node>) -> [(&'static str, Span, Node); 2] {
        let at = format.map_or(self.node.span, |format| format.span);
        [("style", at, text(style, at)), ("explode", at, boolean(explode, at))]
    }
}

fn is_own(key: &str) -> bool {
    OWN.contains(&key) || key.starts_with("x-") && key != "x-nullable"
}

/// The elements of a list. Lists in lists have a format of their own, which has no counterpart: it stays as a remark.
fn inner(node: &Node) -> Node {
    let Some(object) = node.as_object() else { return node.clone() };
    let mut members = Members::of(node.span);
    for entry in object {
        match entry.key.as_str() {
            "collectionFormat" => members.add("x-collectionFormat", entry.key.span, entry.value.clone()),
            "items" => members.put(&entry.key, inner(&entry.value)),
            _ => members.put(&entry.key, entry.value.clone()),
        }
    }
    members.node()
}

/// A parameter outside of the body.
pub(super) fn parameter(node: &Node) -> Node {
    if node.get("$ref").is_some() || node.as_object().is_none_or(Map::is_empty) {
        return node.clone();
    }
    let items = Items::of(node);
    let mut upgraded = Members::of(node.span);
    items.own().for_each(|entry| upgraded.put(&entry.key, entry.value.clone()));
    for (key, span, value) in items.style(Items::place(node) == Some("query")).into_iter().flatten() {
        upgraded.add(key, span, value);
    }
    upgraded.add("schema", node.span, items.schema());
    upgraded.node()
}

/// A header of a response.
pub(super) fn header(node: &Node) -> Node {
    let items = Items::of(node);
    let mut upgraded = Members::of(node.span);
    items.own().for_each(|entry| upgraded.put(&entry.key, entry.value.clone()));
    for (key, span, value) in items.style(false).into_iter().flatten() {
        upgraded.add(key, span, value);
    }
    upgraded.add("schema", node.span, items.schema());
    upgraded.node()
}
