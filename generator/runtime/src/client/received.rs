//! A whole response, before its body is understood.

use std::fmt;

use bytes::Bytes;
use http::header::{LOCATION, SET_COOKIE};
use http::{HeaderMap, StatusCode};

use crate::media::Body;
#[cfg(feature = "multipart")]
use crate::media::Piece;
use crate::stream::Resume;

/// A response that arrived.
pub(crate) struct Received {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) body: Bytes,
    /// A body that is read while it arrives, and how many bytes an element of it may have.
    pub(crate) rest: Option<(Body, usize)>,
    /// The parts of a body that has parts, or why there are none.
    #[cfg(feature = "multipart")]
    pub(crate) pieces: Option<Result<Vec<Piece>, String>>,
    /// What asks for such a body again when it breaks off.
    pub(crate) resume: Option<Box<dyn Resume>>,
}

impl Received {
    pub(crate) fn new(status: StatusCode, mut headers: HeaderMap) -> Self {
        for (name, value) in &mut headers {
            // Where a redirect leads may repeat a credential of the query.
            if name == SET_COOKIE || name == LOCATION && status.is_redirection() {
                value.set_sensitive(true);
            }
        }
        Self {
            status,
            headers,
            body: Bytes::new(),
            rest: None,
            #[cfg(feature = "multipart")]
            pieces: None,
            resume: None,
        }
    }
}

impl fmt::Debug for Received {
    /// Shows the first bytes of the body.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let start = self.body.get(..self.body.len().min(256)).unwrap_or_default();
        formatter
            .debug_struct("Received")
            .field("status", &self.status.as_u16())
            .field("headers", &self.headers)
            .field("body_bytes", &self.body.len())
            .field("body_start", &String::from_utf8_lossy(start))
            .finish()
    }
}
