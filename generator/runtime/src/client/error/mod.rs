//! How a call fails.

mod body;
mod build;
mod credential;
mod missing;
mod problem;
mod redirect;
mod request;
mod show;

pub use body::BodyError;
pub use build::BuildError;
pub use credential::CredentialError;
pub use missing::MissingCredentials;
pub use problem::Problem;
pub use redirect::{RedirectError, RedirectReason};
pub use request::RequestError;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::declared::{HeaderError, declared};
use super::received::Received;
use super::retry::is_passing;
use crate::Codec;
use crate::operation::{Endpoint, Headers};

/// Why a call has no result: either the API reported an error that its document describes, of type `E`, or there is a
/// [`Problem`].
pub struct Error<E>(Box<Parts<E>>);

struct Parts<E> {
    endpoint: &'static Endpoint,
    cause: Result<E, Problem>,
    received: Option<Received>,
}

/// Headers that name a call.
const REQUEST_IDS: [&str; 7] = [
    "x-request-id",
    "request-id",
    "x-correlation-id",
    "x-amzn-requestid",
    "x-ms-request-id",
    "x-github-request-id",
    "cf-ray",
];

/// An error without the operation's types.
pub(crate) struct Failed {
    pub(crate) problem: Problem,
    pub(crate) received: Option<Received>,
}

impl<P: Into<Problem>> From<P> for Box<Failed> {
    fn from(problem: P) -> Self {
        Self::new(Failed { problem: problem.into(), received: None })
    }
}

impl<E> Error<E> {
    pub(crate) fn api(endpoint: &'static Endpoint, error: E, received: Received) -> Self {
        Self(Box::new(Parts { endpoint, cause: Ok(error), received: Some(received) }))
    }

    pub(crate) fn failed(endpoint: &'static Endpoint, failed: Failed) -> Self {
        Self(Box::new(Parts { endpoint, cause: Err(failed.problem), received: failed.received }))
    }

    /// The error that the API reported, as its document describes it.
    #[must_use]
    pub fn api_error(&self) -> Option<&E> {
        self.0.cause.as_ref().ok()
    }

    /// The error that the API reported, or this error again.
    ///
    /// # Errors
    /// When there is a [`problem`](Self::problem) instead.
    pub fn into_api_error(self) -> Result<E, Self> {
        let Parts { endpoint, cause, received } = *self.0;
        cause.map_err(|problem| Self(Box::new(Parts { endpoint, cause: Err(problem), received })))
    }

    /// What went wrong, unless the API reported an error that its document describes.
    #[must_use]
    pub fn problem(&self) -> Option<&Problem> {
        self.0.cause.as_ref().err()
    }

    /// The status, when a response arrived.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        self.0.received.as_ref().map(|received| received.status)
    }

    /// The headers, when a response arrived.
    #[must_use]
    pub fn headers(&self) -> Option<&HeaderMap> {
        self.0.received.as_ref().map(|received| &received.headers)
    }

    /// The headers that the document declares for errors of this operation, read now; none without a response.
    ///
    /// # Errors
    /// When one is missing, or can't be read, that the document requires.
    pub fn headers_as<H: Headers>(&self) -> Option<Result<H, HeaderError>> {
        self.headers().map(declared)
    }

    /// The body, when a response arrived; empty where it was not read to its end.
    #[must_use]
    pub fn body(&self) -> Option<&Bytes> {
        self.0.received.as_ref().map(|received| &received.body)
    }

    /// The body as a value of the API's types: for a response that the document does not describe, but that looks
    /// like another one. `None` when it is not such a value.
    #[must_use]
    pub fn body_as<T: Codec>(&self) -> Option<T> {
        crate::decode(self.body()?).ok()
    }

    /// The body of a response with a status from 400 on that the document does not describe, as a value of the API's
    /// types: its usual error, which many send with every status. `None` when it is not such a value.
    #[must_use]
    pub fn undocumented<T: Codec>(&self) -> Option<T> {
        let is_error = self.status().is_some_and(|status| status.as_u16() >= 400);
        let is_undocumented = matches!(self.problem(), Some(Problem::Undocumented));
        if is_error && is_undocumented { self.body_as() } else { None }
    }

    /// Whether a time limit was reached, the call's or the transport's.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        match self.problem() {
            Some(Problem::Timeout(_)) => true,
            Some(Problem::Transport(error)) => error.is_timeout(),
            _ => false,
        }
    }

    /// Whether no connection could be made, so that the API has seen nothing.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        matches!(self.problem(), Some(Problem::Transport(error)) if error.is_connect())
    }

    /// Whether the same call may succeed in a while: the API was not reached, did not answer in time, or answered that it
    /// is busy (408, 425, 429, 502, 503, 504). Whether calling twice does harm is another question, which
    /// [`Retry`](crate::client::Retry) answers.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match self.problem() {
            Some(Problem::Timeout(_) | Problem::Transport(_)) => true,
            Some(Problem::Credential(error)) => error.is_retryable(),
            Some(Problem::Undocumented) | None => self.status().is_some_and(|status| is_passing(status.as_u16())),
            Some(_) => false,
        }
    }

    /// The name that the API gave to this call, for its support: the value of `Request-Id`, `X-Request-Id` or another
    /// header that is widely used so.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        let headers = self.headers()?;
        REQUEST_IDS.iter().find_map(|name| headers.get(*name)?.to_str().ok())
    }

    /// The operation that was called.
    #[must_use]
    pub fn endpoint(&self) -> &'static Endpoint {
        self.0.endpoint
    }
}
