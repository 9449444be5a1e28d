//! Values that the document states, against values that were sent.

use super::apply::{each_member, typed};
use super::number::order;
use super::walk::look;
use super::{Constant, JsonType, Limit};
use crate::number::Exact;
use crate::shape::View;
use serde_json::Value;
use std::cmp::Ordering;
use std::fmt;

/// Whether a value is equal to a constant (Core 2020-12, section 4.2.2). As deep as the constant.
pub(crate) fn equals(view: View<'_>, constant: &Constant) -> bool {
    match (view, constant) {
        (View::Any(value), _) => {
            let mut equal = false;
            typed(value, &mut |view| equal = equals(view, constant));
            equal
        }
        (View::Null, Constant::Null) => true,
        (View::Boolean(value), Constant::Boolean(constant)) => value == *constant,
        (View::Integer(_) | View::Number(_) | View::Literal(_), Constant::Number(constant)) => {
            order(view, *constant) == Some(Ordering::Equal)
        }
        (View::String(text), Constant::String(constant)) => text == *constant,
        (View::Array(elements), Constant::Array(constants)) => {
            elements.len() == constants.len()
                && constants.iter().enumerate().all(|(index, constant)| {
                    let mut equal = false;
                    if let Some(element) = elements.get(index) {
                        look(element, &mut |view, _| equal = equals(view, constant));
                    }
                    equal
                })
        }
        (View::Map(_) | View::Object(..), Constant::Object(constants)) => {
            let (mut count, mut all) = (0, true);
            each_member(view, &mut |name, value| {
                count += 1;
                let mut equal = false;
                if let Some((_, constant)) = constants.iter().find(|(other, _)| *other == name) {
                    look(value, &mut |view, _| equal = equals(view, constant));
                }
                all &= equal;
            });
            all && count == constants.len()
        }
        _ => false,
    }
}

/// Whether a value is of a type.
pub(super) fn is_of(view: View<'_>, of: JsonType) -> bool {
    match view {
        View::Stream(_) => false,
        View::Null => of == JsonType::Null,
        View::Boolean(_) => of == JsonType::Boolean,
        View::Integer(_) => matches!(of, JsonType::Integer | JsonType::Number),
        View::Number(value) => of == JsonType::Number || of == JsonType::Integer && value.fract() == 0.0,
        View::Literal(value) => of == JsonType::Number || of == JsonType::Integer && Exact::of(value).is_integer(),
        View::String(_) | View::Binary(_) => of == JsonType::String,
        View::Array(_) => of == JsonType::Array,
        View::Map(_) | View::Object(..) => of == JsonType::Object,
        View::Any(value) => {
            let mut is = false;
            typed(value, &mut |view| is = is_of(view, of));
            is
        }
    }
}

impl fmt::Display for JsonType {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Null => "null",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::Number => "a number",
            Self::String => "a string",
            Self::Array => "an array",
            Self::Object => "an object",
        })
    }
}

/// Constants for a message: `` `a`, `1` ``.
pub(crate) fn constants(all: &[Constant]) -> String {
    all.iter().map(Constant::to_string).collect::<Vec<_>>().join(", ")
}

/// The value as JSON.
impl From<&Constant> for Value {
    fn from(constant: &Constant) -> Self {
        match constant {
            Constant::Null => Self::Null,
            Constant::Boolean(value) => Self::Bool(*value),
            Constant::Number(Limit::Integer(value)) => (*value).into(),
            Constant::Number(Limit::Number(value)) => (*value).into(),
            Constant::Number(Limit::Literal(literal)) => literal.parse().map_or(Value::Null, Value::Number),
            Constant::String(text) => (*text).into(),
            Constant::Array(constants) => constants.iter().map(Self::from).collect(),
            Constant::Object(members) => members.iter().map(|(name, value)| (*name, Self::from(value))).collect(),
        }
    }
}

/// How much of a structure a message holds, in bytes.
const LONGEST: usize = 200;

/// As a sentence has it: large structures are not written out.
impl fmt::Display for Constant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => formatter.write_str("`null`"),
            Self::Boolean(value) => write!(formatter, "`{value}`"),
            Self::Number(value) => write!(formatter, "`{value}`"),
            Self::String(text) => write!(formatter, "`{}`", text.escape_debug()),
            Self::Array(_) | Self::Object(_) => match Value::from(self).to_string() {
                text if text.len() <= LONGEST => write!(formatter, "`{}`", text.escape_debug()),
                _ => formatter.write_str("a value that the document lists"),
            },
        }
    }
}
