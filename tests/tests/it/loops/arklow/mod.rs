//! Arklow: an envelope, an enumeration made of single values, an operation named by `bindery.toml`.

mod envelope;
mod invalid;
mod tolerance;

use arklow_client::types::operations::InviteMemberError;
use arklow_client::types::{Action, InviteMemberBody, Permission};
use arklow_client::{Client, Error, Server};
use axum::Router;
use bindery::client::Problem;
use bindery_tests::Keys;
use bindery_tests::arklow::Arklow;

use crate::support::{Peer, Reply, Way, both_ways};

pub(super) fn router() -> Router {
    let keys = Keys::default().issue("key-1", "ada").read_only("key-2", "bob").issue("key-3", "eve").revoke("key-3");
    arklow_server::router(Arklow::default().with("42", &["7"]), keys)
}

pub(super) fn client(way: &Way) -> Client {
    client_with(way, "key-1")
}

fn client_with(way: &Way, key: &str) -> Client {
    Client::builder().api_key(key).configure(|builder| way.reach(builder)).build().unwrap()
}

/// The codes and messages that the API reported.
fn codes(error: &Error<InviteMemberError>) -> Vec<&str> {
    let error = error.api_error().unwrap_or_else(|| panic!("{error}"));
    error.errors.iter().map(|error| error.code.as_str()).collect()
}

#[tokio::test]
async fn invites_and_saves_members() {
    both_ways(router, async |way| {
        let client = client(&way);
        let data = client.invite_member("42", "ada@example.com").permissions([Permission::Admin]).await.unwrap();
        assert_eq!(data.action, Action::Invited);
        assert_eq!(data.membership, None);
        let invite = data.invite.unwrap();
        assert_eq!((invite.email.as_deref(), invite.org_id.as_str()), (Some("ada@example.com"), "42"));
        assert_eq!(invite.init_permissions, [Permission::Admin]);

        let wanted = [Permission::Billing, Permission::ActionsRunsInputs];
        let data = client.invite_member("42", "7").permissions(wanted.clone()).await.unwrap();
        assert_eq!(data.action, Action::Added);
        assert_eq!(data.membership.unwrap().permissions, wanted);
    })
    .await;
}

#[tokio::test]
async fn the_body_is_optional() {
    both_ways(router, async |way| {
        let data = client(&way).invite_member("42", "7").await.unwrap();
        assert_eq!(data.membership.unwrap().permissions, [Permission::Viewer]);
        let body = InviteMemberBody::new();
        let data = client(&way).invite_member("42", "7").body(body).await.unwrap();
        assert_eq!(data.membership.unwrap().permissions, [Permission::Viewer]);
    })
    .await;

    let (peer, way) = Peer::answering(Reply::json(200, r#"{"data": {"action": "added"}, "errors": null}"#)).await;
    client(&way).invite_member("42", "7").await.unwrap();
    let seen = peer.only();
    assert_eq!((seen.method.as_str(), seen.uri.path()), ("PUT", "/v1/orgs/42/members/invites/7"));
    assert_eq!(seen.headers["x-arklow-auth"], "key-1");
    assert!(seen.body.is_empty() && !seen.headers.contains_key("content-type"), "{seen:?}");
}

#[tokio::test]
async fn the_whole_response_is_there_for_those_who_ask() {
    both_ways(router, async |way| {
        let response = client(&way).invite_member("42", "7").send().await.unwrap();
        assert_eq!(response.status(), 200);
        assert_eq!(response.headers()["content-type"], "application/json");
        let envelope = response.into_body();
        assert_eq!(envelope.errors, None);
        assert_eq!(envelope.data.unwrap().action, Action::Added);
    })
    .await;
}

#[tokio::test]
async fn errors_in_the_envelope_are_errors() {
    both_ways(router, async |way| {
        let client = client(&way);
        let error = client.invite_member("43", "ada@example.com").await.unwrap_err();
        assert_eq!(codes(&error), ["org_not_found"]);
        assert_eq!(error.status().unwrap(), 200);
        assert!(error.to_string().contains("there is no such organisation"), "{error}");
        let error = client.invite_member("42", "nobody").await.unwrap_err();
        assert_eq!(codes(&error), ["user_not_found"]);

        client.invite_member("42", "ada@example.com").await.unwrap();
        let error = client.invite_member("42", "ada@example.com").await.unwrap_err();
        assert_eq!(codes(&error), ["already_invited"]);
        assert_eq!(error.api_error().unwrap().partial(), None);
    })
    .await;
}

#[tokio::test]
async fn an_error_may_carry_what_was_done_all_the_same() {
    both_ways(router, async |way| {
        let wanted = [Permission::Owner, Permission::Billing];
        let error = client(&way).invite_member("42", "ada@example.com").permissions(wanted).await.unwrap_err();
        assert_eq!(codes(&error), ["owner_not_granted"]);
        let partial = error.api_error().unwrap().partial().unwrap();
        assert_eq!(partial.invite.as_ref().unwrap().init_permissions, [Permission::Billing]);
    })
    .await;
}

#[tokio::test]
async fn bad_credentials_are_refused() {
    both_ways(router, async |way| {
        for (key, status, reason) in
            [("wrong", 401, "not valid"), ("key-3", 401, "revoked"), ("key-2", 403, "read-only")]
        {
            let error = client_with(&way, key).invite_member("42", "7").await.unwrap_err();
            assert!(matches!(error.problem(), Some(Problem::Undocumented)), "{error:?}");
            assert_eq!(error.status().unwrap(), status);
            let body = String::from_utf8_lossy(error.body().unwrap()).into_owned();
            assert!(body.contains(reason), "{body}");
            assert!(!format!("{error} {error:?}").contains(key), "{error:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_missing_credential_fails_before_anything_is_sent() {
    let (peer, way) = Peer::answering(Reply::empty(500)).await;
    let client = Client::builder().configure(|builder| way.reach(builder)).build().unwrap();
    let error = client.invite_member("42", "7").await.unwrap_err();
    let Some(Problem::MissingCredentials(missing)) = error.problem() else { panic!("{error:?}") };
    assert_eq!(missing.alternatives(), [["apiKey"]]);
    assert!(error.status().is_none() && peer.seen().is_empty());
}

#[tokio::test]
async fn servers_are_known_by_name() {
    let target = |builder: arklow_client::Builder| {
        let client = builder.api_key("key-1").build().unwrap();
        let mut target = String::new();
        let _ = client.invite_member("42", "7").configure(|call| {
            target = call.build().unwrap().uri().to_string();
            call
        });
        target
    };
    assert_eq!(target(Client::builder()), "https://api.arklow.io/v1/orgs/42/members/invites/7");
    let local = Client::builder().server(Server::LocalDevelopment);
    assert_eq!(target(local), "http://localhost:3123/v1/orgs/42/members/invites/7");
}
