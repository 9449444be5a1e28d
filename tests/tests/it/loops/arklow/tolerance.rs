//! What the document does not list does not stop a client, and stays as it came.

use arklow_client::types::operations::InviteMemberError;
use arklow_client::types::{Action, InviteMemberData, InviteMemberErrorItem, Permission};
use arklow_server::Members;
use arklow_server::types::operations::InviteMember;
use bindery::With;
use bindery_tests::{Caller, Keys};
use serde_json::{Value, json};

use super::{client, router};
use crate::support::{Peer, Way, both_ways};

#[tokio::test]
async fn unlisted_values_are_kept() {
    let body = r#"{"data": {"action": "merged", "membership": {"id": "1", "org_id": "42", "user_id": "7",
        "permissions": ["admin", "auditor", ""], "since": "2020"}}, "errors": null}"#;
    let response = client(&Peer::json(body).await).invite_member("42", "7").send().await.unwrap();
    let data = response.body().data.as_ref().unwrap();
    assert_eq!(data.action.as_str(), "merged");
    assert!(matches!(data.action, Action::Unknown(_)));
    let membership = data.membership.as_ref().unwrap();
    assert_eq!(membership.permissions[0], Permission::Admin);
    assert_eq!(membership.permissions[1].as_str(), "auditor");
    assert_eq!(membership.permissions[2].as_str(), "");
    let again: Value = serde_json::from_slice(&bindery::encode(response.body())).unwrap();
    assert_eq!(again["data"]["action"], "merged");
    assert_eq!(again["data"]["membership"]["permissions"], json!(["admin", "auditor", ""]));
}

#[test]
fn listed_values_are_never_unlisted() {
    for value in Permission::VALUES {
        assert!(!matches!(Permission::from(*value), Permission::Unknown(_)), "{value}");
    }
    assert_eq!(Permission::from("actions:runs:inputs"), Permission::ActionsRunsInputs);
    assert_eq!(Permission::from("Admin").as_str(), "Admin");
    assert_ne!(Permission::from("Admin"), Permission::Admin);
}

#[tokio::test]
async fn the_server_refuses_what_the_client_lets_pass() {
    both_ways(router, async |way| {
        let wanted = [Permission::Admin, Permission::from("auditor")];
        let error = client(&way).invite_member("42", "7").permissions(wanted).await.unwrap_err();
        assert_eq!(error.status().unwrap(), 400);
        let problem: Value = error.body_as().unwrap();
        assert_eq!(problem["errors"][0]["pointer"], "/body/permissions/1");
    })
    .await;
}

/// A service that answers with values that the document does not list.
struct Careless;

impl Members for Careless {
    type Caller = Caller;

    async fn invite_member(&self, _: Caller, request: InviteMember) -> Result<InviteMemberData, InviteMemberError> {
        match request.identifier.as_str() {
            "panic" => panic!("a secret of the service"),
            "errors" => Err(vec![InviteMemberErrorItem::new("own", "codes are free text")].into()),
            _ => Ok(InviteMemberData::new(Action::from("merged")).with(|data| data.invite = None)),
        }
    }
}

#[tokio::test]
async fn what_is_not_documented_does_not_leave_the_server() {
    let keys = || Keys::default().issue("key-1", "ada");
    both_ways(
        || arklow_server::router(Careless, keys()),
        async |way: Way| {
            for identifier in ["unlisted", "panic"] {
                let error = client(&way).invite_member("42", identifier).await.unwrap_err();
                assert_eq!(error.status().unwrap(), 500);
                let body = String::from_utf8_lossy(error.body().unwrap()).into_owned();
                assert!(!body.contains("merged") && !body.contains("secret"), "{body}");
            }
            let error = client(&way).invite_member("42", "errors").await.unwrap_err();
            assert_eq!(super::codes(&error), ["own"]);
        },
    )
    .await;
}
