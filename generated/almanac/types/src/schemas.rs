//! Schemas of the document.

/// The request body of `invite_organization_member`.
#[derive(Clone)]
#[non_exhaustive]
pub struct InviteOrganizationMemberRequest {
    pub email: String,
    pub role: String,
}

::bindery::new!(InviteOrganizationMemberRequest whole {
    email(impl Into<String>), role(impl Into<String>),
});

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

::bindery::new!(HostedOrganizationInvitation {
    email(impl Into<String>), invitation_id(impl Into<String>), role(impl Into<String>),
});
::bindery::defaults!(HostedOrganizationInvitation, self {
    /// `state`, or `"pending"` when it is absent.
    state: &str => self.state.as_deref().unwrap_or("pending"),
});

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

::bindery::new!(ValidationError {
    loc(impl IntoIterator<Item = ValidationErrorLocItem>), msg(impl Into<String>),
    r#type(impl Into<String>),
});

/// An element of `loc` of [`ValidationError`].
#[derive(Clone)]
#[non_exhaustive]
pub enum ValidationErrorLocItem {
    String(String),
    Integer(i64),
    /// A value that fits none of these.
    Unknown(::bindery::Unmatched),
}
