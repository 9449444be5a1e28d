//! What [`text_type!`](crate::text_type) and [`json_type!`](crate::json_type) call.

use crate::json::{Fault, Reader, Writer};
use serde_core::Serialize;
use serde_core::de::DeserializeOwned;
use std::fmt::Display;
use std::str::FromStr;

/// Reads a string through `FromStr`.
///
/// # Errors
/// When it is no string, or no value of the type.
pub fn read_foreign_text<T: FromStr<Err: Display>>(reader: &mut Reader<'_>) -> Result<T, Fault> {
    reader.parsed(None, str::parse)
}

/// Writes a string through `Display`.
pub fn write_foreign_text<T: Display>(value: &T, writer: &mut Writer<'_>) {
    writer.string(&value.to_string());
}

/// Reads a value through `Deserialize`.
///
/// # Errors
/// When it is no value of the type.
pub fn read_foreign_json<T: DeserializeOwned>(reader: &mut Reader<'_>) -> Result<T, Fault> {
    reader.deserialized()
}

/// Writes a value through `Serialize`; one that has no JSON is reported by [`encode_with`](crate::encode_with).
pub fn write_foreign_json<T: Serialize>(value: &T, writer: &mut Writer<'_>) {
    match serde_json::to_value(value) {
        Ok(value) => writer.value(&value),
        Err(error) => writer.unwritable(error.to_string()),
    }
}
