//! Sending a request again.
//!
//! Only what can do no harm twice: a request that the API has not seen, one that it says it has not worked on, one
//! whose method is idempotent (RFC 9110, section 9.2.2), or one with a key by which the API knows it again.

use std::time::{Duration, SystemTime};

use http::header::RETRY_AFTER;
use http::request::Parts;
use http::{HeaderMap, Method};

use super::error::{Failed, Problem};
use super::idempotency::has_key;
use super::platform::now;
use super::received::Received;
use super::wait;

/// When and how often a call is sent again.
///
/// Sent again is
/// - any request when no connection could be made, or no token could be had for the same reason, or when the answer is
///   429 or 503 with `Retry-After`;
/// - a `GET`, `HEAD`, `OPTIONS`, `TRACE`, `PUT`, `DELETE` or `QUERY`, and one with an `Idempotency-Key` (by any of its
///   spellings), also when the exchange broke off or took too long, and when the answer is 408, 425, 429, 502, 503 or 504.
///
/// Before that the call waits for as long as `Retry-After` says, else for a random part of a time that doubles with
/// each attempt. It is not sent again when that would exceed the time that the whole call may take, nor when its body
/// is a stream, which is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Retry {
    attempts: u32,
    first: Duration,
    longest: Duration,
}

impl Retry {
    /// Three attempts in all, half a second at most before the second, 8 at most before any other.
    #[must_use]
    pub const fn new() -> Self {
        Self { attempts: 3, first: Duration::from_millis(500), longest: Duration::from_secs(8) }
    }

    /// One attempt.
    #[must_use]
    pub const fn never() -> Self {
        Self { attempts: 1, ..Self::new() }
    }

    /// How many attempts a call has in all; none is counted as one.
    #[must_use]
    pub const fn attempts(mut self, attempts: u32) -> Self {
        self.attempts = attempts;
        self
    }

    /// How long a call waits at most before the second attempt, and before any. What the API asks for in `Retry-After`
    /// is kept to whatever it is.
    #[must_use]
    pub const fn waits(mut self, first: Duration, longest: Duration) -> Self {
        self.first = first;
        self.longest = longest;
        self
    }

    /// How long to wait before `request` is sent again after this many attempts; `None` when it is not. There is no
    /// request where its credentials could not be had.
    pub(crate) fn wait(
        &self,
        request: Option<&Parts>,
        attempts: u32,
        outcome: &Result<Received, Box<Failed>>,
    ) -> Option<Duration> {
        if attempts >= self.attempts {
            return None;
        }
        let backoff = || self.backoff(attempts, wait::random());
        // Without a request nothing was sent.
        let is_idempotent = || request.is_none_or(is_idempotent);
        match outcome {
            Ok(received) => {
                let status = received.status.as_u16();
                match told(&received.headers, now()).filter(|_| matches!(status, 429 | 503)) {
                    Some(wait) => Some(wait),
                    None => (is_passing(status) && is_idempotent()).then(backoff),
                }
            }
            Err(failed) => match &failed.problem {
                Problem::Transport(error) => (error.is_connect() || is_idempotent()).then(backoff),
                Problem::Timeout(_) => is_idempotent().then(backoff),
                Problem::Credential(error) => error.is_retryable().then(backoff),
                _ => None,
            },
        }
    }

    /// A part, `random` of `u64::MAX`, of the time that doubles with each attempt.
    fn backoff(&self, attempts: u32, random: u64) -> Duration {
        wait::part(wait::doubled(self.first, attempts.saturating_sub(1), self.longest), random)
    }
}

impl Default for Retry {
    fn default() -> Self {
        Self::new()
    }
}

/// Whether an answer with this status may be another one in a while.
pub(crate) fn is_passing(status: u16) -> bool {
    matches!(status, 408 | 425 | 429 | 502 | 503 | 504)
}

fn is_idempotent(request: &Parts) -> bool {
    matches!(
        request.method,
        Method::GET | Method::HEAD | Method::OPTIONS | Method::TRACE | Method::PUT | Method::DELETE
    ) || request.method.as_str() == "QUERY"
        || has_key(&request.headers)
}

