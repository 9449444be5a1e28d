//! How requests look on the wire.

use bindery::client::{Builder, Problem, reqwest};

use crate::api::{API, GetItem, Item, SaveItem};
use crate::peer::Peer;

const ITEM: &str = r#"{"id":"a"}"#;

/// The lines of the request without those that every request has.
async fn sent(request: GetItem) -> Vec<String> {
    let peer = Peer::json(ITEM).await;
    peer.client().call(request).send().await.unwrap();
    let common = ["host: ", "user-agent: bindery/", "x-key: key-1", "accept: "];
    let request = peer.request();
    let lines = request.lines().filter(|line| !line.is_empty() && !common.iter().any(|start| line.starts_with(start)));
    lines.map(str::to_owned).collect()
}

#[tokio::test]
async fn parameters_take_their_places() {
    let request = GetItem {
        tags: Some(vec!["a b".into(), "c,d&e".into()]),
        fields: Some(vec!["x".into(), "y,z".into()]),
        limit: Some(-3),
        exact: Some(true),
        trace: Some("t 1".into()),
        labels: Some(vec!["l1".into(), "l2".into()]),
        session: Some("a;b=c".into()),
        ..GetItem::new("a/b c?d=é%2e#..")
    };
    let lines = sent(request).await;
    let query = "tag%5B%5D=a%20b&tag%5B%5D=c%2Cd%26e&fields=x,y%2Cz&limit=-3&exact=true";
    assert_eq!(lines[0], format!("GET /items/a%2Fb%20c%3Fd%3D%C3%A9%252e%23..?{query} HTTP/1.1"));
    assert_eq!(lines[1..], ["x-trace: t 1", "x-labels: l1,l2", "cookie: session=a%3Bb=c"]);
}

#[tokio::test]
async fn what_is_absent_or_empty_is_not_sent() {
    let request = GetItem { tags: Some(vec![]), fields: Some(vec![]), labels: Some(vec![]), ..GetItem::new("1") };
    assert_eq!(sent(request).await, ["GET /items/1 HTTP/1.1"]);
    let request = GetItem { tags: Some(vec![String::new()]), trace: Some(String::new()), ..GetItem::new("1") };
    assert_eq!(sent(request).await, ["GET /items/1?tag%5B%5D= HTTP/1.1", "x-trace: "]);
}

#[tokio::test]
async fn values_that_would_change_the_request_are_refused() {
    let peer = Peer::json(ITEM).await;
    let refused = [
        (GetItem::new(""), "the path parameter `id` is empty"),
        (GetItem::new("."), "the path parameter `id` is `.` or `..`"),
        (GetItem::new(".."), "the path parameter `id` is `.` or `..`"),
        (
            GetItem { trace: Some("a\r\nx-key: b".into()), ..GetItem::new("1") },
            "the header `X-Trace` has a value with a line",
        ),
        (
            GetItem { trace: Some(" a".into()), ..GetItem::new("1") },
            "the header `X-Trace` starts or ends with white space",
        ),
        (
            GetItem { labels: Some(vec!["a,b".into()]), ..GetItem::new("1") },
            "the header `X-Labels` has an element with a comma",
        ),
        (
            GetItem { labels: Some(vec!["a".into(), String::new()]), ..GetItem::new("1") },
            "the header `X-Labels` has an element that is empty",
        ),
        (
            GetItem { fields: Some(vec![String::new()]), ..GetItem::new("1") },
            "the query parameter `fields` is a list of one empty text",
        ),
        (GetItem { host: Some("evil.test".into()), ..GetItem::new("1") }, "the header `Host` is not for a parameter"),
    ];
    for (request, message) in refused {
        let error = peer.client().call(request).send().await.unwrap_err();
        assert!(matches!(error.problem(), Some(Problem::Request(_))), "{error:?}");
        assert!(error.to_string().starts_with(&format!("`get_item` (GET /items/{{id}}): {message}")), "{error}");
    }
    assert!(peer.requests().is_empty());
}

