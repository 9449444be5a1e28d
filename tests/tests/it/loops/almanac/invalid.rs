//! What the server refuses: `HTTPValidationError`, with 422 where the body is JSON at least.

use almanac_client::types::HttpValidationError;

use crate::support::{Answer, Raw};

const INVITE: &str = "POST /v1/organizations/acme/members/invite";

async fn raw() -> Raw {
    Raw::new(super::router(), &[("authorization", "Bearer key-1")]).await
}

/// The violations, of an answer in the declared shape.
fn refused(answer: &Answer, status: u16) -> Vec<String> {
    assert_eq!((answer.status, answer.header("content-type")), (status, "application/json"), "{}", answer.text);
    let mut shown = super::shown(&bindery::decode_strict::<HttpValidationError>(answer.text.as_bytes()).unwrap());
    shown.sort();
    shown
}

#[tokio::test]
async fn each_constraint_is_enforced() {
    let raw = raw().await;
    for (body, expected) in [
        (r#"{"email": "", "role": "admin"}"#, &["body.email: minLength"][..]),
        (r#"{"email": "a", "role": "admin", "note": 1}"#, &["body.note: additionalProperties"]),
        (r#"{"email": "a"}"#, &["body.role: required"]),
        (r#"{"email": 7, "role": null}"#, &["body.email: type", "body.role: type"]),
        (r#"{"email": ["a"], "role": {"a": {}}}"#, &["body.email: type", "body.role: type"]),
        ("{}", &["body.email: required", "body.role: required"]),
        (
            r#"{"email": "", "x": 1, "y": 2}"#,
            &[
                "body.email: minLength",
                "body.role: required",
                "body.x: additionalProperties",
                "body.y: additionalProperties",
            ],
        ),
        ("[]", &["body: type"]),
        ("null", &["body: type"]),
        ("7", &["body: type"]),
    ] {
        assert_eq!(refused(&raw.json(INVITE, body).await, 422), expected, "{body}");
    }
}

#[tokio::test]
async fn what_is_no_json_is_a_bad_request() {
    let raw = raw().await;
    for body in ["{", "", r#"{"email": "a", "role": "b"} x"#] {
        let answer = raw.json(INVITE, body).await;
        let status = if body.is_empty() { 422 } else { 400 };
        assert_eq!(refused(&answer, status).len(), 1, "{body}: {}", answer.text);
    }
    let answer = raw.json(INVITE, r#"{"email": "a", "email": "b", "role": "admin"}"#).await;
    assert_eq!(refused(&answer, answer.status).len(), 1);
    assert!(matches!(answer.status, 400 | 422));
}

#[tokio::test]
async fn everything_else_is_refused_in_the_same_shape() {
    let raw = raw().await;
    let answer = raw.send(INVITE, &[("content-type", "text/plain")], "{}").await;
    assert_eq!(refused(&answer, 415), [": unsupported_media_type"]);
    let answer = raw.json(INVITE, "x".repeat(3 << 20)).await;
    assert_eq!(refused(&answer, 413).len(), 1);
    let answer = Raw::new(super::router(), &[]).await.json(INVITE, "{}").await;
    assert_eq!(refused(&answer, 401), [": unauthorized"]);
    assert_eq!(answer.header("www-authenticate"), r#"Bearer realm="almanac""#);
}

#[tokio::test]
async fn the_path_is_decoded_once() {
    let line = "POST /v1/organizations/%61cme/members/invite";
    let answer = raw().await.json(line, r#"{"email": "ada@example.com", "role": "member"}"#).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
    let line = "POST /v1/organizations/%2561cme/members/invite";
    let answer = raw().await.json(line, r#"{"email": "ada@example.com", "role": "member"}"#).await;
    assert_eq!(refused(&answer, 422), ["path.organization_id: missing"]);
}
