//! What can go wrong with a call, other than the API reporting an error that its document describes.

use std::fmt;
use std::time::Duration;

use super::{BodyError, CredentialError, MissingCredentials, RedirectError, RequestError};
use crate::client::{PagingError, TransportError};
use crate::media::BoxError;

/// What went wrong with a call, other than that the API reported an error that its document describes.
#[derive(Debug)]
#[non_exhaustive]
pub enum Problem {
    /// A value can't travel where the document puts it. Nothing was sent.
    Request(RequestError),
    /// A credential is not configured. Nothing was sent.
    MissingCredentials(MissingCredentials),
    /// A credential that changes could not be had. Nothing was sent.
    Credential(CredentialError),
    /// A [`Hook`](crate::client::Hook) stopped the attempt.
    Hook(BoxError),
    /// The call, redirects and body included, took longer than this.
    Timeout(Duration),
    /// There is no response, or it broke off.
    Transport(TransportError),
    /// The response is larger than this many bytes.
    TooLarge(usize),
    /// The API redirected the call to where it should not go.
    Redirect(RedirectError),
    /// The document does not describe a response with this status. Status, headers and body are kept.
    Undocumented,
    /// The body is not what the document says. Status, headers and body are kept.
    Body(BodyError),
    /// The response is an envelope that carries neither a payload nor errors.
    Empty,
    /// The response is one that the document describes, but another than the call asked for.
    NotAsked,
    /// There is another page, and asking for it would not be safe or would not end.
    Paging(PagingError),
}

impl fmt::Display for Problem {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Request(error) => error.fmt(formatter),
            Self::MissingCredentials(error) => error.fmt(formatter),
            Self::Credential(error) => error.fmt(formatter),
            Self::Hook(_) => formatter.write_str("a hook stopped the call"),
            Self::Timeout(limit) => write!(formatter, "no answer within {limit:?}"),
            Self::Transport(error) => error.fmt(formatter),
            Self::TooLarge(limit) => {
                write!(formatter, "the response is larger than the {limit} bytes that `max_response_bytes` allows")
            }
            Self::Redirect(error) => error.fmt(formatter),
            Self::Undocumented => formatter.write_str("the document does not describe a response with this status"),
            Self::Body(error) => error.fmt(formatter),
            Self::Paging(error) => error.fmt(formatter),
            Self::NotAsked => formatter.write_str("the response is another one than the call asked for"),
            Self::Empty => formatter.write_str("the response carries neither a payload nor errors"),
        }
    }
}

impl Problem {
    /// The error below, for [`std::error::Error::source`]: one whose message is not in this one's yet.
    pub(crate) fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Transport(error) => std::error::Error::source(error),
            Self::Hook(error) => Some(&**error),
            Self::Credential(error) => std::error::Error::source(error),
            Self::Body(error) => std::error::Error::source(error),
            _ => None,
        }
    }
}

impl From<RequestError> for Problem {
    fn from(error: RequestError) -> Self {
        Self::Request(error)
    }
}

impl From<MissingCredentials> for Problem {
    fn from(error: MissingCredentials) -> Self {
        Self::MissingCredentials(error)
    }
}

impl From<CredentialError> for Problem {
    fn from(error: CredentialError) -> Self {
        Self::Credential(error)
    }
}

impl From<TransportError> for Problem {
    fn from(error: TransportError) -> Self {
        Self::Transport(error)
    }
}

impl From<RedirectError> for Problem {
    fn from(error: RedirectError) -> Self {
        Self::Redirect(error)
    }
}

impl From<PagingError> for Problem {
    fn from(error: PagingError) -> Self {
        Self::Paging(error)
    }
}
