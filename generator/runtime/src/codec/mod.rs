//! Reading and writing of typed values.
//!
//! One trait with one body for each direction: the same `write` body gives JSON, the walk that validates, and the
//! text forms of parameters; the same `read` body takes JSON or the parts of a request. rustc spends its time on
//! bodies, so a second one per type would be paid for by every user.

mod container;
mod nullable;
mod scalar;
mod single;
mod unlisted;
mod unmatched;
mod with;

pub use nullable::Nullable;
pub use single::{Never, Null};
pub use unlisted::Unlisted;
pub use unmatched::Unmatched;
pub use with::With;

use crate::json::{Fault, Reader, Writer};

/// A value with a JSON form that tables describe.
///
/// Generated types implement it through [`record!`](crate::record), [`string_enum!`](crate::string_enum),
/// [`value_enum!`](crate::value_enum) and [`union!`](crate::union!); nothing else needs to.
pub trait Codec {
    /// Reads a value into `self`, which stands as [`blank`](Self::blank) gave it.
    ///
    /// # Errors
    /// When the input is not JSON, or is not of this type: the fault carries the JSON pointer.
    fn read(&mut self, reader: &mut Reader<'_>) -> Result<(), Fault>;

    /// Hands the value to `writer`: as JSON, or as a [`View`](crate::shape::View) where something else walks it.
    fn write(&self, writer: &mut Writer<'_>);

    /// A value to read into; for a recursive type the smallest one.
    fn blank() -> Self
    where
        Self: Sized;

    /// Whether an optional member with this value is left out of its object.
    fn is_absent(&self) -> bool {
        false
    }

    /// Whether `null` is a value of this type, so that an `Option` of it keeps the two apart.
    fn takes_null() -> bool
    where
        Self: Sized,
    {
        false
    }
}
