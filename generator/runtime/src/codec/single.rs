//! Types with one value, and with none.

use super::Codec;
use crate::json::{Fault, Reader, Writer};
use serde_json::Value;

/// JSON's `null`, where it is the only value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Null;

impl Codec for Null {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        if reader.null()? { Ok(()) } else { Err(reader.wrong_type("null")) }
    }

    fn write(&self, writer: &mut Writer<'_>) {
        writer.null();
    }

    fn blank() -> Self {
        Self
    }

    fn takes_null() -> bool {
        true
    }
}

/// A value where the document allows none: its schema is `false`.
///
/// Nobody can make one, so an optional member of this type is always `None` in what is sent. A tolerant reader keeps
/// what it finds, so that writing it again loses nothing; [`validate`](crate::validate()) reports it.
#[derive(Debug, Clone, PartialEq)]
pub struct Never(Value);

impl Never {
    /// What stands there all the same.
    #[must_use]
    pub fn as_value(&self) -> &Value {
        &self.0
    }
}

impl Codec for Never {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        self.0.read(reader)
    }

    fn write(&self, writer: &mut Writer<'_>) {
        self.0.write(writer);
    }

    fn blank() -> Self {
        Self(Value::Null)
    }

    fn takes_null() -> bool {
        true
    }
}
