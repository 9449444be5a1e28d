//! A body that is not what the document says.

use std::fmt;

use http::HeaderMap;
use http::header::CONTENT_TYPE;

use crate::operation::Content;
use crate::{DecodeError, Violations};

/// The body of a response is not what the document says of its status.
#[derive(Debug)]
pub struct BodyError {
    media: Option<String>,
    source: DecodeError,
}

impl BodyError {
    pub(crate) fn new(source: DecodeError, declared: &Content, headers: &HeaderMap) -> Self {
        let media = headers.get(CONTENT_TYPE).map(|media| String::from_utf8_lossy(media.as_bytes()).into_owned());
        let expected = |media: &str| matches!(declared, Content::Json(_)) && is_json(media);
        Self { media: media.filter(|media| !expected(media)), source }
    }

    /// What is wrong, and where: JSON pointers into the body.
    #[must_use]
    pub fn violations(&self) -> &Violations {
        self.source.violations()
    }

    /// The media type that the response states, where that is not the JSON that the document declares.
    #[must_use]
    pub fn media_type(&self) -> Option<&str> {
        self.media.as_deref()
    }
}

/// `application/json`, or a type with the suffix `+json` (RFC 6839, section 3.1).
fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

impl fmt::Display for BodyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the body is not what the document says")?;
        match &self.media {
            Some(media) => write!(formatter, " (its media type is `{}`)", media.escape_debug()),
            None => Ok(()),
        }
    }
}

impl std::error::Error for BodyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
