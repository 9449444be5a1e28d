//! A request that is not handed to a handler, or whose outcome can't be sent.

use http::StatusCode;
use http::header::{HeaderName, HeaderValue};

use crate::Violation;

/// Why a request is refused, before it is worded in an error shape.
#[derive(Debug)]
pub(super) struct Refusal {
    pub(super) status: StatusCode,
    /// The whole refusal in a sentence.
    pub(super) detail: String,
    /// Every violation that was found; empty where the request as a whole is refused.
    pub(super) violations: Vec<Violation>,
    pub(super) headers: Vec<(HeaderName, HeaderValue)>,
}

impl Refusal {
    pub(super) fn new(status: StatusCode, detail: impl Into<String>) -> Self {
        Self { status, detail: detail.into(), violations: Vec::new(), headers: Vec::new() }
    }

    /// The request breaks these rules, at least one.
    pub(super) fn invalid(status: StatusCode, violations: Vec<Violation>) -> Self {
        Self { violations, ..Self::new(status, "the request is not valid") }
    }

    /// Something failed that is none of the caller's business.
    pub(super) fn internal() -> Self {
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "the server could not answer the request")
    }

    /// With one more header line; text that can't be a header value is left out.
    pub(super) fn with_header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(value) = HeaderValue::from_str(value) {
            self.headers.push((name, value));
        }
        self
    }

    /// A word for the status, where a shape asks for a code: `not_found`.
    pub(super) fn code(&self) -> String {
        let word = |c: char| if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '_' };
        self.title().chars().map(word).collect()
    }

    /// The status in words (RFC 9110, 15).
    pub(super) fn title(&self) -> &'static str {
        self.status.canonical_reason().unwrap_or("Error")
    }
}
