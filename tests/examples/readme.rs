//! An Arklow server, and a client that calls it.

use arklow_client::Client;
use arklow_server::types::operations::{InviteMember, InviteMemberError};
use arklow_server::types::{Action, InviteMemberData, Permission};
use arklow_server::{Authenticator, Members, router};
use bindery::server::{Credential, Denied};

struct Orgs;

impl Members for Orgs {
    type Caller = String;

    async fn invite_member(&self, user: String, request: InviteMember) -> Result<InviteMemberData, InviteMemberError> {
        println!("{user} invites {} to {}", request.identifier, request.org_id);
        Ok(InviteMemberData::new(Action::Invited))
    }
}

struct Keys;

impl Authenticator for Keys {
    type Caller = String;

    async fn api_key(&self, key: Credential<'_>, _: Option<String>) -> Result<String, Denied> {
        if key.is("a secret") { Ok("Grace".to_owned()) } else { Err(Denied::unauthorized()) }
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
    let address = listener.local_addr()?;
    tokio::spawn(async move { axum::serve(listener, router(Orgs, Keys)).await });

    let arklow = Client::builder().api_key("a secret").base_url(format!("http://{address}")).build()?;
    let invited = arklow.invite_member("42", "ada@example.com").permissions([Permission::Admin]).await?;
    println!("{}", invited.action);
    Ok(())
}
