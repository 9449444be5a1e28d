//! Who is calling.

use ::bindery::server::{BoxFuture, Credential, Denied, Gate};
use ::core::future::Future;

/// Checks credentials: a method for each security scheme of the document.
///
/// Where an operation needs several at once, they are asked for in the document's order, and each is handed the
/// caller that the ones before it found.
pub trait Authenticator: Send + Sync + 'static {
    /// A caller, as the handlers see it.
    type Caller: Send + 'static;

    /// Checks `apiKey`, sent in the header `X-Api-Key`.
    fn api_key(
        &self,
        credential: Credential<'_>,
        caller: Option<Self::Caller>,
    ) -> impl Future<Output = Result<Self::Caller, Denied>> + Send;
}

pub(crate) struct Schemes<A>(pub(crate) A);

impl<A: Authenticator> Gate for Schemes<A> {
    type Caller = A::Caller;

    fn check<'a>(
        &'a self,
        scheme: usize,
        credential: Credential<'a>,
        caller: Option<A::Caller>,
    ) -> BoxFuture<'a, Result<A::Caller, Denied>> {
        Box::pin(async move {
            match scheme {
                0 => self.0.api_key(credential, caller).await,
                _ => Err(Denied::unauthorized()),
            }
        })
    }
}
