//! What holds for every generated client, shown with Arklow's.

use std::time::Duration;

use arklow_client::Client;
use arklow_client::types::InviteMemberBody;
use axum::Router;
use bindery::client::{Problem, RedirectReason, Secret};

use crate::support::{Peer, Reply, Way};

const SECRET: &str = "hunter2";
const ADDED: &str = r#"{"data": {"action": "added"}, "errors": null}"#;

fn client(way: &Way) -> Client {
    Client::builder().api_key(SECRET).configure(|builder| way.reach(builder)).build().unwrap()
}

#[tokio::test]
async fn no_redirect_leads_to_another_origin() {
    for status in [301, 302, 303, 307, 308] {
        let (elsewhere, Way::Tcp(there)) = Peer::answering(Reply::json(200, ADDED)).await else { panic!() };
        let redirect = Reply::empty(status).header("location", format!("{there}/v1/orgs/42/members/invites/7"));
        let (_, way) = Peer::answering(redirect).await;
        let error = client(&way).invite_member("42", "7").await.unwrap_err();
        let Some(Problem::Redirect(redirect)) = error.problem() else { panic!("{error:?}") };
        assert_eq!((redirect.reason(), redirect.origin()), (RedirectReason::OtherOrigin, Some(there.as_str())));
        assert_eq!(error.status().unwrap(), status);
        assert!(elsewhere.seen().is_empty());
    }
}

#[tokio::test]
async fn a_redirect_within_the_origin_keeps_method_body_and_key() {
    let arrived = Peer::default();
    let moved = Reply::empty(308).header("location", "/moved");
    let router = Router::new()
        .nest("/moved", arrived.router(Reply::json(200, ADDED)))
        .fallback_service(Peer::default().router(moved));
    let client = client(&Way::tcp(router).await);
    client.invite_member("42", "7").body(InviteMemberBody::new()).await.unwrap();
    let seen = arrived.only();
    assert_eq!((seen.method.as_str(), &seen.body[..]), ("PUT", &b"{}"[..]));
    assert_eq!(seen.headers["x-arklow-auth"], SECRET);
}

#[tokio::test]
async fn path_values_are_one_segment_each() {
    let (peer, way) = Peer::answering(Reply::json(200, ADDED)).await;
    let client = client(&way);
    for (value, encoded) in [
        ("ada@example.com", "ada%40example.com"),
        ("a/b", "a%2Fb"),
        ("a?b#c", "a%3Fb%23c"),
        ("%2e%2e", "%252e%252e"),
        ("...", "..."),
        ("ä b", "%C3%A4%20b"),
        ("a\r\nb", "a%0D%0Ab"),
    ] {
        client.invite_member("42", value).await.unwrap();
        assert_eq!(peer.seen().last().unwrap().uri.path(), format!("/v1/orgs/42/members/invites/{encoded}"));
    }
    let sent = peer.seen().len();
    for value in ["", ".", ".."] {
        for (org, identifier) in [("42", value), (value, "7")] {
            let error = client.invite_member(org, identifier).await.unwrap_err();
            let Some(Problem::Request(problem)) = error.problem() else { panic!("{error:?}") };
            let name = if org == value { "org_id" } else { "identifier" };
            assert_eq!((problem.place(), problem.name()), ("path parameter", name));
        }
    }
    assert_eq!(peer.seen().len(), sent);
}

#[tokio::test]
async fn paths_reach_the_handler_as_they_were() {
    crate::support::both_ways(super::arklow::router, async |way| {
        let client = super::arklow::client(&way);
        for email in ["a/b@example.com", "ä+%2F@example.com", "..@example.com"] {
            let data = client.invite_member("42", email).await.unwrap();
            assert_eq!(data.invite.unwrap().email.as_deref(), Some(email));
        }
    })
    .await;
}

#[tokio::test]
async fn responses_are_limited_in_size() {
    let long = format!(r#"{{"data": {{"action": "{}"}}, "errors": null}}"#, "x".repeat(10_000));
    for status in [200, 500] {
        let (_, way) = Peer::answering(Reply::json(status, long.clone())).await;
        let call = client(&way).invite_member("42", "7").configure(|call| call.max_response_bytes(1_000));
        let error = call.await.unwrap_err();
        assert!(matches!(error.problem(), Some(Problem::TooLarge(1_000))), "{error:?}");
        assert_eq!(error.status().unwrap(), status);
    }
}

#[tokio::test]
async fn time_is_limited() {
    let router = Router::new().fallback(async || tokio::time::sleep(Duration::from_secs(60)).await);
    let call = client(&Way::tcp(router).await).invite_member("42", "7");
    let error = call.configure(|call| call.timeout(Duration::from_millis(50))).await.unwrap_err();
    assert!(error.is_timeout() && error.status().is_none(), "{error:?}");
}

#[tokio::test]
async fn an_undocumented_status_keeps_everything() {
    let reply = Reply::json(418, r#"{"short": "stout"}"#).header("x-request-id", "r-1");
    let (_, way) = Peer::answering(reply).await;
    let error = client(&way).invite_member("42", "7").await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::Undocumented)), "{error:?}");
    assert_eq!(error.status().unwrap(), 418);
    assert_eq!(error.headers().unwrap()["x-request-id"], "r-1");
    assert_eq!(error.body().unwrap(), r#"{"short": "stout"}"#);
    assert!(error.to_string().contains("`invite_member`") && error.to_string().contains("418"), "{error}");
}

#[tokio::test]
async fn nobody_answers() {
    let error = client(&Way::Tcp("http://127.0.0.1:1".to_owned())).invite_member("42", "7").await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
}

#[tokio::test]
async fn secrets_are_never_shown() {
    let (_, way) = Peer::answering(Reply::empty(500)).await;
    let builder = Client::builder().api_key(SECRET).configure(|builder| way.reach(builder));
    let client = builder.clone().build().unwrap();
    let call = client.invite_member("42", "7");
    let mut request = String::new();
    let call = call.configure(|call| {
        request = format!("{call:?} {:?}", call.build().unwrap());
        call
    });
    let error = call.await.unwrap_err();
    let shown = format!("{builder:?} {client:?} {request} {error} {error:?} {:?}", Secret::from(SECRET));
    assert!(!shown.contains(SECRET), "{shown}");
}

#[test]
fn plain_http_is_for_this_machine() {
    let error = Client::builder().api_key(SECRET).base_url("http://api.example.com").build().unwrap_err();
    assert!(error.to_string().contains("allow_http"), "{error}");
    let error = Client::builder().api_key("line\nbreak").build().unwrap_err();
    assert!(error.to_string().contains("`apiKey`") && !error.to_string().contains("break"), "{error}");
}
