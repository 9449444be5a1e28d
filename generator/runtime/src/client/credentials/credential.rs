//! What a client is given for a security scheme: a credential, or what gives one for each attempt.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;

use super::Secret;
use crate::media::BoxError;

/// A credential that stays as it is, or a [`Provider`] of credentials that change.
#[derive(Clone)]
pub struct Credential(pub(crate) Source);

#[derive(Clone)]
pub(crate) enum Source {
    Fixed(Secret),
    Provided(Arc<dyn Provider>),
}

/// Gives credentials that change while the program runs, such as tokens that expire.
pub trait Provider: Send + Sync + 'static {
    /// The credential for an attempt that is about to be made.
    ///
    /// It is asked before each attempt, so what is still good belongs into a cache. When the API answers 401, it is
    /// asked once more per call, with the credential that was [refused](Asked::refused): if it then gives another
    /// one, the request is sent again with that.
    ///
    /// # Errors
    /// When there is none. Nothing is sent then.
    fn credential(&self, asked: Asked) -> Provided<'_>;
}

/// What a [`Provider`] answers with.
pub type Provided<'a> = Pin<Box<dyn Future<Output = Result<Secret, BoxError>> + Send + 'a>>;

/// What a credential is asked for.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Asked {
    /// The security scheme, as the document names it.
    pub scheme: &'static str,
    /// The scopes or roles that the operation needs.
    pub scopes: &'static [&'static str],
    /// The credential with which the API has just answered 401.
    pub refused: Option<Secret>,
}

impl Credential {
    /// A credential that changes.
    #[must_use]
    pub fn provider(provider: impl Provider) -> Self {
        Self(Source::Provided(Arc::new(provider)))
    }

    /// A credential that changes, from a closure.
    #[must_use]
    pub fn from_fn<F, R>(give: F) -> Self
    where
        F: Fn(Asked) -> R + Send + Sync + 'static,
        R: Future<Output = Result<Secret, BoxError>> + Send + 'static,
    {
        Self::provider(Closure(give))
    }

    /// The credential, where it stays as it is.
    pub(crate) fn fixed(&self) -> Option<&Secret> {
        match &self.0 {
            Source::Fixed(secret) => Some(secret),
            Source::Provided(_) => None,
        }
    }

    /// The credential, where it stays as it is; else what its provider gives.
    pub(crate) async fn get(&self, asked: Asked) -> Result<Secret, BoxError> {
        match &self.0 {
            Source::Fixed(secret) => Ok(secret.clone()),
            Source::Provided(provider) => provider.credential(asked).await,
        }
    }
}

impl<S: Into<Secret>> From<S> for Credential {
    fn from(secret: S) -> Self {
        Self(Source::Fixed(secret.into()))
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("Credential(…)")
    }
}

struct Closure<F>(F);

impl<F, R> Provider for Closure<F>
where
    F: Fn(Asked) -> R + Send + Sync + 'static,
    R: Future<Output = Result<Secret, BoxError>> + Send + 'static,
{
    fn credential(&self, asked: Asked) -> Provided<'_> {
        Box::pin((self.0)(asked))
    }
}
