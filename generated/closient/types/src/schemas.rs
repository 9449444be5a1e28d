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

/// The value of `role`, a parameter of `list_members`.
#[derive(Clone)]
#[non_exhaustive]
pub enum RoleFilter {
    /// `owner`
    Owner,
    /// `manager`
    Manager,
    /// `editor`
    Editor,
    /// `billing`
    Billing,
    /// `viewer`
    Viewer,
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

/// The body of `list_members`'s `200` response.
#[derive(Clone)]
#[non_exhaustive]
pub struct MemberPage {
    pub data: Vec<Membership>,
    pub pagination: Pagination,
}

::bindery::new!(MemberPage whole {
    data(impl IntoIterator<Item = Membership>), pagination(Pagination),
});

/// The `pagination` of [`MemberPage`].
#[derive(Clone)]
#[non_exhaustive]
pub struct Pagination {
    pub page: i64,
    pub page_size: i64,
    pub total_count: i64,
    pub total_pages: i64,
    pub has_next: bool,
    pub has_previous: bool,
}

::bindery::new!(Pagination whole {
    page(i64), page_size(i64), total_count(i64), total_pages(i64), has_next(bool),
    has_previous(bool),
});

/// The body of `list_members`'s errors.
#[derive(Clone)]
#[non_exhaustive]
pub struct RateLimited {
    pub retry_after_seconds: i64,
}

::bindery::new!(RateLimited whole { retry_after_seconds(i64) });

/// The headers of `list_members`'s responses.
#[derive(Clone)]
#[non_exhaustive]
pub struct ListMembersHeaders {
    /// The policy that applies.
    pub rate_limit_policy: Option<String>,
    /// Requests that are allowed in the window.
    pub rate_limit_limit: Option<i64>,
    /// Requests that are left in the window.
    pub rate_limit_remaining: Option<i64>,
    /// Seconds until the window ends.
    pub rate_limit_reset: Option<i64>,
}

/// The headers of `list_members`'s errors.
#[derive(Clone)]
#[non_exhaustive]
pub struct ListMembersErrorHeaders {
    /// Seconds until the next request is allowed.
    pub retry_after: Option<i64>,
}
