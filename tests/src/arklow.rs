//! Arklow: members are invited by e-mail, or given permissions by their user id.

use std::collections::BTreeMap;
use std::sync::Mutex;

use arklow_server::types::operations::{InviteMember, InviteMemberError};
use arklow_server::types::{
    Action, InviteMemberData, InviteMemberErrorItem, InviteMemberInvite, InviteMemberMembership, Permission,
};
use arklow_server::{Authenticator, Members};
use bindery::With;
use bindery::server::{Credential, Denied};

use crate::{Caller, Keys, lock};

/// Organisations, by id.
#[derive(Debug, Default)]
pub struct Arklow(Mutex<BTreeMap<String, Organisation>>);

/// Permissions, by user id or by the e-mail address that was invited.
#[derive(Debug, Default)]
struct Organisation {
    members: BTreeMap<String, Vec<Permission>>,
    invited: BTreeMap<String, Vec<Permission>>,
}

impl Arklow {
    /// An organisation and the user ids of its members.
    #[must_use]
    pub fn with(self, organisation: &str, members: &[&str]) -> Self {
        let members = members.iter().map(|member| ((*member).to_owned(), vec![Permission::Viewer])).collect();
        lock(&self.0).insert(organisation.to_owned(), Organisation { members, ..Organisation::default() });
        self
    }
}

impl Members for Arklow {
    type Caller = Caller;

    async fn invite_member(&self, _: Caller, request: InviteMember) -> Result<InviteMemberData, InviteMemberError> {
        let InviteMember { org_id, identifier, body, .. } = request;
        let wanted = body.and_then(|body| body.permissions).unwrap_or_else(|| vec![Permission::Viewer]);
        let mut organisations = lock(&self.0);
        let Some(organisation) = organisations.get_mut(&org_id) else {
            return Err(error("org_not_found", "there is no such organisation"));
        };
        if let Some(permissions) = organisation.members.get_mut(&identifier) {
            permissions.clone_from(&wanted);
            return Ok(added(&org_id, &identifier, wanted));
        }
        if !identifier.contains('@') {
            return Err(error("user_not_found", "there is no such user, and this is no e-mail address"));
        }
        if organisation.invited.contains_key(&identifier) {
            return Err(error("already_invited", "this address has been invited before"));
        }
        let (owner, granted): (Vec<_>, Vec<_>) = wanted.into_iter().partition(|wanted| *wanted == Permission::Owner);
        organisation.invited.insert(identifier.clone(), granted.clone());
        let id = format!("invite-{}", organisation.invited.len());
        let data = invited(id, &org_id, &identifier, granted);
        if owner.is_empty() {
            return Ok(data);
        }
        // The invitation stands all the same: errors beside what could be done.
        let refused = InviteMemberErrorItem::new("owner_not_granted", "an invitation can't make anybody an owner");
        Err(InviteMemberError::with_partial(vec![refused], data))
    }
}

fn added(org_id: &str, user_id: &str, permissions: Vec<Permission>) -> InviteMemberData {
    let membership = InviteMemberMembership::new(format!("member-{user_id}"), org_id, user_id, permissions);
    InviteMemberData::new(Action::Added).with(|data| data.membership = Some(membership))
}

fn invited(id: String, org_id: &str, email: &str, permissions: Vec<Permission>) -> InviteMemberData {
    let invite = InviteMemberInvite::new(id, org_id, permissions).with(|invite| invite.email = Some(email.to_owned()));
    InviteMemberData::new(Action::Invited).with(|data| data.invite = Some(invite))
}

fn error(code: &str, message: &str) -> InviteMemberError {
    vec![InviteMemberErrorItem::new(code, message)].into()
}

impl Authenticator for Keys {
    type Caller = Caller;

    async fn api_key(&self, credential: Credential<'_>, _: Option<Caller>) -> Result<Caller, Denied> {
        self.admit(credential)
    }
}
