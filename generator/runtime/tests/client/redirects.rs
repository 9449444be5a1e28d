//! Redirects: followed at home, never elsewhere.

use bindery::client::{Problem, RedirectReason, reqwest};

use crate::api::{GetItem, Item, Ping, SaveItem};
use crate::peer::{Peer, answer};

async fn redirecting(status: &'static str, location: String) -> Peer {
    Peer::new(move |request| match request.contains("/moved") {
        true => answer("200 OK", "", r#"{"id":"moved","data":{"id":"moved"},"errors":null}"#),
        false => answer(status, &format!("location: {location}"), ""),
    })
    .await
}

#[tokio::test]
async fn same_origin_is_followed_with_credentials() {
    let peer = redirecting("302 Found", "/moved?x=1".into()).await;
    let item = peer.client().call(GetItem::new("1")).output().await.unwrap();
    assert_eq!(item, Item { id: "moved".into(), size: None });
    let requests = peer.requests();
    assert!(requests[1].starts_with("GET /moved?x=1 HTTP/1.1\r\n"), "{requests:?}");
    assert!(requests[1].contains("\r\nx-key: key-1\r\n"), "{requests:?}");
}

#[tokio::test]
async fn another_origin_sees_nothing() {
    let other = Peer::json(r#"{"id":"stolen"}"#).await;
    for status in
        ["301 Moved Permanently", "302 Found", "303 See Other", "307 Temporary Redirect", "308 Permanent Redirect"]
    {
        let peer = redirecting(status, format!("{}/moved?key=hunter2", other.url)).await;
        let error = peer.client().call(GetItem::new("1")).output().await.unwrap_err();
        let Some(Problem::Redirect(redirect)) = error.problem() else { panic!("{error:?}") };
        assert_eq!(redirect.reason(), RedirectReason::OtherOrigin);
        assert_eq!(redirect.origin(), Some(&*other.url));
        assert!(error.status().is_some_and(|status| status.is_redirection()));
        assert!(error.headers().is_some_and(|headers| headers.contains_key("location")));
        assert!(!error.to_string().contains("hunter2"), "{error}");
    }
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn settings_of_the_http_client_do_not_bring_redirects_back() {
    let other = Peer::json(r#"{"id":"stolen"}"#).await;
    let peer = redirecting("302 Found", format!("{}/moved", other.url)).await;
    let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::limited(5));
    let client = peer.builder().http(http).credential(0, "key-1".into()).build().unwrap();
    let error = client.call(GetItem::new("1")).output().await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::Redirect(_))), "{error:?}");
    assert!(other.requests().is_empty());
}

#[tokio::test]
async fn a_body_travels_on_307_and_nowhere_else() {
    let call = |peer: &Peer| {
        let body = Some(Item { id: "x".into(), size: None });
        peer.client().call(SaveItem { id: "1".into(), body }).output()
    };
    let peer = redirecting("307 Temporary Redirect", "/moved".into()).await;
    assert_eq!(call(&peer).await.unwrap().id, "moved");
    let requests = peer.requests();
    assert!(
        requests[1].starts_with("POST /moved HTTP/1.1\r\n") && requests[1].ends_with("{\"id\":\"x\"}"),
        "{requests:?}"
    );

    let peer = redirecting("303 See Other", "/moved".into()).await;
    let error = call(&peer).await.unwrap_err();
    let Some(Problem::Redirect(redirect)) = error.problem() else { panic!("{error:?}") };
    assert_eq!(redirect.reason(), RedirectReason::OtherMethod);
    assert_eq!(peer.requests().len(), 1);
}

#[tokio::test]
async fn a_loop_ends() {
    let peer = redirecting("302 Found", "/again".into()).await;
    let error = peer.client().call(GetItem::new("1")).output().await.unwrap_err();
    let Some(Problem::Redirect(redirect)) = error.problem() else { panic!("{error:?}") };
    assert_eq!(redirect.reason(), RedirectReason::TooMany);
    assert_eq!(peer.requests().len(), 11);
    // As many as a client, or a call, allows.
    let client = peer.builder().credential(0, "k".into()).max_redirects(2).build().unwrap();
    client.call(GetItem::new("1")).output().await.unwrap_err();
    assert_eq!(peer.requests().len(), 14);
    let error = client.call(GetItem::new("1")).max_redirects(0).output().await.unwrap_err();
    assert!(error.to_string().ends_with("a redirect is one more than `max_redirects` allows"), "{error}");
    assert_eq!(peer.requests().len(), 15);
}

#[tokio::test]
async fn a_documented_redirect_is_a_result() {
    let peer = redirecting("302 Found", "/moved".into()).await;
    let response = peer.client().call(Ping {}).send().await.unwrap();
    assert_eq!(response.status(), 302);
    assert_eq!(response.headers()["location"], "/moved");
    assert_eq!(peer.requests().len(), 1);
}
