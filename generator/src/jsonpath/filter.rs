//! Whether a condition holds for a node (RFC 9535, section 2.3.5).

use super::evaluate::{Exhausted, Work};
use super::function;
use super::model::{Comparison, Inner, Logical, Operand, Pattern, number};
use crate::source::{Node, Number, Value};
use std::borrow::Cow;
use std::cmp::Ordering;

impl<'t> Work<'t> {
    /// As deep as the parser lets conditions stand in each other.
    pub(super) fn holds(&mut self, condition: &Logical, node: &'t Node) -> Result<bool, Exhausted> {
        match condition {
            Logical::Any(parts) => {
                for part in parts {
                    if self.holds(part, node)? {
                        return Ok(true);
                    }
                }
                Ok(false)
            }
            Logical::All(parts) => {
                for part in parts {
                    if !self.holds(part, node)? {
                        return Ok(false);
                    }
                }
                Ok(true)
            }
            Logical::Not(inner) => Ok(!self.holds(inner, node)?),
            Logical::Exists(inner) => Ok(!self.nodes(inner, node)?.is_empty()),
            Logical::Compare(left, comparison, right) => {
                let (left, right) = (self.operand(left, node)?, self.operand(right, node)?);
                Ok(compare(left.as_deref(), *comparison, right.as_deref()))
            }
            Logical::Matches(found) => {
                let text = self.operand(&found.text, node)?;
                let Some(Value::String(text)) = text.as_deref() else { return Ok(false) };
                match &found.pattern {
                    Pattern::Written(pattern) => {
                        Ok(pattern.as_ref().is_some_and(|pattern| function::matches(pattern, text)))
                    }
                    Pattern::Found(operand) => {
                        let pattern = self.operand(operand, node)?;
                        let Some(Value::String(pattern)) = pattern.as_deref() else { return Ok(false) };
                        let pattern = function::compile(pattern, found.whole);
                        Ok(pattern.is_some_and(|pattern| function::matches(&pattern, text)))
                    }
                }
            }
        }
    }

    fn nodes(&mut self, inner: &Inner, node: &'t Node) -> Result<Vec<&'t Node>, Exhausted> {
        let start = if inner.from_root { self.root } else { node };
        Ok(self.run(&inner.query, start, false)?.into_iter().map(|reached| reached.node).collect())
    }

    /// The value of an operand, or nothing.
    fn operand(&mut self, operand: &Operand, node: &'t Node) -> Result<Option<Cow<'t, Value>>, Exhausted> {
        Ok(match operand {
            Operand::Literal(value) => Some(Cow::Owned(value.clone())),
            Operand::Single(inner) | Operand::Value(inner) => match self.nodes(inner, node)?.as_slice() {
                [one] => Some(Cow::Borrowed(&one.value)),
                _ => None,
            },
            Operand::Count(inner) => Some(Cow::Owned(number(self.nodes(inner, node)?.len()))),
            Operand::Length(of) => {
                let length = match self.operand(of, node)?.as_deref() {
                    Some(Value::String(text)) => Some(text.chars().count()),
                    Some(Value::Array(items)) => Some(items.len()),
                    Some(Value::Object(object)) => Some(object.len()),
                    _ => None,
                };
                length.map(|length| Cow::Owned(number(length)))
            }
        })
    }
}

/// Nothing equals nothing, and values of different kinds have no order (section 2.3.5.2.2).
fn compare(left: Option<&Value>, comparison: Comparison, right: Option<&Value>) -> bool {
    let equal = match (left, right) {
        (Some(left), Some(right)) => is_equal(left, right),
        (None, None) => true,
        _ => false,
    };
    let is = |wanted: Ordering| left.zip(right).and_then(|(left, right)| order(left, right)) == Some(wanted);
    match comparison {
        Comparison::Equal => equal,
        Comparison::NotEqual => !equal,
        Comparison::Less => is(Ordering::Less),
        Comparison::Greater => is(Ordering::Greater),
        Comparison::LessOrEqual => equal || is(Ordering::Less),
        Comparison::GreaterOrEqual => equal || is(Ordering::Greater),
    }
}

fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => numbers(left, right),
        (Value::String(left), Value::String(right)) => Some(left.cmp(right)),
        _ => None,
    }
}

/// Exact among integers of 64 bits, else by the nearest doubles.
fn numbers(left: &Number, right: &Number) -> Option<Ordering> {
    match left.as_i64().zip(right.as_i64()) {
        Some((left, right)) => Some(left.cmp(&right)),
        None => left.as_f64()?.partial_cmp(&right.as_f64()?),
    }
}

/// Equality of JSON values: numbers by value, objects whatever their order. As deep as the document, which the reader
/// limits.
pub(crate) fn is_equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => left.is_equal(right),
        (Value::Array(left), Value::Array(right)) => {
            left.len() == right.len() && left.iter().zip(right.iter()).all(|(a, b)| is_equal(&a.value, &b.value))
        }
        (Value::Object(left), Value::Object(right)) => {
            let same = |(key, node): (_, &Node)| {
                let key: &crate::source::Spanned<crate::source::Text> = key;
                right.get(key.as_str()).is_some_and(|other| is_equal(&node.value, &other.value))
            };
            left.len() == right.len() && left.iter().all(same)
        }
        _ => left == right,
    }
}
