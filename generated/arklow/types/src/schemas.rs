//! Schemas of the document.

/// The request body of `invite_member`.
#[derive(Clone)]
#[non_exhaustive]
pub struct InviteMemberBody {
    pub permissions: Option<Vec<Permission>>,
}

/// An element of `permissions` of [`InviteMemberBody`].
#[derive(Clone)]
#[non_exhaustive]
pub enum Permission {
    /// `owner`
    Owner,
    /// `admin`
    Admin,
    /// `viewer`
    Viewer,
    /// `billing`
    Billing,
    /// `actions:runs:inputs`
    ActionsRunsInputs,
    /// A value that the document does not list.
    Unknown(::bindery::Unlisted),
}

/// The body of `invite_member`'s `200` response.
#[derive(Clone)]
#[non_exhaustive]
pub struct InviteMemberResponse {
    pub data: Option<InviteMemberData>,
    pub errors: Option<Vec<InviteMemberErrorItem>>,
}

::bindery::new!(InviteMemberResponse whole {
    data(Option<InviteMemberData>), errors(Option<Vec<InviteMemberErrorItem>>),
});

/// The `data` of [`InviteMemberResponse`].
#[derive(Clone)]
#[non_exhaustive]
pub struct InviteMemberData {
    pub action: Action,
    pub invite: Option<InviteMemberInvite>,
    pub membership: Option<InviteMemberMembership>,
}

::bindery::new!(InviteMemberData { action(Action) });

/// The `action` of [`InviteMemberData`].
#[derive(Clone)]
#[non_exhaustive]
pub enum Action {
    /// `invited`
    Invited,
    /// `added`
    Added,
    /// A value that the document does not list.
    Unknown(::bindery::Unlisted),
}

/// The `invite` of [`InviteMemberData`].
#[derive(Clone)]
#[non_exhaustive]
pub struct InviteMemberInvite {
    pub id: String,
    pub org_id: String,
    pub user_id: Option<String>,
    pub email: Option<String>,
    pub init_permissions: Vec<Permission>,
}

::bindery::new!(InviteMemberInvite {
    id(impl Into<String>), org_id(impl Into<String>),
    init_permissions(impl IntoIterator<Item = Permission>),
});

/// The `membership` of [`InviteMemberData`].
#[derive(Clone)]
#[non_exhaustive]
pub struct InviteMemberMembership {
    pub id: String,
    pub org_id: String,
    pub user_id: String,
    pub email: Option<String>,
    pub permissions: Vec<Permission>,
}

::bindery::new!(InviteMemberMembership {
    id(impl Into<String>), org_id(impl Into<String>), user_id(impl Into<String>),
    permissions(impl IntoIterator<Item = Permission>),
});

/// An element of `errors` of [`InviteMemberResponse`].
#[derive(Clone)]
#[non_exhaustive]
pub struct InviteMemberErrorItem {
    pub code: String,
    pub message: String,
}

::bindery::new!(InviteMemberErrorItem whole {
    code(impl Into<String>), message(impl Into<String>),
});
