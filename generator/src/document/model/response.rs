//! Responses (OpenAPI 3.2, sections 4.16, 4.17 and 4.20).

use super::{Header, MediaType, RefOr, Server};
use crate::source::{Map, Node, Span, Spanned, Text};

/// A Responses Object.
#[derive(Clone, Debug, PartialEq)]
pub struct Responses {
    /// The whole object; the operation when it has none.
    pub span: Span,
    /// Responses in document order; keys are unique.
    pub entries: Vec<(Spanned<StatusKey>, RefOr<Response>)>,
}

impl Responses {
    /// The responses by what they stand for, whatever their order in the document: what is made of them, and shared by
    /// operations that list them otherwise, is the same.
    #[must_use]
    pub fn by_status(&self) -> Vec<&(Spanned<StatusKey>, RefOr<Response>)> {
        let mut entries: Vec<_> = self.entries.iter().collect();
        entries.sort_by_key(|(key, _)| key.value);
        entries
    }
}

/// A key of a Responses Object. Sorts exact codes first, then ranges, then the default: the order of precedence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum StatusKey {
    /// `200`: from 100 to 599.
    Exact(u16),
    /// `2XX`: the first digit, from 1 to 5.
    Range(u8),
    /// `default`.
    Default,
}

/// A Response Object.
#[derive(Clone, Debug, PartialEq)]
pub struct Response {
    /// The whole object.
    pub span: Span,
    /// One line (3.2).
    pub summary: Option<Spanned<Text>>,
    /// Markdown.
    pub description: Option<Spanned<Text>>,
    /// Headers by name.
    pub headers: Map<RefOr<Header>>,
    /// By media type or range; empty when nothing is sent.
    pub content: Map<RefOr<MediaType>>,
    /// Links by name.
    pub links: Map<RefOr<Link>>,
}

/// A Link Object.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// The whole object.
    pub span: Span,
    /// The operation by its `operationId`.
    pub operation_id: Option<Spanned<Text>>,
    /// The operation by reference.
    pub operation_ref: Option<Spanned<Text>>,
    /// Values and runtime expressions by parameter.
    pub parameters: Map<Node>,
    /// Value or runtime expression.
    pub request_body: Option<Node>,
    /// Markdown.
    pub description: Option<Spanned<Text>>,
    /// Where the operation is served.
    pub server: Option<Server>,
}

impl StatusKey {
    /// Parses `default`, `404` or `4XX` (`4xx` occurs too).
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "default" {
            return Some(Self::Default);
        }
        match text.as_bytes() {
            [first @ b'1'..=b'5', b'X' | b'x', b'X' | b'x'] => Some(Self::Range(first - b'0')),
            [b'1'..=b'5', b'0'..=b'9', b'0'..=b'9'] => text.parse().ok().map(Self::Exact),
            _ => None,
        }
    }

    /// The first digit of the codes that it covers; `None` for the default.
    #[must_use]
    pub const fn class(self) -> Option<u8> {
        match self {
            Self::Exact(code) => Some((code / 100) as u8),
            Self::Range(first) => Some(first),
            Self::Default => None,
        }
    }
}

impl std::fmt::Display for StatusKey {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Exact(code) => write!(out, "{code}"),
            Self::Range(first) => write!(out, "{first}XX"),
            Self::Default => out.write_str("default"),
        }
    }
}
