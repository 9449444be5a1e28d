//! Values as text, for everything that is not a body.

use serde_json::Value;

use crate::Codec;
use crate::json::{Direction, view};
use crate::shape::{Access, Entries, View};

/// A value that travels as text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Text {
    /// It is left out.
    Absent,
    One(String),
    List(Vec<Text>),
    Pairs(Vec<(String, Text)>),
}

pub(crate) const NESTED: &str = "is nested too deeply for a parameter";

/// How many lists and objects may stand in one another.
const DEEPEST: usize = 32;

/// What takes number, name and value of a member.
pub(crate) type Put<'p, E> = dyn FnMut(usize, &'static str, &dyn Codec) -> Result<(), E> + 'p;

/// Calls `put` for each member of `record` that is there, up to the first that fails.
///
/// # Errors
/// What `put` returns.
pub(crate) fn members<E>(record: &dyn Codec, put: &mut Put<'_, E>) -> Result<(), E> {
    let mut result = Ok(());
    view(record, &mut |view| {
        if let View::Object(shape, fields, _) = view {
            let mut all = shape.fields().zip(fields).enumerate();
            result = all.try_for_each(|(index, (field, value))| {
                let left_out = value.is_absent() && !shape.requires(index);
                if left_out { Ok(()) } else { put(index, field.name, *value) }
            });
        }
    });
    result
}

/// The text of a parameter or a header.
///
/// A boolean is `true` or `false`, a number is written in decimals, null is left out (inside a list or an object it
/// is `null`). Members that don't travel in this direction are left out.
///
/// # Errors
/// When a number is not finite, or lists and objects stand too deep in one another.
pub(crate) fn text(value: &dyn Codec, direction: Direction) -> Result<Text, &'static str> {
    let withheld = if direction == Direction::Response { Access::WriteOnly } else { Access::ReadOnly };
    read(value, true, withheld, DEEPEST)
}

fn read(value: &dyn Codec, outermost: bool, withheld: Access, left: usize) -> Result<Text, &'static str> {
    let mut text = Ok(Text::Absent);
    view(value, &mut |view| text = text_of(view, outermost, withheld, left));
    text
}

fn text_of(view: View<'_>, outermost: bool, withheld: Access, left: usize) -> Result<Text, &'static str> {
    let deeper = left.checked_sub(1).ok_or(NESTED);
    match view {
        View::Null | View::Any(Value::Null) if outermost => Ok(Text::Absent),
        View::Array(elements) => {
            let (left, elements) = (deeper?, (0..elements.len()).filter_map(|index| elements.get(index)));
            elements.map(|element| read(element, false, withheld, left)).collect::<Result<_, _>>().map(Text::List)
        }
        View::Any(Value::Array(elements)) => {
            let left = deeper?;
            let elements = elements.iter().map(|element| text_of(View::Any(element), false, withheld, left));
            elements.collect::<Result<_, _>>().map(Text::List)
        }
        View::Map(entries) => pairs_of(entries, withheld, deeper?).map(Text::Pairs),
        View::Any(Value::Object(entries)) => {
            let left = deeper?;
            let pair = |(name, value): (&String, &Value)| {
                Ok((name.clone(), text_of(View::Any(value), false, withheld, left)?))
            };
            entries.iter().map(pair).collect::<Result<_, _>>().map(Text::Pairs)
        }
        View::Object(shape, fields, extra) => {
            let left = deeper?;
            let present = shape.fields().zip(fields);
            let present = present.filter(|(field, value)| !value.is_absent() && field.access != withheld);
            let pairs = present
                .map(|(field, value)| read(*value, false, withheld, left).map(|text| (field.name.to_owned(), text)));
            let mut pairs = pairs.collect::<Result<Vec<_>, _>>()?;
            if let Some(extra) = extra {
                pairs.extend(pairs_of(extra, withheld, left)?);
            }
            Ok(Text::Pairs(pairs))
        }
        scalar => scalar_of(scalar).map(Text::One),
    }
}

fn pairs_of(entries: &dyn Entries, withheld: Access, left: usize) -> Result<Vec<(String, Text)>, &'static str> {
    let mut pairs = Vec::new();
    entries
        .each(&mut |name, value| pairs.push(read(value, false, withheld, left).map(|value| (name.to_owned(), value))));
    pairs.into_iter().collect()
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
        View::Binary(_) | View::Stream(_) => Err("is binary, which no parameter can be"),
        View::Array(_) | View::Map(_) | View::Object(..) | View::Any(Value::Array(_) | Value::Object(_)) => Err(NESTED),
    }
}
