//! serde, over the codec.
//!
//! `serde_json` hands its input over as it stands; what any other self-describing format has is transcoded to JSON as
//! it streams by. Both are read tolerantly. Output is walked straight into the serializer. Nothing passes through an
//! untyped value.

use super::raw::Raw;
use super::transcode::transcode;
use crate::codec::Codec;
use crate::json::{Walk, Writer, decode, exact_integer};
use crate::number::Exact;
use crate::shape::{Entries, Shape, View};
use serde_core::de::{Deserializer, Error as _};
use serde_core::ser::{Error as _, Serialize, SerializeMap, SerializeSeq, Serializer};

/// Reads a value from any self-describing format.
///
/// # Errors
/// When the input can't be read, or is not of this type.
pub fn deserialize<'de, T: Codec, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let json = if Raw::is_known_to::<D>() { Raw::of(deserializer)? } else { transcode(deserializer)?.into() };
    decode(&json).map_err(D::Error::custom)
}

/// Writes a value to any format.
///
/// # Errors
/// When the serializer fails.
pub fn serialize<S: Serializer>(value: &dyn Codec, serializer: S) -> Result<S::Ok, S::Error> {
    let mut visitor = Visitor { serializer: Some(serializer), result: None };
    value.write(&mut Writer::walk(&mut visitor));
    visitor.result.unwrap_or_else(|| Err(S::Error::custom("the value wrote nothing")))
}

struct Visitor<S: Serializer> {
    serializer: Option<S>,
    result: Option<Result<S::Ok, S::Error>>,
}

impl<S: Serializer> Walk for Visitor<S> {
    fn visit(&mut self, view: View<'_>) {
        if let Some(serializer) = self.serializer.take() {
            self.result = Some(serialize_view(view, serializer));
        }
    }
}

struct Inner<'c>(&'c dyn Codec);

impl Serialize for Inner<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(self.0, serializer)
    }
}

fn serialize_view<S: Serializer>(view: View<'_>, serializer: S) -> Result<S::Ok, S::Error> {
    match view {
        View::Null | View::Stream(_) => serializer.serialize_unit(),
        View::Boolean(value) => serializer.serialize_bool(value),
        View::Integer(value) => match (i64::try_from(value), u64::try_from(value)) {
            (Ok(value), _) => serializer.serialize_i64(value),
            (_, Ok(value)) => serializer.serialize_u64(value),
            _ => serializer.serialize_i128(value),
        },
        View::Number(value) => serializer.serialize_f64(value),
        View::Literal(literal) => serialize_number(literal, serializer),
        View::String(value) => serializer.serialize_str(value),
        View::Binary(value) => match crate::media::binary_text(value) {
            Some(text) => serializer.serialize_str(&text),
            None => Err(S::Error::custom("a stream of bytes can't be serialized")),
        },
        View::Any(value) => value.serialize(serializer),
        View::Array(elements) => {
            let mut sequence = serializer.serialize_seq(Some(elements.len()))?;
            for element in (0..elements.len()).filter_map(|index| elements.get(index)) {
                sequence.serialize_element(&Inner(element))?;
            }
            sequence.end()
        }
        View::Map(entries) => {
            let mut map = serializer.serialize_map(Some(entries.len()))?;
            serialize_entries(&mut map, entries, &|_| true)?;
            map.end()
        }
        View::Object(shape, fields, extra) => serialize_object(shape, fields, extra, serializer),
    }
}

/// A number with all its digits, in the first form that keeps them and that the serializer may have.
fn serialize_number<S: Serializer>(literal: &str, serializer: S) -> Result<S::Ok, S::Error> {
    if let Ok(integer) = exact_integer(literal) {
        return serialize_view(View::Integer(integer), serializer);
    }
    if cfg!(feature = "arbitrary-precision") {
        return literal.parse::<serde_json::Number>().map_err(S::Error::custom)?.serialize(serializer);
    }
    let float = literal.parse::<f64>().map_err(S::Error::custom)?;
    if Exact::of_float(float).is_some_and(|shortest| shortest == Exact::of(literal)) {
        return serializer.serialize_f64(float);
    }
    Err(S::Error::custom("the number has more digits than serde has a type for: write it with `bindery::encode`"))
}

fn serialize_object<S: Serializer>(
    shape: &'static Shape,
    fields: &[&dyn Codec],
    extra: Option<&dyn Entries>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let present = || {
        let members = shape.fields().zip(fields).enumerate();
        members.filter(|(index, (_, value))| shape.requires(*index) || !value.is_absent()).map(|(_, member)| member)
    };
    let is_unknown = |key: &str| !shape.names.contains(&key);
    let mut unknown = 0;
    if let Some(extra) = extra {
        extra.each(&mut |key, _| unknown += usize::from(is_unknown(key)));
    }
    let mut map = serializer.serialize_map(Some(present().count() + unknown))?;
    for (field, value) in present() {
        map.serialize_entry(field.name, &Inner(*value))?;
    }
    if let Some(extra) = extra {
        serialize_entries(&mut map, extra, &is_unknown)?;
    }
    map.end()
}

fn serialize_entries<M: SerializeMap>(
    map: &mut M,
    entries: &dyn Entries,
    wanted: &dyn Fn(&str) -> bool,
) -> Result<(), M::Error> {
    let mut outcome = Ok(());
    entries.each(&mut |key, value| {
        if outcome.is_ok() && wanted(key) {
            outcome = map.serialize_entry(key, &Inner(value));
        }
    });
    outcome
}
