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
}

impl Call<PostOrganizationInvite, (), PostOrganizationInviteError> {
    /// Sets the whole body.
    pub fn body(mut self, body: PostOrganizationInviteBody) -> Self {
        self.call.request_mut().body = Some(body);
        self
    }

    /// Sends no body: the document leaves it optional, although it has required members.
    pub fn without_body(mut self) -> Self {
        self.call.request_mut().body = None;
        self
    }
}
