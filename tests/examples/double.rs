//! A test of a program of one's own, whose calls meet a double of the vendor's API in the same process.

use arklow_client::Client;
use arklow_server::types::operations::{InviteMember, InviteMemberError};
use arklow_server::types::{Action, InviteMemberData, InviteMemberErrorItem};
use arklow_server::{Authenticator, Members, router};
use bindery::client::InProcess;
use bindery::server::{Credential, Denied};

/// What is tested.
async fn welcome(arklow: &Client, email: &str) -> &'static str {
    match arklow.invite_member("42", email).await {
        Ok(_) => "is invited",
        Err(error) if error.api_error().is_some_and(|error| error.errors[0].code == "already_invited") => "was invited",
        Err(error) if error.is_retryable() => "is invited later",
        Err(_) => "can't be invited",
    }
}

/// The double: it knows Ada.
struct Arklow;

impl Members for Arklow {
    type Caller = ();

    async fn invite_member(&self, (): (), request: InviteMember) -> Result<InviteMemberData, InviteMemberError> {
        match request.identifier.as_str() {
            "ada@example.com" => Err(vec![InviteMemberErrorItem::new("already_invited", "she is here")].into()),
            _ => Ok(InviteMemberData::new(Action::Invited)),
        }
    }
}

impl Authenticator for Arklow {
    type Caller = ();

    async fn api_key(&self, _: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        Ok(())
    }
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let double = InProcess::new(router(Arklow, Arklow));
    let arklow = Client::builder().api_key("any").configure(|builder| builder.transport(double)).build()?;
    assert_eq!(welcome(&arklow, "ada@example.com").await, "was invited");
    assert_eq!(welcome(&arklow, "grace@example.com").await, "is invited");
    Ok(())
}
