//! Enumerations of integers, and of values of several kinds.

use crate::codec::Unlisted;
use crate::json::{Fault, Reader};
use crate::shape::View;
use crate::validate::{Constant, equals};
use serde_json::Value;
use std::fmt;

/// The variant of an integer; `unknown` of it where it is not listed.
pub fn of_integer<T: Clone>(variants: &[T], values: &[i64], unknown: fn(Unlisted<i64>) -> T, integer: i64) -> T {
    let index = values.iter().position(|value| *value == integer);
    let listed = index.and_then(|index| variants.get(index));
    listed.cloned().unwrap_or_else(|| unknown(Unlisted::new(integer)))
}

/// The variant of a value; `unknown` of it where it is not listed.
pub fn of_value<T: Clone>(variants: &[T], values: &[Constant], unknown: fn(Unlisted<Value>) -> T, value: Value) -> T {
    let index = values.iter().position(|constant| equals(View::Any(&value), constant));
    let listed = index.and_then(|index| variants.get(index));
    listed.cloned().unwrap_or_else(|| unknown(Unlisted::new(value)))
}

/// The listed value that a variant stands for.
pub fn constant_of<T: PartialEq>(variants: &[T], values: &'static [Constant], variant: &T) -> &'static Constant {
    let index = variants.iter().position(|other| other == variant);
    index.and_then(|index| values.get(index)).unwrap_or(&Constant::Null)
}

/// Reads an enumeration of integers, whose `unknown` variant a strict reader never makes.
pub fn read_integer<T: Clone>(
    value: &mut T,
    variants: &[T],
    values: &'static [i64],
    unknown: fn(Unlisted<i64>) -> T,
    reader: &mut Reader<'_>,
) -> Result<(), Fault> {
    let listed = match reader.integer_choice(values)? {
        Ok(index) => variants.get(index).cloned(),
        Err(integer) => Some(unknown(Unlisted::new(integer))),
    };
    *value = listed.unwrap_or_else(|| value.clone());
    Ok(())
}

/// Reads an enumeration of values of several kinds, whose `unknown` variant a strict reader never makes.
pub fn read_value<T: Clone>(
    value: &mut T,
    variants: &[T],
    values: &'static [Constant],
    unknown: fn(Unlisted<Value>) -> T,
    reader: &mut Reader<'_>,
) -> Result<(), Fault> {
    let listed = match reader.value_choice(values)? {
        Ok(index) => variants.get(index).cloned(),
        Err(other) => Some(unknown(Unlisted::new(other))),
    };
    *value = listed.unwrap_or_else(|| value.clone());
    Ok(())
}

/// Shows a value without the quotes of a string.
///
/// # Errors
/// When the formatter refuses.
pub fn show_bare(value: &Value, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    match value {
        Value::String(text) => formatter.pad(text),
        other => formatter.pad(&other.to_string()),
    }
}
