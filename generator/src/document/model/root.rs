//! The document itself, and what describes the API as a whole (OpenAPI 3.2, sections 4.1 to 4.7 and 4.22).

use super::{
    Callback, Example, Header, Link, MediaType, Parameter, PathItem, RefOr, RequestBody, Response, Schema,
    SecurityRequirement, SecurityScheme, Version,
};
use crate::diagnostic::Diagnostic;
use crate::limits::Limits;
use crate::source::{FileId, Map, Span, Spanned, Text};
use std::collections::BTreeMap;

/// Parameters by the place of the operation that forgets to declare them.
pub type Supplied = BTreeMap<Span, Vec<Parameter>>;

/// A whole document.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file it was read from.
    pub file: FileId,
    /// All of it.
    pub span: Span,
    /// The family of the version that was read: the model itself is always in 3.1/3.2 shape.
    pub version: Version,
    /// The text of `openapi`.
    pub openapi: Spanned<Text>,
    /// What the API is called.
    pub info: Info,
    /// `jsonSchemaDialect`.
    pub json_schema_dialect: Option<Spanned<Text>>,
    /// Where the API is served; empty when the document names none.
    pub servers: Vec<Server>,
    /// Paths in document order; keys as written.
    pub paths: Map<PathItem>,
    /// Webhooks in document order, by name.
    pub webhooks: Map<PathItem>,
    /// What references lead to.
    pub components: Components,
    /// The root `security`; `None` when it is absent, which differs from an empty list only in intent.
    pub security: Option<Vec<SecurityRequirement>>,
    /// The declared tags.
    pub tags: Vec<Tag>,
    /// How many members no specification defines (`x-` extensions not counted), in the whole document.
    pub unknown_members: usize,
    /// Keywords that contradict each other, and were left out of their schema: each an error of its own, which names
    /// both places, and what is left out when contradictions are tolerated.
    pub contradictions: Vec<(Diagnostic, String)>,
    /// Path parameters that operations forget to declare, as the document declares them elsewhere.
    pub supplied: Supplied,
    /// Where the pointers of the configuration lead.
    pub(crate) anchors: super::super::Anchors,
    /// Items that references name outside of `components`, read once; the [`Resolver`](super::Resolver) looks here.
    pub(crate) targets: super::super::resolve::Targets,
    /// What may be made of it.
    pub(crate) limits: Limits,
}

/// `info`.
#[derive(Clone, Debug, PartialEq)]
pub struct Info {
    /// The whole object.
    pub span: Span,
    /// Name of the API.
    pub title: Spanned<Text>,
    /// Version of the document, free text.
    pub version: Spanned<Text>,
    /// One line.
    pub summary: Option<Spanned<Text>>,
    /// Markdown.
    pub description: Option<Spanned<Text>>,
}

/// A Server Object.
#[derive(Clone, Debug, PartialEq)]
pub struct Server {
    /// The whole object.
    pub span: Span,
    /// Address or relative reference, with `{variables}`.
    pub url: Spanned<Text>,
    /// Markdown.
    pub description: Option<Spanned<Text>>,
    /// `name` (3.2).
    pub name: Option<Spanned<Text>>,
    /// What stands for each `{variable}`.
    pub variables: Map<ServerVariable>,
}

/// A Server Variable Object.
#[derive(Clone, Debug, PartialEq)]
pub struct ServerVariable {
    /// The whole object.
    pub span: Span,
    /// The allowed values; empty when any is.
    pub values: Vec<Spanned<Text>>,
    /// What is used unless the user chooses.
    pub default: Spanned<Text>,
    /// Markdown.
    pub description: Option<Spanned<Text>>,
}

/// A Tag Object.
#[derive(Clone, Debug, PartialEq)]
pub struct Tag {
    /// The whole object.
    pub span: Span,
    /// What operations name it by.
    pub name: Spanned<Text>,
    /// One line (3.2).
    pub summary: Option<Spanned<Text>>,
    /// Markdown.
    pub description: Option<Spanned<Text>>,
    /// The tag that this one is nested under (3.2).
    pub parent: Option<Spanned<Text>>,
    /// What sort of tag it is (3.2).
    pub kind: Option<Spanned<Text>>,
}

/// `components`.
#[derive(Clone, Debug, Default)]
pub struct Components {
    /// `components/schemas`.
    pub schemas: Map<Schema>,
    /// `components/responses`.
    pub responses: Map<RefOr<Response>>,
    /// `components/parameters`.
    pub parameters: Map<RefOr<Parameter>>,
    /// `components/examples`.
    pub examples: Map<RefOr<Example>>,
    /// `components/requestBodies`.
    pub request_bodies: Map<RefOr<RequestBody>>,
    /// `components/headers`.
    pub headers: Map<RefOr<Header>>,
    /// `components/securitySchemes`.
    pub security_schemes: Map<RefOr<SecurityScheme>>,
    /// `components/links`.
    pub links: Map<RefOr<Link>>,
    /// `components/callbacks`.
    pub callbacks: Map<RefOr<Callback>>,
    /// `components/pathItems` (3.1 and later).
    pub path_items: Map<RefOr<PathItem>>,
    /// `components/mediaTypes` (3.2).
    pub media_types: Map<RefOr<MediaType>>,
}
