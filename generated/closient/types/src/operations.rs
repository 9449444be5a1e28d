//! Requests and errors of each operation.

use crate::schemas::*;
use ::bindery::operation::Failure;

/// `GET /account/api/v1/organizations/{org_id}/members`
///
/// List organization members
#[derive(Clone)]
#[non_exhaustive]
pub struct ListMembers {
    /// UUID of the organization.
    pub org_id: String,
    /// Only members with this role.
    pub role: ::bindery::Nullable<RoleFilter>,
    /// Only members whose name or e-mail address contains this.
    pub q: ::bindery::Nullable<String>,
    pub page: Option<i64>,
    pub page_size: Option<i64>,
}

::bindery::new!(ListMembers { org_id(impl Into<String>) });
::bindery::defaults!(ListMembers, self {
    /// `page`, or `1` when it is absent.
    page: i64 => self.page.unwrap_or(1),
    /// `page_size`, or `25` when it is absent.
    page_size: i64 => self.page_size.unwrap_or(25),
});

/// Why `list_members` fails.
///
/// Comes with the headers `ListMembersErrorHeaders`.
pub type ListMembersError = Failure<ListMembersStatus, RateLimited>;

/// The statuses with which `list_members` fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ListMembersStatus {
    /// 429
    TooManyRequests,
}

/// `POST /account/api/v1/organizations/{org_id}/members`
///
/// Invite a member
///
/// Invite a user to the organization by email. Creates the user if they do not exist.
#[derive(Clone)]
#[non_exhaustive]
pub struct InviteMember {
    /// UUID of the organization.
    pub org_id: String,
    /// The request body.
    pub body: MemberInvite,
}

::bindery::new!(InviteMember whole { org_id(impl Into<String>), body(MemberInvite) });
