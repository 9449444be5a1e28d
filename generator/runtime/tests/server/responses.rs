//! What becomes of a handler's outcome.

use std::sync::{Arc, Mutex};

use bindery::server::Incident;
use serde_json::json;

use crate::harness::{Answer, send_json};
use crate::shop;

async fn create(name: &str) -> (Answer, Vec<String>) {
    let incidents = Arc::new(Mutex::new(Vec::new()));
    let seen = Arc::clone(&incidents);
    let report = move |incident: &Incident| seen.lock().expect("a lock").push(incident.to_string());
    let router = shop::routes().report(report).into_router();
    let answer = send_json(&router, "POST /things", &format!(r#"{{"name":"{name}","kind":"tea"}}"#)).await;
    let incidents = incidents.lock().expect("a lock").clone();
    (answer, incidents)
}

#[tokio::test]
async fn failures_keep_their_status() {
    for (name, status) in [("taken", 409), ("odd", 422), ("down", 503)] {
        let (answer, incidents) = create(name).await;
        assert_eq!(answer.status, status);
        assert_eq!(answer.json(), json!({"text": format!("{name:?}")}));
        assert!(incidents.is_empty());
    }
}

/// The 5XX shape that the operation declares, without a word about what happened.
fn assert_is_internal(answer: &Answer) {
    assert_eq!(answer.status, 500);
    let expected = json!({
        "ok": false,
        "code": 500,
        "error": "internal_server_error",
        "message": "the server could not answer the request",
        "source": "shop",
        "at": "",
    });
    assert_eq!(answer.json(), expected);
}

#[tokio::test]
async fn a_value_that_the_document_does_not_list_does_not_get_out() {
    let (answer, incidents) = create("unlisted").await;
    assert_is_internal(&answer);
    let [incident] = &incidents[..] else { panic!("{incidents:?}") };
    assert!(incident.contains("create_thing") && incident.contains("/kind"), "{incident}");
}

#[tokio::test]
async fn a_status_outside_of_its_range_does_not_get_out() {
    let (answer, incidents) = create("lying").await;
    assert_is_internal(&answer);
    assert!(incidents[0].contains("status 200"), "{incidents:?}");
}

#[tokio::test]
async fn a_panic_ends_in_a_500() {
    let (answer, incidents) = create("panic").await;
    assert_is_internal(&answer);
    assert_eq!(incidents, ["create_thing: panicked: hunter2"]);
}
