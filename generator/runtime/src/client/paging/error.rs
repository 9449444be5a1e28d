//! Why there is no way to the next page.

use std::fmt;

/// An API said that there is another page, and asking for it would not be safe or would not end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagingError {
    reason: PagingReason,
    what: Option<String>,
}

/// Why the next page was not asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum PagingReason {
    /// It leads to another scheme, host or port, which must not see the credentials.
    OtherOrigin,
    /// Its URL is none, or holds a user name or password.
    BadUrl,
    /// What it is asked for with has been used before, or the page is the one before again.
    Repeated,
    /// More are said to follow, and nothing says where.
    NoWay,
    /// The cursor is not of the type of its parameter.
    BadCursor,
    /// There were 10,000 pages, and no [`max_pages`](super::Pages::max_pages) was set.
    TooMany,
}

impl PagingError {
    pub(super) fn new(reason: PagingReason) -> Self {
        Self { reason, what: None }
    }

    pub(super) fn about(reason: PagingReason, what: impl Into<String>) -> Self {
        Self { reason, what: Some(what.into()) }
    }

    /// Why the next page was not asked for.
    #[must_use]
    pub fn reason(&self) -> PagingReason {
        self.reason
    }

    /// Scheme, host and port of the next page, where it is another origin.
    #[must_use]
    pub fn origin(&self) -> Option<&str> {
        self.what.as_deref().filter(|_| self.reason == PagingReason::OtherOrigin)
    }
}

impl fmt::Display for PagingError {
    /// Never shows a cursor.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.reason {
            PagingReason::OtherOrigin => "the next page is at another origin, which `page_origin` would have to allow",
            PagingReason::BadUrl => "the next page has an address that is no plain URL",
            PagingReason::Repeated => "the next page is one that was there before, so that there would be no end",
            PagingReason::NoWay => "the page says that more follow, and not where",
            PagingReason::BadCursor => "the cursor of the next page is not of its parameter's type",
            PagingReason::TooMany => "there is no end to the pages: `max_pages` sets how many there may be",
        })?;
        match &self.what {
            Some(what) => write!(formatter, ": `{what}`"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for PagingError {}
