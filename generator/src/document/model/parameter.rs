//! Parameters and headers (OpenAPI 3.2, sections 4.12 and 4.21).

use super::{MediaType, RefOr, Schema};
use crate::source::{Map, Span, Spanned, Text};

/// A Parameter Object.
#[derive(Clone, Debug, PartialEq)]
pub struct Parameter {
    /// The whole object.
    pub span: Span,
    /// Its name on the wire.
    pub name: Spanned<Text>,
    /// `in`.
    pub location: Spanned<Location>,
    /// Markdown.
    pub description: Option<Spanned<Text>>,
    /// Whether it must be sent; always true in a path.
    pub required: bool,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// `allowEmptyValue`, of query parameters.
    pub allow_empty_value: bool,
    /// `style` as written; [`Parameter::effective_style`] applies the default.
    pub style: Option<Spanned<Style>>,
    /// `explode` as written; [`Parameter::effective_explode`] applies the default.
    pub explode: Option<bool>,
    /// `allowReserved`.
    pub allow_reserved: bool,
    /// What it may be, when it is not described by `content`.
    pub schema: Option<Schema>,
    /// The one media type it is serialised as, instead of `schema` and `style`.
    pub content: Map<RefOr<MediaType>>,
}

/// A Header Object: a parameter whose name is its key and whose place is the header section.
#[derive(Clone, Debug, PartialEq)]
pub struct Header {
    /// The whole object.
    pub span: Span,
    /// Markdown.
    pub description: Option<Spanned<Text>>,
    /// Whether it is always there.
    pub required: bool,
    /// Whether it should no longer be used.
    pub deprecated: bool,
    /// `style` as written: only `simple` is allowed.
    pub style: Option<Spanned<Style>>,
    /// `explode` as written; the default is false.
    pub explode: Option<bool>,
    /// What it may be, when it is not described by `content`.
    pub schema: Option<Schema>,
    /// The one media type it is serialised as.
    pub content: Map<RefOr<MediaType>>,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Location {
    /// A `{template}` of the path.
    Path,
    /// The query.
    Query,
    /// The whole query as one value (3.2).
    QueryString,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

/// How a parameter's value is spelt (OpenAPI 3.2, section 4.12.6).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Style {
    /// `;name=value`, in paths.
    Matrix,
    /// `.value`, in paths.
    Label,
    /// `value,value`, in paths and headers.
    Simple,
    /// `name=value`, in queries, cookies and forms.
    Form,
    /// `a%20b`.
    SpaceDelimited,
    /// `a%09b`: `collectionFormat: tsv` of version 2.0, which no later one has.
    TabDelimited,
    /// `a|b`.
    PipeDelimited,
    /// `name[key]=value`.
    DeepObject,
    /// `name=value; name=value`, in cookies (3.2).
    Cookie,
}

impl Parameter {
    /// The style as written, or the default of the location.
    #[must_use]
    pub fn effective_style(&self) -> Style {
        self.style.as_ref().map_or_else(|| self.location.default_style(), |style| style.value)
    }

    /// `explode` as written, or the default of the style: true for `form` and `cookie`.
    #[must_use]
    pub fn effective_explode(&self) -> bool {
        self.explode.unwrap_or_else(|| matches!(self.effective_style(), Style::Form | Style::Cookie))
    }
}

impl Location {
    /// The style of parameters that name none.
    #[must_use]
    pub const fn default_style(self) -> Style {
        match self {
            Self::Path | Self::Header => Style::Simple,
            Self::Query | Self::QueryString | Self::Cookie => Style::Form,
        }
    }

    /// The value of `in`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Path => "path",
            Self::Query => "query",
            Self::QueryString => "querystring",
            Self::Header => "header",
            Self::Cookie => "cookie",
        }
    }
}
