//! Values as text, for everything that is not a body.

use serde_json::Value;

use crate::Codec;
use crate::client::error::RequestError;
use crate::json::view;
use crate::shape::{Field, View};

/// A value that travels as text.
pub(super) enum Text {
    /// It is left out.
    Absent,
    One(String),
    List(Vec<String>),
    Pairs(Vec<(String, String)>),
}

const NESTED: &str = "is nested too deeply for a parameter";

/// What takes number, name and value of a member.
pub(super) type Put<'p> = dyn FnMut(usize, &'static str, &dyn Codec) -> Result<(), RequestError> + 'p;

/// Calls `put` for each member of `record` that is there, up to the first that fails.
pub(super) fn members(record: &dyn Codec, put: &mut Put<'_>) -> Result<(), RequestError> {
    let mut result = Ok(());
    view(record, &mut |view| {
        if let View::Object(shape, fields, _) = view {
            let mut all = shape.fields.iter().zip(fields).enumerate();
            result = all.try_for_each(|(index, (field, value))| {
                let left_out = value.is_absent() && !shape.requires(index);
                if left_out { Ok(()) } else { put(index, field.name, *value) }
            });
        }
    });
    result
}

/// The text of a parameter.
///
/// A boolean is `true` or `false`, a number is written in decimals, null is left out (inside a list or an object it
/// is `null`).
///
/// # Errors
/// When the value is a list or an object that holds others, or a number that is not finite.
pub(super) fn text(value: &dyn Codec) -> Result<Text, &'static str> {
    let mut text = Ok(Text::Absent);
    view(value, &mut |view| text = text_of(view));
    text
}

fn text_of(view: View<'_>) -> Result<Text, &'static str> {
    match view {
        View::Null | View::Any(Value::Null) => Ok(Text::Absent),
        View::Array(elements) => {
            let elements = (0..elements.len()).filter_map(|index| elements.get(index));
            elements.map(scalar).collect::<Result<_, _>>().map(Text::List)
        }
        View::Any(Value::Array(elements)) => {
            elements.iter().map(|element| scalar_of(View::Any(element))).collect::<Result<_, _>>().map(Text::List)
        }
        View::Map(entries) => {
            let mut pairs = Vec::new();
            entries.each(&mut |name, value| pairs.push(scalar(value).map(|value| (name.to_owned(), value))));
            pairs.into_iter().collect::<Result<_, _>>().map(Text::Pairs)
        }
        View::Any(Value::Object(entries)) => {
            let pair = |(name, value): (&String, &Value)| Ok((name.clone(), scalar_of(View::Any(value))?));
            entries.iter().map(pair).collect::<Result<_, _>>().map(Text::Pairs)
        }
        View::Object(shape, fields, _) => {
            let present = shape.fields.iter().zip(fields).filter(|(_, value)| !value.is_absent());
            let pair = |(field, value): (Field, &&dyn Codec)| Ok((field.name.to_owned(), scalar(*value)?));
            present.map(pair).collect::<Result<_, _>>().map(Text::Pairs)
        }
        scalar => scalar_of(scalar).map(Text::One),
    }
}

fn scalar(value: &dyn Codec) -> Result<String, &'static str> {
    let mut text = Ok(String::new());
    view(value, &mut |view| text = scalar_of(view));
    text
}

fn scalar_of(view: View<'_>) -> Result<String, &'static str> {
    match view {
        View::Null | View::Any(Value::Null) => Ok("null".to_owned()),
        View::Boolean(value) | View::Any(&Value::Bool(value)) => Ok(value.to_string()),
        View::Integer(value) => Ok(value.to_string()),
        View::Number(value) if value.is_finite() => Ok(value.to_string()),
        View::Literal(value) => Ok(value.to_owned()),
        View::Number(_) => Err("is a number that is not finite"),
        View::Any(Value::Number(value)) => Ok(value.to_string()),
        View::String(value) => Ok(value.to_owned()),
        View::Any(Value::String(value)) => Ok(value.clone()),
        View::Binary(_) => Err("is binary, which no parameter can be"),
        View::Array(_) | View::Map(_) | View::Object(..) | View::Any(Value::Array(_) | Value::Object(_)) => Err(NESTED),
    }
}
