//! Patterns are checked in linear time or not at all, and none makes a program end.

use std::convert::Infallible;
use std::time::{Duration, Instant};

use super::documents::patterns::client::Client;
use super::documents::patterns::server::{Api, routes};
use super::documents::patterns::types::S;
use super::documents::patterns::types::operations::UseIt;
use crate::raw::{post, serve};

struct Service;

impl Api for Service {
    async fn use_it(&self, request: UseIt) -> Result<S, Infallible> {
        Ok(request.body)
    }
}

#[tokio::test]
async fn a_server_answers_in_time() {
    let address = serve(routes(Service).body_limit(4 << 20).into_router()).await;
    let begun = Instant::now();
    // What takes an engine that backtracks longer than the universe is old.
    let long = format!(r#"{{"a":"{}!"}}"#, "a".repeat(1 << 20));
    let answer = post(&address, "/use", long.as_bytes()).await;
    assert_eq!(answer.status, 400, "{}", answer.head);
    assert!(begun.elapsed() < Duration::from_secs(20), "{:?}", begun.elapsed());
    assert!(answer.body.len() < 10_000 && !answer.body.contains("aaaa"), "{}", answer.body);
    assert_eq!(post(&address, "/use", br#"{"a":"aaaa"}"#).await.status, 200);
    // Those that can't be checked let everything through, and hold nothing up.
    for any in ["", "x", "yes", "(", "\\\\1", "\\u0000"] {
        let answer = post(&address, "/use", format!(r#"{{"b":"{any}","c":"{any}"}}"#).as_bytes()).await;
        assert_eq!(answer.status, 200, "{any}: {}", answer.body);
    }
}

#[tokio::test]
async fn a_client_checks_what_can_be_checked() {
    let client = Client::builder("http://127.0.0.1:1").build().unwrap();
    let mut body = S::new();
    body.a = Some("aaaa!".into());
    body.b = Some("any".into());
    body.c = Some("any".into());
    let violations = client.use_it(body.clone()).validate().unwrap_err();
    assert_eq!(violations.iter().count(), 1, "{violations}");
    body.a = Some("aaaa".into());
    client.use_it(body).validate().unwrap();
}
