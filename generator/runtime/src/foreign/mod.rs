//! Types of other crates that generated code can hold: `bindery.toml` names them, a feature of the runtime each brings
//! them in.
//!
//! They are read and written as the format says. A strict reader takes that grammar and no other; a tolerant one
//! takes what the crate understands. What is no value of the type is a fault in either mode, as it has no room for it.

#[cfg(feature = "chrono")]
mod chrono;
#[cfg(feature = "rust_decimal")]
mod decimal;
#[cfg(feature = "jiff")]
mod jiff;
#[cfg(feature = "time")]
mod time;
#[cfg(feature = "uuid")]
mod uuid;

#[cfg(feature = "rust_decimal")]
pub use decimal::AsText;

/// Implements the codec of types that are strings on the wire: their format, a value to read into, how they are read
/// and how they are written.
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time", feature = "uuid"))]
macro_rules! text_forms {
    ($($(#[$doc:meta])* $type:ty = $format:ident, $blank:expr, $parse:expr, $print:expr;)*) => {$(
        $(#[$doc])*
        impl $crate::Codec for $type {
            fn read(&mut self, reader: &mut $crate::Reader<'_>) -> Result<(), $crate::Fault> {
                *self = reader.parsed(Some($crate::validate::Format::$format), $parse)?;
                Ok(())
            }

            fn write(&self, writer: &mut $crate::Writer<'_>) {
                let print: fn(&Self) -> String = $print;
                writer.string(&print(self));
            }

            fn blank() -> Self {
                $blank
            }
        }
    )*};
}
#[cfg(any(feature = "chrono", feature = "jiff", feature = "time", feature = "uuid"))]
use text_forms;
