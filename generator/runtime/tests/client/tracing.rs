//! The spans of a call, and what must not be in them.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;

use bindery::client::{Builder, Retry};
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Dispatch, Event, Metadata, Subscriber};

use crate::api::{API, GetItem};
use crate::peer::{Peer, answer};

/// Keeps the fields of all spans of this crate, each after the number of its span.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<(String, u64)>>);

struct Writer<'a>(&'a mut String, u64);

impl Visit for Writer<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        writeln!(self.0, "{} {field}={value:?}", self.1).unwrap();
    }
}

impl Subscriber for Spans {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "bindery::client"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        let (text, count) = &mut *self.0.lock().unwrap();
        *count += 1;
        let parent = span.parent().map(Id::into_u64);
        writeln!(text, "{count} in {parent:?}").unwrap();
        span.record(&mut Writer(text, *count));
        Id::from_u64(*count)
    }

    fn record(&self, span: &Id, values: &Record<'_>) {
        values.record(&mut Writer(&mut self.0.lock().unwrap().0, span.into_u64()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// What is in the spans of what a program does.
async fn spans(program: impl Future<Output = ()>) -> String {
    // Of a lone dispatcher, tracing asks the thread of whichever test comes first whether anybody listens.
    static ANOTHER: LazyLock<Dispatch> = LazyLock::new(|| Dispatch::new(Spans::default()));
    LazyLock::force(&ANOTHER);
    let spans = Spans::default();
    let guard = tracing::subscriber::set_default(spans.clone());
    program.await;
    drop(guard);
    let (text, _) = &*spans.0.lock().unwrap();
    text.clone()
}

fn sent(number: u64, count: u64, port: &str) -> String {
    let count = if count > 0 { format!("{number} http.request.resend_count={count}\n") } else { String::new() };
    format!(
        "{number} in Some(1)\n{number} otel.name=GET /items/{{id}}\n{number} otel.kind=\"client\"\n\
         {number} http.request.method=\"GET\"\n{count}{number} server.address=\"127.0.0.1\"\n\
         {number} server.port={port}\n{number} url.scheme=\"http\"\n{number} url.template=\"/items/{{id}}\"\n"
    )
}

const CALL: &str = "1 in None\n1 otel.name=\"get_item\"\n1 otel.kind=\"internal\"\n1 operation=\"get_item\"\n";

fn failed(number: u64, kind: &str) -> String {
    format!("{number} error.type=\"{kind}\"\n{number} otel.status_code=\"ERROR\"\n")
}

#[tokio::test]
async fn each_attempt_of_a_call_is_a_span() {
    let peer = Peer::new(|_| answer("503 Busy", "retry-after: 0", r#"{"code":"hunter2"}"#)).await;
    let client = peer.builder().credential(3, "hunter2".into()).retry(Retry::new().attempts(3)).build().unwrap();
    let call = client.call(GetItem { trace: Some("hunter2".into()), ..GetItem::new("hunter2") });
    let seen = spans(async { drop(call.send().await.unwrap_err()) }).await;
    let port = peer.url.rsplit(':').next().unwrap();
    let mut expected = CALL.to_owned();
    for number in 2..5 {
        expected += &sent(number, number - 2, port);
        expected += &format!("{number} http.response.status_code=503\n{}", failed(number, "503"));
    }
    assert_eq!(seen, expected + &failed(1, "503"));
}

#[tokio::test]
async fn redirects_and_time_limits_are_seen() {
    let peer = Peer::new(|request| match request.starts_with("GET /items/1 ") {
        true => answer("307 Elsewhere", "location: /items/2", ""),
        false => "HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{".to_owned(),
    });
    let peer = peer.await;
    let client = peer.builder().credential(0, "hunter2".into()).retry(Retry::never()).build().unwrap();
    let seen = spans(async { drop(client.call(GetItem::new("1")).send().await.unwrap_err()) }).await;
    let port = peer.url.rsplit(':').next().unwrap();
    let redirected = format!("{}2 http.response.status_code=307\n", sent(2, 0, port));
    let broken = format!("{}3 http.response.status_code=200\n{}", sent(3, 1, port), failed(3, "transport"));
    assert_eq!(seen, [CALL, &redirected, &broken, &failed(1, "transport")].concat());

    let silent = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = silent.local_addr().unwrap().port().to_string();
    let client = Builder::new(&API).base_url(format!("http://127.0.0.1:{port}")).credential(0, "hunter2".into());
    let client = client.timeout(Duration::from_millis(20)).build().unwrap();
    let seen = spans(async { drop(client.call(GetItem::new("1")).send().await.unwrap_err()) }).await;
    assert_eq!(seen, [CALL, &sent(2, 0, &port), &failed(2, "timeout"), &failed(1, "timeout")].concat());
    assert!(!seen.contains("hunter2"));
}
