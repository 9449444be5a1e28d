//! Schemas of the document.

/// The request body of `post_organization_invite`.
#[derive(Clone)]
#[non_exhaustive]
pub struct PostOrganizationInviteBody {
    pub email: ::bindery::format::Email,
    pub role: Role,
}

impl PostOrganizationInviteBody {
    /// With its required members.
    pub fn new(email: impl Into<::bindery::format::Email>, role: Role) -> Self {
        Self { email: email.into(), role }
    }
}

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

impl ErrorBody {
    /// With its required members.
    pub fn new(error: impl Into<String>) -> Self {
        Self {
            error: error.into(),
            ..::bindery::Codec::blank()
        }
    }
}

/// An element of `issues` of [`ErrorBody`].
#[derive(Clone)]
#[non_exhaustive]
pub struct ErrorIssue {
    pub code: String,
    pub message: String,
    pub path: Option<Vec<PathItem>>,
}

impl ErrorIssue {
    /// With its required members.
    pub fn new(code: impl Into<String>, message: impl Into<String>) -> Self {
        Self {
            code: code.into(),
            message: message.into(),
            ..::bindery::Codec::blank()
        }
    }
}

/// An element of `path` of [`ErrorIssue`].
#[derive(Clone)]
#[non_exhaustive]
pub enum PathItem {
    String(String),
    Number(f64),
    /// A value that fits none of these.
    Unknown(::bindery::Unmatched),
}
