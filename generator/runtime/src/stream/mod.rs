//! Bodies that are sequences: server-sent events, JSON lines, JSON text sequences (OpenAPI 3.2, 4.14.3, sequential media
//! types).
//!
//! A [`Stream`] is a body like any other: it stands where the document puts it, in a request, a response, or one of
//! several responses. Its elements are read while they arrive and written when they are there; no more than one of them
//! is held.

#[cfg(any(feature = "client", feature = "server"))]
mod arriving;
mod error;
mod event;
#[cfg(any(feature = "client", feature = "server"))]
mod frame;
#[cfg(any(feature = "client", feature = "server"))]
mod lines;
#[cfg(any(feature = "client", feature = "server"))]
mod outgoing;
#[cfg(any(feature = "client", feature = "server"))]
mod resume;
mod source;

#[cfg(any(feature = "client", feature = "server"))]
pub(crate) use arriving::Arriving;
pub use error::StreamError;
pub use event::Event;
#[cfg(feature = "client")]
pub(crate) use resume::{Interrupted, Resume, Resumed, Resuming};
pub use source::{Outgoing, Stream};
