//! Operations tagged `Organizations`.

use crate::{Call, Client};
use ::closient_types::operations::*;
use ::closient_types::*;

::bindery::calls!(Client, self {
    /// Invite a member
    ///
    /// `POST /account/api/v1/organizations/{org_id}/members`
    invite_member(org_id: impl Into<String>, body: MemberInvite) -> Call<InviteMember, Membership,
        ::core::convert::Infallible> => new(org_id, body),
});
