//! A server stub of the Almanac V1 API.
//!
//! Versioned API for hosted Almanac wikis.
//!
//! # Implementing it
//!
//! Implement [`Api`] and [`Authenticator`], and mount the [`router`].
//!
//! An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).
//!
//! ```no_run
//! # fn example() {
//! use bindery::server::{Credential, Denied};
//! use almanac_server::types::operations::{
//!     InviteOrganizationMember, InviteOrganizationMemberError,
//! };
//! use almanac_server::types::HostedOrganizationInvitation;
//!
//! struct App;
//!
//! impl almanac_server::Api for App {
//!     type Caller = Caller;
//!
//!     async fn invite_organization_member(
//!         &self,
//!         caller: Self::Caller,
//!         request: InviteOrganizationMember,
//!     ) -> Result<HostedOrganizationInvitation, InviteOrganizationMemberError> {
//!         todo!()
//!     }
//! }
//!
//! struct Caller;
//!
//! struct Keys;
//!
//! impl almanac_server::Authenticator for Keys {
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
//! let app = almanac_server::router(App, Keys);
//! # }
//! ```
//!
//! `bindery skeleton` prints all of it, with every handler and what serves them, as a program to begin with.
#![forbid(unsafe_code)]

mod api;
mod authenticator;
mod router;

pub use ::almanac_types as types;
pub use ::bindery::{Nullable, With};
pub use authenticator::Authenticator;
pub use api::Api;
pub use router::{router, routes};
