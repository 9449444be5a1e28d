//! The mock is the vendor's API as its document describes it: it refuses what the API would refuse, in the same process
//! and without a port.

use std::sync::{Arc, Mutex};

use arklow_client::Client;
use arklow_server::types::operations::{InviteMember, InviteMemberError};
use arklow_server::types::{Action, InviteMemberData, InviteMemberErrorItem, Permission};
use arklow_server::{Authenticator, Members, router};
use bindery::client::InProcess;
use bindery::server::{Credential, Denied};
use mock::{Welcome, welcome};

/// Remembers what it was asked; answers as the address says.
#[derive(Clone, Default)]
struct Arklow(Arc<Mutex<Vec<InviteMember>>>);

impl Members for Arklow {
    type Caller = ();

    async fn invite_member(&self, (): (), request: InviteMember) -> Result<InviteMemberData, InviteMemberError> {
        let is_member = request.identifier.as_str() == "ada@example.com";
        self.0.lock().unwrap().push(request);
        match is_member {
            true => Err(vec![InviteMemberErrorItem::new("already_member", "she belongs to it")].into()),
            false => Ok(InviteMemberData::new(Action::Invited)),
        }
    }
}

/// Knows one key.
struct Keys;

impl Authenticator for Keys {
    type Caller = ();

    async fn api_key(&self, key: Credential<'_>, _: Option<()>) -> Result<(), Denied> {
        match key.value() {
            "down" => Err(Denied::unavailable()),
            "right" => Ok(()),
            _ => Err(Denied::unauthorized()),
        }
    }
}

fn client(arklow: &Arklow, key: &str) -> Client {
    let api = InProcess::new(router(arklow.clone(), Keys));
    Client::builder().api_key(key).configure(|builder| builder.transport(api)).build().unwrap()
}

#[tokio::test]
async fn who_leads_becomes_an_administrator() {
    let arklow = Arklow::default();
    assert_eq!(welcome(&client(&arklow, "right"), "42", "grace@example.com", true).await, Welcome::Invited);
    let asked = arklow.0.lock().unwrap();
    assert_eq!(asked[0].org_id, "42");
    assert_eq!(asked[0].body.as_ref().and_then(|body| body.permissions.as_deref()), Some(&[Permission::Admin][..]));
}

#[tokio::test]
async fn a_member_is_not_invited_again() {
    let client = client(&Arklow::default(), "right");
    assert_eq!(welcome(&client, "42", "ada@example.com", false).await, Welcome::IsMember);
}

#[tokio::test]
async fn what_the_document_does_not_allow_is_refused() {
    let client = client(&Arklow::default(), "right");
    let Welcome::Refused(why) = welcome(&client, "forty-two", "grace@example.com", false).await else {
        panic!("an organisation has a number");
    };
    assert!(why.contains("org_id"), "{why}");
}

#[tokio::test]
async fn a_wrong_key_is_no_reason_to_try_again() {
    let welcome = welcome(&client(&Arklow::default(), "wrong"), "42", "grace@example.com", false).await;
    assert!(matches!(welcome, Welcome::Refused(_)), "{welcome:?}");
}
