//! Sending a request and reading the whole answer: the one `async` body, which knows no type of any API.

use std::sync::Arc;
#[cfg(feature = "multipart")]
use std::sync::atomic::Ordering;
use std::time::Duration;

use http::request::Parts;
use http::{Request, StatusCode, Uri};

use super::client::Inner;
use super::credentials::Heads;
use super::error::{Failed, Problem};
use super::hook::Attempt;
use super::idle::Idle;
use super::platform::{Instant, has_runtime, sleep, timeout};
use super::received::Received;
use super::reconnect::{Again, Reconnect};
use super::redirect::Sent;
use super::retry::Retry;
use super::trace::Trace;
use super::transport::TransportError;
use super::{answer, redirect};
use crate::media::{Body, ReadError, read};
#[cfg(feature = "multipart")]
use crate::media::{Incoming, parse};
use crate::operation::Endpoint;

/// What one call may take.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Limits {
    /// From the first byte sent to the last one received, redirects and further attempts included; to the last header
    /// where the body is a stream, or bytes.
    pub(crate) time: Duration,
    /// The same of one attempt.
    pub(crate) attempt: Option<Duration>,
    /// Between the pieces of a body that is read while it arrives.
    pub(crate) idle: Option<Duration>,
    pub(crate) retry: Retry,
    pub(crate) reconnect: Option<Reconnect>,
    /// How many of them one attempt follows.
    pub(crate) redirects: u32,
    /// Of the response's body, where it is held; of an element of a stream.
    pub(crate) bytes: usize,
}

/// Sends a request, follows what may be followed, and reads the answer's body.
pub(crate) async fn exchange(
    client: Arc<Inner>,
    endpoint: &'static Endpoint,
    (mut heads, body): (Heads, Body),
    limits: Limits,
) -> Result<Received, Box<Failed>> {
    if !has_runtime() {
        return Err(TransportError::new("a call needs a tokio runtime").into());
    }
    #[cfg(feature = "blocking")]
    if super::blocking::is_refused() {
        return Err(TransportError::new("a blocking call would stop the runtime that it is in: await it").into());
    }
    let trace = Trace::new(endpoint);
    let deadline = Instant::now().checked_add(limits.time);
    let mut attempt = Attempt { endpoint, number: 0 };
    let answer = attempts(&client, &mut attempt, (&mut heads, body), limits, deadline, &trace);
    let outcome = trace.call(timeout(limits.time, answer)).await;
    let outcome = outcome.unwrap_or_else(|_| Err(Problem::Timeout(limits.time).into()));
    trace.ended(&outcome);
    let mut received = outcome?;
    received.resume = Again::of(client, attempt, (heads, trace), limits, &received);
    Ok(received)
}

/// Sends a request until nothing is won by sending it again.
async fn attempts(
    client: &Inner,
    attempt: &mut Attempt,
    (heads, mut body): (&mut Heads, Body),
    limits: Limits,
    deadline: Option<Instant>,
    trace: &Trace,
) -> Result<Received, Box<Failed>> {
    let again = body.bytes().cloned();
    let left = || deadline.map_or(Duration::MAX, |deadline| deadline.saturating_duration_since(Instant::now()));
    let mut made = 0;
    loop {
        made += 1;
        attempt.number += 1;
        let (head, outcome) = match heads.next(client).await {
            Ok(mut head) => {
                let outcome = one(client, attempt, &mut head, body, limits, trace).await;
                (Some(head), outcome)
            }
            Err(problem) => (None, Err(problem.into())),
        };
        let Some(bytes) = &again else { return outcome };
        if outcome.as_ref().is_ok_and(|received| received.status == StatusCode::UNAUTHORIZED)
            && heads.renew(client).await?
        {
            body = bytes.clone().into();
            made -= 1;
            continue;
        }
        match limits.retry.wait(head.as_deref(), made, &outcome) {
            Some(wait) if left() > wait => sleep(wait).await,
            _ => return outcome,
        }
        body = bytes.clone().into();
    }
}

/// What comes of an attempt in its time.
pub(super) async fn one(
    client: &Inner,
    attempt: &Attempt,
    head: &mut Arc<Parts>,
    body: Body,
    limits: Limits,
    trace: &Trace,
) -> Result<Received, Box<Failed>> {
    let body = client.hooks.before(attempt, head, body)?;
    let begun = Instant::now();
    let answer = follow(client, attempt.endpoint, head, body, limits, trace);
    let outcome = match limits.attempt {
        Some(time) => timeout(time, answer).await.unwrap_or_else(|_| Err(Problem::Timeout(time).into())),
        None => answer.await,
    };
    trace.answered(&outcome);
    client.hooks.after(attempt, begun, &outcome);
    outcome
}

async fn follow(
    client: &Inner,
    endpoint: &Endpoint,
    head: &Parts,
    mut body: Body,
    limits: Limits,
    trace: &Trace,
) -> Result<Received, Box<Failed>> {
    let limit = limits.bytes;
    let mut moved: Option<Uri> = None;
    let mut left = limits.redirects;
    loop {
        let again = body.bytes().cloned();
        let mut request = Request::from_parts(head.clone(), body);
        if let Some(uri) = &moved {
            *request.uri_mut() = uri.clone();
        }
        let uri = moved.as_ref().unwrap_or(&head.uri);
        trace.begin(endpoint, uri);
        let response = trace.request(client.transport.send(request)).await.map_err(|error| error.asked(uri))?;
        let (parts, arriving) = response.into_parts();
        if !answer::is_documented_redirect(endpoint, parts.status) {
            let sent = Sent { method: &head.method, uri, is_repeatable: again.is_some() };
            match redirect::next(&sent, parts.status, &parts.headers, left) {
                Ok(None) => {}
                Ok(Some(next)) => {
                    trace.redirected(parts.status);
                    moved = Some(next);
                    body = again.unwrap_or_default().into();
                    left -= 1;
                    continue;
                }
                Err(error) => return fail(error, Received::new(parts.status, parts.headers)),
            }
        }
        let mut received = Received::new(parts.status, parts.headers);
        if answer::arrives(endpoint, &received) {
            received.rest = Some((Idle::limited(arriving, limits.idle), limit));
            return Ok(received);
        }
        #[cfg(feature = "multipart")]
        if let Some((media_type, listed)) = answer::parts(endpoint, &received) {
            let exceeded = Arc::default();
            let pieces = parse(Incoming::new(arriving), &media_type, listed, limit, &exceeded);
            let pieces = trace.request(pieces).await;
            if pieces.is_err() && exceeded.load(Ordering::Relaxed) {
                return fail(Problem::TooLarge(limit), received);
            }
            received.pieces = Some(pieces);
            return Ok(received);
        }
        return match trace.request(read(arriving, limit)).await {
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
