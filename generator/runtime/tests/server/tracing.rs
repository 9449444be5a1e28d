//! The span of a request, and what must not be in it.

use std::fmt::{Debug, Write as _};
use std::sync::{Arc, Mutex};

use tracing::field::{Field, Visit};
use tracing::span::{Attributes, Id, Record};
use tracing::{Event, Metadata, Subscriber};

use crate::harness::{send, send_json};
use crate::shop;

/// Keeps the fields of all spans and events of the server.
#[derive(Clone, Default)]
struct Seen(Arc<Mutex<String>>);

impl Visit for Seen {
    fn record_debug(&mut self, field: &Field, value: &dyn Debug) {
        writeln!(self.0.lock().expect("a lock"), "{field}={value:?}").expect("a text");
    }
}

impl Subscriber for Seen {
    fn enabled(&self, metadata: &Metadata<'_>) -> bool {
        metadata.target() == "bindery::server"
    }

    fn new_span(&self, span: &Attributes<'_>) -> Id {
        span.record(&mut self.clone());
        Id::from_u64(1)
    }

    fn record(&self, _: &Id, values: &Record<'_>) {
        values.record(&mut self.clone());
    }

    fn record_follows_from(&self, _: &Id, _: &Id) {}

    fn event(&self, event: &Event<'_>) {
        event.record(&mut self.clone());
    }

    fn enter(&self, _: &Id) {}

    fn exit(&self, _: &Id) {}
}

/// What is in the spans and events of what a program does.
async fn seen(program: impl Future<Output = ()>) -> String {
    let seen = Seen::default();
    let guard = tracing::subscriber::set_default(seen.clone());
    program.await;
    drop(guard);
    let text = seen.0.lock().expect("a lock");
    text.clone()
}

const POST: &str = "otel.name=POST /things\notel.kind=\"server\"\nhttp.request.method=\"POST\"\n\
                    http.route=\"/things\"\nnetwork.protocol.version=\"1.1\"\noperation=\"create_thing\"\n";

#[tokio::test]
async fn a_request_is_a_span() {
    let posted = |name: &'static str| {
        let body = format!(r#"{{"name":"{name}","kind":"tea","secret":"hunter2"}}"#);
        seen(async move { drop(send_json(&shop::router(), "POST /things?token=hunter2", &body).await) })
    };
    assert_eq!(posted("pot").await, format!("{POST}http.response.status_code=201\n"));
    assert_eq!(posted("x").await, format!("{POST}http.response.status_code=422\n"));
    let failed = "error.type=\"503\"\notel.status_code=\"ERROR\"\n";
    assert_eq!(posted("down").await, format!("{POST}http.response.status_code=503\n{failed}"));
    let told = posted("lying").await;
    assert!(told.contains("message=create_thing: the outcome is not one that the document declares"), "{told}");
}

#[tokio::test]
async fn what_is_not_found_has_no_route() {
    let nowhere = seen(async { drop(send(&shop::router(), "SECRET /hunter2", &[], "").await) }).await;
    let expected = "otel.name=HTTP\notel.kind=\"server\"\nhttp.request.method=\"_OTHER\"\n\
                    network.protocol.version=\"1.1\"\nhttp.response.status_code=404\n";
    assert_eq!(nowhere, expected);
}
