//! Why a client can't be built.

use std::fmt;
use std::sync::Arc;

use super::RequestError;

/// Why a client can't be built.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum BuildError {
    /// No base URL was set, and the document names no server, or one with a relative URL.
    NoServer {
        /// The API.
        api: &'static str,
        /// The relative URL of the server, where there is one.
        relative: Option<&'static str>,
    },
    /// The document has no server of this number.
    UnknownServer(usize),
    /// A variable of the server can't have this value: it would name another host.
    Variable {
        /// The variable's name in the document.
        name: &'static str,
        /// The value.
        value: String,
    },
    /// The document has no security scheme of this number.
    UnknownScheme(usize),
    /// The base URL can't be used.
    BaseUrl {
        /// The base URL, without what may be secret.
        url: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// The base URL would send credentials in the clear.
    Unencrypted {
        /// The base URL.
        url: String,
    },
    /// A credential can't travel where its scheme puts it.
    Credential {
        /// The scheme's name in the document.
        scheme: &'static str,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A header that is to be sent with every call is not valid.
    Header(RequestError),
    /// A setting has no effect beside a transport that the caller brought.
    ForeignTransport(&'static str),
    /// The HTTP client can't be set up.
    Http(Arc<dyn std::error::Error + Send + Sync>),
}

impl fmt::Display for BuildError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoServer { api, relative: None } => {
                write!(formatter, "the document of `{api}` names no server: set one with `base_url`")
            }
            Self::NoServer { api, relative: Some(url) } => {
                write!(formatter, "the server `{url}` of `{api}` is relative: set an absolute one with `base_url`")
            }
            Self::UnknownServer(index) => write!(formatter, "the document has no server number {index}"),
            Self::Variable { name, value } => {
                write!(formatter, "`{}` can't stand for `{name}` in the server's host", value.escape_debug())
            }
            Self::UnknownScheme(index) => write!(formatter, "the document has no security scheme number {index}"),
            Self::BaseUrl { url, reason } => write!(formatter, "the base URL `{url}` {reason}"),
            Self::Unencrypted { url } => {
                write!(formatter, "the base URL `{url}` is not `https`: change it, or call `allow_http`")
            }
            Self::Credential { scheme, reason } => write!(formatter, "the credential for `{scheme}` {reason}"),
            Self::Header(error) => error.fmt(formatter),
            Self::ForeignTransport(setting) => {
                write!(formatter, "`{setting}` has no effect on a transport of your own: set it there")
            }
            Self::Http(_) => formatter.write_str("the HTTP client can't be set up"),
        }
    }
}

impl std::error::Error for BuildError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Http(error) => Some(&**error),
            _ => None,
        }
    }
}
