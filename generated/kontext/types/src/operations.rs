//! Requests and errors of each operation.

use crate::schemas::*;
use ::bindery::operation::Failure;

/// `POST /v1/organizations/{orgId}/invite`
///
/// Invite a member to an organization
#[derive(Clone)]
#[non_exhaustive]
pub struct PostOrganizationInvite {
    pub org_id: String,
    /// The request body.
    pub body: Option<PostOrganizationInviteBody>,
}

::bindery::new!(PostOrganizationInvite { org_id(impl Into<String>) });

/// Why `post_organization_invite` fails.
pub type PostOrganizationInviteError = Failure<PostOrganizationInviteStatus, ErrorBody>;

/// The statuses with which `post_organization_invite` fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum PostOrganizationInviteStatus {
    /// 400: Validation error
    BadRequest,
    /// 401
    Unauthorized,
    /// 403
    Forbidden,
}
