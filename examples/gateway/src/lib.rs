//! The API of Kontext, on top of Nuon's: programs that are written for the one work with the other.
//!
//! Nothing is kept here. The caller's token becomes Nuon's key, and Nuon decides what it may do.

mod errors;
mod roles;

use std::collections::BTreeMap;

use bindery::client::Secret;
use bindery::server::{Credential, Denied};
use kontext_server::types::operations::{
    GetOrganizationMembers, GetOrganizationMembersError, PostOrganizationInvite, PostOrganizationInviteError,
};
use kontext_server::types::{Member, MemberRole};
use kontext_server::{Authenticator, Organizations};
use nuon_client::types::{CreateOrgInviteRequest, OrgInvite, OrgInviteStatus};
use nuon_client::{Client, With};

/// The service, over the settings that all calls to Nuon have in common.
#[derive(Debug, Clone)]
pub struct Gateway(nuon_client::Builder);

impl Gateway {
    /// On top of the Nuon that these settings lead to. Give them a transport: each call has a client of its own, and
    /// what they share is its connections.
    #[must_use]
    pub fn new(nuon: nuon_client::Builder) -> Self {
        Self(nuon)
    }

    fn nuon(&self, token: Secret, organisation: &str) -> Result<Client, errors::Error> {
        let settings = self.0.clone().api_key(token).org_id(organisation);
        settings.build().map_err(|error| errors::of_settings(&error))
    }
}

impl Organizations for Gateway {
    type Caller = Secret;

    async fn post_organization_invite(
        &self,
        token: Secret,
        request: PostOrganizationInvite,
    ) -> Result<(), PostOrganizationInviteError> {
        let body = request.body.ok_or_else(errors::nobody)?;
        let role = roles::to_nuon(&body.role);
        let invite = CreateOrgInviteRequest::new(body.email).with(|invite| invite.role_type = Some(role));
        let nuon = self.nuon(token, &request.org_id)?;
        nuon.create_org_invite(invite).await.map_err(errors::of_invite)?;
        Ok(())
    }

    async fn get_organization_members(
        &self,
        token: Secret,
        request: GetOrganizationMembers,
    ) -> Result<Vec<Member>, GetOrganizationMembersError> {
        let nuon = self.nuon(token, &request.org_id)?;
        let mut invites = nuon.get_org_invites().limit(100).paginate().items();
        let mut members = BTreeMap::new();
        while let Some(invite) = invites.next().await {
            if let Some(member) = member(invite.map_err(errors::of_list)?) {
                members.insert(member.email.clone(), member);
            }
        }
        Ok(members.into_values().collect())
    }
}

/// Who has accepted an invitation is a member.
fn member(invite: OrgInvite) -> Option<Member> {
    let (Some(OrgInviteStatus::Accepted), Some(email)) = (invite.status, invite.email) else { return None };
    let role = invite.role_type.as_ref().map_or(MemberRole::Member, roles::from_nuon);
    Some(Member::new(invite.id?, email.clone(), "", Some(email), role, invite.updated_at?))
}

/// Takes every token: whether it is one is for Nuon to say.
#[derive(Debug, Clone, Copy)]
pub struct Tokens;

impl Authenticator for Tokens {
    type Caller = Secret;

    async fn bearer_auth(&self, token: Credential<'_>, _: Option<Secret>) -> Result<Secret, Denied> {
        Ok(token.value().into())
    }
}
