//! Operations tagged `Organizations`.

use crate::{Call, Client};
use ::closient_types::operations::*;
use ::closient_types::*;

impl Client {
    /// Invite a member
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
