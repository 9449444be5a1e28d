//! The one place where HTTP stacks meet the neutral core: axum, tower and whatever speaks `http`.

use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::request::Parts;
use http::{Request, Response};

use super::dispatch::{Answer, Fit};
use super::gate::BoxFuture;
use crate::media::{Body, BoxError};

/// An API that answers requests: a tower service that is always ready and never fails. Clones share everything.
#[derive(Clone)]
pub struct Server(Arc<dyn Answer>);

impl Server {
    pub(super) fn new(core: impl Answer + 'static) -> Self {
        Self(Arc::new(core))
    }

    /// A server of two APIs: `other` answers what this one has no path for, or not with that method.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        Self(Arc::new(Either(self, other)))
    }

    /// A router for axum, of which this is the fallback.
    pub fn into_router(self) -> axum::Router {
        axum::Router::new().fallback_service(self)
    }

    /// Answers one request.
    ///
    /// Its body is read when the request has been found to be for an operation with a body, and its caller admitted.
    pub fn answer<B>(&self, request: Request<B>) -> BoxFuture<'static, Response<Body>>
    where
        B: http_body::Body<Data: Send, Error: Into<BoxError>> + Send + 'static,
    {
        let (parts, body) = request.into_parts();
        Arc::clone(&self.0).answer(parts, Body::new(body))
    }
}

impl fmt::Debug for Server {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Server").finish_non_exhaustive()
    }
}

impl<B> tower_service::Service<Request<B>> for Server
where
    B: http_body::Body<Data: Send, Error: Into<BoxError>> + Send + 'static,
{
    type Response = Response<Body>;
    type Error = Infallible;
    type Future = Answering;

    fn poll_ready(&mut self, _context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        Answering(self.answer(request))
    }
}

/// A response in the making.
pub struct Answering(BoxFuture<'static, Response<Body>>);

impl Future for Answering {
    type Output = Result<Response<Body>, Infallible>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        self.0.as_mut().poll(context).map(Ok)
    }
}

/// Two servers in one place.
struct Either(Server, Server);

impl Answer for Either {
    fn fit(&self, parts: &Parts) -> Fit {
        self.0.0.fit(parts).max(self.1.0.fit(parts))
    }

    fn answer(self: Arc<Self>, parts: Parts, payload: Body) -> BoxFuture<'static, Response<Body>> {
        let Server(server) = if self.1.0.fit(&parts) > self.0.0.fit(&parts) { &self.1 } else { &self.0 };
        Arc::clone(server).answer(parts, payload)
    }
}
