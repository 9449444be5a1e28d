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

impl InviteMember {
    /// With its required members.
    pub fn new(org_id: impl Into<String>, body: MemberInvite) -> Self {
        Self {
            org_id: org_id.into(),
            body,
        }
    }
}
