//! Scalars as text, and what is inside of the other values.

use serde_json::Value;

use crate::Codec;
use crate::json::{Direction, Writing, encode_with, view};
use crate::shape::{Access, View};

/// A value, as forms see it.
pub(super) enum Seen<'v> {
    Null,
    Text(String),
    Binary(&'v super::Binary),
    Stream(&'v dyn crate::stream::Outgoing),
    List,
    Object,
}

/// Looks at a value.
///
/// # Errors
/// When it is a number that is not finite.
pub(super) fn see<T>(
    value: &dyn Codec,
    look: impl FnOnce(Result<Seen<'_>, &'static str>) -> Result<T, String>,
) -> Result<T, String> {
    let mut look = Some(look);
    let mut found = Err("has no value".to_owned());
    view(value, &mut |view| {
        if let Some(look) = look.take() {
            found = look(seen(view));
        }
    });
    found
}

fn seen(view: View<'_>) -> Result<Seen<'_>, &'static str> {
    Ok(match view {
        View::Null | View::Any(Value::Null) => Seen::Null,
        View::Boolean(value) | View::Any(&Value::Bool(value)) => Seen::Text(value.to_string()),
        View::Integer(value) => Seen::Text(value.to_string()),
        View::Number(value) if value.is_finite() => Seen::Text(value.to_string()),
        View::Number(_) => return Err("is a number that is not finite"),
        View::Literal(value) => Seen::Text(value.to_owned()),
        View::Any(Value::Number(value)) => Seen::Text(value.to_string()),
        View::String(value) => Seen::Text(value.to_owned()),
        View::Any(Value::String(value)) => Seen::Text(value.clone()),
        View::Binary(binary) => Seen::Binary(binary),
        View::Stream(stream) => Seen::Stream(stream),
        View::Array(_) | View::Any(Value::Array(_)) => Seen::List,
        View::Map(_) | View::Object(..) | View::Any(Value::Object(_)) => Seen::Object,
    })
}

/// What takes a member or an element.
pub(super) type Each<'e> = dyn FnMut(&str, &dyn Codec) -> Result<(), String> + 'e;

/// Calls `each` with every member of an object that travels in this direction, or every element of a list by its
/// number, up to the first that fails.
pub(super) fn inside(value: &dyn Codec, direction: Direction, each: &mut Each<'_>) -> Result<(), String> {
    let mut outcome = Ok(());
    let mut put = |name: &str, value: &dyn Codec| {
        if outcome.is_ok() {
            outcome = each(name, value);
        }
    };
    view(value, &mut |view| match view {
        View::Object(shape, fields, extra) => {
            let withheld = if direction == Direction::Request { Access::ReadOnly } else { Access::WriteOnly };
            for (index, (field, value)) in shape.fields().zip(fields).enumerate() {
                if field.access != withheld && (!value.is_absent() || shape.requires(index)) {
                    put(field.name, *value);
                }
            }
            if let Some(extra) = extra {
                extra.each(&mut |name, value| put(name, value));
            }
        }
        View::Map(entries) => entries.each(&mut |name, value| put(name, value)),
        View::Any(Value::Object(entries)) => entries.iter().for_each(|(name, value)| put(name, value)),
        View::Array(elements) => {
            for index in 0..elements.len() {
                if let Some(element) = elements.get(index) {
                    put(&index.to_string(), element);
                }
            }
        }
        View::Any(Value::Array(elements)) => {
            elements.iter().enumerate().for_each(|(index, element)| put(&index.to_string(), element));
        }
        _ => {}
    });
    outcome
}

/// A value as JSON.
///
/// # Errors
/// As [`encode_with`].
pub(super) fn json(value: &dyn Codec, writing: &Writing) -> Result<Vec<u8>, String> {
    encode_with(value, writing).map_err(|error| error.to_string())
}
