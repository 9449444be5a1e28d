//! Almanac: validation errors by type, members that are absent, null or a value, a default that stays off the wire.

mod invalid;
mod wire;

use almanac_client::types::operations::{InviteOrganizationMemberError, InviteOrganizationMemberStatus};
use almanac_client::types::{HttpValidationError, InviteOrganizationMemberRequest, ValidationErrorLocItem};
use almanac_client::{Client, Error};
use axum::Router;
use bindery::Nullable;
use bindery::client::Problem;
use bindery_tests::Keys;
use bindery_tests::almanac::Almanac;

use crate::support::{Peer, Reply, Way, both_ways};

fn router() -> Router {
    let keys = Keys::default().issue("key-1", "ada").read_only("key-2", "bob").issue("key-3", "eve").revoke("key-3");
    almanac_server::router(Almanac::default().with("acme"), keys)
}

fn client(way: &Way) -> Client {
    client_with(way, "key-1")
}

fn client_with(way: &Way, key: &str) -> Client {
    Client::builder().bearer_auth(key).configure(|builder| way.reach(builder)).build().unwrap()
}

fn ada() -> InviteOrganizationMemberRequest {
    InviteOrganizationMemberRequest::new("ada@example.com", "admin")
}

/// `place: kind` of each error that the API reported.
fn details(error: &Error<InviteOrganizationMemberError>) -> Vec<String> {
    let error = error.api_error().unwrap_or_else(|| panic!("{error}"));
    assert_eq!(error.status, InviteOrganizationMemberStatus::UnprocessableContent);
    shown(&error.body)
}

fn shown(body: &HttpValidationError) -> Vec<String> {
    let step = |item: &ValidationErrorLocItem| match item {
        ValidationErrorLocItem::String(name) => name.clone(),
        ValidationErrorLocItem::Integer(index) => index.to_string(),
        other => format!("{other:?}"),
    };
    let errors = body.detail.iter().flatten();
    errors
        .map(|error| format!("{}: {}", error.loc.iter().map(step).collect::<Vec<_>>().join("."), error.r#type))
        .collect()
}

#[tokio::test]
async fn invites_a_member() {
    both_ways(router, async |way| {
        let invitation = client(&way).invite_organization_member("acme", ada()).await.unwrap();
        assert_eq!((invitation.email.as_str(), invitation.role.as_str()), ("ada@example.com", "admin"));
        assert_eq!(invitation.created_at.as_deref(), Some("2026-01-01T00:00:00Z"));
        assert_eq!(invitation.expires_at, Nullable::Null);
        assert_eq!((&invitation.state, invitation.state()), (&None, "pending"));
    })
    .await;
}

#[tokio::test]
async fn refusals_of_the_handler_are_typed() {
    both_ways(router, async |way| {
        let client = client(&way);
        let error = client.invite_organization_member("nobody", ada()).await.unwrap_err();
        assert_eq!(details(&error), ["path.organization_id: missing"]);
        assert_eq!(error.status().unwrap(), 422);
        let boss = InviteOrganizationMemberRequest::new("ada@example.com", "boss");
        let error = client.invite_organization_member("acme", boss).await.unwrap_err();
        assert_eq!(details(&error), ["body.role: unknown_role"]);
        client.invite_organization_member("acme", ada()).await.unwrap();
        let error = client.invite_organization_member("acme", ada()).await.unwrap_err();
        assert_eq!(details(&error), ["body.email: invited"]);
        assert!(error.to_string().contains("invited before"), "{error}");
    })
    .await;
}

#[tokio::test]
async fn refusals_of_the_server_are_of_the_same_type() {
    both_ways(router, async |way| {
        let empty = InviteOrganizationMemberRequest::new("", "");
        let error = client(&way).invite_organization_member("acme", empty).await.unwrap_err();
        assert_eq!(details(&error), ["body.email: minLength", "body.role: minLength"]);
    })
    .await;
}

#[tokio::test]
async fn bad_credentials_are_refused_in_the_usual_shape() {
    both_ways(router, async |way| {
        for (key, status, kind) in
            [("wrong", 401, "unauthorized"), ("key-3", 401, "unauthorized"), ("key-2", 403, "forbidden")]
        {
            let error = client_with(&way, key).invite_organization_member("acme", ada()).await.unwrap_err();
            assert!(matches!(error.problem(), Some(Problem::Undocumented)), "{error:?}");
            assert_eq!(error.status().unwrap(), status);
            let body: HttpValidationError = error.body_as().unwrap();
            assert_eq!(shown(&body), [format!(": {kind}")]);
            assert_eq!(error.headers().unwrap().contains_key("www-authenticate"), status == 401);
        }
    })
    .await;
}

#[tokio::test]
async fn the_bearer_token_is_the_authorization() {
    let (peer, way) = Peer::answering(Reply::empty(500)).await;
    let _ = client(&way).invite_organization_member("acme", ada()).await;
    let seen = peer.only();
    assert_eq!((seen.method.as_str(), seen.uri.path()), ("POST", "/v1/organizations/acme/members/invite"));
    let sent: Vec<_> = seen.headers.get_all("authorization").iter().collect();
    assert_eq!(sent, ["Bearer key-1"]);
    assert_eq!(seen.headers["content-type"], "application/json");
    assert_eq!(seen.body, r#"{"email":"ada@example.com","role":"admin"}"#);
}

#[tokio::test]
async fn a_missing_credential_fails_before_anything_is_sent() {
    let (peer, way) = Peer::answering(Reply::empty(500)).await;
    let client = Client::builder().configure(|builder| way.reach(builder)).build().unwrap();
    let error = client.invite_organization_member("acme", ada()).await.unwrap_err();
    let Some(Problem::MissingCredentials(missing)) = error.problem() else { panic!("{error:?}") };
    assert_eq!(missing.alternatives(), [["bearerAuth"]]);
    assert!(peer.seen().is_empty());
}
