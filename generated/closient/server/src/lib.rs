//! A server stub of the Account API.
//!
//! # Implementing it
//!
//! Implement [`Organizations`] and [`Authenticator`], and mount the [`router`].
//!
//! An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).
//!
//! ```no_run
//! # fn example() {
//! use bindery::operation::WithHeaders;
//! use bindery::server::{Credential, Denied};
//! use closient_server::types::operations::{ListMembers, ListMembersError};
//! use closient_server::types::{ListMembersErrorHeaders, ListMembersHeaders, MemberPage};
//!
//! struct App;
//!
//! impl closient_server::Organizations for App {
//!     type Caller = Caller;
//!
//!     async fn list_members(
//!         &self,
//!         caller: Self::Caller,
//!         request: ListMembers,
//!     ) -> Result<
//!         WithHeaders<MemberPage, ListMembersHeaders>,
//!         WithHeaders<ListMembersError, ListMembersErrorHeaders>,
//!     > {
//!         todo!()
//!     }
//! }
//!
//! struct Caller;
//!
//! struct Keys;
//!
//! impl closient_server::Authenticator for Keys {
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
//! let app = closient_server::router(App, Keys);
//! # }
//! ```
//!
//! `bindery skeleton` prints all of it, with every handler and what serves them, as a program to begin with.
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
