//! What `bindery.toml` changes for all schemas: unlisted members are skipped, read-only ones and formats not enforced.

use std::convert::Infallible;

use axum::body::{Body, to_bytes};
use bindery::client::http::{Request, StatusCode};
use bindery_behaviour::settings::{self, types};
use tower::ServiceExt as _;
use types::operations::SaveUser;

#[derive(Clone)]
struct Service;

impl settings::server::Api for Service {
    async fn save_user(&self, request: SaveUser) -> Result<types::User, Infallible> {
        Ok(request.body)
    }
}

async fn put(body: &'static str) -> (StatusCode, String) {
    let request = Request::put("/users/no-uuid").header("content-type", "application/json").body(Body::from(body));
    let response = settings::server::router(Service).oneshot(request.unwrap()).await.unwrap();
    let status = response.status();
    let bytes = to_bytes(response.into_body(), 10_000).await.unwrap();
    (status, String::from_utf8(bytes.to_vec()).unwrap())
}

#[tokio::test]
async fn a_server_enforces_what_is_left() {
    let sent = r#"{"id": "mine", "name": "ada", "joined": "last year", "more": 1, "labels": {"a": "b"}}"#;
    let answered = r#"{"name":"ada","joined":"last year","labels":{"a":"b"}}"#;
    assert_eq!(put(sent).await, (StatusCode::OK, answered.to_owned()));
    let (status, text) = put(r#"{"name": "augusta", "joined": "last year"}"#).await;
    assert_eq!(status, StatusCode::BAD_REQUEST, "{text}");
    assert!(text.contains("/body/name"), "{text}");
}

#[test]
fn unlisted_members_are_skipped() {
    let user: types::User = bindery::decode(br#"{"name": "ada", "joined": "2026-01-01", "more": 1}"#).unwrap();
    assert_eq!(bindery::encode(&user), br#"{"name":"ada","joined":"2026-01-01"}"#);
}
