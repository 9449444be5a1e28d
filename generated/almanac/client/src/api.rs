//! Operations without a tag.

use crate::{Call, Client};
use ::almanac_types::operations::*;
use ::almanac_types::*;

::bindery::calls!(Client, self {
    /// Invite Organization Member
    ///
    /// `POST /v1/organizations/{organization_id}/members/invite`
    invite_organization_member(organization_id: impl Into<String>,
        body: InviteOrganizationMemberRequest) -> Call<InviteOrganizationMember,
        HostedOrganizationInvitation, InviteOrganizationMemberError> => new(organization_id, body),
});
