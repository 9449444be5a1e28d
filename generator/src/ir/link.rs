//! Links, which are calls that follow from a response, and callbacks, which the API makes itself.

use super::{Docs, Json, Span};
use crate::source::Text;

/// A link of a response that leads to another operation, all of whose values can be told from request and response.
#[derive(Debug, Clone)]
pub struct Link {
    /// Its name.
    pub name: Text,
    /// The number of the response among the operation's answers.
    pub answer: usize,
    /// The number of the operation that it leads to.
    pub target: usize,
    /// The values of that operation's parameters, by number; the number after the last is the body.
    pub values: Vec<(usize, LinkValue)>,
    /// What the document says of it.
    pub docs: Docs,
    /// Its place.
    pub span: Span,
}

/// A link that only documentation tells of.
#[derive(Debug, Clone)]
pub struct LooseLink {
    /// Its name.
    pub name: Text,
    /// The operation that it names, by id or reference.
    pub target: Text,
    /// What the document says of it.
    pub description: Option<Text>,
}

/// A callback of an operation whose address can be told.
#[derive(Debug, Clone)]
pub struct Callback {
    /// Its name.
    pub name: Text,
    /// The expression, as the document writes it.
    pub expression: Text,
    /// Whether the callback has others beside it.
    pub several: bool,
    /// The number of the response among the operation's answers that it may take values from.
    pub answer: usize,
    /// Its address.
    pub address: LinkValue,
}

/// Where a link, or the address of a callback, takes a value from.
#[derive(Debug, Clone, PartialEq)]
pub enum LinkValue {
    /// The document says it.
    Constant(Json),
    /// A place in the response's body, by JSON pointer.
    Response(Text),
    /// A header of the response, by its number in the record.
    Header(usize),
    /// A parameter of the request, by number, or its body, by the number after the last; a place in it, by JSON pointer.
    Request(usize, Text),
    /// Texts, one after the other.
    Text(Vec<LinkValue>),
}

impl LinkValue {
    /// The value and those that it consists of.
    pub fn parts(&self) -> impl Iterator<Item = &Self> {
        let parts = if let Self::Text(parts) = self { parts.as_slice() } else { &[] };
        std::iter::once(self).chain(parts)
    }
}
