//! The one place where HTTP stacks meet the neutral core: axum, tower and whatever speaks `http`.

use std::convert::Infallible;
use std::fmt;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::{Request, Response};

use super::dispatch::Answer;
use super::gate::BoxFuture;
use crate::media::{Body, BoxError};

/// An API that answers requests: a tower service that is always ready and never fails. Clones share everything.
#[derive(Clone)]
pub struct Server(Arc<dyn Answer>);

impl Server {
    pub(super) fn new(core: impl Answer + 'static) -> Self {
        Self(Arc::new(core))
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
    type Future = BoxFuture<'static, Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _context: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let answer = self.answer(request);
        Box::pin(async move { Ok(answer.await) })
    }
}
