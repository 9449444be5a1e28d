//! What handlers get to see of a request.

use crate::harness::{get, send, send_json};
use crate::shop;

async fn check_get(path: &str, headers: &[(&str, &str)], expected: &str) {
    let answer = send(&shop::router(), &format!("GET {path}"), headers, "").await;
    assert_eq!(answer.status, 200, "{path}: {}", answer.text());
    let text = answer.json()["text"].as_str().unwrap_or_default().to_owned();
    assert!(text.contains(expected), "{path}: {text}");
}

async fn check_bad(path: &str, headers: &[(&str, &str)], expected: &[&str]) {
    let answer = send(&shop::router(), &format!("GET {path}"), headers, "").await;
    assert_eq!(answer.status, 400, "{path}: {}", answer.text());
    assert_eq!(answer.violations(), expected, "{path}: {}", answer.text());
}

#[tokio::test]
async fn reads_parameters_of_every_place_and_style() {
    check_get("/things/%37.json?limit=5&other=x", &[], "id: 7, limit: 5").await;
    check_get("/things/7.json?tags=a%2Cb&tags=c+d", &[], r#"tags: ["a,b", "c d"]"#).await;
    check_get("/things/7.json?sizes=1,2,3", &[], "sizes: [1, 2, 3]").await;
    check_get("/things/7.json?sizes=", &[], "sizes: []").await;
    check_get("/things/7.json", &[("x-trace", "abc")], r#"x-trace: "abc""#).await;
    check_get("/things/7.json", &[("x-kinds", "tea, cup"), ("x-kinds", "tea")], r#"["tea", "cup", "tea"]"#).await;
    check_get("/things/7.json", &[("cookie", "a=b; theme=cup")], r#"theme: "cup""#).await;
}

#[tokio::test]
async fn reports_violations_of_all_places_at_once() {
    let headers = [("x-trace", "ABC"), ("cookie", "theme=hat"), ("x-kinds", "tea,hat")];
    let expected = [
        "/path/id minimum",
        "/query/limit type",
        "/query/tags maxItems",
        "/query/tags/2 minLength",
        "/query/sizes/1 type",
        "/header/x-trace pattern",
        "/header/x-kinds/1 enum",
        "/cookie/theme enum",
    ];
    check_bad("/things/0.json?limit=ten&sizes=1,b&tags=aa&tags=bb&tags=c", &headers, &expected).await;
}

#[tokio::test]
async fn refuses_what_parameters_can_t_be() {
    check_bad("/things/x.json", &[], &["/path/id type"]).await;
    check_bad("/things/%FF.json", &[], &["/path/id type"]).await;
    check_bad("/things/7.json?limit=1&limit=2", &[], &["/query/limit type"]).await;
    check_bad("/things/7.json?sizes=1&sizes=2", &[], &["/query/sizes type"]).await;
}

#[tokio::test]
async fn applies_defaults_to_posted_bodies_but_not_to_patches() {
    let router = shop::router();
    let answer = send_json(&router, "POST /things", r#"{"name":"pot","kind":"tea"}"#).await;
    assert_eq!(answer.status, 201);
    assert_eq!(answer.text(), r#"{"name":"pot","kind":"tea","size":1}"#);
    let answer = send_json(&router, "PATCH /things/a%20b", "{}").await;
    assert_eq!(answer.json()["text"], r#"PatchThing { id: "a b", body: Patch }"#);
}

#[tokio::test]
async fn an_optional_body_may_be_left_out() {
    let router = shop::router();
    let answer = send(&router, "PATCH /things/a", &[("content-type", "text/plain")], "").await;
    assert_eq!(answer.json()["text"], r#"PatchThing { id: "a" }"#);
    let answer = send_json(&router, "PATCH /things/a", "null").await;
    assert_eq!((answer.status.as_u16(), answer.violations()), (400, vec!["/body type".to_owned()]));
}

#[tokio::test]
async fn write_only_members_stay_on_the_server() {
    let body = r#"{"name":"pot","kind":"tea","secret":"hunter2"}"#;
    let answer = send_json(&shop::router(), "POST /things", body).await;
    assert_eq!(answer.status, 201);
    assert!(!answer.text().contains("hunter2"), "{}", answer.text());
}

#[tokio::test]
async fn bodies_of_operations_without_one_are_not_read() {
    let body = "x".repeat(3 << 20);
    let answer = send(&shop::router(), "GET /things/7.json", &[("content-type", "text/plain")], body).await;
    assert_eq!(answer.status, 200);
    assert_eq!(get(&shop::router(), "/things/7.json").await.status, 200);
}
