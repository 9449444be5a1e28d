//! What went wrong on the server's side, for its operators: callers get a 500 without details.

use std::fmt;
use std::sync::Arc;

use crate::operation::Endpoint;

/// What the application did that a caller can't be told: a request ended in a 500, a response broke off, or there was no
/// handler to call.
#[derive(Debug, Clone)]
pub struct Incident {
    pub(super) endpoint: Option<&'static Endpoint>,
    pub(super) cause: Cause,
}

/// Why a request ended so.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Cause {
    /// The handler or the authenticator panicked, with this message.
    Panic(String),
    /// The handler's outcome is none that the document declares: an enum value that it does not list, a status outside
    /// the declared range.
    Undeclared(String),
    /// The body of a response broke off while it was sent, as what makes it failed with this message. The caller has
    /// the status already, and sees the connection end.
    BrokenOff(String),
    /// The service has no handler for the operation, and nobody has listed it as unimplemented. This is reported when the
    /// server is made and whenever the operation is called, which answers 501.
    LeftOut,
}

impl Incident {
    /// The operation that was called, where it was found before things went wrong.
    #[must_use]
    pub fn operation(&self) -> Option<&'static Endpoint> {
        self.endpoint
    }

    /// What went wrong.
    #[must_use]
    pub fn cause(&self) -> &Cause {
        &self.cause
    }
}

impl fmt::Display for Incident {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.endpoint.map_or("a request", |endpoint| endpoint.name))?;
        match &self.cause {
            Cause::Panic(message) => write!(f, ": panicked: {message}"),
            Cause::LeftOut => f.write_str(": it has no handler, and is not listed as unimplemented"),
            Cause::BrokenOff(message) => write!(f, ": the response broke off: {message}"),
            Cause::Undeclared(problem) => write!(f, ": the outcome is not one that the document declares: {problem}"),
        }
    }
}

type Report = dyn Fn(&Incident) + Send + Sync;

/// Who is told of incidents.
#[derive(Clone, Default)]
pub(super) struct Reporter(Option<Arc<Report>>);

impl Reporter {
    pub(super) fn new(report: impl Fn(&Incident) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(report)))
    }

    pub(super) fn report(&self, incident: &Incident) {
        #[cfg(feature = "tracing")]
        tracing::error!(target: "bindery::server", "{incident}");
        if let Some(report) = &self.0 {
            report(incident);
        }
    }
}
