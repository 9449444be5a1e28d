//! A span for each request, with the attributes that the OpenTelemetry conventions for HTTP servers name; nothing
//! without the feature `tracing`. No path, query, header, body or credential is in it: they may hold secrets. What the
//! conventions ask for beyond that (`url.path`, `client.address`), a layer in front may add.

use http::StatusCode;
use http::request::Parts;

use crate::operation::Endpoint;

#[cfg(feature = "tracing")]
pub(super) use spans::Trace;

/// Nothing.
#[cfg(not(feature = "tracing"))]
pub(super) struct Trace;

#[cfg(not(feature = "tracing"))]
impl Trace {
    pub(super) fn new(_: &Parts, _: Option<&Endpoint>) -> Self {
        Self
    }

    pub(super) fn request<F: Future>(&self, request: F) -> F {
        request
    }

    pub(super) fn answered(&self, _: StatusCode) {}
}

#[cfg(feature = "tracing")]
mod spans {
    use http::Version;
    use tracing::field::Empty;
    use tracing::instrument::Instrumented;
    use tracing::{Instrument as _, Span, info_span};

    use super::{Endpoint, Parts, StatusCode};

    /// The span of a request.
    pub(crate) struct Trace(Span);

    impl Trace {
        pub(crate) fn new(parts: &Parts, endpoint: Option<&Endpoint>) -> Self {
            let sent = parts.method.as_str();
            // Any other might be any text.
            let known = matches!(
                sent,
                "GET" | "HEAD" | "POST" | "PUT" | "DELETE" | "CONNECT" | "OPTIONS" | "TRACE" | "PATCH" | "QUERY"
            );
            let method = if known { sent } else { "HTTP" };
            let route = endpoint.map(|endpoint| endpoint.path);
            let version = match parts.version {
                Version::HTTP_10 => "1.0",
                Version::HTTP_2 => "2",
                Version::HTTP_3 => "3",
                _ => "1.1",
            };
            Self(info_span!(
                target: "bindery::server",
                "HTTP request",
                otel.name = format_args!("{method}{}{}", if route.is_some() { " " } else { "" }, route.unwrap_or("")),
                otel.kind = "server",
                otel.status_code = Empty,
                http.request.method = if known { sent } else { "_OTHER" },
                http.response.status_code = Empty,
                http.route = route,
                network.protocol.version = version,
                "error.type" = Empty,
                operation = endpoint.map(|endpoint| endpoint.name),
            ))
        }

        /// What is done for the request, in its span.
        pub(crate) fn request<F: Future>(&self, request: F) -> Instrumented<F> {
            request.instrument(self.0.clone())
        }

        /// What came of it: an error is what the server is to blame for.
        pub(crate) fn answered(&self, status: StatusCode) {
            self.0.record("http.response.status_code", status.as_u16());
            if status.is_server_error() {
                self.0.record("error.type", status.as_str());
                self.0.record("otel.status_code", "ERROR");
            }
        }
    }
}
