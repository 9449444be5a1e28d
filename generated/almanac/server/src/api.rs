//! Operations without a tag.

use ::almanac_types::operations::*;
use ::almanac_types::*;
use ::bindery::server::left_out;

/// Handlers of the operations without a tag.
pub trait Api: Send + Sync + 'static {
    /// A caller, as the authenticator found it.
    type Caller: Send + 'static;

    /// Invite Organization Member
    ///
    /// `POST /v1/organizations/{organization_id}/members/invite`
    fn invite_organization_member(
        &self,
        caller: Self::Caller,
        request: InviteOrganizationMember,
    ) -> impl Future<
        Output = Result<HostedOrganizationInvitation, InviteOrganizationMemberError>,
    > + Send {
        left_out((caller, request))
    }
}
