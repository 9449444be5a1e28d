//! What looks at the attempts of calls: to sign them, to count them, to log them.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::request::Parts;
use http::{HeaderMap, Request, StatusCode};

use super::error::{Failed, Problem};
use super::platform::Instant;
use super::received::Received;
use crate::media::{Body, BoxError};
use crate::operation::Endpoint;

/// Is called before and after each attempt of each call. For what has to wait, or to change responses, there are layers
/// of tower: see [`TowerTransport`](super::TowerTransport).
pub trait Hook: Send + Sync + 'static {
    /// Before an attempt is sent, with all that it consists of, credentials too: the place to sign it. (Redirects, which
    /// stay within the origin, repeat its headers.)
    ///
    /// # Errors
    /// Where it must not be sent: the call ends with [`Problem::Hook`].
    fn before(&self, attempt: &Attempt, request: &mut Request<Body>) -> Result<(), BoxError> {
        let _ = (attempt, request);
        Ok(())
    }

    /// After an attempt, whatever came of it; not after one that is dropped, by its caller or at the deadline of the
    /// whole call.
    fn after(&self, attempt: &Attempt, ended: &Ended<'_>) {
        let _ = (attempt, ended);
    }
}

/// An attempt of a call.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Attempt {
    /// The operation that is called.
    pub endpoint: &'static Endpoint,
    /// Which attempt of the call it is, from 1 on.
    pub number: u32,
}

/// How an attempt ended.
#[derive(Debug)]
#[non_exhaustive]
pub struct Ended<'a> {
    /// How long it took, the body included where that is not a stream.
    pub time: Duration,
    /// The status, when a response arrived.
    pub status: Option<StatusCode>,
    /// The headers, when a response arrived.
    pub headers: Option<&'a HeaderMap>,
    /// Why there is no response, or not the whole of it.
    pub problem: Option<&'a Problem>,
}

/// The hooks of a client, in the order in which they were added.
#[derive(Clone, Default)]
pub(crate) struct Hooks(Vec<Arc<dyn Hook>>);

impl Hooks {
    pub(crate) fn add(&mut self, hook: impl Hook) {
        self.0.push(Arc::new(hook));
    }

    /// Calls the hooks before an attempt, which may change what is sent.
    pub(super) fn before(&self, attempt: &Attempt, head: &mut Arc<Parts>, body: Body) -> Result<Body, Problem> {
        if self.0.is_empty() {
            return Ok(body);
        }
        let mut request = Request::from_parts(Parts::clone(head), body);
        for hook in &self.0 {
            hook.before(attempt, &mut request).map_err(Problem::Hook)?;
        }
        let (changed, body) = request.into_parts();
        *head = Arc::new(changed);
        Ok(body)
    }

    pub(super) fn after(&self, attempt: &Attempt, begun: Instant, outcome: &Result<Received, Box<Failed>>) {
        if self.0.is_empty() {
            return;
        }
        let received = match outcome {
            Ok(received) => Some(received),
            Err(failed) => failed.received.as_ref(),
        };
        let ended = Ended {
            time: begun.elapsed(),
            status: received.map(|received| received.status),
            headers: received.map(|received| &received.headers),
            problem: outcome.as_ref().err().map(|failed| &failed.problem),
        };
        self.0.iter().for_each(|hook| hook.after(attempt, &ended));
    }
}

impl fmt::Debug for Hooks {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{} hooks", self.0.len())
    }
}
