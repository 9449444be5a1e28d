//! A response, typed.

use std::fmt;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::received::Received;

/// A response that the document describes: status, headers and body.
pub struct Response<T> {
    received: Received,
    body: T,
}

impl<T> Response<T> {
    pub(crate) fn new(received: Received, body: T) -> Self {
        Self { received, body }
    }

    /// The status.
    pub fn status(&self) -> StatusCode {
        self.received.status
    }

    /// The headers.
    pub fn headers(&self) -> &HeaderMap {
        &self.received.headers
    }

    /// The body.
    pub fn body(&self) -> &T {
        &self.body
    }

    /// The body, without the rest.
    pub fn into_body(self) -> T {
        self.body
    }

    /// The body as it came.
    pub fn bytes(&self) -> &Bytes {
        &self.received.body
    }

    /// Status, headers and body.
    pub fn into_parts(self) -> (StatusCode, HeaderMap, T) {
        (self.received.status, self.received.headers, self.body)
    }
}

impl<T: fmt::Debug> fmt::Debug for Response<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.received.status.as_u16())
            .field("headers", &self.received.headers)
            .field("body", &self.body)
            .finish()
    }
}
