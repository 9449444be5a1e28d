//! Operations tagged `Organizations`.

use crate::{Call, Client};
use ::kontext_types::operations::*;
use ::kontext_types::*;

impl Client {
    /// Invite a member to an organization
    ///
    /// `POST /v1/organizations/{orgId}/invite`
    pub fn post_organization_invite(
        &self,
        org_id: impl Into<String>,
        email: impl Into<::bindery::format::Email>,
        role: Role,
    ) -> Call<PostOrganizationInvite, (), PostOrganizationInviteError> {
        Call::new(self, PostOrganizationInvite::new(org_id))
            .body(PostOrganizationInviteBody::new(email, role))
    }

    /// List organization members
    ///
    /// `GET /v1/organizations/{orgId}/members`
    pub fn get_organization_members(
        &self,
        org_id: impl Into<String>,
    ) -> Call<GetOrganizationMembers, Vec<Member>, GetOrganizationMembersError> {
        Call::new(self, GetOrganizationMembers::new(org_id))
    }
}

::bindery::setters!(Call<PostOrganizationInvite, (), PostOrganizationInviteError>, request {
    /// Sets the whole body.
    body(PostOrganizationInviteBody),
    /// Sends no body: the document leaves it optional, although it has required members.
    without_body() => request.body = None,
});
