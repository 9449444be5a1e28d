//! Requests and errors of each operation.

use crate::schemas::*;

/// `PUT /v1/orgs/{org_id}/members/invites/{identifier}`
///
/// Invite or save a member
///
/// Invite a member to the organization or update permissions for an existing member.
#[derive(Clone)]
#[non_exhaustive]
pub struct InviteMember {
    /// Organization identifier
    pub org_id: String,
    /// User identifier or email of the invitee
    pub identifier: String,
    /// The request body.
    pub body: Option<InviteMemberBody>,
}

::bindery::new!(InviteMember { org_id(impl Into<String>), identifier(impl Into<String>) });

/// Why `invite_member` fails: the errors of its envelope.
pub type InviteMemberError = ::bindery::operation::EnvelopeError<
    InviteMemberData,
    Vec<InviteMemberErrorItem>,
>;
