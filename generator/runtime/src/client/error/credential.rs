//! Credentials that change, and could not be had.

use std::fmt;

use crate::client::oauth::TokenError;
use crate::media::BoxError;

/// A credential could not be had from its [`Provider`](crate::client::Provider). Nothing was sent.
#[derive(Debug)]
pub struct CredentialError {
    scheme: &'static str,
    source: BoxError,
}

impl CredentialError {
    pub(crate) fn new(scheme: &'static str, source: BoxError) -> Self {
        Self { scheme, source }
    }

    /// The security scheme, as the document names it.
    #[must_use]
    pub fn scheme(&self) -> &'static str {
        self.scheme
    }

    /// Why there is no token, where the scheme is one of OAuth 2.
    #[must_use]
    pub fn token_error(&self) -> Option<&TokenError> {
        self.source.downcast_ref()
    }

    /// Whether it may be had in a while: a token, where the place that gives it was not reached or is busy.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        self.token_error().is_some_and(TokenError::is_retryable)
    }
}

impl fmt::Display for CredentialError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "the credential for `{}` can't be had", self.scheme)
    }
}

impl std::error::Error for CredentialError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}
