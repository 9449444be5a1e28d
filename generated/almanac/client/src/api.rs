//! Operations without a tag.

use crate::{Call, Client};
use ::almanac_types::operations::*;
use ::almanac_types::*;

impl Client {
    /// Invite Organization Member
    ///
    /// `POST /v1/organizations/{organization_id}/members/invite`
    pub fn invite_organization_member(
        &self,
        organization_id: impl Into<String>,
        body: InviteOrganizationMemberRequest,
    ) -> Call<
        InviteOrganizationMember,
        HostedOrganizationInvitation,
        InviteOrganizationMemberError,
    > {
        Call::new(self, InviteOrganizationMember::new(organization_id, body))
    }
}
