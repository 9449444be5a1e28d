//! Kontext: an invitation is answered with nothing at all, and a list is all there is.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use bindery::With;
use bindery::server::{Credential, Denied};
use kontext_server::types::operations::{
    GetOrganizationMembers, GetOrganizationMembersError, PostOrganizationInvite, PostOrganizationInviteError,
    PostOrganizationInviteStatus,
};
use kontext_server::types::{ErrorBody, ErrorIssue, Member, MemberRole, PathItem, Role};
use kontext_server::{Authenticator, Organizations};

use crate::{Caller, Keys, lock};

/// When everybody joins.
const JOINED: &str = "2020-02-02T20:20:20Z";

/// Organisations, by id: the e-mail addresses that were invited. Whoever calls is a member.
#[derive(Debug, Default)]
pub struct Kontext(Mutex<BTreeMap<String, BTreeSet<String>>>);

impl Kontext {
    /// An organisation without members.
    #[must_use]
    pub fn with(self, organisation: &str) -> Self {
        lock(&self.0).insert(organisation.to_owned(), BTreeSet::new());
        self
    }
}

impl Organizations for Kontext {
    type Caller = Caller;

    async fn post_organization_invite(
        &self,
        caller: Caller,
        request: PostOrganizationInvite,
    ) -> Result<(), PostOrganizationInviteError> {
        let mut organisations = lock(&self.0);
        let Some(invited) = organisations.get_mut(&request.org_id) else {
            return Err(error(PostOrganizationInviteStatus::Forbidden, "you are no member of this organisation"));
        };
        let Some(body) = request.body else {
            return Err(error(PostOrganizationInviteStatus::BadRequest, "nobody is invited"));
        };
        if body.role == Role::Admin && caller.name != "ada" {
            return Err(error(PostOrganizationInviteStatus::Unauthorized, "only ada invites admins"));
        }
        if !invited.insert(body.email.into_string()) {
            let place = vec![PathItem::String("email".to_owned())];
            let issue = ErrorIssue::new("invited", "this address has been invited before");
            let issue = issue.with(|issue| issue.path = Some(place));
            let mut error = error(PostOrganizationInviteStatus::BadRequest, "the request is not valid");
            error.body.issues = Some(vec![issue]);
            return Err(error);
        }
        Ok(())
    }

    async fn get_organization_members(
        &self,
        caller: Caller,
        request: GetOrganizationMembers,
    ) -> Result<Vec<Member>, GetOrganizationMembersError> {
        let organisations = lock(&self.0);
        let Some(invited) = organisations.get(&request.org_id) else {
            return Err(error(PostOrganizationInviteStatus::Forbidden, "you are no member of this organisation"));
        };
        let owner = Member::new("1", caller.name, "", None, MemberRole::Owner, JOINED);
        let others = invited.iter().zip(2..).map(|(email, number)| {
            let name = email.split('@').next().unwrap_or_default();
            Member::new(number.to_string(), name, "", Some(email.clone()), MemberRole::Member, JOINED)
        });
        Ok([owner].into_iter().chain(others).collect())
    }
}

fn error(status: PostOrganizationInviteStatus, message: &str) -> PostOrganizationInviteError {
    PostOrganizationInviteError::new(status, ErrorBody::new(message))
}

impl Authenticator for Keys {
    type Caller = Caller;

    async fn bearer_auth(&self, credential: Credential<'_>, _: Option<Caller>) -> Result<Caller, Denied> {
        self.admit(credential)
    }
}
