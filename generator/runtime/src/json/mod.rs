//! JSON text, and everything else that a [`Codec`](crate::Codec) is read from or written to.
//!
//! Reader and writer are concrete types: generated bodies call them directly, so nothing is instantiated per type
//! except a slice of members. The tables of [`shape`](crate::shape) drive them.

mod array;
mod attempt;
mod candidates;
mod choice;
mod entry;
mod explain;
mod extra;
mod fault;
mod foreign;
mod number;
mod object;
mod options;
mod quote;
mod reader;
mod same;
mod scalar;
mod short;
mod string;
mod tag;
mod text;
mod tuple;
mod union;
mod value;
mod writer;

pub use entry::{decode, decode_strict, decode_with, encode, encode_with, read_json, read_request, read_text, view};
pub use extra::{Extra, Keep};
pub use fault::{DecodeError, EncodeError, Fault};
pub use object::Fill;
pub use options::{Direction, Mode, ReadOnly, Reading, Writing};
pub use reader::Reader;
pub use text::Text;
pub use tuple::Rest;
pub use writer::{Walk, Writer};

pub(crate) use array::Step;
pub(crate) use choice::Others;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use entry::{read_binary, read_skeleton, read_stream};
pub(crate) use number::{exact_integer, is_number};
pub(crate) use quote::quote;
#[doc(hidden)]
pub use union::Branches;
