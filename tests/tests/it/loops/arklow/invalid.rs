//! What the server refuses, as problem details: the document declares no error body.

use crate::support::Raw;

const INVITE: &str = "PUT /v1/orgs/42/members/invites/ada@example.com";

async fn raw() -> Raw {
    Raw::new(super::router(), &[("x-arklow-auth", "key-1")]).await
}

#[tokio::test]
async fn a_valid_request_passes() {
    let answer = raw().await.json(INVITE, r#"{"permissions": ["actions:runs:inputs"]}"#).await;
    assert_eq!((answer.status, answer.header("content-type")), (200, "application/json"));
    let body = answer.body();
    assert_eq!(body["errors"], serde_json::Value::Null);
    assert_eq!(body["data"]["invite"]["init_permissions"][0], "actions:runs:inputs");
    assert!(body["data"].get("membership").is_none(), "{body}");
}

#[tokio::test]
async fn every_violation_is_reported_with_its_place() {
    let raw = raw().await;
    let line = "PUT /v1/orgs/forty-two/members/invites/ada@example.com";
    let answer = raw.json(line, r#"{"permissions": ["boss", 7, "admin", "Owner"]}"#).await;
    let mut violations = answer.problem(400);
    violations.sort();
    let expected =
        ["/body/permissions/0 enum", "/body/permissions/1 type", "/body/permissions/3 enum", "/path/org_id pattern"];
    assert_eq!(violations, expected);
}

#[tokio::test]
async fn each_constraint_is_enforced() {
    let raw = raw().await;
    for (line, body, expected) in [
        ("PUT /v1/orgs/4x2/members/invites/a", "{}", "/path/org_id pattern"),
        ("PUT /v1/orgs/42%0A/members/invites/a", "{}", "/path/org_id pattern"),
        (INVITE, r#"{"permissions": "admin"}"#, "/body/permissions type"),
        (INVITE, r#"{"permissions": null}"#, "/body/permissions type"),
        (INVITE, r#"{"permissions": {"0": "admin"}}"#, "/body/permissions type"),
        (INVITE, r#"{"permissions": [["admin"]]}"#, "/body/permissions/0 type"),
        (INVITE, "[]", "/body type"),
        (INVITE, "null", "/body type"),
    ] {
        assert_eq!(raw.json(line, body).await.problem(400), [expected], "{line} {body}");
    }
}

#[tokio::test]
async fn unknown_members_of_an_open_object_pass() {
    let answer = raw().await.json(INVITE, r#"{"note": {"deep": [1, 2]}, "permissions": []}"#).await;
    assert_eq!(answer.status, 200, "{}", answer.text);
}

#[tokio::test]
async fn malformed_bodies_are_refused() {
    let raw = raw().await;
    for body in ["{", r#"{"permissions": ["admin",]}"#, "{} {}", "{'permissions': []}", "NaN", "\u{feff}{}"] {
        let answer = raw.json(INVITE, body).await;
        let violations = answer.problem(400);
        assert_eq!(violations.len(), 1, "{body}: {}", answer.text);
    }
    let answer = raw.json(INVITE, r#"{"permissions": [], "permissions": ["owner"]}"#).await;
    assert_eq!(answer.problem(400).len(), 1, "{}", answer.text);
    let deep = format!("{{\"note\": {}{}}}", "[".repeat(10_000), "]".repeat(10_000));
    assert_eq!(raw.json(INVITE, deep).await.status, 400);
    assert_eq!(raw.json(INVITE, &b"{\"note\": \"\xff\"}"[..]).await.status, 400);
}

#[tokio::test]
async fn other_media_types_and_large_bodies_are_refused() {
    let raw = raw().await;
    for media_type in ["text/plain", "application/xml", "application/json; charset=utf-16", "json"] {
        let answer = raw.send(INVITE, &[("content-type", media_type)], "{}").await;
        assert_eq!(answer.problem(415), [""; 0], "{media_type}");
    }
    assert_eq!(raw.send(INVITE, &[], "{}").await.problem(415), [""; 0]);
    let compressed = [("content-type", "application/json"), ("content-encoding", "gzip")];
    assert_eq!(raw.send(INVITE, &compressed, "{}").await.problem(415), [""; 0]);
    let large = format!("{{\"note\": \"{}\"}}", "x".repeat(3 << 20));
    assert_eq!(raw.json(INVITE, large).await.problem(413), [""; 0]);
    assert_eq!(raw.send(INVITE, &[("content-type", "application/json; charset=UTF-8")], "{}").await.status, 200);
}

#[tokio::test]
async fn credentials_come_before_everything_else() {
    let raw = Raw::new(super::router(), &[]).await;
    let answer = raw.json(INVITE, "{").await;
    assert_eq!(answer.problem(401), [""; 0]);
    let challenge = r#"ApiKey realm="arklow", in="header", name="x-arklow-auth""#;
    assert_eq!(answer.header("www-authenticate"), challenge);
    let twice = [("x-arklow-auth", "key-1"), ("x-arklow-auth", "key-1")];
    assert_eq!(raw.send(INVITE, &twice, "").await.status, 401);
    assert_eq!(raw.send(INVITE, &[("x-arklow-auth", "")], "").await.status, 401);
    assert_eq!(raw.send(INVITE, &[("authorization", "Bearer key-1")], "").await.status, 401);
}

#[tokio::test]
async fn only_the_documented_paths_and_methods_are_served() {
    let raw = raw().await;
    let answer = raw.json("POST /v1/orgs/42/members/invites/a", "{}").await;
    assert_eq!(answer.problem(405), [""; 0]);
    assert!(answer.header("allow").contains("PUT"), "{answer:?}");
    for line in [
        "PUT /v1/orgs/42/members/invites/",
        "PUT /v1/orgs/42/members/invites",
        "PUT /v1/orgs//members/invites/a",
        "PUT /v1/orgs/42/members/invites/a/",
        "PUT /V1/orgs/42/members/invites/a",
        "PUT /",
    ] {
        assert_eq!(raw.json(line, "{}").await.problem(404), [""; 0], "{line}");
    }
}
