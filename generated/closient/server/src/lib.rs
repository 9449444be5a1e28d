//! A server stub of the Account API.
//!
//! Implement [`Organizations`] and [`Authenticator`], and mount the [`router`].
//!
//! An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).
#![forbid(unsafe_code)]

mod authenticator;
mod organizations;
mod router;

pub use ::closient_types as types;
pub use ::bindery::operation::WithHeaders;
pub use ::bindery::{Nullable, With};
pub use authenticator::Authenticator;
pub use organizations::Organizations;
pub use router::{router, routes};
