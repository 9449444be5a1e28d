//! Enumerations: one of the values that a document lists, or another one where that may stand.

use super::fault::Fault;
use super::reader::Reader;
use super::same::same;
use crate::shape::View;
use crate::validate::{Constant, constants, equals};
use serde_json::Value;
use std::borrow::Cow;

/// Whether texts that an enumeration does not list are values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Others {
    /// Never: the type has no place for them.
    Refused,
    /// To a tolerant reader.
    Tolerated,
    /// Always: the document says so.
    Allowed,
}

impl<'a> Reader<'a> {
    /// One of `values`, by its number, or another text where `others` may stand.
    pub(crate) fn choice(
        &mut self,
        values: &'static [&'static str],
        others: Others,
    ) -> Result<Result<usize, Cow<'a, str>>, Fault> {
        self.peek();
        let at = self.at;
        let text = self.string()?;
        match values.iter().position(|value| same(value.as_bytes(), text.as_bytes())) {
            Some(index) => Ok(Ok(index)),
            None if others == Others::Allowed => Ok(Err(text)),
            None if others == Others::Tolerated && !self.is_strict() => Ok(Err(text)),
            None => {
                let message = format!("expected one of {}", crate::validate::quoted_list(values));
                Err(Fault::mismatch(at, "enum", message))
            }
        }
    }

    /// One of `values`, by its number, or another integer to a tolerant reader.
    pub(crate) fn integer_choice(&mut self, values: &'static [i64]) -> Result<Result<usize, i64>, Fault> {
        self.peek();
        let at = self.at;
        let integer = self.bounded()?;
        match values.iter().position(|value| *value == integer) {
            Some(index) => Ok(Ok(index)),
            None if self.is_strict() => {
                let values = values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>();
                Err(Fault::mismatch(at, "enum", format!("expected one of {}", values.join(", "))))
            }
            None => Ok(Err(integer)),
        }
    }

    /// One of `values`, by its number, or another scalar to a tolerant reader. The text of a parameter has no kind: it
    /// is the first value that is spelled so.
    pub(crate) fn value_choice(&mut self, values: &'static [Constant]) -> Result<Result<usize, Value>, Fault> {
        if self.is_json() && matches!(self.peek(), b'{' | b'[' | b'n') {
            return Err(self.wrong_type("a boolean, a number or a string"));
        }
        let (at, json) = (self.at, self.is_json());
        let value = self.value()?;
        let is = |constant: &Constant| match (&value, constant) {
            (Value::String(text), Constant::Boolean(_) | Constant::Number(_)) if !json => {
                constant.to_string() == format!("`{text}`")
            }
            (value, constant) => equals(View::Any(value), constant),
        };
        match values.iter().position(is) {
            Some(index) => Ok(Ok(index)),
            None if self.is_strict() => {
                Err(Fault::mismatch(at, "enum", format!("expected one of {}", constants(values))))
            }
            None => Ok(Err(value)),
        }
    }
}
