//! What the macros expand to calls of. Not part of the public API.

mod bridge;
mod envelope;
mod foreign;
mod listed;
mod listed_value;
mod raw;
mod same;
mod show;
mod transcode;

pub use crate::json::Branches;
pub use bridge::{deserialize, serialize};
pub use envelope::{Slot, close, close_optional, open, open_optional, payload, words};
pub use foreign::{read_foreign_json, read_foreign_text, write_foreign_json, write_foreign_text};
pub use listed::{NotListed, listed, of_text, read_closed, read_open, read_tolerant, show_listed};
pub use listed_value::{constant_of, of_integer, of_value, read_integer, read_value, show_bare};
pub use same::{same, same_reply};
pub use serde_core::{Deserialize, Deserializer, Serialize, Serializer};
pub use show::{show, show_reply};

use crate::codec::Codec;
use std::borrow::Cow;

/// What there is, or the default that a document states, from its JSON. The generator has seen that it fits the type.
pub fn or_default<'v, V>(present: Option<&'v V>, json: &str) -> Cow<'v, V>
where
    V: ToOwned<Owned: Codec> + ?Sized,
{
    let default = || crate::decode(json.as_bytes()).unwrap_or_else(|_| Codec::blank());
    present.map_or_else(|| Cow::Owned(default()), Cow::Borrowed)
}

/// The body of a reply without content; leaking a value without size costs nothing.
pub fn no_body() -> &'static mut dyn Codec {
    Box::leak(Box::new(()))
}
