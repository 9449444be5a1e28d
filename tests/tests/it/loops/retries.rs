//! What a client sends again, shown with a `PUT` of Arklow and a `POST` of Nuon.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::Request;
use axum::middleware::{Next, from_fn};
use bindery::client::{Builder, Problem, Retry};

use crate::support::{Peer, Reply, Way};

const ADDED: &str = r#"{"data": {"action": "added"}, "errors": null}"#;

fn at_once() -> Retry {
    Retry::new().waits(Duration::ZERO, Duration::ZERO)
}

async fn arklow(router: Router, settings: impl Fn(Builder) -> Builder) -> arklow_client::Client {
    let way = Way::tcp(router).await;
    let builder = arklow_client::Client::builder().api_key("key");
    builder.configure(|builder| settings(way.reach(builder).retry(at_once()))).build().unwrap()
}

async fn nuon(router: Router) -> nuon_client::Client {
    let way = Way::tcp(router).await;
    nuon_client::Client::builder().api_key("key").org_id("acme").configure(|it| way.reach(it)).build().unwrap()
}

fn invitation() -> nuon_client::types::CreateOrgInviteRequest {
    nuon_client::types::CreateOrgInviteRequest::new("ada@example.com")
}

#[tokio::test]
async fn an_idempotent_request_is_sent_until_the_api_has_time() {
    let peer = Peer::default();
    let replies = [Reply::empty(503), Reply::json(502, "<html>"), Reply::json(200, ADDED)];
    let client = arklow(peer.in_turn(replies), |builder| builder).await;
    client.invite_member("42", "7").body(arklow_client::types::InviteMemberBody::new()).await.unwrap();
    let seen = peer.seen();
    assert_eq!(seen.len(), 3);
    assert!(seen.iter().all(|again| again.uri == seen[0].uri && again.headers == seen[0].headers));
    assert!(seen.iter().all(|again| &again.body[..] == b"{}"));
}

#[tokio::test]
async fn what_might_do_harm_twice_is_sent_once() {
    let peer = Peer::default();
    let client = nuon(peer.in_turn([Reply::empty(503), Reply::json(201, "{}")])).await;
    let error = client.create_org_invite(invitation()).await.unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    assert!(error.is_retryable());
    peer.only();
}

#[tokio::test]
async fn a_refused_request_is_sent_again_when_the_api_says() {
    for status in [429, 503] {
        let peer = Peer::default();
        let later = Reply::empty(status).header("retry-after", "0");
        let client = nuon(peer.in_turn([later, Reply::json(201, "{}")])).await;
        client.create_org_invite(invitation()).await.unwrap();
        assert_eq!(peer.seen().len(), 2);
    }
}

#[tokio::test]
async fn a_request_with_a_key_is_known_again() {
    let peer = Peer::default();
    let client = nuon(peer.in_turn([Reply::empty(504), Reply::json(201, "{}")])).await;
    let call = client.create_org_invite(invitation());
    call.configure(|call| call.header("idempotency-key", "1").retry(at_once())).await.unwrap();
    let seen = peer.seen();
    assert_eq!(seen.iter().map(|seen| &seen.headers["idempotency-key"]).collect::<Vec<_>>(), ["1", "1"]);
}

#[tokio::test]
async fn a_storm_ends_with_the_attempts() {
    let peer = Peer::default();
    let busy = Reply::empty(429).header("retry-after", "0").header("x-request-id", "r-7");
    let client = arklow(peer.router(busy), |builder| builder.retry(Retry::new().attempts(4))).await;
    let error = client.invite_member("42", "7").await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), error.request_id()), (429, Some("r-7")));
    assert_eq!(peer.seen().len(), 4);
}

#[tokio::test]
async fn a_wait_beyond_the_time_of_the_call_is_not_begun() {
    let peer = Peer::default();
    let later = Reply::empty(503).header("retry-after", "3600");
    let client = arklow(peer.router(later), |builder| builder).await;
    let start = Instant::now();
    let error = client.invite_member("42", "7").await.unwrap_err();
    assert_eq!(error.status().unwrap(), 503);
    assert!(start.elapsed() < Duration::from_secs(20));
    peer.only();
}

#[tokio::test]
async fn never_is_never() {
    let peer = Peer::default();
    let client = arklow(peer.router(Reply::empty(503)), |builder| builder.retry(Retry::never())).await;
    client.invite_member("42", "7").await.unwrap_err();
    peer.only();
}

#[tokio::test]
async fn an_attempt_that_takes_too_long_is_given_up() {
    let peer = Peer::default();
    let stuck = Arc::new(AtomicBool::new(true));
    let slow_at_first = from_fn(move |request: Request, next: Next| {
        let stuck = stuck.swap(false, Ordering::Relaxed);
        async move { if stuck { std::future::pending().await } else { next.run(request).await } }
    });
    let router = peer.router(Reply::json(200, ADDED)).layer(slow_at_first);
    let client = arklow(router, |builder| builder.attempt_timeout(Duration::from_millis(200))).await;
    client.invite_member("42", "7").await.unwrap();
    peer.only();

    let router = Router::new().fallback(std::future::pending::<String>);
    let client = arklow(router, |builder| builder.attempt_timeout(Duration::from_millis(20))).await;
    let error = client.invite_member("42", "7").await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::Timeout(time)) if *time == Duration::from_millis(20)), "{error:?}");
}
