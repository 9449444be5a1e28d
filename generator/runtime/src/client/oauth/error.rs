//! Why there is no token.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use serde_json::Value;

use crate::client::TransportError;
use crate::client::retry::is_passing;

/// There is no token.
///
/// Where several calls wait for one, all of them get the same error.
#[derive(Debug, Clone)]
pub struct TokenError(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    /// Where it was asked for; empty where nothing was sent.
    url: String,
    reason: Reason,
}

#[derive(Debug)]
pub(super) enum Reason {
    Transport(TransportError),
    Timeout(Duration),
    TooLarge,
    /// The API refused: its status, and `error` and `error_description` of RFC 6749, section 5.2.
    Refused {
        status: StatusCode,
        code: Option<String>,
        description: Option<String>,
    },
    /// The answer, or a setting, is not what it should be.
    Wrong(&'static str),
}

/// How much of what an API says is shown.
const SHOWN: usize = 200;

impl TokenError {
    pub(super) fn new(url: impl Into<String>, reason: Reason) -> Self {
        Self(Arc::new(Inner { url: url.into(), reason }))
    }

    pub(crate) fn wrong(what: &'static str) -> Self {
        Self::new("", Reason::Wrong(what))
    }

    /// The code of the refusal, such as `invalid_grant` (RFC 6749, section 5.2).
    #[must_use]
    pub fn code(&self) -> Option<&str> {
        match &self.0.reason {
            Reason::Refused { code, .. } => code.as_deref(),
            _ => None,
        }
    }

    /// The status of the answer, where tokens were refused.
    #[must_use]
    pub fn status(&self) -> Option<StatusCode> {
        match &self.0.reason {
            Reason::Refused { status, .. } => Some(*status),
            _ => None,
        }
    }

    /// Whether the same request may succeed in a while.
    #[must_use]
    pub fn is_retryable(&self) -> bool {
        match &self.0.reason {
            Reason::Transport(_) | Reason::Timeout(_) => true,
            Reason::Refused { status, .. } => is_passing(status.as_u16()),
            Reason::TooLarge | Reason::Wrong(_) => false,
        }
    }
}

impl Reason {
    pub(super) fn refused(status: StatusCode, body: &[u8]) -> Self {
        let body: Value = serde_json::from_slice(body).unwrap_or_default();
        let text = |name: &str| body.get(name).and_then(Value::as_str).map(bounded);
        Self::Refused { status, code: text("error"), description: text("error_description") }
    }
}

pub(super) fn bounded(text: &str) -> String {
    text.chars().take(SHOWN).collect()
}

impl fmt::Display for TokenError {
    /// Never shows what was sent.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Inner { url, reason } = &*self.0;
        formatter.write_str("no token")?;
        if !url.is_empty() {
            write!(formatter, " from `{url}`")?;
        }
        match reason {
            Reason::Transport(error) => write!(formatter, ": {error}"),
            Reason::Timeout(limit) => write!(formatter, ": no answer within {limit:?}"),
            Reason::TooLarge => formatter.write_str(": the answer is too large"),
            Reason::Wrong(what) => write!(formatter, ": {what}"),
            Reason::Refused { status, code, description } => {
                write!(formatter, ": it answered {}", status.as_u16())?;
                for text in [code, description].into_iter().flatten() {
                    write!(formatter, ", `{}`", text.escape_debug())?;
                }
                Ok(())
            }
        }
    }
}

impl std::error::Error for TokenError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match &self.0.reason {
            Reason::Transport(error) => std::error::Error::source(error),
            _ => None,
        }
    }
}
