//! What a file holds: text is held once, by whoever has read it and by what quotes it, where it was read into.

use std::sync::Arc;

/// The contents of a file.
#[derive(Clone, Debug)]
pub enum Contents {
    /// Text.
    Text(Arc<String>),
    /// Bytes that are not UTF-8.
    Bytes(Arc<Vec<u8>>),
}

impl Contents {
    /// The bytes, as they were read.
    #[must_use]
    pub fn bytes(&self) -> &[u8] {
        match self {
            Self::Text(text) => text.as_bytes(),
            Self::Bytes(bytes) => bytes,
        }
    }
}

impl From<&str> for Contents {
    fn from(text: &str) -> Self {
        Self::Text(Arc::new(text.to_owned()))
    }
}

impl From<Vec<u8>> for Contents {
    fn from(bytes: Vec<u8>) -> Self {
        match String::from_utf8(bytes) {
            Ok(text) => Self::Text(Arc::new(text)),
            Err(error) => Self::Bytes(Arc::new(error.into_bytes())),
        }
    }
}
