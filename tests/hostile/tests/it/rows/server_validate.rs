//! What breaks the document does not reach a handler, and its sender learns nothing of the server.

use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::documents::constraints::server::{Api, router, routes};
use super::documents::constraints::types::S;
use super::documents::constraints::types::operations::UseIt;
use crate::raw::{Answer, post, send, serve};

/// Counts what got through.
#[derive(Clone, Default)]
struct Service(Arc<AtomicUsize>);

impl Service {
    fn reached(&self) -> usize {
        self.0.load(Ordering::Relaxed)
    }
}

impl Api for Service {
    async fn use_it(&self, request: UseIt) -> Result<S, Infallible> {
        self.0.fetch_add(1, Ordering::Relaxed);
        assert_ne!(request.body.a, "oops", "hunter2 in src/secret.rs");
        Ok(request.body)
    }
}

/// Refused in this way, in the shape of problem details, without anything of the server's inside.
fn refused(answer: &Answer, status: u16, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}\n{}", answer.head, answer.body);
    assert!(answer.head.contains("content-type: application/problem+json"), "{what}: {}", answer.head);
    for inside in ["bindery", "src/", ".rs", "::", "panicked", "hunter2", "RUST_BACKTRACE", "UseIt", "Option<"] {
        assert!(!answer.body.contains(inside), "{what}: {}", answer.body);
    }
    assert!(answer.body.len() < 4000, "{what}: {}", answer.body);
}

#[tokio::test]
async fn what_breaks_the_document_is_refused() {
    let service = Service::default();
    let address = serve(router(service.clone())).await;
    let deep = format!(r#"{{"a":"a","l":{}"#, "[".repeat(100_000));
    let bodies: [&[u8]; 38] = [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"{",
        br#"{"a":"a"}}"#,
        br#"{"a":"a"} {"a":"a"}"#,
        br#"{"a":null}"#,
        br#"{"a":1}"#,
        br#"{"a":""}"#,
        br#"{"a":"hunter2"}"#,
        br#"{"a":"A"}"#,
        br#"{"a":"a\n"}"#,
        br#"{"a":"a\u0000"}"#,
        br#"{"a":"\ud800"}"#,
        b"{\"a\":\"\xff\"}",
        b"{\"a\":\"a\0\"}",
        br#"{"a":"a","a":"b"}"#,
        br#"{"a":"a","n":0}"#,
        br#"{"a":"a","n":4}"#,
        br#"{"a":"a","n":1.5}"#,
        br#"{"a":"a","n":"1"}"#,
        br#"{"a":"a","n":1e400}"#,
        br#"{"a":"a","n":-1e400}"#,
        br#"{"a":"a","n":18446744073709551617}"#,
        br#"{"a":"a","n":01}"#,
        br#"{"a":"a","n":NaN}"#,
        br#"{"a":"a","n":null}"#,
        br#"{"a":"a","role":"admin"}"#,
        br#"{"a":"a","role":null}"#,
        br#"{"a":"a","rol\u0065":"admin"}"#,
        br#"{"a":"a","admin":true}"#,
        br#"{"a":"a","__proto__":{"role":"admin"}}"#,
        br#"{"a":"a","":1}"#,
        br#"{"a":"a","l":["x","y","z"]}"#,
        br#"{"a":"a","l":["x","x"]}"#,
        br#"{"a":"a","l":["x","\u0078"]}"#,
        deep.as_bytes(),
    ];
    for body in bodies {
        let what = String::from_utf8_lossy(&body[..body.len().min(80)]).into_owned();
        refused(&post(&address, "/use", body).await, 400, &what);
    }
    assert_eq!(service.reached(), 0);
    let right = post(&address, "/use", br#"{"a":"abcd","n":3,"l":["x","y"]}"#).await;
    assert_eq!((right.status, service.reached()), (200, 1), "{}", right.body);
}

#[tokio::test]
async fn a_body_has_a_size_and_a_media_type() {
    let service = Service::default();
    let address = serve(routes(service.clone()).body_limit(1000).into_router()).await;
    let large = format!(r#"{{"a":"a"{}}}"#, " ".repeat(2000));
    refused(&post(&address, "/use", large.as_bytes()).await, 413, "large");
    let json = "content-type: application/json\r\n";
    let chunked = format!("7d0\r\n{}\r\n0\r\n\r\n", &large[..2000]);
    let headers = format!("{json}transfer-encoding: chunked\r\n");
    refused(&send(&address, "POST /use", &headers, chunked.as_bytes()).await, 413, "large, in chunks");
    let small = "1\r\n{\r\n".to_owned() + &"1\r\n \r\n".repeat(5000);
    refused(&send(&address, "POST /use", &headers, small.as_bytes()).await, 413, "in chunks of a byte");
    // Nothing of what is said to come has to come.
    let headers = format!("{json}content-length: 99999999999\r\n");
    refused(&send(&address, "POST /use", &headers, b"{").await, 413, "said to be large");

    let body = br#"{"a":"a"}"#;
    for media in
        ["", "text/plain", "application/xml", "application/x-www-form-urlencoded", "multipart/form-data", "*/*"]
    {
        let header = if media.is_empty() { String::new() } else { format!("content-type: {media}\r\n") };
        let headers = format!("{header}content-length: {}\r\n", body.len());
        refused(&send(&address, "POST /use", &headers, body).await, 415, media);
    }
    for encoding in ["gzip", "br", "zstd", "deflate", "x-unknown", "identity, gzip"] {
        let headers = format!("{json}content-encoding: {encoding}\r\ncontent-length: {}\r\n", body.len());
        refused(&send(&address, "POST /use", &headers, body).await, 415, encoding);
    }
    assert_eq!(service.reached(), 0);
}

#[tokio::test]
async fn the_usual_limit_is_two_mebibytes() {
    let service = Service::default();
    let address = serve(router(service.clone())).await;
    let body = |spaces: usize| format!(r#"{{"a":"a"}}{}"#, " ".repeat(spaces));
    refused(&post(&address, "/use", body(2 << 20).as_bytes()).await, 413, "over two mebibytes");
    let within = post(&address, "/use", body((2 << 20) - 9).as_bytes()).await;
    assert_eq!((within.status, service.reached()), (200, 1));
}

#[tokio::test]
async fn a_panic_is_a_500_without_details() {
    let service = Service::default();
    let address = serve(router(service.clone())).await;
    refused(&post(&address, "/use", br#"{"a":"oops"}"#).await, 500, "a panic");
    assert_eq!(post(&address, "/use", br#"{"a":"a"}"#).await.status, 200, "the server lives on");
}
