//! A server stub of the Kontext API.
//!
//! API documentation for Kontext — generated from Zod schemas in @kontext/api-contract
//!
//! # Implementing it
//!
//! Implement [`Organizations`] and [`Authenticator`], and mount the [`router`].
//!
//! An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).
//!
//! ```no_run
//! # fn example() {
//! use bindery::server::{Credential, Denied};
//! use kontext_server::types::operations::{
//!     PostOrganizationInvite, PostOrganizationInviteError,
//! };
//!
//! struct App;
//!
//! impl kontext_server::Organizations for App {
//!     type Caller = Caller;
//!
//!     async fn post_organization_invite(
//!         &self,
//!         caller: Self::Caller,
//!         request: PostOrganizationInvite,
//!     ) -> Result<(), PostOrganizationInviteError> {
//!         todo!()
//!     }
//! }
//!
//! struct Caller;
//!
//! struct Keys;
//!
//! impl kontext_server::Authenticator for Keys {
//!     type Caller = Caller;
//!
//!     async fn bearer_auth(
//!         &self,
//!         credential: Credential<'_>,
//!         caller: Option<Caller>,
//!     ) -> Result<Caller, Denied> {
//!         if credential.is("…") { Ok(Caller) } else { Err(Denied::unauthorized()) }
//!     }
//! }
//!
//! let app = kontext_server::router(App, Keys);
//! # }
//! ```
//!
//! `bindery skeleton` prints all of it, with every handler and what serves them, as a program to begin with.
#![forbid(unsafe_code)]

mod authenticator;
mod organizations;
mod router;

pub use ::kontext_types as types;
pub use ::bindery::{Nullable, With};
pub use authenticator::Authenticator;
pub use organizations::Organizations;
pub use router::{router, routes};
