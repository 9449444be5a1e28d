//! The input of `serde_json` as it stands, which saves reading it twice.
//!
//! `serde_json` answers a request for a newtype of a certain name with the text of the value; its own `RawValue` asks in
//! this way. Whoever does not know the name passes the value itself, which is then transcoded.

use super::transcode::transcode;
use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

const RAW_VALUE: &str = "$serde_json::private::RawValue";

/// Takes the text of a value, borrowed where the input is in memory.
pub(super) struct Raw;

impl Raw {
    /// Whether it is worth asking. A format for which newtypes are more than what is in them must not be asked (RON
    /// would demand parentheses), so this goes by the name of the type; that it may be wrong does no harm otherwise.
    pub(super) fn is_known_to<D>() -> bool {
        std::any::type_name::<D>().contains("serde_json::de::Deserializer<")
    }

    pub(super) fn of<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, [u8]>, D::Error> {
        deserializer.deserialize_newtype_struct(RAW_VALUE, Self)
    }
}

impl<'de> Visitor<'de> for Raw {
    type Value = Cow<'de, [u8]>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value that JSON has")
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        transcode(deserializer).map(Cow::Owned)
    }

    /// One entry: the name, which only `serde_json` itself can have put there, and the text.
    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
        match entries.next_key_seed(Text)? {
            Some(name) if *name == *RAW_VALUE.as_bytes() => entries.next_value_seed(Text),
            _ => Err(A::Error::custom("expected the text of a value")),
        }
    }
}

/// A string, borrowed where it can be.
struct Text;

impl<'de> DeserializeSeed<'de> for Text {
    type Value = Cow<'de, [u8]>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for Text {
    type Value = Cow<'de, [u8]>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a string")
    }

    fn visit_borrowed_str<E>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(Cow::Borrowed(text.as_bytes()))
    }

    fn visit_str<E>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.as_bytes().to_vec()))
    }

    fn visit_string<E>(self, text: String) -> Result<Self::Value, E> {
        Ok(Cow::Owned(text.into_bytes()))
    }
}
