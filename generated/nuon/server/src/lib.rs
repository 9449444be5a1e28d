//! A server stub of the Nuon API.
//!
//! API for managing nuon apps, components, installs, and actions.
//!
//! Implement [`Orgs`] and [`Authenticator`], and mount the [`router`].
//!
//! An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).
#![forbid(unsafe_code)]

mod authenticator;
mod orgs;
mod router;

pub use ::nuon_types as types;
pub use ::bindery::{Nullable, With};
pub use authenticator::Authenticator;
pub use orgs::Orgs;
pub use router::{router, routes};
