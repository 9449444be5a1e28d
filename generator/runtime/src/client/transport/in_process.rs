//! A server in the same process, without a network between.

use std::future::poll_fn;
use std::sync::{Mutex, PoisonError};

use http::header::HOST;
use http::{HeaderValue, Request, Response};
use tower_service::Service;

use super::{Body, BoxError, Transport, TransportError};
use crate::client::BoxFuture;

/// Sends requests to a tower service, such as an axum router, in the same process.
///
/// The URL's host plays no part in it, its path does: where the document's server has one (`https://api.example/v1`),
/// nest the router there, or give the client a base URL without it. Redirects are followed by the client and so reach the service again.
#[derive(Debug)]
pub struct InProcess<S>(Mutex<S>);

impl<S> InProcess<S> {
    /// A transport to `service`, which is cloned for each request.
    pub fn new(service: S) -> Self {
        Self(Mutex::new(service))
    }
}

impl<S, B> Transport for InProcess<S>
where
    S: Service<Request<Body>, Response = Response<B>> + Clone + Send + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: http_body::Body + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn send(&self, mut request: Request<Body>) -> BoxFuture<Result<Response<Body>, TransportError>> {
        let mut service = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        // HTTP/1.1 requires the header, and over a network it is the connection that adds it.
        let host = request.uri().authority().and_then(|host| HeaderValue::from_str(host.as_str()).ok());
        if let Some(host) = host.filter(|_| !request.headers().contains_key(HOST)) {
            request.headers_mut().insert(HOST, host);
        }
        Box::pin(async move {
            poll_fn(|context| service.poll_ready(context)).await.map_err(TransportError::new)?;
            let response = service.call(request).await.map_err(TransportError::new)?;
            Ok(response.map(Body::new))
        })
    }
}
