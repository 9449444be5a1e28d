//! A body that is not what the document says.

use std::fmt;

use http::header::CONTENT_TYPE;

use crate::client::received::Received;
use crate::operation::Content;
use crate::{DecodeError, Violations};

/// The body of a response is not what the document says of its status.
#[derive(Debug)]
pub struct BodyError {
    media: Option<String>,
    excerpt: String,
    source: DecodeError,
}

/// How much of a body is shown before and behind the place where reading stopped.
const AROUND: usize = 60;

impl BodyError {
    pub(crate) fn new(source: DecodeError, declared: &Content, received: &Received) -> Self {
        let excerpt = excerpt(&received.body, source.offset().unwrap_or_default());
        let media =
            received.headers.get(CONTENT_TYPE).map(|media| String::from_utf8_lossy(media.as_bytes()).into_owned());
        let expected = |media: &str| matches!(declared, Content::Json(_)) && is_json(media);
        Self { media: media.filter(|media| !expected(media)), excerpt, source }
    }

    /// What is wrong, and where: JSON pointers into the body.
    #[must_use]
    pub fn violations(&self) -> &Violations {
        self.source.violations()
    }

    /// The body around the place where reading it stopped, 60 bytes before and behind; empty of a stream. (The whole
    /// body is in the [error](crate::client::Error::body).)
    #[must_use]
    pub fn excerpt(&self) -> &str {
        &self.excerpt
    }

    /// The media type that the response states, where that is not the JSON that the document declares.
    #[must_use]
    pub fn media_type(&self) -> Option<&str> {
        self.media.as_deref()
    }
}

/// The text around a place, with a mark where some is left out.
pub(super) fn excerpt(body: &[u8], place: usize) -> String {
    let place = place.min(body.len());
    let (start, end) = (place.saturating_sub(AROUND), place.saturating_add(AROUND).min(body.len()));
    let text = String::from_utf8_lossy(body.get(start..end).unwrap_or_default());
    let mark = |is_cut| if is_cut { "…" } else { "" };
    [mark(start > 0), &*text, mark(end < body.len())].concat()
}

/// Without control characters and what hides or turns text around; quotes stay.
pub(super) fn shown(text: &str) -> String {
    text.chars()
        .flat_map(|letter| if letter == '"' || letter == '\'' { vec![letter] } else { letter.escape_debug().collect() })
        .collect()
}

/// `application/json`, or a type with the suffix `+json` (RFC 6839, section 3.1).
fn is_json(media: &str) -> bool {
    let essence = media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    essence == "application/json" || essence.ends_with("+json")
}

impl fmt::Display for BodyError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("the body is not what the document says")?;
        if let Some(violation) = self.violations().iter().find(|violation| !violation.location.is_empty()) {
            write!(formatter, " at `{}`", violation.location.escape_debug())?;
        }
        if let Some(media) = &self.media {
            write!(formatter, " (its media type is `{}`)", media.escape_debug())?;
        }
        match &*self.excerpt {
            "" => Ok(()),
            excerpt => write!(formatter, ": `{}`", shown(excerpt)),
        }
    }
}

impl std::error::Error for BodyError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
