//! Why a request can't be made of its values.

use std::borrow::Cow;
use std::fmt;

/// A value that can't travel where the document puts it. Nothing was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RequestError {
    place: &'static str,
    name: Cow<'static, str>,
    reason: Cow<'static, str>,
}

impl RequestError {
    pub(crate) fn new(
        place: &'static str,
        name: impl Into<Cow<'static, str>>,
        reason: impl Into<Cow<'static, str>>,
    ) -> Self {
        Self { place, name: name.into(), reason: reason.into() }
    }

    /// Where the value should have travelled: `path parameter`, `query parameter`, `header`, `cookie`, ….
    #[must_use]
    pub fn place(&self) -> &'static str {
        self.place
    }

    /// The parameter's name, as the document writes it; empty for a request as a whole.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl fmt::Display for RequestError {
    /// Never shows the value.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &*self.name {
            "" => write!(formatter, "the {} {}", self.place, self.reason),
            name => write!(formatter, "the {} `{name}` {}", self.place, self.reason),
        }
    }
}

impl std::error::Error for RequestError {}
