//! The document of an API, served beside it.

use bytes::Bytes;
use http::Response;
use http::header::{CONTENT_TYPE, HeaderValue};

use crate::media::Body;

/// A file at a path.
pub(super) struct Document {
    pub(super) path: String,
    content: Bytes,
}

impl Document {
    pub(super) fn new(path: &str, content: Bytes) -> Self {
        let slash = if path.starts_with('/') { "" } else { "/" };
        Self { path: [slash, path].concat(), content }
    }

    /// The file. What begins with a brace is JSON, anything else YAML (RFC 9512).
    pub(super) fn response(&self) -> Response<Body> {
        let json = self.content.trim_ascii_start().starts_with(b"{");
        let media_type = HeaderValue::from_static(if json { "application/json" } else { "application/yaml" });
        let mut response = Response::new(Body::from(self.content.clone()));
        response.headers_mut().insert(CONTENT_TYPE, media_type);
        response
    }
}
