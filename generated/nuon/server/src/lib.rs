//! A server stub of the Nuon API.
//!
//! API for managing nuon apps, components, installs, and actions.
//!
//! # Implementing it
//!
//! Implement [`Orgs`] and [`Authenticator`], and mount the [`router`].
//!
//! An operation whose handler is left out answers 501, see [`Routes::unimplemented`](::bindery::server::Routes::unimplemented).
//!
//! ```no_run
//! # fn example() {
//! use bindery::server::{Credential, Denied};
//! use nuon_server::types::operations::{CreateOrgInvite, CreateOrgInviteError};
//! use nuon_server::types::OrgInvite;
//!
//! struct App;
//!
//! impl nuon_server::Orgs for App {
//!     type Caller = Caller;
//!
//!     async fn create_org_invite(
//!         &self,
//!         caller: Self::Caller,
//!         request: CreateOrgInvite,
//!     ) -> Result<OrgInvite, CreateOrgInviteError> {
//!         todo!()
//!     }
//! }
//!
//! struct Caller;
//!
//! struct Keys;
//!
//! impl nuon_server::Authenticator for Keys {
//!     type Caller = Caller;
//!
//!     async fn api_key(
//!         &self,
//!         credential: Credential<'_>,
//!         caller: Option<Caller>,
//!     ) -> Result<Caller, Denied> {
//!         if credential.is("…") { Ok(Caller) } else { Err(Denied::unauthorized()) }
//!     }
//!
//!     async fn org_id(
//!         &self,
//!         credential: Credential<'_>,
//!         caller: Option<Caller>,
//!     ) -> Result<Caller, Denied> {
//!         if credential.is("…") { Ok(Caller) } else { Err(Denied::unauthorized()) }
//!     }
//! }
//!
//! let app = nuon_server::router(App, Keys);
//! # }
//! ```
//!
//! `bindery skeleton` prints all of it, with every handler and what serves them, as a program to begin with.
#![forbid(unsafe_code)]

mod authenticator;
mod orgs;
mod router;

pub use ::nuon_types as types;
pub use ::bindery::{Nullable, With};
pub use authenticator::Authenticator;
pub use orgs::Orgs;
pub use router::{router, routes};
