//! Operations tagged `members`.

use crate::{Call, Client};
use ::arklow_types::operations::*;
use ::arklow_types::*;

impl Client {
    /// Invite or save a member
    ///
    /// Invite a member to the organization or update permissions for an existing member.
    ///
    /// `PUT /v1/orgs/{org_id}/members/invites/{identifier}`
    pub fn invite_member(
        &self,
        org_id: impl Into<String>,
        identifier: impl Into<String>,
    ) -> Call<InviteMember, InviteMemberData, InviteMemberError> {
        Call::new(self, InviteMember::new(org_id, identifier))
    }
}

impl Call<InviteMember, InviteMemberData, InviteMemberError> {
    /// Sets `permissions` of the body.
    pub fn permissions(
        mut self,
        permissions: impl IntoIterator<Item = Permission>,
    ) -> Self {
        self.call.request_mut().body.get_or_insert_default().permissions = Some(
            permissions.into_iter().collect(),
        );
        self
    }

    /// Sets the whole body.
    pub fn body(mut self, body: InviteMemberBody) -> Self {
        self.call.request_mut().body = Some(body);
        self
    }
}
