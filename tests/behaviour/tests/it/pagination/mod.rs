//! Operations that answer in pages: all ways to the next one, and where they end.

mod service;

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::Body;
use axum::http::{Request, Response};
use bindery::client::{InProcess, Outcome, PagingReason, Problem};
use bindery::operation::Paginated;
use bindery_behaviour::pagination::client::{Call, Client};
use bindery_behaviour::pagination::server::router;
use bindery_behaviour::pagination::types::Item;
use service::Service;

fn client() -> Client {
    let url = crate::listen(router(Service, Service));
    Client::builder().key("k&1").configure(|builder| builder.base_url(url)).build().unwrap()
}

/// A client of a server that gives these answers in turn, the last one for ever, and what it was asked for.
fn scripted(answers: &[&'static str]) -> (Client, Arc<Mutex<Vec<String>>>) {
    let seen = Arc::new(Mutex::new(Vec::new()));
    let (kept, answers) = (Arc::clone(&seen), answers.to_vec());
    let router = Router::new().fallback(move |request: Request<Body>| {
        let mut seen = kept.lock().unwrap();
        let answer = answers[seen.len().min(answers.len() - 1)];
        seen.push(request.uri().path_and_query().unwrap().to_string());
        let (link, body) = answer.split_once('|').unwrap_or(("", answer));
        let response = Response::builder().header("content-type", "application/json").header("link", link);
        let response = response.body(Body::from(body)).unwrap();
        async move { response }
    });
    let client = Client::builder().key("k&1").configure(|builder| builder.transport(InProcess::new(router)));
    (client.build().unwrap(), seen)
}

/// The ids of all items.
async fn ids<Op: Paginated<Item = Item>, Output>(call: Call<Op, Output, Op::Error>) -> Vec<String>
where
    Op::Error: std::fmt::Debug,
{
    let items: Outcome<Op, Vec<Item>> = call.paginate().items().collect().await;
    items.unwrap().into_iter().map(|item| item.id).collect()
}

/// How many pages came, and why there was no other one.
async fn ending<Op: Paginated, Output>(call: Call<Op, Output, Op::Error>) -> (usize, Option<PagingReason>) {
    let (mut pages, mut count) = (call.paginate(), 0);
    while let Some(page) = pages.next().await {
        match page {
            Ok(_) => count += 1,
            Err(error) => {
                assert!(pages.next().await.is_none(), "nothing follows an error");
                let Some(Problem::Paging(error)) = error.problem() else { panic!("another error") };
                return (count, Some(error.reason()));
            }
        }
    }
    (count, None)
}

#[tokio::test]
async fn every_way_leads_through_all_pages() {
    let (client, all) = (client(), ["0", "1", "2", "3", "4", "5", "6"]);
    assert_eq!(ids(client.list_by_cursor()).await, all);
    assert_eq!(ids(client.list_by_token()).await, all);
    assert_eq!(ids(client.list_by_continue()).await, all);
    assert_eq!(ids(client.list_by_nested()).await, all);
    assert_eq!(ids(client.list_by_next_page()).await, all);
    assert_eq!(ids(client.list_by_last_id()).await, all);
    assert_eq!(ids(client.list_by_last_item()).await, all);
    assert_eq!(ids(client.list_by_number()).await, all);
    assert_eq!(ids(client.list_plain_by_number()).await, all);
    assert_eq!(ids(client.list_by_offset()).await, all);
    assert_eq!(ids(client.list_plain_by_offset()).await, all);
    assert_eq!(ids(client.list_by_url()).await, all);
    assert_eq!(ids(client.list_by_links()).await, all[..3]);
    assert_eq!(ids(client.list_by_link_header()).await, all);
    assert_eq!(ids(client.sync("t").names(["a".to_owned(), "b".to_owned()])).await, all);
    assert_eq!(ids(client.list_several()).await, all);
    assert_eq!(ids(client.list_with_name().set_paginate(true)).await, all);
    assert_eq!(ids(client.list_from_own_number()).await, all);
    assert_eq!(ids(client.list_from_own_number().page(3)).await, all[6..]);
    assert_eq!(ids(client.list_by_own_cursor()).await, all);
    assert_eq!(ids(client.list_by_numbers()).await, all);
    assert_eq!(ids(client.list_by_numbers().offset(5.0)).await, all[5..]);
    assert_eq!(ids(client.list_until_done()).await, all);
    assert_eq!(ids(client.list_until_last()).await, all);
    assert_eq!(client.list_by_last_of_several().paginate().items().collect().await.unwrap().len(), all.len());
}

#[tokio::test]
async fn pages_begin_where_the_call_does() {
    let client = client();
    assert_eq!(ids(client.list_by_cursor().cursor("5")).await, ["5", "6"]);
    assert_eq!(ids(client.list_by_last_item().starting_after("4")).await, ["5", "6"]);
    assert_eq!(ids(client.list_by_number().page(3)).await, ["6"]);
    assert_eq!(ids(client.list_plain_by_number().page(1)).await, ["3", "4", "5", "6"]);
    assert_eq!(ids(client.list_by_offset().offset(6)).await, ["6"]);
    assert_eq!(ids(client.list_by_link_header().page(2)).await, ["3", "4", "5", "6"]);
}

#[tokio::test]
async fn limits_end_it_without_an_error() {
    let (client, seen) = scripted(&[r#"{"data":[{"id":"a"},{"id":"b"}],"next_cursor":"x"}"#]);
    assert!(client.list_by_cursor().paginate().items().max_items(0).collect().await.unwrap().is_empty());
    assert_eq!(client.list_by_cursor().paginate().items().max_items(2).collect().await.unwrap().len(), 2);
    assert_eq!(seen.lock().unwrap().len(), 1);
    assert_eq!(client.list_by_cursor().paginate().max_pages(2).collect().await.unwrap().len(), 2);
    assert_eq!(client.list_by_cursor().paginate().items().max_pages(1).collect().await.unwrap().len(), 2);
    assert_eq!(seen.lock().unwrap().len(), 4);
}

#[tokio::test]
async fn nothing_is_sent_before_it_is_asked_for() {
    let (client, seen) = scripted(&[r#"{"data":[{"id":"a"}],"next_cursor":"x"}"#, r#"{"data":[],"next_cursor":null}"#]);
    let mut pages = client.list_by_cursor().paginate();
    assert!(seen.lock().unwrap().is_empty());
    assert_eq!(pages.next().await.unwrap().unwrap().data.len(), 1);
    assert_eq!(*seen.lock().unwrap(), ["/cursor?key=k%261"]);
    assert!(pages.next().await.unwrap().unwrap().data.is_empty());
    assert!(pages.next().await.is_none() && pages.next().await.is_none());
    assert_eq!(*seen.lock().unwrap(), ["/cursor?key=k%261", "/cursor?cursor=x&key=k%261"]);
}

#[tokio::test]
async fn what_comes_again_is_an_error() {
    use PagingReason::{NoWay, Repeated};
    let (client, _) = scripted(&[r#"{"data":[{"id":"a"}],"next_cursor":"x"}"#]);
    assert_eq!(ending(client.list_by_cursor()).await, (2, Some(Repeated)));
    assert_eq!(ending(client.list_by_cursor().cursor("x")).await, (1, Some(Repeated)));
    let (client, _) = scripted(&[r#"{"data":[{"id":"a"}],"has_more":true}"#]);
    assert_eq!(ending(client.list_by_last_item()).await, (2, Some(Repeated)));
    // The server does not look at the number.
    let (client, _) = scripted(&[r#"[{"id":"a"}]"#]);
    assert_eq!(ending(client.list_plain_by_number()).await, (2, Some(Repeated)));
    assert_eq!(ending(client.list_plain_by_offset()).await, (2, Some(Repeated)));
    let (client, _) = scripted(&[r#"{"results":[],"next":"/next?limit=2"}"#]);
    assert_eq!(ending(client.list_by_url()).await, (2, Some(Repeated)));
    let (client, _) = scripted(&["<?page=2>; rel=next|[]"]);
    assert_eq!(ending(client.list_by_link_header()).await, (2, Some(Repeated)));
    // More are said to follow, and nothing says where.
    for page in [r#"{"data":[],"has_more":true}"#, r#"{"data":[],"has_more":true,"last_id":null}"#] {
        let (client, _) = scripted(&[page]);
        assert_eq!(ending(client.list_by_last_id()).await, (1, Some(NoWay)));
        assert_eq!(ending(client.list_by_last_item()).await, (1, Some(NoWay)));
    }
    let (client, _) = scripted(&[r#"{"data":[],"pagination":{"has_next":true}}"#]);
    assert_eq!(ending(client.list_by_number()).await, (1, Some(NoWay)));
    // A page without the number that all others are counted from.
    let (client, _) = scripted(&[r#"{"data":[{"id":"a"}],"meta":{"totalPages":2}}"#]);
    assert_eq!(ending(client.list_from_own_number()).await, (1, Some(NoWay)));
    // The last item has no id.
    let (client, _) = scripted(&[r#"{"data":[{"kind":"thing"}],"has_more":true}"#]);
    assert_eq!(ending(client.list_by_last_of_several()).await, (1, Some(NoWay)));
}

#[tokio::test]
async fn an_end_is_an_end_however_it_is_said() {
    let (client, _) = scripted(&[r#"{"data":[{"id":"a"}],"pagination":{"total_pages":1}}"#]);
    assert_eq!(ending(client.list_by_number()).await, (1, None));
    let (client, _) = scripted(&[r#"{"data":[],"pagination":{"total_pages":9}}"#]);
    assert_eq!(ending(client.list_by_number()).await, (1, None));
    let (client, _) = scripted(&[r#"{"total":9}"#]);
    assert_eq!(ending(client.list_by_offset()).await, (1, None));
    for page in [r#"{"data":[{"id":"a"}]}"#, r#"{"data":[{"id":"a"}],"next_cursor":""}"#] {
        let (client, _) = scripted(&[page]);
        assert_eq!(ending(client.list_by_cursor()).await, (1, None));
    }
    // A cursor of the last page is none, if the page says that it is the last one.
    let (client, _) = scripted(&[r#"{"data":[{"id":"a"}],"last_id":"a","has_more":false}"#]);
    assert_eq!(ending(client.list_by_last_id()).await, (1, None));
    // Said by its opposite.
    let (client, _) = scripted(&[r#"{"data":[{"id":"a"}],"iterator":"a","done":true}"#]);
    assert_eq!(ending(client.list_until_done()).await, (1, None));
    let (client, _) = scripted(&[r#"{"data":[{"id":"a"}],"iterator":null,"done":false}"#]);
    assert_eq!(ending(client.list_until_done()).await, (1, Some(PagingReason::NoWay)));
}

#[tokio::test]
async fn an_endless_api_is_given_up() {
    let count = Arc::new(Mutex::new(0));
    let router = Router::new().fallback(move || {
        let mut count = count.lock().unwrap();
        *count += 1;
        let body = format!(r#"{{"data":[],"next_cursor":"{count}"}}"#);
        async move { ([("content-type", "application/json")], body) }
    });
    let transport = InProcess::new(router);
    let client = Client::builder().key("k").configure(|builder| builder.transport(transport)).build().unwrap();
    assert_eq!(ending(client.list_by_cursor()).await, (10_000, Some(PagingReason::TooMany)));
}

#[tokio::test]
async fn another_origin_is_asked_where_that_is_allowed() {
    let last = Router::new().fallback(|request: Request<Body>| async move {
        assert_eq!(request.uri().query(), Some("limit=1&key=k%261"));
        let next = match request.uri().to_string().starts_with("https://api.example.com/") {
            true => "https://pages.example.com/next?limit=1",
            false => "https://other.example.com/next?limit=1",
        };
        ([("content-type", "application/json")], format!(r#"{{"results":[{{"id":"a"}}],"next":"{next}"}}"#))
    });
    let allow = |builder: bindery::client::Builder| builder.page_origin("https://pages.example.com");
    let client = Client::builder().key("k&1").configure(|builder| allow(builder).transport(InProcess::new(last)));
    let call = client.build().unwrap().list_by_url().limit(1);
    assert_eq!(ending(call).await, (2, Some(PagingReason::OtherOrigin)));
    let refused = Client::builder().key("k").configure(|builder| builder.page_origin("http://pages.example.com"));
    assert!(refused.build().unwrap_err().to_string().contains("is not `https`"));
}

#[tokio::test]
async fn credentials_stay_at_their_origin() {
    use PagingReason::{BadUrl, OtherOrigin};
    for (next, reason) in [
        ("https://evil.test/next?limit=1", OtherOrigin),
        ("//evil.test/next", OtherOrigin),
        ("http://api.example.com/next?limit=1", OtherOrigin),
        ("https://api.example.com:8443/next", OtherOrigin),
        ("https://api.example.com.evil.test/", OtherOrigin),
        ("https://ada:pw@api.example.com/next", BadUrl),
        ("data:text/plain,x", OtherOrigin),
        ("https://", BadUrl),
    ] {
        let page = format!(r#"{{"results":[{{"id":"a"}}],"next":"{next}"}}"#).leak();
        let (client, seen) = scripted(&[page]);
        assert_eq!(ending(client.list_by_url()).await, (1, Some(reason)), "{next}");
        assert_eq!(seen.lock().unwrap().len(), 1);
        let (client, seen) = scripted(&[format!("<{next}>; rel=next|[]").leak()]);
        assert_eq!(ending(client.list_by_link_header()).await, (1, Some(reason)), "{next}");
        assert_eq!(seen.lock().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_credential_in_the_query_goes_along() {
    let end = r#"{"data":[],"_links":{}}"#;
    for (next, sent) in [
        ("/links?at=2#x", "/links?at=2&key=k%261"),
        ("https://api.example.com/elsewhere", "/elsewhere?key=k%261"),
        ("/links?key=theirs", "/links?key=theirs"),
    ] {
        let page = format!(r#"{{"data":[],"_links":{{"next":{{"href":"{next}"}}}}}}"#).leak();
        let (client, seen) = scripted(&[page, end]);
        assert_eq!(ending(client.list_by_links()).await, (2, None));
        assert_eq!(seen.lock().unwrap()[1], sent);
    }
}

#[tokio::test]
async fn an_error_of_a_page_ends_it() {
    let (client, _) = scripted(&[r#"{"data":[{"id":"a"}],"next_cursor":"x"}"#, "no"]);
    let mut items = client.list_by_cursor().paginate().items();
    assert_eq!(items.next().await.unwrap().unwrap().id, "a");
    assert!(matches!(items.next().await.unwrap().unwrap_err().problem(), Some(Problem::Body(_))));
    assert!(items.next().await.is_none());
    assert!(client.list_by_cursor().paginate().collect().await.is_err());
}
