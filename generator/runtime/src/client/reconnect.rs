//! Coming again for a stream of events that broke off (WHATWG HTML, section 9.2).
//!
//! Only where it is asked for, and only for a `GET`: an API that produces something for a `POST` would produce it twice.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::HeaderName;
use http::{HeaderValue, Method, StatusCode};

use super::answer;
use super::client::Inner;
use super::credentials::Heads;
use super::error::{Failed, Problem};
use super::exchange::{Limits, one};
use super::hook::Attempt;
use super::platform::{now, sleep};
use super::received::Received;
use super::retry::{is_passing, told};
use super::trace::Trace;
use super::wait;
use crate::media::Body;
use crate::stream::{Interrupted, Resume, Resumed, Resuming};

const LAST_EVENT_ID: HeaderName = HeaderName::from_static("last-event-id");
/// A server that asks for no wait at all gets this one.
const SHORTEST: Duration = Duration::from_millis(100);
/// A server that asks for a longer one in `Retry-After` gets this.
const LONGEST: Duration = Duration::from_secs(60 * 60);

/// When and how often a stream of events is asked for again after it broke off or ended: as an `EventSource` does.
///
/// The request is that of the call, with the id of the last event in `Last-Event-ID`. Before that the stream waits for as
/// long as the server has said in `retry:`; after an attempt in vain twice as long, and so on. 204 ends the stream; it
/// fails on an answer that is no stream of events, unless that may be another one in a while (408, 425, 429, 502, 503,
/// 504), for which `Retry-After` is waited, an hour at most.
///
/// It concerns `GET` alone. Any other request is sent once, whatever is said here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reconnect {
    attempts: u32,
    first: Duration,
    longest: Duration,
}

impl Reconnect {
    /// Five attempts after each other without an event between them; three seconds before the first, unless the server
    /// says otherwise, and a minute at most before any.
    #[must_use]
    pub const fn new() -> Self {
        Self { attempts: 5, first: Duration::from_secs(3), longest: Duration::from_secs(60) }
    }

    /// How many attempts there may be after each other without an event between them.
    #[must_use]
    pub const fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// How long to wait before the first attempt where the server does not say it, and before any whatever it says,
    /// `Retry-After` aside.
    #[must_use]
    pub const fn waits(mut self, first: Duration, longest: Duration) -> Self {
        self.first = first;
        self.longest = longest;
        self
    }

    /// How long to wait after this many attempts in vain, with what the stream and the last answer ask for. As many clients lose a server at once, a part of it is random.
    fn wait(&self, asked: Option<u64>, told: Duration, failed: u32, random: u64) -> Duration {
        let first = asked.map_or(self.first, Duration::from_millis).max(SHORTEST);
        let doubled = wait::doubled(first, failed, self.longest);
        doubled.saturating_add(wait::part(doubled / 4, random)).max(told.min(LONGEST))
    }
}

impl Default for Reconnect {
    fn default() -> Self {
        Self::new()
    }
}

/// Why a stream of events that broke off could not be had again.
#[derive(Debug)]
pub struct ReconnectError {
    status: Option<StatusCode>,
    problem: Option<Problem>,
}

impl ReconnectError {
    /// The status of an answer that is no stream of events.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.status
    }

    /// What went wrong where there was no such answer.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        self.problem.as_ref()
    }
}

impl fmt::Display for ReconnectError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the stream could not be had again: ")?;
        match (&self.problem, self.status) {
            (Some(problem), _) => problem.fmt(formatter),
            (None, Some(status)) => write!(formatter, "the answer was {}, and no stream of events", status.as_u16()),
            (None, None) => formatter.write_str("there was no answer"),
        }
    }
}

impl std::error::Error for ReconnectError {}

/// All that is needed to ask for a stream again.
pub(crate) struct Again {
    client: Arc<Inner>,
    /// The last one.
    attempt: Attempt,
    heads: Heads,
    trace: Trace,
    limits: Limits,
    policy: Reconnect,
    failed: u32,
}

