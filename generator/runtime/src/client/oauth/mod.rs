//! Tokens of OAuth 2 (RFC 6749) and OpenID Connect: got when they are needed, kept until they expire.
//!
//! A client that is given a token sends it. Given a [`Grant`] it gets tokens itself, from the place that the document
//! names for the scheme, or from [`App::token_url`]; clones of the client share them, and one request for a token is
//! under way at a time. A document chooses no network: nothing goes to its `tokenUrl` unless a grant is given.
//!
//! ```
//! # async fn example(builder: bindery::client::Builder) {
//! use bindery::client::oauth::App;
//! let grant = App::new("client-id").secret("client-secret").scopes(["members:read"]).client_credentials();
//! # let _ = builder.access(0, grant.into());
//! # }
//! ```
//!
//! What holds for requests for tokens:
//! - They go over `https`, or `http` on this machine, or where the builder [allows](super::Builder::allow_http) it.
//! - No redirect is followed, and what OpenID Connect's discovery names is used only at its own origin: the
//!   application's secret goes to the place that the document or the caller names, and nowhere else.
//! - They are sent over the client's own HTTP ([`Builder::http`](super::Builder::http)), never over another transport of
//!   the caller's, which stands for the API alone; [`App::transport`] sets one.
//! - One takes 30 seconds at most, and its answer has 1 MiB at most. It goes on when the call that needs it is dropped,
//!   as the API may have changed the refresh token meanwhile.
//!
//! What a person has to agree to begins with [`App::login`](struct.App.html) (the feature `pkce`), or on another device with
//! [`App::device_login`]. There is nothing for the flow `implicit`: it gives tokens to whatever stands in a browser's
//! address, and OAuth 2.1 has it no more; a token that was got by it is a credential as any other. ID tokens are handed
//! on as they come and **not checked**: neither their signature nor whom they are for. Whoever lets people in by them
//! needs a library of OpenID Connect.

mod access;
mod app;
#[cfg(feature = "pkce")]
mod code;
mod device;
mod error;
mod keeper;
mod place;
mod start;
mod tokens;

pub use access::{Access, Grant};
pub use app::App;
#[cfg(feature = "pkce")]
pub use code::Login;
pub use device::DeviceLogin;
pub use error::TokenError;
pub(crate) use keeper::Keeper;
pub use tokens::Tokens;
