//! HTTP over the network.

use std::sync::Arc;
use std::time::Duration;

use ::http::{Request, Response};
use reqwest::redirect::Policy;

use super::{Body, Transport, TransportError};
use crate::client::{BoxFuture, BuildError};

/// HTTP by reqwest, which is what clients use unless they are given another transport.
///
/// It leaves redirects alone: reqwest keeps headers such as `x-api-key` when it follows one to another origin.
#[derive(Debug, Clone)]
pub struct Http(pub(crate) reqwest::Client);

impl Http {
    /// HTTP with these settings, but for their redirect policy.
    ///
    /// # Errors
    /// When reqwest can't be set up.
    pub fn new(settings: reqwest::ClientBuilder) -> Result<Self, BuildError> {
        Self::build(settings).map_err(|error| BuildError::Http(Arc::new(error)))
    }

    pub(crate) fn build(builder: reqwest::ClientBuilder) -> reqwest::Result<Self> {
        builder.redirect(Policy::none()).build().map(Self)
    }

    pub(crate) fn with_connect_timeout(limit: Duration) -> reqwest::Result<Self> {
        Self::build(reqwest::Client::builder().connect_timeout(limit))
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
