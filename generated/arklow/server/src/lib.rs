//! A server stub of the Arklow API.
//!
//! Arklow's API
//!
//! # Implementing it
//!
//! Implement [`Members`] and [`Authenticator`], and mount the [`router`].
//!
//! An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).
//!
//! ```no_run
//! # fn example() {
//! use bindery::server::{Credential, Denied};
//! use arklow_server::types::operations::{InviteMember, InviteMemberError};
//! use arklow_server::types::InviteMemberData;
//!
//! struct App;
//!
//! impl arklow_server::Members for App {
//!     type Caller = Caller;
//!
//!     async fn invite_member(
//!         &self,
//!         caller: Self::Caller,
//!         request: InviteMember,
//!     ) -> Result<InviteMemberData, InviteMemberError> {
//!         todo!()
//!     }
//! }
//!
//! struct Caller;
//!
//! struct Keys;
//!
//! impl arklow_server::Authenticator for Keys {
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
//! let app = arklow_server::router(App, Keys);
//! # }
//! ```
//!
//! `bindery skeleton` prints all of it, with every handler and what serves them, as a program to begin with.
#![forbid(unsafe_code)]

mod authenticator;
mod members;
mod router;

pub use ::arklow_types as types;
pub use ::bindery::{Nullable, With};
pub use authenticator::Authenticator;
pub use members::Members;
pub use router::{router, routes};
