//! Which credentials travel, and where.

use bindery::client::{Builder, Problem, Secret};

use crate::api::{API, GetItem, SaveItem};
use crate::peer::{Peer, answer};

/// The request of an operation with every kind of alternative.
async fn sent(configure: impl FnOnce(Builder) -> Builder) -> String {
    let peer = Peer::json(r#"{"id":"a"}"#).await;
    let client = configure(peer.builder()).build().unwrap();
    client.call(GetItem { session: Some("s".into()), ..GetItem::new("1") }).output().await.unwrap();
    peer.request()
}

#[tokio::test]
async fn the_first_complete_alternative_is_used() {
    let request = sent(|builder| {
        let builder = builder.credential(1, "token".into()).credential(3, "query".into());
        builder.credential(2, "org".into())
    });
    let request = request.await;
    assert!(request.contains("\r\nauthorization: Bearer token\r\n"), "{request}");
    assert!(request.contains("\r\nx-org: Org org\r\n"), "{request}");
    assert!(!request.contains("api_key"), "{request}");
}

#[tokio::test]
async fn an_incomplete_alternative_is_skipped() {
    let request = sent(|builder| builder.credential(1, "token".into()).credential(3, "a b&c".into())).await;
    assert!(request.starts_with("GET /items/1?api_key=a%20b%26c HTTP/1.1\r\n"), "{request}");
    assert!(!request.contains("token"), "{request}");
}

#[tokio::test]
async fn cookies_and_basic_credentials() {
    let request = sent(|builder| builder.credential(4, "a=b".into())).await;
    assert!(request.contains("\r\ncookie: session=s; sid=a=b\r\n"), "{request}");
    let request = sent(|builder| builder.credential(5, Secret::basic("Aladdin", "open sesame").into())).await;
    assert!(request.contains("\r\nauthorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n"), "{request}");
}

#[tokio::test]
async fn missing_credentials_are_named_and_nothing_is_sent() {
    let peer = Peer::json("{}").await;
    let client = peer.builder().credential(1, "token".into()).build().unwrap();
    let error = client.call(GetItem::new("1")).send().await.unwrap_err();
    let Some(Problem::MissingCredentials(missing)) = error.problem() else { panic!("{error:?}") };
    assert_eq!(missing.alternatives(), [["key"], ["org"], ["query"], ["cookie"], ["basic"]]);
    let message =
        "no credential is configured: set `key`, or `org`, or `query`, or `cookie`, or `basic` on the client's builder";
    assert!(error.to_string().ends_with(message), "{error}");
    assert!(peer.requests().is_empty());
}

#[tokio::test]
async fn optional_credentials_are_sent_when_configured() {
    let peer = Peer::json(r#"{"data":{"id":"a"},"errors":[]}"#).await;
    let call = |builder: Builder| builder.build().unwrap().call(SaveItem { id: "1".into(), body: None }).output();
    call(peer.builder()).await.unwrap();
    call(peer.builder().credential(3, "k".into())).await.unwrap();
    let lines: Vec<_> = peer.requests().iter().map(|request| request.lines().next().unwrap().to_owned()).collect();
    assert_eq!(lines, ["POST /items/1:save?kind=full HTTP/1.1", "POST /items/1:save?kind=full&api_key=k HTTP/1.1"]);
}

#[tokio::test]
async fn secrets_stay_out_of_debug_forms_and_errors() {
    let secrets = |builder: Builder| {
        let builder = builder.credential(3, "hunter2".into()).header("x-private", "hunter2");
        builder.timeout(std::time::Duration::from_secs(5))
    };
    let builder = secrets(Builder::new(&API).base_url("http://127.0.0.1:1"));
    let client = builder.clone().build().unwrap();
    let call = client.call(GetItem::new("1")).header("x-own", "hunter2");
    let error = call.clone().send().await.unwrap_err();
    assert!(error.is_connect(), "{error:?}");
    let mut chain = String::new();
    let mut next: Option<&dyn std::error::Error> = Some(&error);
    while let Some(error) = next {
        chain += &format!("{error} {error:?}\n");
        next = error.source();
    }
    let all = format!("{builder:?} {client:?} {call:?} {error:?} {chain}");
    assert!(!all.contains("hunter2"), "{all}");
}

#[tokio::test]
async fn addresses_stay_out_of_debug_forms() {
    let builder = |url: &str| Builder::new(&API).base_url(url).credential(0, "key-1".into());
    let all = format!("{:?} {:?}", builder("https://ada:hunter2@api.test"), builder("https://a.test/?key=hunter2"));
    assert!(!all.contains("hunter2") && all.contains("\"key\""), "{all}");
    let receiver = Builder::new(&API).address("https://hooks.test/hunter2?key=hunter2");
    let all = format!("{receiver:?} {:?}", receiver.clone().build().unwrap());
    assert!(!all.contains("hunter2"), "{all}");
    // A redirect repeats what was asked.
    let peer = Peer::new(|_| answer("302 Found", "location: https://other.test/?api_key=hunter2", "")).await;
    let client = peer.builder().credential(3, "hunter2".into()).build().unwrap();
    let error = client.call(GetItem::new("1")).send().await.unwrap_err();
    assert_eq!(error.headers().unwrap()["location"], "https://other.test/?api_key=hunter2");
    assert!(!format!("{error} {error:?}").contains("hunter2"), "{error:?}");
}

#[tokio::test]
async fn cookies_stay_out_of_debug_forms() {
    let peer = Peer::new(|_| answer("200 OK", "set-cookie: sid=hunter2", r#"{"id":"a"}"#)).await;
    let client = peer.builder().credential(4, "hunter2".into()).build().unwrap();
    let call = client.call(GetItem::new("1"));
    let response = call.clone().send().await.unwrap();
    assert_eq!(response.headers()["set-cookie"], "sid=hunter2");
    let error = call.clone().max_response_bytes(1).send().await.unwrap_err();
    let all = format!("{response:?} {error:?} {:?}", call.build().unwrap());
    assert!(!all.contains("hunter2"), "{all}");
}

#[tokio::test]
async fn credentials_that_are_set_by_hand_stay_out_of_debug_forms() {
    let client = Builder::new(&API).credential(0, "key-1".into()).header("authorization", "hunter2").build().unwrap();
    let call = client.call(GetItem::new("1")).header("cookie", "hunter2").header("proxy-authorization", "hunter2");
    let request = call.build().unwrap();
    assert_eq!(request.headers()["authorization"], "hunter2");
    assert!(!format!("{request:?} {call:?} {client:?}").contains("hunter2"), "{request:?}");
}

#[test]
fn credentials_that_cannot_travel_are_refused_at_once() {
    let refused = [
        (0, "key\n", "the credential for `key` ends with white space or a line break"),
        (0, "a\r\nb: c", "the credential for `key` holds characters that a header can't carry"),
        (1, "a\0", "the credential for `token` holds characters that a header can't carry"),
        (4, "a; b", "the credential for `cookie` holds characters that a cookie can't carry"),
    ];
    for (scheme, secret, message) in refused {
        let error = Builder::new(&API).credential(scheme, secret.into()).build().unwrap_err();
        assert_eq!(error.to_string(), message);
    }
}
