//! Operations tagged `members`.

use ::arklow_types::operations::*;
use ::arklow_types::*;
use ::bindery::server::left_out;

/// Handlers of the operations tagged `members`.
pub trait Members: Send + Sync + 'static {
    /// A caller, as the authenticator found it.
    type Caller: Send + 'static;

    /// Invite or save a member
    ///
    /// Invite a member to the organization or update permissions for an existing member.
    ///
    /// `PUT /v1/orgs/{org_id}/members/invites/{identifier}`
    fn invite_member(
        &self,
        caller: Self::Caller,
        request: InviteMember,
    ) -> impl Future<Output = Result<InviteMemberData, InviteMemberError>> + Send {
        left_out((caller, request))
    }
}
