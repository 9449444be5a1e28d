//! Requests to both servers without a socket between.

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::Request;
use http_body_util::BodyExt as _;
use tower_service::Service as _;

use crate::TOKEN;

/// A body for `add_member`, of about a kilobyte.
const NEW_MEMBER: &str = include_str!("../new-member.json");

/// A request.
#[derive(Debug, Clone, Copy)]
pub struct Case {
    pub name: &'static str,
    method: &'static str,
    path: &'static str,
    body: &'static str,
}

/// Those of `load.lua`.
pub const CASES: [Case; 3] = [
    Case { name: "get", method: "GET", path: "/orgs/acme/members/42?detail=long&active=true", body: "" },
    Case { name: "post", method: "POST", path: "/orgs/acme/members", body: NEW_MEMBER },
    Case { name: "list", method: "GET", path: "/orgs/acme/members?limit=100&page=2&role=editor", body: "" },
];

/// The body of the answer, which axum has a router of its own give to each request.
///
/// # Panics
/// When the answer is no success.
pub async fn answer(router: &Router, case: Case) -> Bytes {
    let mut request = Request::builder().method(case.method).uri(case.path);
    request = request.header("authorization", format!("Bearer {TOKEN}"));
    if !case.body.is_empty() {
        request = request.header("content-type", "application/json").header("content-length", case.body.len());
    }
    let request = request.body(Body::from(case.body)).expect("the cases are requests");
    let response = router.clone().call(request).await.expect("a router never fails");
    assert!(response.status().is_success(), "{}", case.name);
    response.into_body().collect().await.expect("the body is there").to_bytes()
}
