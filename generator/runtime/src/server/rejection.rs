//! A refusal on its way out, which an application may word in another way.

use bytes::Bytes;
use http::header::{CONTENT_TYPE, HeaderValue};
use http::{HeaderMap, Response, StatusCode};
use serde_json::Value;

use super::refusal::Refusal;
use crate::Violation;
use crate::operation::Endpoint;

/// The response to a request that the server refuses itself. What is public in it is sent.
#[derive(Debug)]
#[non_exhaustive]
pub struct Rejection {
    /// The status.
    pub status: StatusCode,
    /// The headers, `Content-Type` among them.
    pub headers: HeaderMap,
    /// The body: in the error shape that the document declares, else problem details (RFC 9457).
    pub body: Value,
    operation: Option<&'static Endpoint>,
    detail: String,
    violations: Vec<Violation>,
}

impl Rejection {
    pub(super) fn new(
        refusal: Refusal,
        operation: Option<&'static Endpoint>,
        body: Value,
        media_type: &'static str,
    ) -> Self {
        let Refusal { status, detail, violations, headers: lines } = refusal;
        let mut headers = HeaderMap::new();
        headers.extend(lines);
        if let Ok(media_type) = HeaderValue::from_str(media_type) {
            headers.insert(CONTENT_TYPE, media_type);
        }
        Self { status, headers, body, operation, detail, violations }
    }

    /// The operation, where the request is for one.
    #[must_use]
    pub fn operation(&self) -> Option<&'static Endpoint> {
        self.operation
    }

    /// The whole refusal in a sentence, without anything that was sent.
    #[must_use]
    pub fn detail(&self) -> &str {
        &self.detail
    }

    /// What the request violates; nothing where it is refused as a whole. Locations begin with the place of the
    /// parameter or the body: `/query/limit`, `/body/name`.
    #[must_use]
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    pub(super) fn into_response(self) -> Response<Bytes> {
        let mut response = Response::new(Bytes::from(self.body.to_string()));
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers;
        response
    }
}
