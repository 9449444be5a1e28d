//! Redirects that are not followed.

use std::fmt;

/// The API redirected the call, and following it would not be safe or right. Nothing was sent to the new place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RedirectError {
    reason: RedirectReason,
    origin: Option<String>,
}

/// Why a redirect was not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum RedirectReason {
    /// It leads to another scheme, host or port, which must not see the credentials.
    OtherOrigin,
    /// It would turn the call into a `GET` (301, 302 and 303, RFC 9110, section 15.4).
    OtherMethod,
    /// Its `Location` is no URL, or holds a user name or password.
    BadLocation,
    /// It is one more than [`max_redirects`](crate::client::Builder::max_redirects) allows.
    TooMany,
    /// What was sent is a stream, which can't be sent again.
    Stream,
}

impl RedirectError {
    pub(crate) fn new(reason: RedirectReason, origin: Option<String>) -> Self {
        Self { reason, origin }
    }

    /// Why it was not followed.
    #[must_use]
    pub fn reason(&self) -> RedirectReason {
        self.reason
    }

    /// Scheme, host and port of the new place, where it is another one. (The whole `Location` is among the headers.)
    #[must_use]
    pub fn origin(&self) -> Option<&str> {
        self.origin.as_deref()
    }
}

impl fmt::Display for RedirectError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self.reason {
            RedirectReason::OtherOrigin => "is not followed to another origin, which may be the API's `base_url` now",
            RedirectReason::OtherMethod => "is not followed, as it would change the method",
            RedirectReason::BadLocation => "has a `Location` that is no plain URL",
            RedirectReason::TooMany => "is one more than `max_redirects` allows",
            RedirectReason::Stream => "would need the streamed body again",
        };
        write!(formatter, "a redirect {reason}")?;
        match &self.origin {
            Some(origin) => write!(formatter, ": `{origin}`"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for RedirectError {}
