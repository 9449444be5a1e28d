//! Operations tagged `Organizations`.

use crate::{Call, Client};
use ::closient_types::operations::*;
use ::closient_types::*;

impl Client {
    /// List organization members
    ///
    /// `GET /account/api/v1/organizations/{org_id}/members`, in pages: [`paginate`](Call::paginate)
    pub fn list_members(
        &self,
        org_id: impl Into<String>,
    ) -> Call<ListMembers, MemberPage, ListMembersError> {
        Call::new(self, ListMembers::new(org_id))
    }

    /// Invite a member
    ///
    /// Invite a user to the organization by email. Creates the user if they do not exist.
    ///
    /// `POST /account/api/v1/organizations/{org_id}/members`
    pub fn invite_member(
        &self,
        org_id: impl Into<String>,
        body: MemberInvite,
    ) -> Call<InviteMember, Membership, ::core::convert::Infallible> {
        Call::new(self, InviteMember::new(org_id, body))
    }
}

::bindery::setters!(Call<ListMembers, MemberPage, ListMembersError>, request {
    /// Only members with this role.
    role(impl Into<::bindery::Nullable<RoleFilter>>) => request.role = role.into(),
    /// Only members whose name or e-mail address contains this.
    q(impl Into<::bindery::Nullable<String>>) => request.q = q.into(),
    /// Sets `page`.
    page(i64),
    /// Sets `page_size`.
    page_size(i64),
});
