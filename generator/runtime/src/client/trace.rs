//! Spans of a call and of each request that is sent for it, the latter with the attributes that the OpenTelemetry
//! conventions for HTTP clients name; nothing without the feature `tracing`. No path, query, header, body or error text
//! is in them: they may hold secrets.

use http::Uri;

use super::error::Failed;
use super::received::Received;
use crate::operation::Endpoint;

#[cfg(feature = "tracing")]
pub(super) use spans::Trace;

/// Nothing.
#[cfg(not(feature = "tracing"))]
pub(super) struct Trace;

#[cfg(not(feature = "tracing"))]
impl Trace {
    pub(super) fn new(_: &Endpoint) -> Self {
        Self
    }

    pub(super) async fn call<T>(&self, call: impl Future<Output = T>) -> T {
        call.await
    }

    pub(super) fn begin(&self, _: &Endpoint, _: &Uri) {}

    pub(super) async fn request<T>(&self, request: impl Future<Output = T>) -> T {
        request.await
    }

    pub(super) fn redirected(&self, _: http::StatusCode) {}

    pub(super) fn answered(&self, _: &Result<Received, Box<Failed>>) {}

    pub(super) fn ended(&self, _: &Result<Received, Box<Failed>>) {}
}

#[cfg(feature = "tracing")]
mod spans {
    use std::sync::{Mutex, MutexGuard, PoisonError};

    use http::StatusCode;
    use tracing::field::Empty;
    use tracing::{Instrument as _, Span, info_span};

    use super::{Endpoint, Failed, Received, Uri};
    use crate::client::error::Problem;

    /// The spans of a call.
    pub(crate) struct Trace {
        call: Span,
        sent: Mutex<Sent>,
    }

    struct Sent {
        /// How many requests there were.
        count: u32,
        /// The last of them, until it is known what came of it.
        last: Span,
    }

    impl Trace {
        pub(crate) fn new(endpoint: &Endpoint) -> Self {
            let call = info_span!(
                target: "bindery::client",
                "API call",
                otel.name = endpoint.name,
                otel.kind = "internal",
                otel.status_code = Empty,
                "error.type" = Empty,
                operation = endpoint.name,
            );
            Self { call, sent: Mutex::new(Sent { count: 0, last: Span::none() }) }
        }

        /// The call, in its span.
        pub(crate) async fn call<T>(&self, call: impl Future<Output = T>) -> T {
            call.instrument(self.call.clone()).await
        }

        /// Another request is sent: an attempt, or where a redirect leads.
        pub(crate) fn begin(&self, endpoint: &Endpoint, uri: &Uri) {
            let usual = match uri.scheme_str() {
                Some("https") => 443,
                _ => 80,
            };
            // An unknown method might be any text.
            let known = matches!(
                endpoint.method,
                "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH" | "QUERY"
            );
            let mut sent = self.sent();
            sent.last = info_span!(
                target: "bindery::client",
                parent: &self.call,
                "HTTP request",
                otel.name = format_args!("{} {}", if known { endpoint.method } else { "HTTP" }, endpoint.path),
                otel.kind = "client",
                otel.status_code = Empty,
                http.request.method = if known { endpoint.method } else { "_OTHER" },
                http.request.method_original = (!known).then_some(endpoint.method),
                http.request.resend_count = (sent.count > 0).then_some(sent.count),
                http.response.status_code = Empty,
                server.address = uri.host(),
                server.port = uri.port_u16().unwrap_or(usual),
                url.scheme = uri.scheme_str(),
                url.template = endpoint.path,
                "error.type" = Empty,
            );
            sent.count = sent.count.saturating_add(1);
        }

        /// A part of the request's exchange, in its span.
        pub(crate) async fn request<T>(&self, request: impl Future<Output = T>) -> T {
            let span = self.sent().last.clone();
            request.instrument(span).await
        }

        /// The answer is a redirect that is followed.
        pub(crate) fn redirected(&self, status: StatusCode) {
            self.take().record("http.response.status_code", status.as_u16());
        }

        /// What came of the last request, unless that is known.
        pub(crate) fn answered(&self, outcome: &Result<Received, Box<Failed>>) {
            let span = self.take();
            if let Some(status) = status(outcome) {
                span.record("http.response.status_code", status.as_u16());
            }
            fail(&span, outcome);
        }

        /// What came of the call.
        pub(crate) fn ended(&self, outcome: &Result<Received, Box<Failed>>) {
            self.answered(outcome);
            fail(&self.call, outcome);
        }

        fn sent(&self) -> MutexGuard<'_, Sent> {
            self.sent.lock().unwrap_or_else(PoisonError::into_inner)
        }

        fn take(&self) -> Span {
            std::mem::replace(&mut self.sent().last, Span::none())
        }
    }

    fn status(outcome: &Result<Received, Box<Failed>>) -> Option<StatusCode> {
        let received = match outcome {
            Ok(received) => Some(received),
            Err(failed) => failed.received.as_ref(),
        };
        received.map(|received| received.status)
    }

    fn fail(span: &Span, outcome: &Result<Received, Box<Failed>>) {
        let problem = outcome.as_ref().err().map(|failed| kind(&failed.problem).to_owned());
        let refused =
            || status(outcome).filter(|status| status.as_u16() >= 400).map(|status| status.as_str().to_owned());
        if let Some(kind) = problem.or_else(refused) {
            span.record("error.type", kind);
            span.record("otel.status_code", "ERROR");
        }
    }

    /// A name for a kind of problem, of which there are few.
    fn kind(problem: &Problem) -> &'static str {
        match problem {
            Problem::Transport(error) if error.is_connect() => "connect",
            Problem::Transport(error) if error.is_timeout() => "timeout",
            Problem::Transport(_) => "transport",
            Problem::Timeout(_) => "timeout",
            Problem::TooLarge(_) => "too_large",
            Problem::Redirect(_) => "redirect",
            Problem::Credential(_) => "credential",
            _ => "other",
        }
    }
}
