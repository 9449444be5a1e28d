//! Calling an API.
//!
//! A generated client wraps [`Client`] and [`Builder`], and offers its operations as [`Call`]s. A call is a value: it
//! can be changed, cloned and kept, and does nothing until it is sent.
//!
//! What holds for every call:
//! - Nothing is sent that the document has no place for: a value that is empty or a dot segment in a path, a line break
//!   in a header, or a missing credential ends in an error before.
//! - Credentials go to the client's server alone (those that tokens are got with, to where the document gives tokens:
//!   [`oauth`]): redirects are followed within its origin only, ten of them unless
//!   [`Builder::max_redirects`] says otherwise, `GET` and `HEAD` on any redirect, other methods on 307 and 308. A
//!   redirect that the document describes is a result and is not followed.
//! - Pages are asked for one after the other, at the client's origin only, until there are no more: see [`Pages`].
//! - What can do no harm twice is sent again where that may help, three times in all: see [`Retry`].
//! - Where the document declares a header `Idempotency-Key`, each call gets one unless its caller sets it.
//! - A stream of events that breaks off is asked for again where a call says so: see [`Reconnect`].
//! - Time and size are limited: of a stream the time until it begins, and the size of each element. Responses are not
//!   decompressed.
//! - The status alone decides what a response is. Unknown members and values, a `Content-Type` other than the
//!   declared one, and broken constraints don't make it fail.

mod answer;
mod base;
#[cfg(feature = "blocking")]
mod blocking;
mod builder;
mod call;
#[expect(clippy::module_inception, reason = "the client is what the module is about")]
mod client;
mod credentials;
mod declared;
mod error;
mod exchange;
mod headers;
mod hook;
mod idempotency;
mod idle;
mod link;
pub mod oauth;
mod paging;
mod platform;
mod random;
mod received;
mod reconnect;
mod redirect;
mod request;
mod response;
mod retry;
mod server;
mod trace;
mod transport;
mod wait;

#[cfg(feature = "blocking")]
pub use blocking::{Blocking, elements};
pub use builder::Builder;
pub use call::{Call, Outcome};
pub use client::Client;
pub use credentials::{Asked, Credential, Provided, Provider, Secret};
pub use declared::HeaderError;
pub use error::{
    BodyError, BuildError, CredentialError, Error, MissingCredentials, Problem, RedirectError, RedirectReason,
    RequestError,
};
pub use hook::{Attempt, Ended, Hook};
pub use link::{Link, LinkError};
pub use paging::{AllItems, Pages, PagingError, PagingReason};
pub use reconnect::{Reconnect, ReconnectError};
pub use response::Response;
pub use retry::Retry;
pub use server::Server;
pub use transport::{Body, BoxError, Http, InProcess, TowerTransport, Transport, TransportError, TransportService};

#[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
pub use reqwest;
pub use {bytes, http};

use std::future::Future;
use std::pin::Pin;

/// A future on the heap.
pub type BoxFuture<T> = Pin<Box<dyn Future<Output = T> + Send>>;
