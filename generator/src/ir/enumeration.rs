//! Enumerations, and the JSON that they list.

use super::{Docs, Limit, Span};
use crate::source::Text;

/// One of a list of values.
#[derive(Debug, Clone, PartialEq)]
pub struct Enumeration {
    /// The values, in document order.
    pub variants: Vec<Variant>,
    /// Whether the document itself allows other strings.
    pub open: bool,
}

impl Enumeration {
    /// Whether all values are integers.
    pub fn is_of_integers(&self) -> bool {
        self.variants.iter().all(|variant| variant.value.as_i64().is_some())
    }
}

/// A value of an enumeration.
#[derive(Debug, Clone, PartialEq)]
pub struct Variant {
    /// The value.
    pub value: Json,
    /// What the document calls it: the title of a branch that has this value alone.
    pub title: Option<Text>,
    /// What the document says of it.
    pub docs: Docs,
    /// The value's place.
    pub span: Span,
}

/// A JSON value of the document; the order is none of values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Json {
    /// `null`
    Null,
    /// A boolean.
    Boolean(bool),
    /// A number, as it is written.
    Number(Text),
    /// A string.
    String(Text),
    /// An array.
    Array(Vec<Json>),
    /// An object, in its order.
    Object(Vec<(Text, Json)>),
}

impl Json {
    /// The value, where it is a whole number of at most 128 bits, however it is spelled: `1`, `1.0`, `1e3`.
    pub fn as_integer(&self) -> Option<i128> {
        match self {
            Self::Number(literal) => {
                crate::source::Number::from_literal(literal.as_str()).integer_digits()?.parse().ok()
            }
            _ => None,
        }
    }

    /// The same, of 64 bits.
    pub fn as_i64(&self) -> Option<i64> {
        i64::try_from(self.as_integer()?).ok()
    }

    /// Whether it is a number that a float says without loss.
    pub fn is_double(&self) -> bool {
        matches!(self, Self::Number(literal) if !matches!(Limit::of(literal), Limit::Literal(_)))
    }

    /// Whether it is a number and no integer.
    pub fn has_fraction(&self) -> bool {
        matches!(self, Self::Number(_)) && self.as_i64().is_none()
    }

    /// A scalar without the quotes of a string; structures are not spelled out.
    pub fn bare(&self) -> String {
        match self {
            Self::Null => "null".to_owned(),
            Self::Boolean(value) => value.to_string(),
            Self::Number(text) | Self::String(text) => text.to_string(),
            Self::Array(_) | Self::Object(_) => "value".to_owned(),
        }
    }
}
