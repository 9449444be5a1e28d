//! Why there is no response.

use std::fmt;

use http::Uri;

use super::BoxError;

/// There is no response, or not the whole of it: no connection, a connection that broke, a response that is not HTTP.
#[derive(Debug)]
pub struct TransportError {
    stage: Stage,
    /// Scheme, host and port of what was asked.
    origin: Option<String>,
    source: BoxError,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Connect,
    Timeout,
    Exchange,
}

impl TransportError {
    /// A failure that is neither of the two below.
    pub fn new(source: impl Into<BoxError>) -> Self {
        Self::at(Stage::Exchange, source.into())
    }

    /// No connection could be made: the API has seen nothing.
    pub fn connect(source: impl Into<BoxError>) -> Self {
        Self::at(Stage::Connect, source.into())
    }

    /// A time limit of the transport itself was reached.
    pub fn timeout(source: impl Into<BoxError>) -> Self {
        Self::at(Stage::Timeout, source.into())
    }

    fn at(stage: Stage, source: BoxError) -> Self {
        Self { stage, origin: None, source }
    }

    /// Knows what was asked.
    pub(crate) fn asked(mut self, uri: &Uri) -> Self {
        let port = uri.port().map(|port| format!(":{port}")).unwrap_or_default();
        self.origin = uri.scheme_str().zip(uri.host()).map(|(scheme, host)| format!("{scheme}://{host}{port}"));
        self
    }

    /// Scheme, host and port of what was asked, where that was.
    #[must_use]
    pub fn origin(&self) -> Option<&str> {
        self.origin.as_deref()
    }

    /// Whether no connection could be made.
    #[must_use]
    pub fn is_connect(&self) -> bool {
        self.stage == Stage::Connect
    }

    /// Whether a time limit of the transport was reached.
    #[must_use]
    pub fn is_timeout(&self) -> bool {
        self.stage == Stage::Timeout
    }
}

impl fmt::Display for TransportError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self.stage {
            Stage::Connect => "no connection could be made",
            Stage::Timeout => "the transport reached its time limit",
            Stage::Exchange => "the exchange broke off",
        })?;
        match self.origin().filter(|_| self.is_connect()) {
            Some(origin) => write!(formatter, " to `{}`", origin.escape_debug()),
            None => Ok(()),
        }
    }
}

impl std::error::Error for TransportError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&*self.source)
    }
}
