//! From any self-describing format to JSON text, as it streams by.

use crate::json::{Reading, is_number, quote};
use serde_core::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The key under which `serde_json` hands numbers over when its feature `arbitrary_precision` is on.
const EXACT_NUMBER: &str = "$serde_json::private::Number";

/// What a deserializer has as JSON, at most as many levels deep as a reader takes.
pub(super) fn transcode<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<u8>, D::Error> {
    let mut out = Vec::with_capacity(256);
    deserializer.deserialize_any(Transcoder { out: &mut out, depth: Reading::tolerant().depth })?;
    Ok(out)
}

struct Transcoder<'o> {
    out: &'o mut Vec<u8>,
    depth: u8,
}

impl Transcoder<'_> {
    /// The same one level further in.
    fn inside<E: Error>(&mut self) -> Result<Transcoder<'_>, E> {
        match self.depth.checked_sub(1) {
            Some(depth) => Ok(Transcoder { out: self.out, depth }),
            None => Err(E::custom("too many arrays and objects stand in one another")),
        }
    }

    fn display<E>(self, value: impl fmt::Display) -> Result<(), E> {
        self.out.extend_from_slice(value.to_string().as_bytes());
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Transcoder<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Transcoder<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a value that JSON has")
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.display(value)
    }

    fn visit_i64<E>(self, value: i64) -> Result<(), E> {
        self.out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
        Ok(())
    }

    fn visit_u64<E>(self, value: u64) -> Result<(), E> {
        self.out.extend_from_slice(itoa::Buffer::new().format(value).as_bytes());
        Ok(())
    }

    fn visit_i128<E>(self, value: i128) -> Result<(), E> {
        self.display(value)
    }

    fn visit_u128<E>(self, value: u128) -> Result<(), E> {
        self.display(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<(), E> {
        serde_json::to_writer(self.out, &value).map_err(E::custom)
    }

    fn visit_str<E>(self, value: &str) -> Result<(), E> {
        quote(self.out, value);
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.display("null")
    }

    fn visit_none<E>(self) -> Result<(), E> {
        self.display("null")
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut elements: A) -> Result<(), A::Error> {
        self.out.push(b'[');
        let start = self.out.len();
        loop {
            let before = self.out.len();
            if before > start {
                self.out.push(b',');
            }
            if elements.next_element_seed(self.inside()?)?.is_none() {
                self.out.truncate(before);
                break;
            }
        }
        self.out.push(b']');
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut entries: A) -> Result<(), A::Error> {
        let begin = self.out.len();
        self.out.push(b'{');
        let start = self.out.len();
        loop {
            let before = self.out.len();
            if before > start {
                self.out.push(b',');
            }
            match entries.next_key_seed(Key(self.out))? {
                None => {
                    self.out.truncate(before);
                    break;
                }
                Some(true) if before == start && numbers_are_exact() => {
                    let literal: std::borrow::Cow<'de, str> = entries.next_value()?;
                    if !is_number(&literal) {
                        return Err(A::Error::custom("expected a number"));
                    }
                    self.out.truncate(begin);
                    return self.display(literal);
                }
                Some(_) => {}
            }
            self.out.push(b':');
            entries.next_value_seed(self.inside()?)?;
        }
        self.out.push(b'}');
        Ok(())
    }
}

/// Whether `serde_json` was built with `arbitrary_precision`, which any crate of the user's may ask for.
fn numbers_are_exact() -> bool {
    let again = serde_json::from_str::<serde_json::Value>("1.10").map(|value| value.to_string());
    again.is_ok_and(|spelling| spelling == "1.10")
}

/// A key: JSON has only strings, so numbers and booleans become theirs. Gives whether it is [`EXACT_NUMBER`].
struct Key<'o>(&'o mut Vec<u8>);

impl<'de> DeserializeSeed<'de> for Key<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl Visitor<'_> for Key<'_> {
    type Value = bool;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a key that JSON has")
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<bool, E> {
        quote(self.0, value);
        Ok(value == EXACT_NUMBER)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<bool, E> {
        self.visit_str(if value { "true" } else { "false" })
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<bool, E> {
        self.visit_str(&value.to_string())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<bool, E> {
        self.visit_str(&value.to_string())
    }
}
