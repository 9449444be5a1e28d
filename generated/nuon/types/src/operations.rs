//! Requests and errors of each operation.

use crate::schemas::*;
use ::bindery::operation::Failure;

/// `POST /v1/orgs/current/invites`
///
/// Invite a user to the current org
///
/// Invite a user (by email) to an org.
///
/// This user will receive an email, and when they next log into the application will be added to the org.
#[derive(Clone)]
#[non_exhaustive]
pub struct CreateOrgInvite {
    /// Input
    pub body: CreateOrgInviteRequest,
}

::bindery::new!(CreateOrgInvite whole { body(CreateOrgInviteRequest) });

/// Why `create_org_invite` fails.
pub type CreateOrgInviteError = Failure<CreateOrgInviteStatus, ErrResponse>;

/// The statuses with which `create_org_invite` fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum CreateOrgInviteStatus {
    /// 400
    BadRequest,
    /// 401
    Unauthorized,
    /// 403
    Forbidden,
    /// 404
    NotFound,
    /// 409
    Conflict,
    /// 500
    InternalServerError,
}

/// `GET /v1/orgs/current/invites`
///
/// Return org invites
#[derive(Clone)]
#[non_exhaustive]
pub struct GetOrgInvites {
    pub offset: Option<i64>,
    pub limit: Option<i64>,
    pub page: Option<i64>,
}

::bindery::defaults!(GetOrgInvites, self {
    /// `offset`, or `0` when it is absent.
    offset: i64 => self.offset.unwrap_or(0),
    /// `limit`, or `60` when it is absent.
    limit: i64 => self.limit.unwrap_or(60),
    /// `page`, or `0` when it is absent.
    page: i64 => self.page.unwrap_or(0),
});

/// Why `get_org_invites` fails.
pub type GetOrgInvitesError = Failure<GetOrgInvitesStatus, ErrResponse>;

/// The statuses with which `get_org_invites` fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum GetOrgInvitesStatus {
    /// 400
    BadRequest,
    /// 401
    Unauthorized,
    /// 403
    Forbidden,
    /// 404
    NotFound,
    /// 500
    InternalServerError,
}
