//! Operations: what is sent, what comes back, who may call.

use super::{Body, Callback, Docs, Format, Link, LooseLink, MediaType, Member, Pagination, Span, Value};
use crate::braces;
use crate::source::Text;
use std::collections::HashMap;

/// An operation.
#[derive(Debug, Clone)]
pub struct Operation {
    /// The HTTP method, in capitals.
    pub method: Text,
    /// The path template; `webhook NAME` or `callback NAME of …` where the API calls.
    pub path: Text,
    /// The path in parts.
    pub parts: Vec<PathPart>,
    /// `operationId`.
    pub id: Option<Text>,
    /// The name that `bindery.toml` gives it.
    pub named: Option<Text>,
    /// Its first tag.
    pub tag: Option<Text>,
    /// Whether it is the API that calls: a webhook or a callback.
    pub hook: bool,
    /// Its key in the lock, where another operation has the one that it would have.
    pub apart: Option<String>,
    /// What the document says of it.
    pub docs: Docs,
    /// Its place.
    pub span: Span,
    /// Parameters, in the order of the path, then of the document.
    pub parameters: Vec<Parameter>,
    /// The request body.
    pub body: Option<Body>,
    /// The declared responses: exact statuses in document order, ranges, `default`.
    pub answers: Vec<Answer>,
    /// The headers of successes: what they declare together.
    pub headers: Option<Value>,
    /// The headers of errors, likewise.
    pub failure_headers: Option<Value>,
    /// The calls that follow from its responses.
    pub links: Vec<Link>,
    /// Further links, for which nothing is generated.
    pub loose_links: Vec<LooseLink>,
    /// The addresses of its callbacks.
    pub callbacks: Vec<Callback>,
    /// How its pages follow one another, where it answers in pages.
    pub pagination: Option<Pagination>,
    /// Alternatives (OR) of sets (AND); empty when it is open.
    pub security: Vec<Vec<Need>>,
    /// Whether the document does not say what callers need: the alternatives are each of its schemes, and none.
    pub unsaid: bool,
    /// The media type that a parameter `Accept` fixes.
    pub accept: Option<Text>,
    /// Where it is served, if elsewhere than the API: the servers in document order.
    pub servers: Vec<Server>,
}

impl Operation {
    /// How people and the lock call it: `PUT /orgs/{id}`.
    pub fn key(&self) -> String {
        format!("{} {}", self.method, self.path)
    }
}

/// A part of a path template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PathPart {
    /// Text.
    Literal(Text),
    /// The parameter with this number.
    Parameter(usize),
    /// A header and its value, which tell the operation from others of its path.
    Header(Text, Text),
}

/// A parameter.
#[derive(Debug, Clone)]
pub struct Parameter {
    /// Where it travels.
    pub place: Place,
    /// How it is spelled.
    pub style: Style,
    /// Its media type and how a value becomes text of that, where it has `content` of another one than JSON and text.
    pub content: Option<(Text, Format)>,
    /// Whether reserved characters stay as they are.
    pub reserved: bool,
    /// Whether no text is no value.
    pub empty: bool,
    /// Its name, type and constraints.
    pub member: Member,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Place {
    /// `in: path`
    Path,
    /// `in: query`
    Query,
    /// `in: header`
    Header,
    /// `in: cookie`
    Cookie,
    /// `in: querystring`
    QueryString,
}

/// How a parameter is spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Comma separated.
    Simple,
    /// `simple` with `explode`.
    SimpleExploded,
    /// `label` without `explode`.
    Label,
    /// `label` with `explode`.
    LabelExploded,
    /// `matrix` without `explode`.
    Matrix,
    /// `matrix` with `explode`.
    MatrixExploded,
    /// `form` without `explode`.
    Form,
    /// `form` with `explode`.
    FormExploded,
    /// `spaceDelimited` without `explode`.
    Space,
    /// `pipeDelimited` without `explode`.
    Pipe,
    /// `deepObject`.
    DeepObject(Lists),
    /// `cookie`.
    Cookie,
    /// `content` of a JSON media type.
    Json,
}

/// How lists in a `deepObject` are spelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Lists {
    /// `a[0]=1`
    #[default]
    Indices,
    /// `a[]=1`
    Brackets,
    /// The name repeated.
    Repeat,
    /// `a=1,2`
    Comma,
}

/// A declared response.
#[derive(Debug, Clone)]
pub struct Answer {
    /// The statuses that it stands for.
    pub statuses: Statuses,
    /// Whether it is an error.
    pub failure: bool,
    /// Its media types; empty when it has no body.
    pub contents: Vec<MediaType>,
    /// Set when its body is an envelope that is opened for the caller.
    pub envelope: Option<EnvelopeDecision>,
    /// Which of its side's headers it has, unless it has all of them.
    pub headers: Option<Has>,
    /// What the document says of it.
    pub docs: Docs,
    /// Its place.
    pub span: Span,
}

