//! Sending a request and reading the whole answer: the one `async` body, which knows no type of any API.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::Request;

use super::client::Inner;
use super::error::{Failed, Problem};
use super::received::Received;
use super::transport::{ReadError, TransportError, read};
use super::{answer, redirect};
use crate::operation::Endpoint;

/// What one call may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// From the first byte sent to the last one received, redirects included.
    pub(crate) time: Duration,
    /// Of the response's body.
    pub(crate) bytes: usize,
}

/// Sends `request`, follows what may be followed, and reads the answer's body.
pub(crate) async fn exchange(
    client: Arc<Inner>,
    endpoint: &'static Endpoint,
    request: Request<Bytes>,
    limits: Limits,
) -> Result<Received, Box<Failed>> {
    if tokio::runtime::Handle::try_current().is_err() {
        return Err(TransportError::new("a call needs a tokio runtime").into());
    }
    let answer = follow(&client, endpoint, request, limits.bytes);
    tokio::time::timeout(limits.time, answer).await.unwrap_or_else(|_| Err(Problem::Timeout(limits.time).into()))
}

async fn follow(
    client: &Inner,
    endpoint: &Endpoint,
    mut request: Request<Bytes>,
    limit: usize,
) -> Result<Received, Box<Failed>> {
    let mut followed = 0;
    loop {
        let response = client.transport.send(request.clone()).await?;
        let (parts, body) = response.into_parts();
        if !answer::is_documented_redirect(endpoint, parts.status) {
            match redirect::next(client.base_of(endpoint), &request, parts.status, &parts.headers, followed) {
                Ok(None) => {}
                Ok(Some(uri)) => {
                    *request.uri_mut() = uri;
                    followed += 1;
                    continue;
                }
                Err(error) => return fail(error, Received::new(parts.status, parts.headers)),
            }
        }
        let mut received = Received::new(parts.status, parts.headers);
        return match read(body, limit).await {
            Ok(body) => {
                received.body = body;
                Ok(received)
            }
            Err(ReadError::TooLarge) => fail(Problem::TooLarge(limit), received),
            Err(ReadError::Transport(error)) => fail(error, received),
        };
    }
}

fn fail(problem: impl Into<Problem>, received: Received) -> Result<Received, Box<Failed>> {
    Err(Box::new(Failed { problem: problem.into(), received: Some(received) }))
}
