//! The positioned tree: JSON's data model with a place for every value and key.

use super::{Map, Number, Span, Text};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// An object's members in document order, each key with its place.
pub type Object = Map<Node>;

/// A value and where it stands.
///
/// Copies are cheap: arrays and objects are shared, so YAML aliases and the raw parts that later stages keep
/// (defaults, examples, extensions) cost one counter each. Compares by value and place of keys, see [`Value`].
#[derive(Clone, Debug)]
pub struct Node {
    /// The value's own text; for an alias, the place of what it names.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// What a node can be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Value {
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, with its literal.
    Number(Number),
    /// A string.
    String(Text),
    /// A sequence.
    Array(Arc<Vec<Node>>),
    /// A mapping.
    Object(Arc<Object>),
}

/// Compares values, never places.
impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Node {}

impl Hash for Node {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl Node {
    /// The members, when this is an object.
    #[must_use]
    pub fn as_object(&self) -> Option<&Object> {
        if let Value::Object(object) = &self.value { Some(object) } else { None }
    }

    /// The items, when this is an array.
    #[must_use]
    pub fn as_array(&self) -> Option<&[Node]> {
        if let Value::Array(items) = &self.value { Some(items) } else { None }
    }

    /// The text, when this is a string.
    #[must_use]
    pub fn as_str(&self) -> Option<&str> {
        if let Value::String(text) = &self.value { Some(text) } else { None }
    }

    /// The number, when this is one.
    #[must_use]
    pub fn as_number(&self) -> Option<&Number> {
        if let Value::Number(number) = &self.value { Some(number) } else { None }
    }

    /// The truth value, when this is one.
    #[must_use]
    pub fn as_bool(&self) -> Option<bool> {
        if let Value::Bool(value) = self.value { Some(value) } else { None }
    }

    /// Whether this is `null`.
    #[must_use]
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }

    /// The member `key`, when this is an object that has it.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.as_object()?.get(key)
    }
}

impl Value {
    /// The kind in words for a message: `an object`, `a string`, …
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a boolean",
            Self::Number(_) => "a number",
            Self::String(_) => "a string",
            Self::Array(_) => "an array",
            Self::Object(_) => "an object",
        }
    }
}
