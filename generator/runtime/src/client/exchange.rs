//! Sending a request and reading the whole answer: the one `async` body, which knows no type of any API.

use std::sync::Arc;
use std::time::Duration;

use http::Request;

use super::client::Inner;
use super::error::{Failed, Problem};
use super::received::Received;
use super::redirect::Sent;
use super::transport::TransportError;
use super::{answer, redirect};
use crate::media::{Body, ReadError, read};
use crate::operation::Endpoint;

/// What one call may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// From the first byte sent to the last one received, redirects included; to the last header where the body is a
    /// stream, or bytes.
    pub(crate) time: Duration,
    /// Of the response's body, where it is held; of an element of a stream.
    pub(crate) bytes: usize,
}

/// Sends `request`, follows what may be followed, and reads the answer's body.
pub(crate) async fn exchange(
    client: Arc<Inner>,
    endpoint: &'static Endpoint,
    request: Request<Body>,
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
    request: Request<Body>,
    limit: usize,
) -> Result<Received, Box<Failed>> {
    let (mut head, mut body) = request.into_parts();
    let mut followed = 0;
    loop {
        let again = body.bytes().cloned();
        let response = client.transport.send(Request::from_parts(head.clone(), body)).await?;
        let (parts, arriving) = response.into_parts();
        if !answer::is_documented_redirect(endpoint, parts.status) {
            let sent = Sent { method: &head.method, uri: &head.uri, is_repeatable: again.is_some() };
            match redirect::next(client.base_of(endpoint), &sent, parts.status, &parts.headers, followed) {
                Ok(None) => {}
                Ok(Some(uri)) => {
                    head.uri = uri;
                    body = again.unwrap_or_default().into();
                    followed += 1;
                    continue;
                }
                Err(error) => return fail(error, Received::new(parts.status, parts.headers)),
            }
        }
        let mut received = Received::new(parts.status, parts.headers);
        if answer::arrives(endpoint, &received) {
            received.rest = Some((arriving, limit));
            return Ok(received);
        }
        return match read(arriving, limit).await {
            Ok(body) => {
                received.body = body;
                Ok(received)
            }
            Err(ReadError::TooLarge) => fail(Problem::TooLarge(limit), received),
            Err(ReadError::Broken(error)) => fail(TransportError::new(error), received),
        };
    }
}

fn fail(problem: impl Into<Problem>, received: Received) -> Result<Received, Box<Failed>> {
    Err(Box::new(Failed { problem: problem.into(), received: Some(received) }))
}
