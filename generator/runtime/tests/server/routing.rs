//! Which operation a request reaches, and what is answered when it is none.

use axum::Router;
use bindery::server::axum;

use crate::harness::{get, send};
use crate::shop;

#[tokio::test]
async fn finds_operations() {
    let router = shop::router();
    let answer = get(&router, "/things/7.json").await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("content-type"), ["application/json"]);
    assert_eq!(answer.json()["text"], "GetThing { id: 7, limit: 10 }");
    let answer = send(&router, "DELETE /things/7.json", &[], "").await;
    assert_eq!((answer.status.as_u16(), answer.text()), (204, ""));
    assert_eq!(answer.header("content-type"), [""; 0]);
}

#[tokio::test]
async fn refuses_unknown_paths_and_methods() {
    let router = shop::router();
    for path in ["/", "/thing", "/things/", "/things/7.json/", "/things/../things", "/things/%2e%2e"] {
        let answer = get(&router, path).await;
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.header("content-type"), ["application/problem+json"]);
        assert_eq!(
            answer.text(),
            r#"{"detail":"there is no such path","status":404,"title":"Not Found","type":"about:blank"}"#
        );
    }
    let answer = send(&router, "PUT /things/7.json", &[], "").await;
    assert_eq!(answer.status, 405);
    assert_eq!(answer.header("allow"), ["DELETE, GET, HEAD, OPTIONS, PATCH"]);
}

#[tokio::test]
async fn head_is_get_without_a_body() {
    let router = shop::router();
    let length = get(&router, "/things/7.json").await.body.len().to_string();
    let answer = send(&router, "HEAD /things/7.json", &[], "").await;
    assert_eq!((answer.status.as_u16(), answer.text()), (200, ""));
    assert_eq!(answer.header("content-length"), [length]);
    let answer = send(&router, "HEAD /nothing", &[], "").await;
    assert_eq!((answer.status.as_u16(), answer.text()), (404, ""));
}

#[tokio::test]
async fn options_tell_the_methods() {
    let router = shop::router();
    let answer = send(&router, "OPTIONS /things", &[], "").await;
    assert_eq!((answer.status.as_u16(), answer.text()), (204, ""));
    assert_eq!(answer.header("allow"), ["OPTIONS, POST"]);
    assert_eq!(send(&router, "OPTIONS /nothing", &[], "").await.status, 404);
}

#[tokio::test]
async fn mounts_anywhere_in_axum() {
    let own = Router::new().route("/health", axum::routing::get(|| async { "well" }));
    let nested = own.clone().nest("/api", shop::router());
    assert_eq!(get(&nested, "/health").await.text(), "well");
    assert_eq!(get(&nested, "/api/things/7.json").await.status, 200);
    assert_eq!(get(&nested, "/things/7.json").await.status, 404);
    let merged = own.merge(shop::router());
    assert_eq!(get(&merged, "/health").await.text(), "well");
    assert_eq!(get(&merged, "/things/7.json").await.status, 200);
}

#[tokio::test]
async fn serves_other_stacks() {
    let server = shop::routes().into_server();
    let request = http::Request::delete("/things/7").body(http_body_util::Empty::<bytes::Bytes>::new());
    assert_eq!(server.answer(request.expect("a request")).await.status(), 204);
    let names: Vec<_> = shop::routes().endpoints().map(|endpoint| endpoint.name).collect();
    assert_eq!(names, ["get_thing", "create_thing", "patch_thing", "delete_thing"]);
}
