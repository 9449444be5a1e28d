//! Paths and operations (OpenAPI 3.2, sections 4.8 to 4.10 and 4.18).

use super::{Parameter, RefOr, RequestBody, Responses, SecurityRequirement, Server};
use crate::source::{Map, Span, Spanned, Text};

/// A Path Item Object. A `$ref` of its own is a member with siblings, as in a schema.
#[derive(Clone, Debug, PartialEq)]
pub struct PathItem {
    /// The whole object.
    pub span: Span,
    /// Another path item whose members apply as well.
    pub reference: Option<Spanned<Text>>,
    /// One line for all operations.
    pub summary: Option<Spanned<Text>>,
    /// Markdown for all operations.
    pub description: Option<Spanned<Text>>,
    /// Servers that replace the document's; `None` when absent.
    pub servers: Option<Vec<Server>>,
    /// Parameters of every operation below.
    pub parameters: Vec<RefOr<Parameter>>,
    /// The operations in document order, those of `additionalOperations` last.
    pub operations: Vec<Operation>,
}

/// An Operation Object.
#[derive(Clone, Debug, PartialEq)]
pub struct Operation {
    /// The whole object.
    pub span: Span,
    /// The method, with the place of its key.
    pub method: Spanned<Method>,
    /// Names of the tags that it belongs to.
    pub tags: Vec<Spanned<Text>>,
    /// One line.
    pub summary: Option<Spanned<Text>>,
    /// Markdown.
    pub description: Option<Spanned<Text>>,
    /// The document's own name for it.
    pub operation_id: Option<Spanned<Text>>,
    /// Its parameters; those of the path item apply too, unless name and place are the same.
    pub parameters: Vec<RefOr<Parameter>>,
    /// What is sent.
    pub request_body: Option<RefOr<RequestBody>>,
    /// What may come back.
    pub responses: Responses,
    /// Requests that the other side will make, by name.
    pub callbacks: Map<RefOr<Callback>>,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// Security of its own; `None` when absent (the document's applies), `Some` of nothing when it is open.
    pub security: Option<Vec<SecurityRequirement>>,
    /// Servers that replace the path item's and the document's; `None` when absent.
    pub servers: Option<Vec<Server>>,
}

/// A Callback Object: path items by runtime expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Callback {
    /// The whole object.
    pub span: Span,
    /// Path items by runtime expression, in document order.
    pub paths: Map<PathItem>,
}

/// An HTTP method.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// `GET`.
    Get,
    /// `PUT`.
    Put,
    /// `POST`.
    Post,
    /// `DELETE`.
    Delete,
    /// `OPTIONS`.
    Options,
    /// `HEAD`.
    Head,
    /// `PATCH`.
    Patch,
    /// `TRACE`.
    Trace,
    /// `QUERY` (3.2).
    Query,
    /// A key of `additionalOperations` (3.2), as written; a token of RFC 9110, section 5.6.2.
    Other(Text),
}

impl Method {
    /// The methods that have a field of their own in a path item, by that field's name.
    pub(crate) fn from_field(field: &str) -> Option<Self> {
        Some(match field {
            "get" => Self::Get,
            "put" => Self::Put,
            "post" => Self::Post,
            "delete" => Self::Delete,
            "options" => Self::Options,
            "head" => Self::Head,
            "patch" => Self::Patch,
            "trace" => Self::Trace,
            "query" => Self::Query,
            _ => return None,
        })
    }

    /// As it stands in a request line: `GET`, `COPY`, …
    #[must_use]
    pub fn as_str(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(name) => name,
        }
    }
}
