//! Nuon: a key says who calls, a second header for which organisation.

use std::collections::BTreeMap;
use std::sync::Mutex;

use bindery::With;
use bindery::server::{Credential, Denied};
use nuon_server::types::operations::{
    CreateOrgInvite, CreateOrgInviteError, CreateOrgInviteStatus, GetOrgInvites, GetOrgInvitesError,
    GetOrgInvitesStatus,
};
use nuon_server::types::{CompositeStatus, ErrResponse, OrgInvite, OrgInviteStatus, RoleType, Status};
use nuon_server::{Authenticator, Orgs};

use crate::{Caller, Keys, lock};

/// A caller who acts for an organisation.
#[derive(Debug, Clone)]
pub struct Session {
    caller: Caller,
    org_id: Option<String>,
}

/// The invitations of each organisation, by e-mail address.
#[derive(Debug, Default)]
pub struct Nuon(Mutex<BTreeMap<String, BTreeMap<String, OrgInvite>>>);

impl Nuon {
    /// An organisation without members.
    #[must_use]
    pub fn with(self, organisation: &str) -> Self {
        lock(&self.0).insert(organisation.to_owned(), BTreeMap::new());
        self
    }
}

impl Orgs for Nuon {
    type Caller = Session;

    async fn create_org_invite(
        &self,
        session: Session,
        request: CreateOrgInvite,
    ) -> Result<OrgInvite, CreateOrgInviteError> {
        let email = request.body.email;
        let role = request.body.role_type.unwrap_or(RoleType::Installer);
        let mut organisations = lock(&self.0);
        let Some((org_id, invites)) = session.org_id.and_then(|id| Some((id.clone(), organisations.get_mut(&id)?)))
        else {
            return Err(error(CreateOrgInviteStatus::NotFound, "there is no such organisation"));
        };
        if !email.contains('@') {
            return Err(error(CreateOrgInviteStatus::BadRequest, "this is no e-mail address"));
        }
        if role == RoleType::Runner {
            return Err(error(CreateOrgInviteStatus::Forbidden, "runners are not invited"));
        }
        if invites.contains_key(&email) {
            return Err(error(CreateOrgInviteStatus::Conflict, "this address has been invited before"));
        }
        let queued = CompositeStatus::new().with(|status| status.status = Some(Status::Queued));
        let invite = OrgInvite::new().with(|invite| {
            invite.id = Some(format!("invite-{}", invites.len() + 1));
            invite.created_by_id = Some(session.caller.name);
            invite.org_id = Some(org_id);
            invite.email = Some(email.clone());
            invite.role_type = Some(role);
            invite.status = Some(OrgInviteStatus::Pending);
            invite.status_v2 = Some(CompositeStatus::new().with(|status| {
                status.status = Some(Status::Pending);
                status.history = Some(vec![queued]);
            }));
        });
        invites.insert(email, invite.clone());
        Ok(invite)
    }

    async fn get_org_invites(
        &self,
        session: Session,
        request: GetOrgInvites,
    ) -> Result<Vec<OrgInvite>, GetOrgInvitesError> {
        let organisations = lock(&self.0);
        let Some(invites) = session.org_id.and_then(|id| organisations.get(&id)) else {
            let body = described("there is no such organisation");
            return Err(GetOrgInvitesError::new(GetOrgInvitesStatus::NotFound, body));
        };
        let (Ok(offset), Ok(limit)) = (usize::try_from(request.offset()), usize::try_from(request.limit())) else {
            let body = described("an offset and a limit are not negative");
            return Err(GetOrgInvitesError::new(GetOrgInvitesStatus::BadRequest, body));
        };
        Ok(invites.values().skip(offset).take(limit).cloned().collect())
    }
}

fn error(status: CreateOrgInviteStatus, message: &str) -> CreateOrgInviteError {
    CreateOrgInviteError::new(status, described(message))
}

fn described(message: &str) -> ErrResponse {
    ErrResponse::new().with(|body| {
        body.error = Some(message.to_owned());
        body.user_error = Some(true);
    })
}

impl Authenticator for Keys {
    type Caller = Session;

    async fn api_key(&self, credential: Credential<'_>, _: Option<Session>) -> Result<Session, Denied> {
        Ok(Session { caller: self.admit(credential)?, org_id: None })
    }

    async fn org_id(&self, credential: Credential<'_>, session: Option<Session>) -> Result<Session, Denied> {
        let session = session.ok_or_else(Denied::unauthorized)?;
        Ok(Session { org_id: Some(credential.value().to_owned()), ..session })
    }
}
