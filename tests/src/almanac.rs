//! Almanac: every refusal of a handler is a validation error.

use std::collections::BTreeMap;
use std::sync::Mutex;

use almanac_server::types::operations::{
    InviteOrganizationMember, InviteOrganizationMemberError, InviteOrganizationMemberStatus,
};
use almanac_server::types::{
    HostedOrganizationInvitation, HttpValidationError, ValidationError, ValidationErrorLocItem,
};
use almanac_server::{Api, Authenticator};
use bindery::server::{Credential, Denied};
use bindery::{Nullable, With};

use crate::{Caller, Keys, lock};

const ROLES: &[&str] = &["admin", "member"];

/// Organisations, by id: the role for which each e-mail address was invited.
#[derive(Debug, Default)]
pub struct Almanac(Mutex<BTreeMap<String, BTreeMap<String, String>>>);

impl Almanac {
    /// An organisation without members.
    #[must_use]
    pub fn with(self, organisation: &str) -> Self {
        lock(&self.0).insert(organisation.to_owned(), BTreeMap::new());
        self
    }
}

impl Api for Almanac {
    type Caller = Caller;

    async fn invite_organization_member(
        &self,
        _: Caller,
        request: InviteOrganizationMember,
    ) -> Result<HostedOrganizationInvitation, InviteOrganizationMemberError> {
        let (email, role) = (request.body.email, request.body.role);
        let mut organisations = lock(&self.0);
        let Some(invited) = organisations.get_mut(&request.organization_id) else {
            return Err(refused(["path", "organization_id"], "missing", "there is no such organisation"));
        };
        if !ROLES.contains(&role.as_str()) {
            return Err(refused(["body", "role"], "unknown_role", "there is no such role"));
        }
        if invited.contains_key(&email) {
            return Err(refused(["body", "email"], "invited", "this address has been invited before"));
        }
        invited.insert(email.clone(), role.clone());
        let id = format!("invitation-{}", invited.len());
        Ok(HostedOrganizationInvitation::new(email, id, role).with(|invitation| {
            invitation.created_at = Nullable::Value("2026-01-01T00:00:00Z".to_owned());
            invitation.expires_at = Nullable::Null;
        }))
    }
}

fn refused(place: [&str; 2], kind: &str, message: &str) -> InviteOrganizationMemberError {
    let place = place.map(|name| ValidationErrorLocItem::String(name.to_owned())).to_vec();
    let error = ValidationError::new(place, message, kind);
    let body = HttpValidationError::new().with(|body| body.detail = Some(vec![error]));
    InviteOrganizationMemberError::new(InviteOrganizationMemberStatus::UnprocessableContent, body)
}

impl Authenticator for Keys {
    type Caller = Caller;

    async fn bearer_auth(&self, credential: Credential<'_>, _: Option<Caller>) -> Result<Caller, Denied> {
        self.admit(credential)
    }
}
