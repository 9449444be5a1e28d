//! A span for each call, with the attributes that the OpenTelemetry conventions for HTTP clients name; nothing without
//! the feature `tracing`. No query, header, body or error text is in it: they may hold secrets.

use super::base::Base;
use super::error::Failed;
#[cfg(feature = "tracing")]
use super::error::Problem;
use super::received::Received;
use crate::operation::Endpoint;

/// The span of a call.
#[derive(Clone)]
pub(super) struct Trace {
    #[cfg(feature = "tracing")]
    span: tracing::Span,
}

#[cfg(not(feature = "tracing"))]
impl Trace {
    pub(super) fn new(_: &Endpoint, _: &Base) -> Self {
        Self {}
    }

    pub(super) async fn follow<T>(&self, call: impl Future<Output = T>) -> T {
        call.await
    }

    pub(super) fn resent(&self, _: u32) {}

    pub(super) fn ended(&self, _: &Result<Received, Box<Failed>>) {}
}

#[cfg(feature = "tracing")]
impl Trace {
    pub(super) fn new(endpoint: &Endpoint, base: &Base) -> Self {
        let (host, port) = base.server();
        let span = tracing::info_span!(
            target: "bindery::client",
            "HTTP call",
            otel.name = format_args!("{} {}", endpoint.method, endpoint.path),
            otel.kind = "client",
            otel.status_code = tracing::field::Empty,
            http.request.method = endpoint.method,
            http.request.resend_count = tracing::field::Empty,
            http.response.status_code = tracing::field::Empty,
            server.address = host,
            server.port = port,
            url.scheme = base.scheme(),
            url.template = endpoint.path,
            "error.type" = tracing::field::Empty,
            operation = endpoint.name,
        );
        Self { span }
    }

    /// The call, in its span.
    pub(super) async fn follow<T>(&self, call: impl Future<Output = T>) -> T {
        tracing::Instrument::instrument(call, self.span.clone()).await
    }

    /// The call is sent again, for the time of this number.
    pub(super) fn resent(&self, number: u32) {
        self.span.record("http.request.resend_count", number);
    }

    pub(super) fn ended(&self, outcome: &Result<Received, Box<Failed>>) {
        let (received, problem) = match outcome {
            Ok(received) => (Some(received), None),
            Err(failed) => (failed.received.as_ref(), Some(&failed.problem)),
        };
        let status = received.map(|received| received.status);
        if let Some(status) = status {
            self.span.record("http.response.status_code", status.as_u16());
        }
        let is_error = |status: &http::StatusCode| status.as_u16() >= 400;
        let status = status.filter(is_error).map(|status| status.as_str().to_owned());
        let kind = problem.map(|problem| kind(problem).to_owned()).or(status);
        if let Some(kind) = kind {
            self.span.record("error.type", kind);
            self.span.record("otel.status_code", "ERROR");
        }
    }
}

/// A name for a kind of problem, of which there are few.
#[cfg(feature = "tracing")]
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
