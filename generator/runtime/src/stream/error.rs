//! Why a stream does not go on.

use std::fmt;

use crate::json::DecodeError;

/// Why a stream has no next element.
#[derive(Debug)]
#[non_exhaustive]
pub enum StreamError {
    /// This element is not what the document says. The elements after it are not lost.
    Element(DecodeError),
    /// An element is larger than this many bytes, or content is that was to be held as a whole. The stream ends.
    TooLarge(usize),
    /// What carries the stream broke off, or what makes its elements failed. The stream ends.
    Broken(Box<dyn std::error::Error + Send + Sync>),
}

impl StreamError {
    /// What makes the elements failed.
    pub fn new(source: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Self::Broken(source.into())
    }
}

impl fmt::Display for StreamError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Element(error) => write!(formatter, "an element is not what the document says: {error}"),
            Self::TooLarge(limit) => write!(formatter, "what may have {limit} bytes is larger"),
            Self::Broken(_) => formatter.write_str("the stream broke off"),
        }
    }
}

impl std::error::Error for StreamError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Broken(source) => Some(&**source),
            Self::Element(_) | Self::TooLarge(_) => None,
        }
    }
}