/// What `Retry-After` says (RFC 9110, section 10.2.3): seconds, or a date.
pub(crate) fn told(headers: &HeaderMap, now: SystemTime) -> Option<Duration> {
    let text = headers.get(RETRY_AFTER)?.to_str().ok()?.trim();
    match text.parse() {
        Ok(seconds) => Some(Duration::from_secs(seconds)),
        Err(_) => Some(httpdate::parse_http_date(text).ok()?.duration_since(now).unwrap_or_default()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::TransportError;
    use http::{Request, StatusCode};

    fn request(method: &str, key: bool) -> Parts {
        let mut request = Request::builder().method(method).uri("https://api.test/").body(()).unwrap();
        if key {
            request.headers_mut().insert("x-idempotency-key", "1".parse().unwrap());
        }
        request.into_parts().0
    }

    fn answered(status: u16, retry_after: Option<&str>) -> Result<Received, Box<Failed>> {
        let headers = retry_after.map(|value| (RETRY_AFTER, value.parse().unwrap())).into_iter().collect();
        Ok(Received::new(StatusCode::from_u16(status).unwrap(), headers))
    }

    fn again(request: &Parts, outcome: &Result<Received, Box<Failed>>) -> bool {
        Retry::new().wait(Some(request), 1, outcome).is_some()
    }

    #[test]
    fn what_does_no_harm_twice_is_sent_again() {
        let (get, post, known) = (request("GET", false), request("POST", false), request("POST", true));
        let query = request("QUERY", false);
        for status in [408, 425, 429, 502, 503, 504] {
            let outcome = answered(status, None);
            let [get, post, known, query] = [&get, &post, &known, &query].map(|request| again(request, &outcome));
            assert_eq!((get, post, known, query), (true, false, true, true), "{status}");
        }
        for status in [200, 301, 400, 404, 409, 500, 501] {
            assert!(!again(&get, &answered(status, Some("1"))), "{status}");
        }
        let refused = Err(TransportError::connect("refused").into());
        let reset = Err(TransportError::new("reset").into());
        let late = Err(Problem::Timeout(Duration::ZERO).into());
        assert_eq!([&refused, &reset, &late].map(|outcome| again(&post, outcome)), [true, false, false]);
        assert_eq!([&refused, &reset, &late].map(|outcome| again(&known, outcome)), [true; 3]);
        assert!(!again(&get, &Err(Problem::TooLarge(1).into())));
    }

    #[test]
    fn the_api_says_when() {
        let post = request("POST", false);
        let wait = |status, after| Retry::new().wait(Some(&post), 1, &answered(status, Some(after)));
        assert_eq!(wait(429, "7"), Some(Duration::from_secs(7)));
        assert_eq!(wait(503, " 0 "), Some(Duration::ZERO));
        assert_eq!(wait(503, "Fri, 31 Dec 1999 23:59:59 GMT"), Some(Duration::ZERO));
        assert_eq!((wait(502, "7"), wait(429, "soon"), wait(429, "-1")), (None, None, None));
        let headers = [(RETRY_AFTER, "Thu, 01 Jan 1970 00:01:40 GMT".parse().unwrap())].into_iter().collect();
        let now = SystemTime::UNIX_EPOCH + Duration::from_secs(90);
        assert_eq!(told(&headers, now), Some(Duration::from_secs(10)));
    }

    #[test]
    fn waits_double_up_to_the_longest() {
        let retry = Retry::new().waits(Duration::from_secs(1), Duration::from_secs(5));
        let longest = |attempts| retry.backoff(attempts, u64::MAX).as_secs_f64().round();
        assert_eq!([1, 2, 3, 4, 40, u32::MAX].map(longest), [1.0, 2.0, 4.0, 5.0, 5.0, 5.0]);
        assert_eq!(retry.backoff(3, 0), Duration::ZERO);
    }

    #[test]
    fn attempts_end() {
        let (get, outcome) = (request("GET", false), answered(503, Some("0")));
        let attempts = |retry: Retry| (1..9).find(|made| retry.wait(Some(&get), *made, &outcome).is_none());
        assert_eq!(attempts(Retry::new()), Some(3));
        assert_eq!(attempts(Retry::new().attempts(5)), Some(5));
        assert_eq!((attempts(Retry::never()), attempts(Retry::new().attempts(0))), (Some(1), Some(1)));
    }
}
