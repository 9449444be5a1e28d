//! Schemas of the document.

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
