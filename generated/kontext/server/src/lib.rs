//! A server stub of the Kontext API.
//!
//! API documentation for Kontext — generated from Zod schemas in @kontext/api-contract
//!
//! Implement [`Organizations`] and [`Authenticator`], and mount the [`router`].
//!
//! An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).
#![forbid(unsafe_code)]

mod authenticator;
mod organizations;
mod router;

pub use ::kontext_types as types;
pub use ::bindery::{Nullable, With};
pub use authenticator::Authenticator;
pub use organizations::Organizations;
pub use router::{router, routes};
