//! A response, typed.

use std::fmt;
use std::marker::PhantomData;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};

use super::declared::{HeaderError, declared};
use super::received::Received;
use crate::operation::Headers;

/// A response that the document describes: status, headers and body. `H` is the record of the headers that the document
/// declares.
pub struct Response<T, H = ()> {
    received: Received,
    body: T,
    headers: PhantomData<fn() -> H>,
}

impl<T> Response<T> {
    pub(crate) fn new(received: Received, body: T) -> Self {
        Self { received, body, headers: PhantomData }
    }

    /// The same response, with the headers that its operation declares.
    #[must_use]
    pub fn declaring<H: Headers>(self) -> Response<T, H> {
        Response { received: self.received, body: self.body, headers: PhantomData }
    }
}

impl<T, H> Response<T, H> {
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

    /// The body as it came; nothing of a stream, or of bytes, which the body itself yields.
    pub fn bytes(&self) -> &Bytes {
        &self.received.body
    }

    /// Status, headers and body.
    pub fn into_parts(self) -> (StatusCode, HeaderMap, T) {
        (self.received.status, self.received.headers, self.body)
    }
}

impl<T, H: Headers> Response<T, H> {
    /// The headers that the document declares, read now. What is not required is absent where it can't be read.
    ///
    /// # Errors
    /// When one is missing, or can't be read, that the document requires.
    pub fn declared_headers(&self) -> Result<H, HeaderError> {
        declared(&self.received.headers)
    }
}

impl<T: fmt::Debug, H> fmt::Debug for Response<T, H> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Response")
            .field("status", &self.received.status.as_u16())
            .field("headers", &self.received.headers)
            .field("body", &self.body)
            .finish()
    }
}
