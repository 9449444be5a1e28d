//! Bodies: what is sent, and as which media type (OpenAPI 3.2, sections 4.13 to 4.15 and 4.19).

use super::{Header, RefOr, Schema, Style};
use crate::source::{Map, Span, Spanned, Text};

/// A Request Body Object.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestBody {
    /// The whole object.
    pub span: Span,
    /// Markdown.
    pub description: Option<Spanned<Text>>,
    /// By media type or range; keys as written, see [`MediaRange`](super::MediaRange).
    pub content: Map<RefOr<MediaType>>,
    /// Whether it must be sent; false unless written.
    pub required: bool,
}

/// A Media Type Object.
#[derive(Clone, Debug, PartialEq)]
pub struct MediaType {
    /// The whole object.
    pub span: Span,
    /// What the whole body may be.
    pub schema: Option<Schema>,
    /// What each item of a sequential media type may be (3.2).
    pub item_schema: Option<Schema>,
    /// How each property is sent in forms.
    pub encoding: Map<Encoding>,
    /// How each of the first parts without a name is sent (3.2).
    pub prefix_encoding: Vec<Encoding>,
    /// How all further ones are (3.2).
    pub item_encoding: Option<Encoding>,
}

/// An Encoding Object.
#[derive(Clone, Debug, PartialEq)]
pub struct Encoding {
    /// The whole object.
    pub span: Span,
    /// A media type, a range, or several with commas.
    pub content_type: Option<Spanned<Text>>,
    /// Headers of the part.
    pub headers: Map<RefOr<Header>>,
    /// `style`.
    pub style: Option<Spanned<Style>>,
    /// `explode`.
    pub explode: Option<bool>,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// Which of `encoding`, `prefixEncoding` and `itemEncoding` it has, about parts of this part (3.2).
    pub inner: Vec<Spanned<&'static str>>,
}

/// An Example Object: nothing is made of it, but references may lead to one.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The whole object.
    pub span: Span,
}
