//! HTTP over the network.

use std::sync::Arc;
use std::time::Duration;

use ::http::{Request, Response};
use reqwest::redirect::Policy;

use super::{Body, Transport, TransportError};
use crate::client::{BoxFuture, BuildError};

/// How long making a connection may take unless somebody says otherwise.
const CONNECT: Duration = Duration::from_secs(10);

/// HTTP by reqwest, which is what clients use unless they are given another transport.
///
/// It leaves redirects alone: reqwest keeps headers such as `x-api-key` when it follows one to another origin. TLS is that
/// of rustls, whatever else the program is built with.
#[derive(Debug, Clone)]
pub struct Http(pub(crate) reqwest::Client);

impl Http {
    /// HTTP with these settings, but for their redirect policy and their TLS, which is that of rustls.
    ///
    /// # Errors
    /// When reqwest can't be set up.
    pub fn new(settings: reqwest::ClientBuilder) -> Result<Self, BuildError> {
        let http = settings.redirect(Policy::none()).tls_backend_rustls().build();
        http.map(Self).map_err(|error| BuildError::Http(Arc::new(error)))
    }

    /// HTTP with this limit for making a connection, or the usual one.
    pub(crate) fn usual(connect: Option<Duration>) -> Result<Self, BuildError> {
        let settings = reqwest::Client::builder().connect_timeout(connect.unwrap_or(CONNECT));
        // Another crate may have built reqwest with them, and it would then decompress unasked.
        Self::new(settings.no_gzip().no_brotli().no_zstd().no_deflate())
    }
}

impl Transport for Http {
    fn send(&self, request: Request<Body>) -> BoxFuture<Result<Response<Body>, TransportError>> {
        let client = self.0.clone();
        Box::pin(async move {
            // A body that is there has a length, which its headers then tell.
            let request = request.map(|body| match body.bytes() {
                Some(bytes) => reqwest::Body::from(bytes.clone()),
                None => reqwest::Body::wrap(body),
            });
            let request = reqwest::Request::try_from(request).map_err(convert)?;
            let response = client.execute(request).await.map_err(convert)?;
            Ok(Response::from(response).map(Body::new))
        })
    }
}

/// A URL may hold a credential in its query, so it leaves the error.
fn convert(error: reqwest::Error) -> TransportError {
    let error = error.without_url();
    if error.is_connect() {
        TransportError::connect(error)
    } else if error.is_timeout() {
        TransportError::timeout(error)
    } else {
        TransportError::new(error)
    }
}
