//! What becomes of a response.

use bindery::client::Problem;

use crate::api::{GetItem, GetItemStatus, Item, Ping, SaveItem, Trouble};
use crate::peer::{Peer, answer};

type Got = Result<Item, bindery::client::Error<bindery::operation::Failure<GetItemStatus, Trouble>>>;

async fn got(status: &'static str, headers: &'static str, body: &'static str) -> Got {
    let peer = Peer::new(move |_| answer(status, headers, body)).await;
    peer.client().call(GetItem::new("1")).output().await
}

#[tokio::test]
async fn a_success_has_status_headers_and_bytes() {
    let body = r#"{"id":"a","size":2.0,"unlisted":[1]}"#;
    let peer = Peer::new(move |_| answer("200 OK", "x-request-id: 7", body)).await;
    let response = peer.client().call(GetItem::new("1")).send().await.unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(response.headers()["x-request-id"], "7");
    assert_eq!(response.bytes(), body);
    assert_eq!(response.into_body(), Item { id: "a".into(), size: Some(2) });
}

#[tokio::test]
async fn the_status_chooses_the_error() {
    let trouble = r#"{"code":"c","id":"looks like a success"}"#;
    let cases = [
        ("404 Not Found", GetItemStatus::NotFound),
        ("409 Conflict", GetItemStatus::ClientError(409)),
        ("503 Service Unavailable", GetItemStatus::Other(503)),
    ];
    for (line, status) in cases {
        let error = got(line, "", trouble).await.unwrap_err();
        let failure = error.api_error().unwrap();
        assert_eq!((failure.status, &*failure.body.code), (status, "c"));
        assert_eq!(error.status().map(|status| status.as_u16().to_string()), Some(line[..3].to_owned()));
        assert!(error.problem().is_none());
        let start = format!("`get_item` (GET /items/{{id}}) answered {}: Failure {{", &line[..3]);
        assert!(error.to_string().starts_with(&start), "{error}");
        assert_eq!(error.into_api_error().unwrap().body.code, "c");
    }
}

#[tokio::test]
async fn an_undocumented_status_keeps_its_bytes() {
    // `default` stands for errors here, so no success is one of them.
    for status in ["201 Created", "204 No Content", "304 Not Modified", "302 Found"] {
        let error = got(status, "x-request-id: 7", "").await.unwrap_err();
        assert!(matches!(error.problem(), Some(Problem::Undocumented)), "{error:?}");
        assert_eq!(error.headers().unwrap()["x-request-id"], "7");
    }
    let peer = Peer::new(|_| answer("502 Bad Gateway", "content-type: text/html", r#"{"code":"c"}"#)).await;
    let error = peer.client().call(SaveItem { id: "1".into(), body: None }).output().await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::Undocumented)), "{error:?}");
    assert_eq!(error.body().unwrap(), r#"{"code":"c"}"#);
    assert_eq!(error.body_as::<Trouble>(), Some(Trouble { code: "c".into() }));
    assert_eq!(error.body_as::<Item>(), None);
    assert!(error.to_string().contains("answered 502: the document does not describe"), "{error}");
}

#[tokio::test]
async fn a_wrong_body_says_where() {
    let error = got("200 OK", "content-type: application/json", r#"{"id":"a","size":"big"}"#).await.unwrap_err();
    let Some(Problem::Body(body)) = error.problem() else { panic!("{error:?}") };
    assert_eq!(body.violations().iter().next().unwrap().location, "/size");
    assert_eq!(body.media_type(), None);
    assert_eq!(error.body().unwrap(), r#"{"id":"a","size":"big"}"#);
    let source = std::error::Error::source(std::error::Error::source(&error).unwrap());
    assert!(source.is_none());

    for (status, body) in [("200 OK", ""), ("200 OK", "{\"id\":"), ("200 OK", "<html>"), ("404 Not Found", "null")] {
        let error = got(status, "content-type: text/html; charset=utf-8", body).await.unwrap_err();
        let Some(Problem::Body(problem)) = error.problem() else { panic!("{error:?}") };
        assert_eq!(problem.media_type(), Some("text/html; charset=utf-8"));
        assert!(error.to_string().contains("(its media type is `text/html; charset=utf-8`)"), "{error}");
    }
}

#[tokio::test]
async fn another_media_type_is_no_reason_to_refuse() {
    for media in ["content-type: text/plain", "content-type: application/vnd.shelf+json", ""] {
        assert_eq!(got("200 OK", media, r#"{"id":"a"}"#).await.unwrap().id, "a");
    }
}

#[tokio::test]
async fn content_that_is_not_declared_is_ignored() {
    let peer = Peer::new(|_| answer("302 Found", "location: /x", "see there")).await;
    peer.client().call(Ping {}).output().await.unwrap();
}

#[tokio::test]
async fn envelopes_are_opened() {
    let saved = |body: &'static str| async move {
        let peer = Peer::json(body).await;
        peer.client().call(SaveItem { id: "1".into(), body: None }).output().await
    };
    assert_eq!(saved(r#"{"data":{"id":"a"},"errors":[]}"#).await.unwrap().id, "a");
    let error = saved(r#"{"data":null,"errors":[{"code":"quota"}]}"#).await.unwrap_err();
    assert_eq!(error.api_error().unwrap().errors[0].code, "quota");
    assert_eq!(error.status().map(|status| status.as_u16()), Some(200));
    let error = saved(r#"{"data":{"id":"a"},"errors":[{"code":"quota"}]}"#).await.unwrap_err();
    assert_eq!(error.api_error().unwrap().partial().unwrap().id, "a");
    let error = saved(r#"{"data":null,"errors":null}"#).await.unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::Empty)), "{error:?}");

    let peer = Peer::json(r#"{"data":null,"errors":[{"code":"quota"}]}"#).await;
    let response = peer.client().call(SaveItem { id: "1".into(), body: None }).send().await.unwrap();
    assert_eq!(response.body().errors.as_ref().unwrap()[0].code, "quota");
}

#[tokio::test]
async fn messages_about_large_errors_are_short() {
    let body = format!(r#"{{"code":"{}"}}"#, "é".repeat(5000));
    let peer = Peer::new(move |_| answer("404 Not Found", "", &body)).await;
    let error = peer.client().call(GetItem::new("1")).output().await.unwrap_err();
    assert!(error.to_string().chars().count() < 400 && error.to_string().ends_with('…'), "{error}");
}
