//! The routes.

use crate::authenticator::Schemes;
use crate::{Authenticator, Orgs};
use ::nuon_types::operations::*;
use ::bindery::server::{Routes, axum};
use ::std::sync::Arc;

/// A router that serves the API: `service` handles the operations, `authenticator` admits callers to them.
pub fn router<S, A>(service: S, authenticator: A) -> axum::Router
where
    S: Orgs<Caller = A::Caller>,
    A: Authenticator,
{
    Routes::new(service, Schemes(authenticator))
        .secured(|service: Arc<S>, caller, request: CreateOrgInvite| async move {
            service.create_org_invite(caller, request).await
        })
        .into_router()
}
