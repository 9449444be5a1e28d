//! Bodies: the media types of an operation's table, from values to bytes and back.
//!
//! JSON has a reader and a writer of its own. Forms are made from the views that every value has, and read by way of a
//! skeleton: JSON whose scalars are quoted text, in which files are kept aside. So one codec serves them all.

mod binary;
#[cfg(any(feature = "client", feature = "server"))]
mod body;
#[cfg(any(feature = "client", feature = "server"))]
mod decode;
#[cfg(any(feature = "client", feature = "server"))]
mod encode;
#[cfg(any(feature = "client", feature = "server"))]
mod event;
#[cfg(any(feature = "client", feature = "server"))]
mod form;
#[cfg(any(feature = "client", feature = "server"))]
mod members;
#[cfg(any(feature = "client", feature = "server"))]
mod multipart;
#[cfg(any(feature = "client", feature = "server"))]
mod range;
#[cfg(any(feature = "client", feature = "server"))]
mod skeleton;
#[cfg(any(feature = "client", feature = "server"))]
mod text;
#[cfg(all(feature = "xml", any(feature = "client", feature = "server")))]
mod xml;

#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use binary::Incoming;
pub(crate) use binary::text as binary_text;
pub use binary::{Binary, Chunks};
#[cfg(any(feature = "client", feature = "server"))]
pub use body::{Body, BoxError};
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use body::{ReadError, read};
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use decode::decode;
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use encode::{Encoded, choose, encode};
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use event::write as write_event;
#[cfg(all(feature = "multipart", any(feature = "client", feature = "server")))]
pub(crate) use multipart::{Piece, parse, read as read_parts};
#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use range::best;
#[cfg(feature = "client")]
pub(crate) use range::closeness;
#[cfg(feature = "server")]
pub(crate) use range::{accepted, essence, is_utf8};