impl Again {
    /// What comes again for this answer, where it is a stream of events and that is asked for.
    pub(crate) fn of(
        client: Arc<Inner>,
        attempt: Attempt,
        (heads, trace): (Heads, Trace),
        limits: Limits,
        received: &Received,
    ) -> Option<Box<dyn Resume>> {
        let policy = limits.reconnect?;
        let endpoint = attempt.endpoint;
        let repeats = endpoint.method == Method::GET.as_str() && answer::brings_events(endpoint, received);
        repeats.then(|| Box::new(Self { client, attempt, heads, trace, limits, policy, failed: 0 }) as Box<dyn Resume>)
    }

    async fn come(&mut self, at: Interrupted) -> Resumed {
        if at.progressed {
            self.failed = 0;
        }
        let (mut cause, mut told_wait) = (at.cause, Duration::ZERO);
        loop {
            if self.failed >= self.policy.attempts {
                // A server that ends the stream again and again means it.
                return cause.map_or(Resumed::Ended, Resumed::Failed);
            }
            sleep(self.policy.wait(at.retry, told_wait, self.failed, wait::random())).await;
            self.failed += 1;
            let error = match self.ask(at.id.as_deref()).await {
                Ok(received) if received.status == StatusCode::NO_CONTENT => return Resumed::Ended,
                Ok(mut received) => {
                    let events =
                        received.status.is_success() && answer::brings_events(self.attempt.endpoint, &received);
                    if let Some((body, _)) = received.rest.take().filter(|_| events) {
                        return Resumed::Body(body);
                    }
                    let error = ReconnectError { status: Some(received.status), problem: None };
                    if !is_passing(received.status.as_u16()) {
                        return Resumed::Failed(error.into());
                    }
                    told_wait = told(&received.headers, now()).unwrap_or_default();
                    error
                }
                Err(failed) => {
                    let passes = matches!(&failed.problem, Problem::Transport(_) | Problem::Timeout(_));
                    let error = ReconnectError { status: None, problem: Some(failed.problem) };
                    if !passes {
                        return Resumed::Failed(error.into());
                    }
                    error
                }
            };
            cause = Some(error.into());
        }
    }

    async fn ask(&mut self, id: Option<&str>) -> Result<Received, Box<Failed>> {
        let mut head = Arc::unwrap_or_clone(self.heads.next(&self.client).await?);
        // An empty id takes back the one before; the call's own is for its first request.
        if let Some(id) = id {
            head.headers.remove(LAST_EVENT_ID);
            if let Some(id) = HeaderValue::from_bytes(id.as_bytes()).ok().filter(|id| !id.is_empty()) {
                head.headers.insert(LAST_EVENT_ID, id);
            }
        }
        self.attempt.number = self.attempt.number.saturating_add(1);
        let limits = Limits { attempt: Some(self.limits.attempt.unwrap_or(self.limits.time)), ..self.limits };
        let (client, mut head) = (&self.client, Arc::new(head));
        self.trace.call(one(client, &self.attempt, &mut head, Body::default(), limits, &self.trace)).await
    }
}

impl Resume for Again {
    fn resume(mut self: Box<Self>, at: Interrupted) -> Resuming {
        Box::pin(async move {
            let resumed = self.come(at).await;
            (self as Box<dyn Resume>, resumed)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_up_to_a_limit() {
        let policy = Reconnect::new().waits(Duration::from_secs(1), Duration::from_secs(5));
        let seconds = |asked, failed| policy.wait(asked, Duration::ZERO, failed, 0).as_millis();
        assert_eq!([0, 1, 2, 3, 40].map(|failed| seconds(None, failed)), [1000, 2000, 4000, 5000, 5000]);
        assert_eq!([0, 1].map(|failed| seconds(Some(300), failed)), [300, 600]);
        assert_eq!([seconds(Some(0), 0), seconds(Some(u64::MAX), 0)], [100, 5000]);
        assert_eq!(policy.wait(None, Duration::ZERO, 0, u64::MAX).as_millis(), 1249);
    }

    #[test]
    fn nobody_is_sent_away_for_ever() {
        let told = |seconds| Reconnect::new().wait(None, Duration::from_secs(seconds), 0, 0).as_secs();
        assert_eq!([0, 120, 3600, 3601, u64::MAX].map(told), [3, 120, 3600, 3600, 3600]);
    }
}
