//! What an application sets: the words of refusals, the document, layers.

use axum::Router;
use bindery::client::http::{HeaderValue, StatusCode};
use serde_json::json;

use super::{Served, all};

#[tokio::test]
async fn one_function_words_every_refusal() {
    let routes = all().reword(|rejection| {
        let operation = rejection.operation().map(|operation| operation.name);
        let wrong: Vec<_> = rejection.violations().iter().map(|violation| violation.location.clone()).collect();
        rejection.body = json!({"oh": rejection.detail(), "operation": operation, "wrong": wrong});
        rejection.headers.insert("x-worded", HeaderValue::from_static("yes"));
        if rejection.status == StatusCode::BAD_REQUEST {
            rejection.status = StatusCode::UNPROCESSABLE_ENTITY;
        }
    });
    let served = Served::new(routes).await;
    let answer = served.get("GET /a/1/x-y").await;
    assert_eq!((answer.status, answer.header("x-worded")), (422, Some("yes")));
    let expected = json!({"oh": "the request is not valid", "operation": "get_range", "wrong": ["/path/y", "/path/z"]});
    assert_eq!(answer.json(), expected);
    let answer = served.get("GET /things").await;
    assert_eq!((answer.status, answer.header("x-worded")), (401, Some("yes")));
    assert!(answer.header("www-authenticate").is_some());
    let answer = served.get("GET /nowhere").await;
    assert_eq!((answer.status, answer.json()["operation"].clone()), (404, json!(null)));
    assert_eq!(served.get("PUT /a/1").await.header("allow"), Some("GET, HEAD, OPTIONS, POST"));
    assert_eq!(served.call("POST /things", "{}").await.json()["operation"], "create_thing");
}

#[tokio::test]
async fn a_function_that_panics_takes_nothing_with_it() {
    let served = Served::new(all().reword(|_| panic!("hunter2"))).await;
    served.incidents();
    let answer = served.get("GET /nowhere").await;
    assert_eq!(answer.status, 500);
    assert!(!answer.body.contains("hunter2"));
    assert_eq!(served.incidents(), ["a request: panicked: hunter2"]);
    assert_eq!(served.get("GET /a/1").await.status, 200);
}

#[tokio::test]
async fn the_document_is_served_where_it_is_asked_for() {
    let yaml = include_str!("../../../../fixtures/serving.yaml");
    let served = Served::new(all().document("/openapi.yaml", yaml).document("api.json", "{}")).await;
    let answer = served.get("GET /openapi.yaml").await;
    assert_eq!((answer.status, answer.header("content-type")), (200, Some("application/yaml")));
    assert_eq!(answer.body, yaml);
    let answer = served.get("GET /api.json").await;
    assert_eq!((answer.header("content-type"), &*answer.body), (Some("application/json"), "{}"));
    let answer = served.get("HEAD /api.json").await;
    assert_eq!((answer.status, answer.header("content-length"), &*answer.body), (200, Some("2"), ""));
    let answer = served.get("POST /api.json").await;
    assert_eq!((answer.status, answer.header("allow")), (405, Some("GET, HEAD, OPTIONS")));
    assert_eq!(served.get("GET /a/1").await.status, 200);
    // An operation's methods and the document's are told together.
    let served = Served::new(all().document("/a/me", "{}")).await;
    assert_eq!(served.get("GET /a/me").await.body, r#""get_me""#);
}

#[tokio::test]
async fn layers_go_around_all_of_it() {
    let add = |mut response: axum::response::Response| {
        response.headers_mut().insert("x-layer", HeaderValue::from_static("yes"));
        std::future::ready(response)
    };
    let app = Router::new().nest("/deep/er", all().into_router()).layer(axum::middleware::map_response(add));
    let base = crate::listen(app);
    let address = base.trim_start_matches("http://").parse().unwrap();
    let served = Served { address, incidents: std::sync::Arc::default() };
    let answer = served.get("GET /deep/er/a/1").await;
    assert_eq!((answer.status, answer.header("x-layer"), &*answer.body), (200, Some("yes"), r#""get_a 1""#));
    assert_eq!(served.get("GET /deep/er/nowhere").await.header("x-layer"), Some("yes"));
    assert_eq!(served.get("DELETE /deep/er/a/1").await.status, 405);
}
