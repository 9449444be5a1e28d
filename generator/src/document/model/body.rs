//! Bodies: what is sent, and as which media type (OpenAPI 3.2, sections 4.13 to 4.15 and 4.19).

use super::{Header, RefOr, Schema, Style};
use crate::source::{Map, Node, Span, Spanned};

/// A Request Body Object.
#[derive(Clone, Debug, PartialEq)]
pub struct RequestBody {
    /// The whole object.
    pub span: Span,
    /// Markdown.
    pub description: Option<Spanned<String>>,
    /// By media type or range; keys as written, see [`MediaRange`](super::MediaRange).
    pub content: Map<RefOr<MediaType>>,
    /// Whether it must be sent; false unless written.
    pub required: bool,
    /// Extensions and unknown members.
    pub extra: Map<Node>,
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
    /// `example` and `examples`.
    pub examples: Map<RefOr<Example>>,
    /// Extensions and unknown members.
    pub extra: Map<Node>,
}

/// An Encoding Object.
#[derive(Clone, Debug, PartialEq)]
pub struct Encoding {
    /// The whole object.
    pub span: Span,
    /// A media type, a range, or several with commas.
    pub content_type: Option<Spanned<String>>,
    /// Headers of the part.
    pub headers: Map<RefOr<Header>>,
    /// `style`.
    pub style: Option<Spanned<Style>>,
    /// `explode`.
    pub explode: Option<bool>,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// Extensions and unknown members.
    pub extra: Map<Node>,
}

/// An Example Object. A lone `example` is read as one under the empty name.
#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// The whole object, or the value of a lone `example`.
    pub span: Span,
    /// One line.
    pub summary: Option<Spanned<String>>,
    /// Markdown.
    pub description: Option<Spanned<String>>,
    /// `value`, or `dataValue` of 3.2.
    pub value: Option<Node>,
    /// `serializedValue` (3.2): the text on the wire.
    pub serialized_value: Option<Spanned<String>>,
    /// `externalValue`: never fetched.
    pub external_value: Option<Spanned<String>>,
    /// Extensions and unknown members.
    pub extra: Map<Node>,
}
