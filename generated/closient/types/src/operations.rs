//! Requests and errors of each operation.

use crate::schemas::*;

/// `POST /account/api/v1/organizations/{org_id}/members`
///
/// Invite a member
#[derive(Clone)]
#[non_exhaustive]
pub struct InviteMember {
    /// UUID of the organization.
    pub org_id: String,
    /// The request body.
    pub body: MemberInvite,
}

::bindery::new!(InviteMember whole { org_id(impl Into<String>), body(MemberInvite) });
