//! Requests on one line and responses on a few: what the tests compare.

use axum::Router;
use bindery::server::axum::{self, body::Body};
use bytes::Bytes;
use http::{HeaderMap, Request, StatusCode};
use http_body_util::BodyExt as _;
use serde_json::Value;
use tower::ServiceExt as _;

/// A response that has been read.
#[derive(Debug)]
pub struct Answer {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Bytes,
}

impl Answer {
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.body).expect("a text")
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|error| panic!("{error}: {}", self.text()))
    }

    pub fn header(&self, name: &str) -> Vec<&str> {
        self.headers.get_all(name).iter().map(|value| value.to_str().expect("a text")).collect()
    }

    /// Every violation as `pointer keyword`, from problem details.
    pub fn violations(&self) -> Vec<String> {
        let problem = self.json();
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        let text = |error: &Value, key: &str| error[key].as_str().unwrap_or_default().to_owned();
        errors.iter().map(|error| format!("{} {}", text(error, "pointer"), text(error, "keyword"))).collect()
    }
}

/// Sends `METHOD /path` with headers, and with a body where there is one.
pub async fn send(router: &Router, line: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Answer {
    let (method, path) = line.split_once(' ').expect("a method and a path");
    let mut request = Request::builder().method(method).uri(path);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    let request = request.body(body.into()).expect("a request");
    let response = router.clone().oneshot(request).await.expect("infallible");
    let (parts, body) = response.into_parts();
    Answer { status: parts.status, headers: parts.headers, body: body.collect().await.expect("a body").to_bytes() }
}

/// Sends a request without anything.
pub async fn get(router: &Router, path: &str) -> Answer {
    send(router, &format!("GET {path}"), &[], Body::empty()).await
}

/// Sends a JSON body.
pub async fn send_json(router: &Router, line: &str, body: &str) -> Answer {
    send(router, line, &[("content-type", "application/json")], body.to_owned()).await
}
