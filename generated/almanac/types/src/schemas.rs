//! Schemas of the document.

/// The request body of `invite_organization_member`.
#[derive(Clone)]
#[non_exhaustive]
pub struct InviteOrganizationMemberRequest {
    pub email: String,
    pub role: String,
}

impl InviteOrganizationMemberRequest {
    /// With its required members.
    pub fn new(email: impl Into<String>, role: impl Into<String>) -> Self {
        Self {
            email: email.into(),
            role: role.into(),
        }
    }
}

/// The body of `invite_organization_member`'s `200` response.
#[derive(Clone)]
#[non_exhaustive]
pub struct HostedOrganizationInvitation {
    pub created_at: ::bindery::Nullable<String>,
    pub email: String,
    pub expires_at: ::bindery::Nullable<String>,
    pub invitation_id: String,
    pub role: String,
    pub state: Option<String>,
}

impl HostedOrganizationInvitation {
    /// With its required members.
    pub fn new(
        email: impl Into<String>,
        invitation_id: impl Into<String>,
        role: impl Into<String>,
    ) -> Self {
        Self {
            email: email.into(),
            invitation_id: invitation_id.into(),
            role: role.into(),
            ..::bindery::Codec::blank()
        }
    }

    /// `state`, or `"pending"` when it is absent.
    pub fn state(&self) -> &str {
        self.state.as_deref().unwrap_or("pending")
    }
}

/// The body of `invite_organization_member`'s errors.
#[derive(Clone)]
#[non_exhaustive]
pub struct HttpValidationError {
    pub detail: Option<Vec<ValidationError>>,
}

/// An element of `detail` of [`HttpValidationError`].
#[derive(Clone)]
#[non_exhaustive]
pub struct ValidationError {
    pub ctx: Option<::bindery::Map<::bindery::Value>>,
    pub input: ::bindery::Nullable<::bindery::Value>,
    pub loc: Vec<ValidationErrorLocItem>,
    pub msg: String,
    pub r#type: String,
}

impl ValidationError {
    /// With its required members.
    pub fn new(
        loc: impl IntoIterator<Item = ValidationErrorLocItem>,
        msg: impl Into<String>,
        r#type: impl Into<String>,
    ) -> Self {
        Self {
            loc: loc.into_iter().collect(),
            msg: msg.into(),
            r#type: r#type.into(),
            ..::bindery::Codec::blank()
        }
    }
}

/// An element of `loc` of [`ValidationError`].
#[derive(Clone)]
#[non_exhaustive]
pub enum ValidationErrorLocItem {
    String(String),
    Integer(i64),
    /// A value that fits none of these.
    Unknown(::bindery::Unmatched),
}
