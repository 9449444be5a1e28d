//! Operations tagged `Organizations`.

use ::kontext_types::operations::*;
use ::kontext_types::*;
use ::bindery::server::left_out;

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
    ) -> impl Future<Output = Result<(), PostOrganizationInviteError>> + Send {
        left_out((caller, request))
    }

    /// List organization members
    ///
    /// `GET /v1/organizations/{orgId}/members`
    fn get_organization_members(
        &self,
        caller: Self::Caller,
        request: GetOrganizationMembers,
    ) -> impl Future<Output = Result<Vec<Member>, GetOrganizationMembersError>> + Send {
        left_out((caller, request))
    }
}
