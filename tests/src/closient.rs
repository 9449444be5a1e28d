//! Closient: the document describes no errors, so a handler has none to give.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::sync::Mutex;

use bindery::server::{Credential, Denied};
use closient_server::types::operations::InviteMember;
use closient_server::types::{Membership, OrganizationRole};
use closient_server::{Authenticator, Organizations};

use crate::{Caller, Keys, lock};

/// The members that were invited, by organisation and e-mail address. Whatever organisation is asked for exists.
#[derive(Debug, Default)]
pub struct Closient(Mutex<BTreeMap<(String, String), Membership>>);

impl Organizations for Closient {
    type Caller = Caller;

    async fn invite_member(&self, _: Caller, request: InviteMember) -> Result<Membership, Infallible> {
        let InviteMember { org_id, body, .. } = request;
        let mut members = lock(&self.0);
        let number = members.len();
        let member = members.entry((org_id, body.email.clone())).or_insert_with(|| {
            // The digits of a shortuuid are those that can't be mistaken for one another.
            let id = format!("{:2<22}", format!("m{}", number + 2));
            let role = body.role();
            Membership::new(id, body.email, "", BTreeMap::new(), role.clone(), label(&role))
        });
        Ok(member.clone())
    }
}

fn label(role: &OrganizationRole) -> &'static str {
    match role {
        OrganizationRole::Owner => "Owner",
        OrganizationRole::Manager => "Manager",
        OrganizationRole::Billing => "Billing contact",
        OrganizationRole::Editor => "Editor",
        _ => "Member",
    }
}

impl Authenticator for Keys {
    type Caller = Caller;

    async fn api_key(&self, credential: Credential<'_>, _: Option<Caller>) -> Result<Caller, Denied> {
        self.admit(credential)
    }
}
