//! Operations tagged `Organizations`.

use ::kontext_types::operations::*;

/// Handlers of the operations tagged `Organizations`.
pub trait Organizations: Send + Sync + 'static {
    /// A caller, as the authenticator found it.
    type Caller: Send + 'static;

    /// Invite a member to an organization
    ///
    /// `POST /v1/organizations/{orgId}/invite`
    fn post_organization_invite(
        &self,
        caller: Self::Caller,
        request: PostOrganizationInvite,
    ) -> impl Future<Output = Result<(), PostOrganizationInviteError>> + Send;
}
