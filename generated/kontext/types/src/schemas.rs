//! Schemas of the document.

/// An element of the body of `get_organization_members`'s `200` response.
#[derive(Clone)]
#[non_exhaustive]
pub struct Member {
    pub user_id: String,
    pub first_name: String,
    pub last_name: String,
    pub email: Option<String>,
    pub role: MemberRole,
    pub joined_at: ::bindery::format::DateTime,
}

::bindery::new!(Member whole {
    user_id(impl Into<String>), first_name(impl Into<String>), last_name(impl Into<String>),
    email(Option<String>), role(MemberRole), joined_at(impl Into<::bindery::format::DateTime>),
});

/// The `role` of [`Member`].
#[derive(Clone)]
#[non_exhaustive]
pub enum MemberRole {
    /// `owner`
    Owner,
    /// `admin`
    Admin,
    /// `member`
    Member,
    /// A value that the document does not list.
    Unknown(::bindery::Unlisted),
}

/// The request body of `post_organization_invite`.
#[derive(Clone)]
#[non_exhaustive]
pub struct PostOrganizationInviteBody {
    pub email: ::bindery::format::Email,
    pub role: Role,
}

::bindery::new!(PostOrganizationInviteBody whole {
    email(impl Into<::bindery::format::Email>), role(Role),
});

/// The `role` of [`PostOrganizationInviteBody`].
#[derive(Clone)]
#[non_exhaustive]
pub enum Role {
    /// `admin`
    Admin,
    /// `member`
    Member,
    /// A value that the document does not list.
    Unknown(::bindery::Unlisted),
}

/// The body of `post_organization_invite`'s errors.
#[derive(Clone)]
#[non_exhaustive]
pub struct ErrorBody {
    pub error: String,
    pub issues: Option<Vec<ErrorIssue>>,
}

::bindery::new!(ErrorBody { error(impl Into<String>) });

/// An element of `issues` of [`ErrorBody`].
#[derive(Clone)]
#[non_exhaustive]
pub struct ErrorIssue {
    pub code: String,
    pub message: String,
    pub path: Option<Vec<PathItem>>,
}

::bindery::new!(ErrorIssue { code(impl Into<String>), message(impl Into<String>) });

/// An element of `path` of [`ErrorIssue`].
#[derive(Clone)]
#[non_exhaustive]
pub enum PathItem {
    String(String),
    Number(f64),
    /// A value that fits none of these.
    Unknown(::bindery::Unmatched),
}
