//! A tower service in the same process in the place of a network.

use std::convert::Infallible;

use bindery::client::bytes::Bytes;
use bindery::client::http::{Request, Response};
use bindery::client::{Body, Builder, InProcess};
use http_body_util::{BodyExt, Full};

use crate::api::{API, GetItem, Item, Ping, SaveItem};

pub(crate) fn nothing() -> Response<Full<Bytes>> {
    Response::builder().status(204).body(Full::default()).unwrap()
}

async fn echo(request: Request<Body>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (parts, body) = request.into_parts();
    assert_eq!(parts.headers["host"], "api.test");
    assert_eq!(parts.headers["x-key"], "k");
    let mut response = nothing();
    *response.status_mut() = if parts.uri.path().ends_with("moved") { 302 } else { 200 }.try_into().unwrap();
    response.headers_mut().insert("location", "/v1/items/here".parse().unwrap());
    let body = body.collect().await.unwrap().to_bytes();
    let item = if body.is_empty() { format!(r#"{{"id":"{}"}}"#, parts.uri.path()).into() } else { body };
    Ok(response.map(|_| item.into()))
}

#[tokio::test]
async fn requests_reach_the_service_and_redirects_reach_it_again() {
    let transport = InProcess::new(tower::service_fn(echo));
    let client = Builder::new(&API).transport(transport).credential(0, "k".into()).build().unwrap();
    assert_eq!(client.call(GetItem::new("1")).output().await.unwrap().id, "/items/1");
    assert_eq!(client.call(GetItem::new("moved")).output().await.unwrap().id, "/items/here");
    let transport = InProcess::host(tower::service_fn(echo));
    let client = Builder::new(&API).transport(transport).credential(0, "k".into()).build().unwrap();
    assert_eq!(client.call(GetItem::new("1")).output().await.unwrap().id, "/v1/items/1");
}

#[tokio::test]
async fn errors_of_the_service_are_transport_errors() {
    let service =
        tower::service_fn(|_: Request<Body>| async { Err::<Response<Full<Bytes>>, _>(std::io::Error::other("down")) });
    let client = Builder::new(&API).transport(InProcess::new(service)).build().unwrap();
    let error = client.call(Ping {}).output().await.unwrap_err();
    assert_eq!(std::error::Error::source(&error).map(ToString::to_string).as_deref(), Some("down"));
    let body = Some(Item { id: "x".into(), size: None });
    assert!(client.call(SaveItem { id: "1".into(), body }).send().await.is_err());
}

#[cfg(feature = "server")]
#[tokio::test]
async fn a_router_of_axum_is_such_a_service() {
    use bindery::server::axum::{Router, routing::get};

    let router = Router::new().route("/ping", get(async || nothing().map(bindery::server::axum::body::Body::new)));
    let client = Builder::new(&API).transport(InProcess::new(router)).build().unwrap();
    assert_eq!(client.call(Ping {}).send().await.unwrap().status(), 204);
}
