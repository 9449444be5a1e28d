//! Rust's own scalars.

use super::Codec;
use crate::json::{Fault, Reader, Writer};
use serde_json::Value;

impl Codec for String {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = reader.string()?.into_owned();
        Ok(())
    }

    fn write(&self, writer: &mut Writer<'_>) {
        writer.string(self);
    }

    fn blank() -> Self {
        Self::new()
    }
}

impl Codec for bool {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = reader.boolean()?;
        Ok(())
    }

    fn write(&self, writer: &mut Writer<'_>) {
        writer.boolean(*self);
    }

    fn blank() -> Self {
        false
    }
}

impl Codec for f64 {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = reader.float()?;
        Ok(())
    }

    fn write(&self, writer: &mut Writer<'_>) {
        writer.number(*self);
    }

    fn blank() -> Self {
        0.0
    }
}

macro_rules! integers {
    ($($integer:ident)*) => {$(
        impl Codec for $integer {
            fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
                *self = reader.bounded()?;
                Ok(())
            }

            fn write(&self, writer: &mut Writer<'_>) {
                writer.integer(i128::from(*self));
            }

            fn blank() -> Self {
                0
            }
        }
    )*};
}
integers!(i8 i16 i32 i64 u8 u16 u32 u64);

/// Any JSON value.
impl Codec for Value {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        *self = reader.value()?;
        Ok(())
    }

    fn write(&self, writer: &mut Writer<'_>) {
        writer.value(self);
    }

    fn blank() -> Self {
        Self::Null
    }

    fn takes_null() -> bool {
        true
    }
}

/// No content; where there has to be some, `null`. Whatever stands there is skipped.
impl Codec for () {
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault> {
        reader.skip()
    }

    fn write(&self, writer: &mut Writer<'_>) {
        writer.null();
    }

    fn blank() -> Self {}

    fn is_absent(&self) -> bool {
        true
    }
}