#[tokio::test]
async fn a_body_is_sent_with_its_media_type() {
    let peer = Peer::json(r#"{"data":{"id":"a"},"errors":null}"#).await;
    let body = Some(Item { id: "a\"b".into(), size: Some(2) });
    peer.client().call(SaveItem { id: "1".into(), body }).output().await.unwrap();
    let request = peer.request();
    assert!(request.starts_with("POST /items/1:save?kind=full HTTP/1.1\r\n"), "{request}");
    assert!(request.contains("\r\ncontent-type: application/json\r\n"), "{request}");
    assert!(request.ends_with("\r\n\r\n{\"id\":\"a\\\"b\",\"size\":2}"), "{request}");
}

#[tokio::test]
async fn an_absent_body_is_not_sent() {
    let peer = Peer::json(r#"{"data":{"id":"a"},"errors":null}"#).await;
    peer.client().call(SaveItem { id: "1".into(), body: None }).output().await.unwrap();
    let request = peer.request();
    assert!(!request.contains("content-type"), "{request}");
    assert!(request.ends_with("\r\n\r\n"), "{request}");
}

#[tokio::test]
async fn a_call_can_be_looked_at_without_sending_it() {
    let peer = Peer::json(ITEM).await;
    let mut call = peer.client().call(GetItem::new("1")).header("x-extra", "1").header("accept", "application/xml");
    call.request_mut().limit = Some(1);
    let request = call.clone().build().unwrap();
    assert_eq!(request.uri().to_string(), format!("{}/items/1?limit=1", peer.url));
    assert_eq!(request.headers()["x-extra"], "1");
    assert_eq!(request.headers()["accept"], "application/xml");
    assert_eq!(
        peer.client().call(GetItem::new("1")).build().unwrap().headers()["accept"],
        "application/json, application/problem+json"
    );
    assert!(!format!("{request:?}").contains("key-1"), "{request:?}");
    assert!(peer.requests().is_empty());
    let error = call.header("x-extra", "a\nb").build().unwrap_err();
    assert!(error.to_string().contains("the header `x-extra` has a value that HTTP does not allow"), "{error}");
}

/// Whatever a value is, it stays the one segment that the path has for it, and the one value of its parameter.
#[test]
fn no_value_leaves_its_place() {
    const PIECES: [&str; 20] =
        ["/", "\\", "..", ".", "%2e", "%2f", "%", "?", "#", "&", "=", "+", ";", "@", ":", " ", "\r\n", "\0", "é", "x"];
    let client = Builder::new(&API).credential(0, "k".into()).build().unwrap();
    let mut state = 1u64;
    for _ in 0..5000 {
        let mut value = String::new();
        for _ in 0..state % 5 + 1 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            value += PIECES[(state >> 33) as usize % PIECES.len()];
        }
        let request = GetItem { tags: Some(vec![value.clone()]), ..GetItem::new(&value) };
        let Ok(request) = client.call(request).build() else {
            assert!(matches!(&*value, "." | ".."), "{value:?}");
            continue;
        };
        // The parser that reqwest uses, with its notion of dot segments and backslashes.
        let url = reqwest::Url::parse(&request.uri().to_string()).unwrap();
        assert_eq!(url.origin().ascii_serialization(), "https://api.test");
        assert_eq!(url.as_str(), request.uri().to_string());
        let segments: Vec<_> = url.path_segments().unwrap().collect();
        assert_eq!(segments[..2], ["v1", "items"], "{value:?}");
        assert_eq!(segments.len(), 3, "{value:?}");
        assert_eq!(percent_encoding::percent_decode_str(segments[2]).decode_utf8().unwrap(), value);
        assert_eq!(url.query_pairs().collect::<Vec<_>>(), [("tag[]".into(), value.into())]);
    }
}
