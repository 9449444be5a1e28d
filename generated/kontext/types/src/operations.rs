//! Requests and errors of each operation.

use crate::schemas::*;
use ::bindery::operation::Failure;

/// The statuses with which several operations fail.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Status400Or401Or403 {
    /// 400: Validation error
    BadRequest,
    /// 401
    Unauthorized,
    /// 403
    Forbidden,
}

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
pub type PostOrganizationInviteError = Failure<Status400Or401Or403, ErrorBody>;

/// The statuses with which `post_organization_invite` fails.
pub use self::Status400Or401Or403 as PostOrganizationInviteStatus;

/// `GET /v1/organizations/{orgId}/members`
///
/// List organization members
#[derive(Clone)]
#[non_exhaustive]
pub struct GetOrganizationMembers {
    pub org_id: String,
}

::bindery::new!(GetOrganizationMembers whole { org_id(impl Into<String>) });

/// Why `get_organization_members` fails.
pub type GetOrganizationMembersError = Failure<Status400Or401Or403, ErrorBody>;
