//! Pages that are a part of what the API answers.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::Request;
use bindery::client::{InProcess, Outcome, Problem};
use bindery::operation::Paginated;
use bindery_behaviour::pagination_parts::client::{Call, Client};
use bindery_behaviour::pagination_parts::types::Item;

/// A client of a server that gives these answers in turn, with their status before them, and the queries that it saw.
fn scripted(answers: &[&'static str]) -> (Client, Arc<Mutex<Vec<String>>>) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (kept, answers) = (Arc::clone(&seen), answers.to_vec());
    let router = Router::new().fallback(move |request: Request<Body>| {
        let mut seen = kept.lock().unwrap();
        let (status, body) = answers[seen.len()].split_at(3);
        seen.push(request.uri().query().unwrap_or_default().to_owned());
        async move { (axum::http::StatusCode::from_bytes(status.as_bytes()).unwrap(), body) }
    });
    let client = Client::builder().configure(|builder| builder.transport(InProcess::new(router)));
    (client.build().unwrap(), seen)
}

async fn ids<Op: Paginated<Item = Item>, Output>(call: Call<Op, Output, Op::Error>) -> Vec<String>
where
    Op::Error: std::fmt::Debug,
{
    let items: Outcome<Op, Vec<Item>> = call.paginate().items().collect().await;
    items.unwrap().into_iter().map(|item| item.id).collect()
}

#[tokio::test]
async fn envelopes_are_opened() {
    let first = r#"200{"success": true, "data": {"items": [{"id": "a"}], "next_cursor": "x"}}"#;
    let last = r#"200{"success": true, "data": {"items": [{"id": "b"}]}}"#;
    let (client, seen) = scripted(&[first, last]);
    assert_eq!(ids(client.list_enveloped()).await, ["a", "b"]);
    assert_eq!(*seen.lock().unwrap(), ["", "cursor=x"]);

    // A page is what a call gives: the payload.
    let (client, _) = scripted(&[last]);
    let mut pages = client.list_enveloped().paginate();
    assert_eq!(pages.next().await.unwrap().unwrap().unwrap().items[0].id, "b");
    assert!(pages.next().await.is_none());

    // What it says of the next one stands beside it.
    let page = |number| format!(r#"200{{"result":[{{"id":"{number}"}}],"result_info":{{"total_pages":2}}}}"#);
    let (client, seen) = scripted(&[page(1).leak(), page(2).leak()]);
    assert_eq!(ids(client.list_wrapped()).await, ["1", "2"]);
    assert_eq!(*seen.lock().unwrap(), ["", "page=2"]);
}

#[tokio::test]
async fn errors_in_envelopes_end_it() {
    let first = r#"200{"success": true, "data": {"items": [{"id": "a"}], "next_cursor": "x"}}"#;
    let (client, _) = scripted(&[first, r#"200{"success": false, "errors": ["busy"]}"#]);
    let mut items = client.list_enveloped().paginate().items();
    assert_eq!(items.next().await.unwrap().unwrap().id, "a");
    let error = items.next().await.unwrap().unwrap_err();
    assert_eq!(error.api_error().unwrap().errors, ["busy"]);
    assert!(items.next().await.is_none());
    let (client, _) = scripted(&[r#"200{"success": true}"#]);
    assert!(ids(client.list_enveloped()).await.is_empty());
    // One that the document promises.
    let (client, _) = scripted(&[r#"200{"result": null, "result_info": {"total_pages": 2}}"#]);
    let error = client.list_wrapped().paginate().next().await.unwrap().unwrap_err();
    assert!(matches!(error.problem(), Some(Problem::Empty)), "{error:?}");
}

#[tokio::test]
async fn what_is_absent_has_no_items() {
    let (client, seen) = scripted(&[r#"200[{"id": "a"}, {"id": "b"}]"#, "204"]);
    assert_eq!(ids(client.list_perhaps()).await, ["a", "b"]);
    assert_eq!(*seen.lock().unwrap(), ["", "offset=2"]);

    let first = r#"200{"page": {"items": [{"id": "a"}], "next": "x"}}"#;
    for last in [r#"200{"page": null}"#, r#"200{"page": {}}"#, r#"200{"page": {"items": null}}"#] {
        let (client, seen) = scripted(&[first, last]);
        assert_eq!(ids(client.list_deep()).await, ["a"]);
        assert_eq!(*seen.lock().unwrap(), ["", "cursor=x"]);
    }
}

#[tokio::test]
async fn another_success_is_no_page() {
    let page = r#"200{"items": [{"id": "a"}], "total": 2}"#;
    let (client, seen) = scripted(&[page, r#"200{"items": [{"id": "b"}], "total": 2}"#]);
    assert_eq!(ids(client.list_several()).await, ["a", "b"]);
    assert_eq!(*seen.lock().unwrap(), ["", "offset=1"]);
    let (client, _) = scripted(&[r#"202{"wait": 5}"#]);
    assert!(ids(client.list_several()).await.is_empty());
}
