//! The span of a call, and what must not be in it.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use bindery::client::Retry;
use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::api::GetItem;
use crate::peer::{Peer, answer};

/// Keeps the fields of all spans of this crate.
#[derive(Clone, Default)]
struct Spans(Arc<Mutex<String>>);

struct Writer<'a>(&'a mut String);

impl Visit for Writer<'_> {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        writeln!(self.0, "{field}={value:?}").unwrap();
    }
}

impl Subscriber for Spans {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "bindery::client"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut Writer(&mut self.0.lock().unwrap()));
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut Writer(&mut self.0.lock().unwrap()));
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, _: &Event<'_>) {}

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

#[tokio::test]
async fn a_call_is_a_span() {
    let peer = Peer::new(|_| answer("503 Busy", "retry-after: 0", r#"{"code":"hunter2"}"#)).await;
    let client = peer.builder().credential(3, "hunter2".into()).retry(Retry::new().attempts(3)).build().unwrap();
    let spans = Spans::default();
    let guard = tracing::subscriber::set_default(spans.clone());
    client.call(GetItem { trace: Some("hunter2".into()), ..GetItem::new("hunter2") }).send().await.unwrap_err();
    drop(guard);
    let seen = spans.0.lock().unwrap();
    let port = peer.url.rsplit(':').next().unwrap();
    let expected = format!(
        "otel.name=GET /items/{{id}}\notel.kind=\"client\"\nhttp.request.method=\"GET\"\n\
         server.address=\"127.0.0.1\"\nserver.port={port}\nurl.scheme=\"http\"\nurl.template=\"/items/{{id}}\"\n\
         operation=\"get_item\"\nhttp.request.resend_count=1\nhttp.request.resend_count=2\n\
         http.response.status_code=503\nerror.type=\"503\"\notel.status_code=\"ERROR\"\n"
    );
    assert_eq!(*seen, expected);
    assert!(!seen.contains("hunter2"));
}
