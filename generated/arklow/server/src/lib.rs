//! A server stub of the Arklow API.
//!
//! Arklow's API
//!
//! Implement [`Members`] and [`Authenticator`], and mount the [`router`].
//!
//! An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).
#![forbid(unsafe_code)]

mod authenticator;
mod members;
mod router;

pub use ::arklow_types as types;
pub use ::bindery::{Nullable, With};
pub use authenticator::Authenticator;
pub use members::Members;
pub use router::{router, routes};
