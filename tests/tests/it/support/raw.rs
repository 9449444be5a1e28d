//! Requests as no generated client would send them.

use axum::Router;
use reqwest::header::HeaderMap;
use serde_json::Value;

use super::way::listen;

/// A plain HTTP client of a server over loopback TCP.
pub struct Raw {
    http: reqwest::Client,
    url: String,
    headers: Vec<(&'static str, &'static str)>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub text: String,
}

impl Raw {
    /// Serves `router`, and sends these headers with every request.
    pub async fn new(router: Router, headers: &[(&'static str, &'static str)]) -> Self {
        Self { http: reqwest::Client::new(), url: listen(router).await, headers: headers.to_vec() }
    }

    /// Sends `METHOD /path` with a JSON body.
    pub async fn json(&self, line: &str, body: impl Into<reqwest::Body>) -> Answer {
        self.send(line, &[("content-type", "application/json")], body).await
    }

    /// Sends `METHOD /path` with these headers and this body.
    pub async fn send(&self, line: &str, headers: &[(&str, &str)], body: impl Into<reqwest::Body>) -> Answer {
        let (method, path) = line.split_once(' ').unwrap();
        let url = format!("{}{path}", self.url);
        let mut request = self.http.request(method.parse().unwrap(), url).body(body);
        for (name, value) in self.headers.iter().chain(headers) {
            request = request.header(*name, *value);
        }
        let response = request.send().await.unwrap();
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        Answer { status, headers, text: response.text().await.unwrap() }
    }
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn body(&self) -> Value {
        serde_json::from_str(&self.text).unwrap_or_else(|error| panic!("{error}: {}", self.text))
    }

    /// Checks that this is problem details (RFC 9457) of `status`, and gives each violation as `pointer keyword`.
    pub fn problem(&self, status: u16) -> Vec<String> {
        assert_eq!((self.status, self.header("content-type")), (status, "application/problem+json"), "{}", self.text);
        let body = self.body();
        assert_eq!(body["status"], status, "{}", self.text);
        assert!(body["title"].is_string() && body["detail"].is_string(), "{}", self.text);
        let errors = body["errors"].as_array().cloned().unwrap_or_default();
        let text = |error: &Value, key: &str| error[key].as_str().unwrap().to_owned();
        errors.iter().map(|error| format!("{} {}", text(error, "pointer"), text(error, "keyword"))).collect()
    }
}
