//! A client of Kontext, the gateway, and a Nuon behind it, all in one process.

use std::sync::{Arc, Mutex};

use bindery::client::InProcess;
use bindery::server::{Credential, Denied};
use gateway::{Gateway, Tokens};
use kontext_client::types::operations::PostOrganizationInviteStatus;
use kontext_client::types::{MemberRole, Role};
use nuon_server::With;
use nuon_server::types::operations::{
    CreateOrgInvite, CreateOrgInviteError, CreateOrgInviteStatus, GetOrgInvites, GetOrgInvitesError,
};
use nuon_server::types::{ErrResponse, OrgInvite, OrgInviteStatus, RoleType};

/// One organisation, where everybody accepts at once.
#[derive(Clone, Default)]
struct Nuon(Arc<Mutex<Vec<OrgInvite>>>);

impl nuon_server::Orgs for Nuon {
    type Caller = String;

    async fn create_org_invite(
        &self,
        org: String,
        request: CreateOrgInvite,
    ) -> Result<OrgInvite, CreateOrgInviteError> {
        let mut invites = self.0.lock().unwrap();
        let email = request.body.email;
        if invites.iter().any(|invite| invite.email.as_deref() == Some(&email)) {
            let body = ErrResponse::default().with(|body| body.description = Some("invited before".to_owned()));
            return Err(CreateOrgInviteError::new(CreateOrgInviteStatus::Conflict, body));
        }
        let invite = OrgInvite::default().with(|invite| {
            invite.id = Some(format!("inv{}", invites.len()));
            invite.email = Some(email);
            invite.org_id = Some(org);
            invite.role_type = request.body.role_type;
            invite.status = Some(OrgInviteStatus::Accepted);
            invite.updated_at = Some("2020-02-02T20:20:20Z".to_owned());
        });
        invites.push(invite.clone());
        Ok(invite)
    }

    async fn get_org_invites(&self, _: String, request: GetOrgInvites) -> Result<Vec<OrgInvite>, GetOrgInvitesError> {
        let (offset, limit) = (usize::try_from(request.offset()).unwrap(), usize::try_from(request.limit()).unwrap());
        Ok(self.0.lock().unwrap().iter().skip(offset).take(limit).cloned().collect())
    }
}

/// Knows a key and an organisation, which is who calls.
struct Keys;

impl nuon_server::Authenticator for Keys {
    type Caller = String;

    async fn api_key(&self, key: Credential<'_>, _: Option<String>) -> Result<String, Denied> {
        if key.is("key") { Ok(String::new()) } else { Err(Denied::unauthorized()) }
    }

    async fn org_id(&self, org: Credential<'_>, _: Option<String>) -> Result<String, Denied> {
        if org.value() == "acme" { Ok("acme".to_owned()) } else { Err(Denied::forbidden()) }
    }
}

fn client(nuon: &Nuon, token: &str) -> kontext_client::Client {
    let behind = InProcess::new(nuon_server::router(nuon.clone(), Keys));
    let behind = nuon_client::Client::builder().configure(|settings| settings.transport(behind));
    let front = InProcess::new(kontext_server::router(Gateway::new(behind), Tokens));
    let client = kontext_client::Client::builder().bearer_auth(token).configure(|settings| settings.transport(front));
    client.build().unwrap()
}

#[tokio::test]
async fn who_is_invited_by_the_one_is_a_member_of_the_other() {
    let nuon = Nuon::default();
    let kontext = client(&nuon, "key");
    kontext.post_organization_invite("acme", "ada@example.com", Role::Admin).await.unwrap();
    kontext.post_organization_invite("acme", "grace@example.com", Role::Member).await.unwrap();
    assert_eq!(nuon.0.lock().unwrap()[0].role_type, Some(RoleType::OrgAdmin));
    let members = kontext.get_organization_members("acme").await.unwrap();
    let members: Vec<_> = members.iter().map(|member| (member.email.as_deref().unwrap(), &member.role)).collect();
    assert_eq!(members, [("ada@example.com", &MemberRole::Admin), ("grace@example.com", &MemberRole::Member)]);
}

#[tokio::test]
async fn every_page_is_asked_for() {
    let nuon = Nuon::default();
    let kontext = client(&nuon, "key");
    for number in 0..250 {
        kontext.post_organization_invite("acme", format!("{number}@example.com"), Role::Member).await.unwrap();
    }
    assert_eq!(kontext.get_organization_members("acme").await.unwrap().len(), 250);
}

#[tokio::test]
async fn what_one_refuses_the_other_refuses_in_its_own_words() {
    let nuon = Nuon::default();
    let invite = async |token: &str, org: &str| {
        let error = client(&nuon, token).post_organization_invite(org, "ada@example.com", Role::Member).await.err()?;
        let failure = error.into_api_error().unwrap();
        Some((failure.status, failure.body.error))
    };
    assert_eq!(invite("key", "acme").await, None);
    let (status, told) = invite("key", "acme").await.unwrap();
    assert_eq!((status, told.as_str()), (PostOrganizationInviteStatus::BadRequest, "invited before"));
    assert_eq!(invite("other", "acme").await.unwrap().0, PostOrganizationInviteStatus::Unauthorized);
    assert_eq!(invite("key", "another").await.unwrap().0, PostOrganizationInviteStatus::Forbidden);
}
