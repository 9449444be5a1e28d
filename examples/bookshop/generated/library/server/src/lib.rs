//! A server stub of the Library API.
//!
//! Books, and who has borrowed them.
//!
//! # Implementing it
//!
//! Implement [`Books`] and [`Authenticator`], and mount the [`router`].
//!
//! An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).
//!
//! ```no_run
//! # fn example() {
//! use bindery::server::{Credential, Denied};
//! use library_server::types::operations::{ListBooks, ListBooksError};
//! use library_server::types::ListBooksResponse;
//!
//! struct App;
//!
//! impl library_server::Books for App {
//!     type Caller = Caller;
//!
//!     async fn list_books(
//!         &self,
//!         caller: Self::Caller,
//!         request: ListBooks,
//!     ) -> Result<ListBooksResponse, ListBooksError> {
//!         todo!()
//!     }
//! }
//!
//! struct Caller;
//!
//! struct Keys;
//!
//! impl library_server::Authenticator for Keys {
//!     type Caller = Caller;
//!
//!     async fn api_key(
//!         &self,
//!         credential: Credential<'_>,
//!         caller: Option<Caller>,
//!     ) -> Result<Caller, Denied> {
//!         if credential.is("…") { Ok(Caller) } else { Err(Denied::unauthorized()) }
//!     }
//! }
//!
//! let app = library_server::router(App, Keys);
//! # }
//! ```
//!
//! `bindery skeleton` prints all of it, with every handler and what serves them, as a program to begin with.
#![forbid(unsafe_code)]

mod authenticator;
mod books;
mod router;

pub use ::library_types as types;
pub use ::bindery::{Nullable, With};
pub use authenticator::Authenticator;
pub use books::Books;
pub use router::{router, routes};
