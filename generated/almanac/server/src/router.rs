//! The routes.

use crate::authenticator::Schemes;
use crate::{Api, Authenticator};
use ::almanac_types::operations::*;
use ::bindery::server::{Routes, axum};
use ::std::sync::Arc;

/// A router that serves the API: `service` handles the operations, `authenticator` admits callers to them.
pub fn router<S, A>(service: S, authenticator: A) -> axum::Router
where
    S: Api<Caller = A::Caller>,
    A: Authenticator,
{
    Routes::new(service, Schemes(authenticator))
        .secured(|service: Arc<S>, caller, request: InviteOrganizationMember| async move {
            service.invite_organization_member(caller, request).await
        })
        .into_router()
}
