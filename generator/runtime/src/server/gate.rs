//! Who is calling: what an application implements to admit callers.

use std::borrow::Cow;
use std::convert::Infallible;
use std::fmt;
use std::future::Future;
use std::pin::Pin;

use http::Extensions;
use subtle::ConstantTimeEq;

use crate::operation::{Endpoint, Scheme};

/// A future behind a pointer: one type for every implementation.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// Admits callers to operations. Generated code implements it over the trait that an application implements, which has
/// a method for each security scheme.
pub trait Gate: Send + Sync + 'static {
    /// A caller, as the handlers see it.
    type Caller: Send + 'static;

    /// Checks a credential for the scheme with this number in [`Api::schemes`](crate::operation::Api::schemes).
    ///
    /// Where an operation needs several credentials at once, they are checked one after the other, and each check is
    /// handed the caller that the ones before it found.
    ///
    /// # Errors
    /// [`Denied`] says how the request is refused, unless another alternative admits it.
    fn check<'a>(
        &'a self,
        scheme: usize,
        credential: Credential<'a>,
        caller: Option<Self::Caller>,
    ) -> BoxFuture<'a, Result<Self::Caller, Denied>>;
}

/// The gate of an API whose operations are all open: it admits nobody, as nobody is asked.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoGate;

impl Gate for NoGate {
    type Caller = Infallible;

    fn check<'a>(
        &'a self,
        _scheme: usize,
        _credential: Credential<'a>,
        _caller: Option<Infallible>,
    ) -> BoxFuture<'a, Result<Infallible, Denied>> {
        Box::pin(std::future::ready(Err(Denied::unauthorized())))
    }
}

/// A credential as it came with a request. Its `Debug` form leaves the value out.
#[derive(Clone, Copy)]
pub struct Credential<'a> {
    pub(super) value: &'a str,
    pub(super) scopes: &'static [&'static str],
    pub(super) scheme: &'static Scheme,
    pub(super) endpoint: &'static Endpoint,
    pub(super) extensions: &'a Extensions,
}

impl<'a> Credential<'a> {
    /// The value, without `Bearer ` or the prefix that the API's keys have. For `basic` it is `user:password`; for
    /// `mutualTLS` it is empty.
    #[must_use]
    pub fn value(&self) -> &'a str {
        self.value
    }

    /// User and password of a `basic` credential (RFC 7617, 2: the user holds no colon); nothing without a colon.
    #[must_use]
    pub fn user_and_password(&self) -> Option<(&'a str, &'a str)> {
        self.value.split_once(':')
    }

    /// Whether the value is `expected`, in a time that does not depend on where the two differ (on their lengths it
    /// does).
    #[must_use]
    pub fn is(&self, expected: &str) -> bool {
        same_secret(self.value, expected)
    }

    /// The scopes or roles that the operation asks for.
    #[must_use]
    pub fn scopes(&self) -> &'static [&'static str] {
        self.scopes
    }

    /// The security scheme.
    #[must_use]
    pub fn scheme(&self) -> &'static Scheme {
        self.scheme
    }

    /// What the HTTP stack and its layers say of the request and its connection: the certificate that a client has
    /// presented, where the stack keeps it there.
    #[must_use]
    pub fn extensions(&self) -> &'a Extensions {
        self.extensions
    }

    /// The operation that is called.
    #[must_use]
    pub fn operation(&self) -> &'static Endpoint {
        self.endpoint
    }
}

impl fmt::Debug for Credential<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Credential")
            .field("scheme", &self.scheme.name)
            .field("scopes", &self.scopes)
            .field("operation", &self.endpoint.name)
            .finish_non_exhaustive()
    }
}

/// Whether two secrets are equal, in a time that does not depend on where they differ (on their lengths it does).
#[must_use]
pub fn same_secret(left: impl AsRef<[u8]>, right: impl AsRef<[u8]>) -> bool {
    left.as_ref().ct_eq(right.as_ref()).into()
}

/// Why a credential does not admit its caller.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Denied {
    pub(super) reason: Reason,
    pub(super) message: Option<Cow<'static, str>>,
}

/// The kinds of denial, the one that is reported first where several alternatives deny coming last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Reason {
    Unauthorized,
    Forbidden,
    Unavailable,
}

impl Denied {
    /// The credential is not valid: status 401.
    #[must_use]
    pub fn unauthorized() -> Self {
        Self { reason: Reason::Unauthorized, message: None }
    }

    /// The credential is valid, but does not allow this operation: status 403.
    #[must_use]
    pub fn forbidden() -> Self {
        Self { reason: Reason::Forbidden, message: None }
    }

    /// The credential can't be checked now: status 503.
    #[must_use]
    pub fn unavailable() -> Self {
        Self { reason: Reason::Unavailable, message: None }
    }

    /// With a sentence for the caller, who reads it in the refusal: nothing secret belongs here.
    #[must_use]
    pub fn because(mut self, message: impl Into<Cow<'static, str>>) -> Self {
        self.message = Some(message.into());
        self
    }
}

impl fmt::Display for Denied {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.message.as_deref().unwrap_or(match self.reason {
            Reason::Unauthorized => "the credentials are not valid",
            Reason::Forbidden => "the credentials do not allow this operation",
            Reason::Unavailable => "the credentials can't be checked at the moment",
        }))
    }
}

impl std::error::Error for Denied {}
