//! Transports and services of tower are one another: layers for logging, metrics or signing fit between.

use std::fmt;
use std::future::poll_fn;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll};

use http::{Request, Response};
use tower_service::Service;

use super::{Body, BoxError, Transport, TransportError};
use crate::client::BoxFuture;

/// A transport that is a service of tower: one with layers around, usually.
///
/// ```
/// # fn example<L>(layer: L) where L: Fn(bindery::client::TransportService) -> bindery::client::TransportService {
/// use bindery::client::{Http, TowerTransport, TransportService, reqwest};
/// let http = TransportService::new(Http::new(reqwest::Client::builder()).unwrap());
/// let transport = TowerTransport::new(layer(http));
/// # let _ = transport;
/// # }
/// ```
#[derive(Debug)]
pub struct TowerTransport<S>(Mutex<S>);

impl<S> TowerTransport<S> {
    /// A transport that sends requests through `service`, which is cloned for each.
    ///
    /// It must leave redirects to the client.
    pub fn new(service: S) -> Self {
        Self(Mutex::new(service))
    }
}

impl<S, B> Transport for TowerTransport<S>
where
    S: Service<Request<Body>, Response = Response<B>> + Clone + Send + 'static,
    S::Error: Into<BoxError>,
    S::Future: Send,
    B: http_body::Body + Send + 'static,
    B::Error: Into<BoxError>,
{
    fn send(&self, request: Request<Body>) -> BoxFuture<Result<Response<Body>, TransportError>> {
        let service = self.0.lock().unwrap_or_else(PoisonError::into_inner).clone();
        Box::pin(call(service, request))
    }
}

/// Waits until `service` is ready, and calls it.
async fn call<S, B>(mut service: S, request: Request<Body>) -> Result<Response<Body>, TransportError>
where
    S: Service<Request<Body>, Response = Response<B>>,
    S::Error: Into<BoxError>,
    B: http_body::Body + Send + 'static,
    B::Error: Into<BoxError>,
{
    poll_fn(|context| service.poll_ready(context)).await.map_err(failed)?;
    service.call(request).await.map(|response| response.map(Body::new)).map_err(failed)
}

/// An error that went through layers is the same error after them.
fn failed(error: impl Into<BoxError>) -> TransportError {
    match error.into().downcast::<TransportError>() {
        Ok(error) => *error,
        Err(other) => TransportError::new(other),
    }
}

/// A transport as a service of tower.
#[derive(Clone)]
pub struct TransportService(Arc<dyn Transport>);

impl TransportService {
    /// A service that sends requests over `transport`.
    pub fn new(transport: impl Transport) -> Self {
        Self(Arc::new(transport))
    }
}

impl Service<Request<Body>> for TransportService {
    type Response = Response<Body>;
    type Error = TransportError;
    type Future = BoxFuture<Result<Response<Body>, TransportError>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), TransportError>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Body>) -> Self::Future {
        self.0.send(request)
    }
}

impl fmt::Debug for TransportService {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("TransportService(…)")
    }
}
