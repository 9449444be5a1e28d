//! A server stub of the Almanac V1 API.
//!
//! Versioned API for hosted Almanac wikis.
//!
//! Implement [`Api`] and [`Authenticator`], and mount the [`router`].
//!
//! An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).
#![forbid(unsafe_code)]

mod api;
mod authenticator;
mod router;

pub use ::almanac_types as types;
pub use ::bindery::{Nullable, With};
pub use authenticator::Authenticator;
pub use api::Api;
pub use router::{router, routes};
