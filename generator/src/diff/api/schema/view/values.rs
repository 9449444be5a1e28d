//! The values of `enum` and `const`, and of unions that are such lists in disguise.

use crate::document::SchemaObject;
use crate::source::{Node, Span, Value};
use std::collections::HashMap;

/// A list of values.
pub(in crate::diff::api::schema) struct Values<'a> {
    pub(in crate::diff::api::schema) span: Span,
    /// Null aside; each once, in the order of the document.
    pub(in crate::diff::api::schema) listed: Vec<Listed<'a>>,
    numbers: HashMap<String, usize>,
    /// Whether values that are not listed are allowed: a list beside any string names some of them.
    pub(in crate::diff::api::schema) open: bool,
}

/// A value of a list.
pub(in crate::diff::api::schema) struct Listed<'a> {
    pub(in crate::diff::api::schema) node: &'a Node,
    key: String,
}

impl<'a> Values<'a> {
    /// The values that a schema lists. An empty list would allow nothing; who writes one means that there is none.
    pub(super) fn of(object: &'a SchemaObject) -> Option<Self> {
        if let Some(only) = object.constant.as_deref() {
            return Self::new(only.span, false, std::iter::once(only));
        }
        let values = object.enumeration.as_deref().filter(|values| !values.is_empty())?;
        Self::new(values.span, false, values.iter())
    }

    pub(super) fn new(span: Span, open: bool, nodes: impl Iterator<Item = &'a Node>) -> Option<Self> {
        let mut values = Self { span, listed: Vec::new(), numbers: HashMap::new(), open };
        for node in nodes.filter(|node| !node.is_null()) {
            let key = key(node);
            if !values.numbers.contains_key(&key) {
                values.numbers.insert(key.clone(), values.listed.len());
                values.listed.push(Listed { node, key });
            }
        }
        // Null alone is said by the types.
        (!values.listed.is_empty()).then_some(values)
    }

    /// What both allow.
    pub(super) fn and(self, other: Self) -> Self {
        let (mut kept, by) = if self.open && !other.open { (other, self) } else { (self, other) };
        if !by.open {
            kept.listed.retain(|value| by.numbers.contains_key(&value.key));
            kept.numbers = kept.listed.iter().enumerate().map(|(at, value)| (value.key.clone(), at)).collect();
        }
        kept
    }

    /// Whether a value of another list is in this one.
    pub(in crate::diff::api::schema) fn contains(&self, value: &Listed<'_>) -> bool {
        self.numbers.contains_key(&value.key)
    }
}

/// The same for values that are equal: `1` and `1.0` are.
fn key(node: &Node) -> String {
    match &node.value {
        Value::Number(number) => number.as_i64().map_or_else(|| super::json(node), |whole| whole.to_string()),
        _ => super::json(node),
    }
}

/// Appends a value as JSON. It nests no deeper than the document.
pub(super) fn write(out: &mut String, node: &Node) {
    match &node.value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => out.push_str(number.as_str()),
        Value::String(text) => crate::json::quote(out, text),
        Value::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                write(out, item);
            }
            out.push(']');
        }
        Value::Object(members) => {
            out.push('{');
            for (at, (name, value)) in members.iter().enumerate() {
                out.push_str(if at > 0 { ", " } else { "" });
                crate::json::quote(out, name);
                out.push_str(": ");
                write(out, value);
            }
            out.push('}');
        }
    }
}
