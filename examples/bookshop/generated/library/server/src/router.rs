//! The routes.

use crate::authenticator::Schemes;
use crate::{Authenticator, Books};
use ::bindery::server::{Gate, Routes, axum};

/// A router that serves the API: `service` handles the operations, `authenticator` admits callers to them.
pub fn router<S, A>(service: S, authenticator: A) -> axum::Router
where
    S: Books<Caller = A::Caller>,
    A: Authenticator,
{
    routes(service, authenticator).into_router()
}

/// The routes of [`router`], for settings: limits, hooks.
pub fn routes<S, A>(
    service: S,
    authenticator: A,
) -> Routes<S, impl Gate<Caller = A::Caller>>
where
    S: Books<Caller = A::Caller>,
    A: Authenticator,
{
    Routes::new(service, Schemes(authenticator))
        .secured(S::list_books)
        .secured(S::get_book)
        .secured(S::lend_book)
}
