//! What carries a request to the API and its response back.

mod error;
#[cfg_attr(all(target_arch = "wasm32", target_os = "unknown"), path = "fetch.rs")]
mod http;
mod in_process;
mod tower;

pub use crate::media::{Body, BoxError};
pub use error::TransportError;
pub use http::Http;
pub use in_process::InProcess;
pub use tower::{TowerTransport, TransportService};

use std::sync::Arc;

use ::http::{Request, Response};

use super::BoxFuture;

/// The path of the base URL that a request was made from, among its extensions where there is one.
#[derive(Clone)]
pub(crate) struct BasePath(pub(crate) Arc<str>);

/// Carries one request and one response.
///
/// A transport does not follow redirects: the client does, and only to the origin that it was built for. It need not
/// limit time or size either.
pub trait Transport: Send + Sync + 'static {
    /// Sends `request`, whose URI is absolute, and answers with the response as soon as its headers are there.
    ///
    /// # Errors
    /// When there is no response.
    fn send(&self, request: Request<Body>) -> BoxFuture<Result<Response<Body>, TransportError>>;
}