/// Which headers of its side a response has, by their number in the record: a bit for each.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Has {
    /// Those that it declares.
    pub allowed: u64,
    /// Those that it requires, where not all responses do.
    pub required: u64,
}

/// A key of the Responses Object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statuses {
    /// One status.
    Exact(u16),
    /// `1XX` to `5XX`, by its first digit.
    Range(u8),
    /// `default`.
    Default,
}

/// How an envelope is opened: members by their number in the envelope's object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EnvelopeDecision {
    /// The member that carries the payload.
    pub payload: usize,
    /// The member that says what went wrong.
    pub errors: Reason,
    /// A boolean member that says whether it went well: `success` or `ok`.
    pub success: Option<usize>,
}

/// Where an envelope says what went wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// In this member, which is empty where nothing did: `errors`.
    Errors(usize),
    /// In this member, where `success` is false: `message`.
    Words(usize),
    /// Nowhere: `success` is false, and that is all.
    Unsaid,
    /// Nothing can go wrong: there is nothing but a payload.
    Nothing,
}

/// A scheme that an alternative needs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Its number in [`super::Api::schemes`].
    pub scheme: usize,
    /// The scopes that the operation asks for.
    pub scopes: Vec<Text>,
}

/// A security scheme.
#[derive(Debug, Clone)]
pub struct Scheme {
    /// Its name in the document.
    pub name: Text,
    /// Where its credential travels.
    pub slot: Slot,
    /// What stands before the credential; from `bindery.toml`.
    pub prefix: Text,
    /// Where its tokens are had.
    pub tokens: Option<Tokens>,
    /// What the document says of it.
    pub docs: Docs,
    /// Its place.
    pub span: Span,
}

/// Where the tokens of a scheme are had.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tokens {
    /// By these flows of OAuth 2.
    Flows(Vec<Flow>),
    /// Where a provider of OpenID Connect says, at this URL.
    Discovery(Text),
}

/// A flow of OAuth 2 in which an application asks for tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flow {
    /// Which one.
    pub kind: FlowKind,
    /// Where tokens are given.
    pub token: Text,
    /// Where they are renewed, where that is another place.
    pub refresh: Option<Text>,
}

/// A kind of flow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FlowKind {
    /// With a code for which people agree here.
    AuthorizationCode(Text),
    /// With a user's password.
    Password,
    /// For the application itself.
    ClientCredentials,
    /// With a code that people enter on another device; codes are given here.
    Device(Text),
}

/// Where a credential travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Slot {
    /// A header.
    Header(Text),
    /// A query parameter.
    Query(Text),
    /// A cookie.
    Cookie(Text),
    /// `Authorization: Bearer`, RFC 6750.
    Bearer,
    /// `Authorization: Basic`, RFC 7617.
    Basic,
    /// `Authorization` with another authentication scheme, by its name.
    Http(Text),
    /// Nowhere in the request: in the connection, as a client's certificate.
    Certificate,
}

impl Slot {
    /// Whether it is the header `Authorization`.
    pub fn is_authorization(&self) -> bool {
        match self {
            Self::Header(name) => name.eq_ignore_ascii_case("authorization"),
            Self::Bearer | Self::Basic | Self::Http(_) => true,
            Self::Query(_) | Self::Cookie(_) | Self::Certificate => false,
        }
    }
}

/// A server of the document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Server {
    /// Its URL, with `{variables}`.
    pub url: Text,
    /// What may stand for the variables of its URL.
    pub variables: Vec<ServerVariable>,
    /// What the document says of it.
    pub description: Option<Text>,
}

impl Server {
    /// Its URL with the variables at their defaults.
    pub fn address(&self) -> String {
        let variables = self.variables.iter().map(|variable| (variable.name.as_str(), variable.default.as_str()));
        let variables: HashMap<&str, &str> = variables.collect();
        braces::filled(&self.url, |name| variables.get(name).copied())
    }

    /// Whether its URL names a host.
    pub fn is_absolute(&self) -> bool {
        self.address().contains("://")
    }
}

/// A variable in the URL of a server.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ServerVariable {
    /// Its name.
    pub name: Text,
    /// The allowed values, two at least; empty where any is.
    pub values: Vec<Text>,
    /// What stands for it unless somebody chooses.
    pub default: Text,
    /// What the document says of it.
    pub description: Option<Text>,
}

/// A tag.
#[derive(Debug, Clone)]
pub struct Tag {
    /// Its name.
    pub name: Text,
    /// What the document says of it.
    pub description: Option<Text>,
}
