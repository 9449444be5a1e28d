//! serde, over the codec.
//!
//! `serde_json` hands its input over as it stands; what any other self-describing format has is transcoded to JSON as
//! it streams by. Both are read tolerantly. Output is walked straight into the serializer. Nothing passes through an
//! untyped value.

use super::raw::Raw;
use super::transcode::transcode;
use crate::codec::Codec;
use crate::json::{Extra, Walk, Writer, decode};
use crate::shape::{Shape, View};
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
        View::Null => serializer.serialize_unit(),
        View::Boolean(value) => serializer.serialize_bool(value),
        View::Integer(value) => match (i64::try_from(value), u64::try_from(value)) {
            (Ok(value), _) => serializer.serialize_i64(value),
            (_, Ok(value)) => serializer.serialize_u64(value),
            _ => serializer.serialize_i128(value),
        },
        View::Number(value) => serializer.serialize_f64(value),
        View::String(value) => serializer.serialize_str(value),
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
            let mut outcome = Ok(());
            entries.each(&mut |key, value| {
                if outcome.is_ok() {
                    outcome = map.serialize_entry(key, &Inner(value));
                }
            });
            outcome?;
            map.end()
        }
        View::Object(shape, fields, extra) => serialize_object(shape, fields, extra, serializer),
    }
}

fn serialize_object<S: Serializer>(
    shape: &'static Shape,
    fields: &[&dyn Codec],
    extra: Option<&Extra>,
    serializer: S,
) -> Result<S::Ok, S::Error> {
    let present = || {
        let members = shape.fields.iter().zip(fields).enumerate();
        members.filter(|(index, (_, value))| shape.requires(*index) || !value.is_absent()).map(|(_, member)| member)
    };
    let unknown = || {
        let members = extra.into_iter().flat_map(Extra::iter);
        members.filter(|(key, _)| !shape.fields.iter().any(|field| field.name == *key))
    };
    let mut map = serializer.serialize_map(Some(present().count() + unknown().count()))?;
    for (field, value) in present() {
        map.serialize_entry(field.name, &Inner(*value))?;
    }
    for (key, value) in unknown() {
        map.serialize_entry(key, value)?;
    }
    map.end()
}
