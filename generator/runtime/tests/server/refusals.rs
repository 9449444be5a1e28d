//! Refusals of bodies: statuses, and the shapes in which they are worded.

use bindery::server::axum::body::Body;
use bytes::Bytes;
use serde_json::json;

use crate::harness::{send, send_json};
use crate::shop;

#[tokio::test]
async fn violations_of_a_body_come_in_the_declared_shape() {
    let body = r#"{"id":"1","name":"x","kind":"hat","size":0,"secret":"hunter2hunter2","tags":["abc","abcd",5],"b":1}"#;
    let answer = send_json(&shop::router(), "POST /things", body).await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.header("content-type"), ["application/json"]);
    let json = answer.json();
    let details = json["detail"].as_array().expect("violations");
    let found: Vec<_> = details.iter().map(|detail| format!("{} {}", detail["loc"], detail["type"])).collect();
    let expected = [
        r#"["body","id"] "readOnly""#,
        r#"["body","kind"] "enum""#,
        r#"["body","tags",2] "type""#,
        r#"["body","b"] "additionalProperties""#,
        r#"["body","name"] "minLength""#,
        r#"["body","size"] "minimum""#,
        r#"["body","secret"] "maxLength""#,
        r#"["body","tags",1] "maxLength""#,
    ];
    assert_eq!(found, expected);
    assert!(details.iter().all(|detail| detail["msg"].is_string()));
    assert!(!answer.text().contains("hunter2"), "{}", answer.text());
}

#[tokio::test]
async fn a_body_that_is_no_json_is_a_bad_request() {
    for body in ["{", r#"{"name":"pot","kind":"tea"} x"#, "\u{feff}{}", "{'name':1}", r#"{"name":"pot",}"#] {
        let answer = send_json(&shop::router(), "POST /things", body).await;
        assert_eq!(answer.status, 400, "{body}");
        assert_eq!(answer.header("content-type"), ["application/problem+json"]);
        assert_eq!(answer.json()["errors"].as_array().map(Vec::len), Some(1), "{}", answer.text());
    }
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    let answer = send_json(&shop::router(), "POST /things", &format!(r#"{{"tags":{deep}}}"#)).await;
    assert_eq!(answer.status, 400);
}

#[tokio::test]
async fn a_missing_body_is_a_violation() {
    let answer = send_json(&shop::router(), "POST /things", "").await;
    assert_eq!(answer.status, 422);
    assert_eq!(answer.json(), json!({"detail": [{"loc": ["body"], "msg": "the body is missing", "type": "required"}]}));
}

#[tokio::test]
async fn media_types_are_checked() {
    let body = r#"{"name":"pot","kind":"tea"}"#;
    for media_type in ["text/plain", "application/json; charset=latin1", "", "application/x-www-form-urlencoded"] {
        let answer = send(&shop::router(), "POST /things", &[("content-type", media_type)], body).await;
        assert_eq!(answer.status, 415, "{media_type}");
        assert_eq!(answer.header("accept"), ["application/json"]);
    }
    assert_eq!(send(&shop::router(), "POST /things", &[], body).await.status, 415);
    let compressed = [("content-type", "application/json"), ("content-encoding", "gzip")];
    let answer = send(&shop::router(), "POST /things", &compressed, body).await;
    assert_eq!((answer.status.as_u16(), answer.header("accept-encoding")), (415, vec!["identity"]));
    let utf_8 = [("content-type", "Application/Json;charset=UTF-8")];
    assert_eq!(send(&shop::router(), "POST /things", &utf_8, body).await.status, 201);
}

#[tokio::test]
async fn bodies_have_a_limit() {
    let json = [("content-type", "application/json")];
    let sized = |size: usize| format!(r#"{{"name":"{}","kind":"tea"}}"#, "x".repeat(size));
    assert_eq!(send(&shop::router(), "POST /things", &json, sized(2 << 20)).await.status, 413);
    assert_eq!(send(&shop::router(), "POST /things", &json, sized(1 << 20)).await.status, 201);
    let small = shop::routes().body_limit(100).into_router();
    assert_eq!(send(&small, "POST /things", &json, sized(100)).await.status, 413);
    let own = shop::routes().body_limit_of::<shop::CreateThing>(4 << 20).body_limit(100).into_router();
    assert_eq!(send(&own, "POST /things", &json, sized(2 << 20)).await.status, 201);
    assert_eq!(send(&own, "PATCH /things/a", &json, format!("{{}}{}", " ".repeat(100))).await.status, 413);
}

#[tokio::test]
async fn a_body_of_unknown_length_is_cut_off() {
    let endless = Body::new(Endless);
    let answer = send(&shop::router(), "POST /things", &[("content-type", "application/json")], endless).await;
    assert_eq!(answer.status, 413);
}

/// A body that never ends and does not say how long it is.
struct Endless;

impl http_body::Body for Endless {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        std::task::Poll::Ready(Some(Ok(http_body::Frame::data(Bytes::from_static(&[b' '; 4096])))))
    }
}
