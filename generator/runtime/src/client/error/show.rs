//! What an error shows: enough to find the cause, nothing that was sent.

use std::fmt::{self, Write as _};

use super::body::{excerpt, shown};
use super::{Error, Parts, Problem};

impl<E: fmt::Debug> fmt::Debug for Error<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let cause: &dyn fmt::Debug = match &self.0.cause {
            Ok(error) => error,
            Err(problem) => problem,
        };
        let mut debug = formatter.debug_struct("Error");
        debug.field("operation", &self.0.endpoint.name).field("cause", cause);
        if let Some(received) = &self.0.received {
            debug.field("received", received);
        }
        debug.finish()
    }
}

impl<E: fmt::Debug> fmt::Display for Error<E> {
    /// Names the operation, the status and the cause; of an error that the API reported, the beginning of its `Debug`
    /// form. Never shows what was sent.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Parts { endpoint, cause, received } = &*self.0;
        write!(formatter, "`{}` ({} {})", endpoint.name, endpoint.method, endpoint.path)?;
        if let Some(status) = self.status() {
            write!(formatter, " answered {}", status.as_u16())?;
        }
        if let Some(id) = self.request_id() {
            write!(formatter, " (request `{}`)", id.escape_debug())?;
        }
        match cause {
            // An error that `Short` returns says that the limit is reached.
            Ok(error) => {
                formatter.write_str(": ")?;
                let mut short = Short { formatter, left: 300 };
                match write!(short, "{error:?}") {
                    Err(_) if short.left == 0 => formatter.write_str("…"),
                    result => result,
                }
            }
            Err(problem) => {
                write!(formatter, ": {problem}")?;
                let body = received.as_ref().filter(|_| matches!(problem, Problem::Undocumented | Problem::Empty));
                match body.map(|received| excerpt(&received.body, 0)).filter(|text| !text.is_empty()) {
                    Some(text) => write!(formatter, ": `{}`", shown(&text)),
                    None => Ok(()),
                }
            }
        }
    }
}

impl<E: fmt::Debug> std::error::Error for Error<E> {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.problem().and_then(Problem::source)
    }
}

/// Lets only the first characters through, then fails.
struct Short<'a, 'b> {
    formatter: &'a mut fmt::Formatter<'b>,
    left: usize,
}

impl fmt::Write for Short<'_, '_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        let mut rest = text.chars();
        let kept: usize = rest.by_ref().take(self.left).map(char::len_utf8).sum();
        self.left = self.left.saturating_sub(text.get(..kept).map_or(0, |kept| kept.chars().count()));
        self.formatter.write_str(text.get(..kept).unwrap_or_default())?;
        if rest.next().is_none() { Ok(()) } else { Err(fmt::Error) }
    }
}
