//! Requests and errors of each operation.

use crate::schemas::*;
use ::bindery::operation::Failure;

/// `POST /v1/organizations/{organization_id}/members/invite`
///
/// Invite Organization Member
#[derive(Clone)]
#[non_exhaustive]
pub struct InviteOrganizationMember {
    pub organization_id: String,
    /// The request body.
    pub body: InviteOrganizationMemberRequest,
}

::bindery::new!(InviteOrganizationMember whole {
    organization_id(impl Into<String>), body(InviteOrganizationMemberRequest),
});

/// Why `invite_organization_member` fails.
pub type InviteOrganizationMemberError = Failure<
    InviteOrganizationMemberStatus,
    HttpValidationError,
>;

/// The statuses with which `invite_organization_member` fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum InviteOrganizationMemberStatus {
    /// 422: Validation Error
    UnprocessableContent,
}
