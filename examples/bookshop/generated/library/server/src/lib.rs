//! A server stub of the Library API.
//!
//! Books, and who has borrowed them.
//!
//! Implement [`Books`] and [`Authenticator`], and mount the [`router`].
//!
//! An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).
#![forbid(unsafe_code)]

mod authenticator;
mod books;
mod router;

pub use ::library_types as types;
pub use ::bindery::{Nullable, With};
pub use authenticator::Authenticator;
pub use books::Books;
pub use router::{router, routes};
