//! What the macros expand to calls of. Not part of the public API.

mod bridge;
mod envelope;
mod listed;
mod listed_value;
mod raw;
mod same;
mod show;
mod transcode;

pub use crate::json::Branches;
pub use bridge::{deserialize, serialize};
pub use envelope::{
    Slot, close, close_envelope_or_failure, close_optional, open, open_envelope, open_envelope_or_failure,
    open_optional,
};
pub use listed::{NotListed, listed, read_closed, read_open, read_tolerant, unlisted};
pub use listed_value::{constant_of, of_integer, of_value, read_integer, read_value, show_bare};
pub use same::same;
pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
pub use show::show;

use crate::codec::Codec;

/// The body of a reply without content; leaking a value without size costs nothing.
pub fn no_body() -> &'static mut dyn Codec {
    Box::leak(Box::new(()))
}
