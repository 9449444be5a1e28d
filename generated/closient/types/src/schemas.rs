//! Schemas of the document.

/// The `role` of [`MemberInvite`].
#[derive(Clone)]
#[non_exhaustive]
pub enum OrganizationRole {
    /// `owner`
    Owner,
    /// `manager`
    Manager,
    /// `billing`
    Billing,
    /// `editor`
    Editor,
    /// A value that the document does not list.
    Unknown(::bindery::Unlisted),
}

/// Request schema for inviting a member to an organization.
#[derive(Clone)]
#[non_exhaustive]
pub struct MemberInvite {
    /// Email address of the user to invite.
    pub email: String,
    /// Role to assign to the new member.
    pub role: Option<OrganizationRole>,
}

::bindery::new!(MemberInvite { email(impl Into<String>) });
::bindery::defaults!(MemberInvite, self {
    /// `role`, or `"editor"` when it is absent.
    role: OrganizationRole => self.role.clone().unwrap_or(OrganizationRole::Editor),
});

/// Response schema for a membership record.
#[derive(Clone)]
#[non_exhaustive]
pub struct Membership {
    /// URL-safe 22-character shortuuid encoding of the row's UUID primary key. Stable across the row's lifetime; suitable for sharing in URLs, log lines, and external SDK clients. Accepted on input as either the shortuuid form or the canonical UUID form (xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx).
    pub id: String,
    /// Email address of the member's user account.
    pub user_email: String,
    /// Display name of the member's user account, if set.
    pub user_name: String,
    /// Free-form metadata stored on the user account (Stripe-style key/value strings).
    pub user_metadata: ::bindery::Map<::bindery::Value>,
    /// Role of the user in the organization.
    pub role: OrganizationRole,
    /// Human-readable label for the role (localized).
    pub role_display: String,
}

::bindery::new!(Membership whole {
    id(impl Into<String>), user_email(impl Into<String>), user_name(impl Into<String>),
    user_metadata(::bindery::Map<::bindery::Value>), role(OrganizationRole),
    role_display(impl Into<String>),
});
