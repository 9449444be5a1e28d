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

::bindery::setters!(Call<InviteMember, InviteMemberData, InviteMemberError>, request {
    /// Sets `permissions` of the body.
    permissions(impl IntoIterator<Item = Permission>) in body or default,
    /// Sets the whole body.
    body(InviteMemberBody),
});
