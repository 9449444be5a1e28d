//! The server from the document: its handlers, and who may call them.

use axum::Router;
use bindery::server::{Credential, Denied};

use crate::TOKEN;
use crate::members::server::{Api, Authenticator};
use crate::members::types::operations::{
    AddMember, AddMemberError, GetMember, GetMemberError, ListMembers, ListMembersError,
};
use crate::members::types::{Address, Detail, Member, Problem, Role, Summary};
use crate::store::{self, Row, Store};

/// A router for axum.
pub fn router(store: Store) -> Router {
    crate::members::server::router(store, Token)
}

struct Token;

/// The name of whoever has the token.
pub struct Caller(&'static str);

impl Authenticator for Token {
    type Caller = Caller;

    async fn token(&self, credential: Credential<'_>, _: Option<Caller>) -> Result<Caller, Denied> {
        if credential.is(TOKEN) { Ok(Caller("ada")) } else { Err(Denied::unauthorized()) }
    }
}

impl Api for Store {
    type Caller = Caller;

    async fn get_member(&self, _: Caller, request: GetMember) -> Result<Summary, GetMemberError> {
        let row = self.member(request.member_id).filter(|row| request.active.is_none_or(|active| row.active == active));
        let Some(row) = row else {
            return Err(GetMemberError::Default(404, Problem::new("there is no such member", [])));
        };
        let name = match request.detail() {
            Detail::Long => format!("{}, {}", row.name, row.city),
            _ => row.name.clone(),
        };
        Ok(Summary::new(row.id, request.org_id, row.email.clone(), name, role(row.role), row.active))
    }

    async fn list_members(&self, _: Caller, request: ListMembers) -> Result<Vec<Member>, ListMembersError> {
        let role = request.role.as_ref().map(|role| match role {
            Role::Admin => store::Role::Admin,
            Role::Editor => store::Role::Editor,
            _ => store::Role::Viewer,
        });
        Ok(self.members(role, request.page(), request.limit()).map(|row| member(row, &request.org_id)).collect())
    }

    async fn add_member(&self, caller: Caller, request: AddMember) -> Result<Member, AddMemberError> {
        let new = request.body;
        let mut member = Member::new(
            self.next(),
            request.org_id,
            new.email,
            new.name,
            new.role,
            new.permissions,
            new.address,
            caller.0 == "ada",
            "1990-12-31T23:59:59Z",
        );
        (member.age, member.score, member.note) = (new.age, new.score, new.note);
        Ok(member)
    }
}

fn member(row: &Row, org_id: &str) -> Member {
    let address = Address::new(row.street.clone(), row.city.clone(), row.postal_code.clone(), row.country.clone());
    let mut member = Member::new(
        row.id,
        org_id,
        row.email.clone(),
        row.name.clone(),
        role(row.role),
        row.permissions.clone(),
        address,
        row.active,
        row.created_at.clone(),
    );
    (member.age, member.score, member.note) = (row.age, row.score, row.note.clone());
    member
}

fn role(role: store::Role) -> Role {
    match role {
        store::Role::Admin => Role::Admin,
        store::Role::Editor => Role::Editor,
        store::Role::Viewer => Role::Viewer,
    }
}
