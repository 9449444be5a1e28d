//! Schemas of the document.

/// The request body of `create_org_invite`.
#[derive(Clone)]
#[non_exhaustive]
pub struct CreateOrgInviteRequest {
    pub email: String,
    pub role_type: Option<RoleType>,
}

::bindery::new!(CreateOrgInviteRequest { email(impl Into<String>) });

/// The body of `create_org_invite`'s `201` response.
#[derive(Clone)]
#[non_exhaustive]
pub struct OrgInvite {
    pub created_at: Option<String>,
    pub created_by_id: Option<String>,
    pub email: Option<String>,
    pub id: Option<String>,
    /// parent relationship
    pub org_id: Option<String>,
    pub role_type: Option<RoleType>,
    pub status: Option<OrgInviteStatus>,
    pub status_v2: Option<CompositeStatus>,
    pub updated_at: Option<String>,
}

/// The body of `create_org_invite`'s errors.
#[derive(Clone)]
#[non_exhaustive]
pub struct ErrResponse {
    pub description: Option<String>,
    pub error: Option<String>,
    pub user_error: Option<bool>,
}

/// The `role_type` of [`CreateOrgInviteRequest`].
#[derive(Clone)]
#[non_exhaustive]
pub enum RoleType {
    /// `org_admin`
    OrgAdmin,
    /// `org_support`
    OrgSupport,
    /// `installer`
    Installer,
    /// `runner`
    Runner,
    /// `hosted-installer`
    HostedInstaller,
    /// A value that the document does not list.
    Unknown(::bindery::Unlisted),
}

/// The `status` of [`OrgInvite`].
#[derive(Clone)]
#[non_exhaustive]
pub enum OrgInviteStatus {
    /// `pending`
    Pending,
    /// `accepted`
    Accepted,
    /// `revoked`
    Revoked,
    /// A value that the document does not list.
    Unknown(::bindery::Unlisted),
}

/// The `status_v2` of [`OrgInvite`].
#[derive(Clone)]
#[non_exhaustive]
pub struct CompositeStatus {
    pub created_at_ts: Option<i64>,
    pub created_by_id: Option<String>,
    pub history: Option<Vec<CompositeStatus>>,
    pub metadata: Option<::bindery::Map<::bindery::Value>>,
    pub status: Option<Status>,
    pub status_human_description: Option<String>,
}

/// The `status` of [`CompositeStatus`].
#[derive(Clone)]
#[non_exhaustive]
pub enum Status {
    /// `error`
    Error,
    /// `pending`
    Pending,
    /// `in-progress`
    InProgress,
    /// `checking-plan`
    CheckingPlan,
    /// `success`
    Success,
    /// `not-attempted`
    NotAttempted,
    /// `cancelled`
    Cancelled,
    /// `retrying`
    Retrying,
    /// `discarded`
    Discarded,
    /// `user-skipped`
    UserSkipped,
    /// `auto-skipped`
    AutoSkipped,
    /// `planning`
    Planning,
    /// `applying`
    Applying,
    /// `queued`
    Queued,
    /// `warning`
    Warning,
    /// `failed-pending-retry`
    FailedPendingRetry,
    /// `generating`
    Generating,
    /// `awaiting-user-run`
    AwaitingUserRun,
    /// `provisioning`
    Provisioning,
    /// `active`
    Active,
    /// `outdated`
    Outdated,
    /// `expired`
    Expired,
    /// `approved`
    Approved,
    /// `drifted`
    Drifted,
    /// `no-drift`
    NoDrift,
    /// `approval-expired`
    ApprovalExpired,
    /// `approval-denied`
    ApprovalDenied,
    /// `approval-retry`
    ApprovalRetry,
    /// `building`
    Building,
    /// `deleting`
    Deleting,
    /// `noop`
    Noop,
    /// `approval-awaiting`
    ApprovalAwaiting,
    /// A value that the document does not list.
    Unknown(::bindery::Unlisted),
}
