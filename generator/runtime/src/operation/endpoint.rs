//! The static table of an operation.

use super::{Content, Flow, Template};
use crate::validate::Rule;

/// An API: what its operations have in common.
#[derive(Debug)]
pub struct Api {
    /// The name that `bindery.toml` or the folder gives it.
    pub name: &'static str,
    /// The servers, in document order.
    pub servers: &'static [Server],
    /// The operations that are served elsewhere.
    pub elsewhere: &'static [Elsewhere],
    /// The security schemes that operations name, in document order.
    pub schemes: &'static [Scheme],
    /// The error shape that half of the operations or more declare, for refusals that an operation does not describe.
    pub usual_error: Option<&'static Template>,
}

impl Api {
    /// The path of the first server, as [`Server::base_path`]; empty where the document names none.
    #[must_use]
    pub fn base_path(&self) -> String {
        self.servers.first().map(Server::base_path).unwrap_or_default()
    }

    /// The names of the schemes for which something is given.
    #[cfg(feature = "client")]
    pub(crate) fn given<T>(&self, credentials: &[Option<T>]) -> Vec<&'static str> {
        let schemes = self.schemes.iter().zip(credentials).filter(|(_, credential)| credential.is_some());
        schemes.map(|(scheme, _)| scheme.name).collect()
    }
}

/// Of which a test says only what it is about.
#[cfg(all(test, any(feature = "client", feature = "server")))]
impl Api {
    pub(crate) const BLANK: Self = Self { name: "", servers: &[], elsewhere: &[], schemes: &[], usual_error: None };
}

/// A server of the document.
#[derive(Debug)]
pub struct Server {
    /// The base URL, with `{variables}`; relative where the document says so.
    pub url: &'static str,
    /// The variables of its URL.
    pub variables: &'static [Variable],
    /// What the document says of it.
    pub description: &'static str,
}

impl Server {
    /// The path of its URL, variables at their defaults: `/v1` of `https://api.example.com/v1/`. Without a slash at its
    /// end, so that the path of an operation can follow.
    #[must_use]
    pub fn base_path(&self) -> String {
        let mut url = self.url.to_owned();
        for Variable { name, default } in self.variables {
            url = url.replace(&["{", name, "}"].concat(), default);
        }
        let path = match url.split_once("://") {
            Some((_, rest)) => rest.find('/').and_then(|start| rest.get(start..)).unwrap_or_default(),
            None => &url,
        };
        let path = path.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
        if path.is_empty() { String::new() } else { ["/", path].concat() }
    }
}

/// A variable in the URL of a server.
#[derive(Debug)]
pub struct Variable {
    /// Its name.
    pub name: &'static str,
    /// What stands for it unless somebody chooses.
    pub default: &'static str,
}

/// Operations with a server of their own.
#[derive(Debug)]
pub struct Elsewhere {
    /// The servers, in document order.
    pub servers: &'static [Server],
    /// The operations, as [`Endpoint::name`] has them.
    pub operations: &'static [&'static str],
}

/// A security scheme.
#[derive(Debug)]
pub struct Scheme {
    /// Its name in the document.
    pub name: &'static str,
    /// Where the credential travels.
    pub slot: Slot,
    /// What stands before the credential, such as `Bearer `; from `bindery.toml`.
    pub prefix: &'static str,
}

/// Where a credential travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Slot {
    /// A header of its own (`apiKey` in `header`).
    Header(&'static str),
    /// A query parameter (`apiKey` in `query`).
    Query(&'static str),
    /// A cookie (`apiKey` in `cookie`).
    Cookie(&'static str),
    /// `Authorization: Bearer …` (RFC 6750).
    Bearer,
    /// The same, with a token that these flows of OAuth 2 give.
    OAuth(&'static [Flow]),
    /// The same, with a token of OpenID Connect; its provider describes itself at this URL (`openIdConnectUrl`).
    OpenId(&'static str),
    /// `Authorization: Basic …` (RFC 7617); the credential is `user:password`.
    Basic,
    /// `Authorization` with another authentication scheme (RFC 9110, 11.4), of this name; the credential is all that
    /// follows it.
    Http(&'static str),
    /// In the connection, as a client's certificate (`mutualTLS`): nothing in the request.
    Certificate,
}

/// An operation, as its document declares it.
#[derive(Debug)]
pub struct Endpoint {
    /// The API that it belongs to.
    pub api: &'static Api,
    /// Its Rust name.
    pub name: &'static str,
    /// The HTTP method, in capitals.
    pub method: &'static str,
    /// The path template, for messages.
    pub path: &'static str,
    /// The path in parts.
    pub segments: &'static [Segment],
    /// Where each member of the request's record travels, in the order of its shape.
    pub places: &'static [Place],
    /// The media types of the request body, the preferred one first; empty without a body.
    pub body: &'static [Content],
    /// The declared responses, exact statuses first, then ranges, then `default`.
    pub answers: &'static [Answer],
    /// Alternatives (OR) of sets (AND); empty when the operation is open.
    pub security: &'static [&'static [Need]],
}

impl Endpoint {
    /// The path of the server that it is called at: the first one of its own, else of the API, as
    /// [`Server::base_path`].
    #[must_use]
    pub fn base_path(&self) -> String {
        let own = self.api.elsewhere.iter().find(|elsewhere| elsewhere.operations.contains(&self.name));
        let own = own.and_then(|elsewhere| elsewhere.servers.first());
        own.map_or_else(|| self.api.base_path(), Server::base_path)
    }
}

/// Of which a test says only what it is about.
#[cfg(all(test, any(feature = "client", feature = "server")))]
impl Endpoint {
    pub(crate) const BLANK: Self = Self {
        api: &Api::BLANK,
        name: "",
        method: "",
        path: "",
        segments: &[],
        places: &[],
        body: &[],
        answers: &[],
        security: &[],
    };
}

/// A part of a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Segment {
    /// Text, slashes included, as it stands in a URL.
    Literal(&'static str),
    /// The value of this member of the request's record.
    Parameter(usize),
    /// No part of the path: a header, in lower case, and the value by which a server tells the operation from others
    /// of the same path.
    Header(&'static str, &'static str),
}

/// Where a member of a request travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path(Style),
    /// In the query.
    Query(Style),
    /// In a header.
    Header(Style),
    /// In a header, as text by which the API knows a request again: a client makes one where its caller does not.
    Key,
    /// In a cookie.
    Cookie(Style),
    /// It is the whole query.
    QueryString(Style),
    /// It is the body.
    Body,
}

impl Place {
    /// In the path, spelled as OpenAPI does where a document says nothing of it.
    pub const PATH: Self = Self::Path(Style::Simple);
    /// In the query, spelled likewise.
    pub const QUERY: Self = Self::Query(Style::FormExploded);
    /// In a header, spelled likewise.
    pub const HEADER: Self = Self::Header(Style::Simple);
}

/// How a parameter is spelled (OpenAPI 3.1, 4.8.12 Parameter Object, `style` and `explode`; RFC 6570).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Style {
    /// `simple`: `a,b`, and `k,v` for members.
    Simple,
    /// `simple`, exploded: `a,b`, and `k=v` for members.
    SimpleExploded,
    /// `label`: `.a,b`.
    Label,
    /// `label`, exploded: `.a.b`.
    LabelExploded,
    /// `matrix`: `;name=a,b`.
    Matrix,
    /// `matrix`, exploded: `;name=a;name=b`, and `;k=v` for members.
    MatrixExploded,
    /// `form`, not exploded: comma separated.
    Form,
    /// `form`, exploded: the name repeated.
    FormExploded,
    /// `form`, exploded, of an object: each of these members is a parameter of its own. Without names it is every
    /// parameter that is no other one's. What is nested in a member stands in brackets behind its name.
    Members(&'static [&'static str]),
    /// `form`, exploded, of an object in whose members nothing is nested: every parameter that is no other one's, with
    /// whatever brackets its name has.
    Rest,
    /// `spaceDelimited`, not exploded.
    Space,
    /// `pipeDelimited`, not exploded.
    Pipe,
    /// `deepObject`: `name[k]=v`; lists in it are spelled so.
    DeepObject(Lists),
    /// `cookie` (3.2): as `form` without any encoding.
    Cookie,
    /// `content` of a JSON media type.
    Json,
    /// `content` of another media type: what its body would be.
    Content(&'static Content),
    /// With `allowReserved`: reserved characters stay as they are.
    Reserved(&'static Style),
    /// With `allowEmptyValue`: no text is no value, where it is no value of the type.
    Empty(&'static Style),
}

/// How lists are spelled in `deepObject`, which OpenAPI leaves open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Lists {
    /// `name[k][0]=a&name[k][1]=b`
    Indices,
    /// `name[k][]=a&name[k][]=b`; lists of anything but scalars with indices.
    Brackets,
    /// `name[k]=a&name[k]=b`; lists of anything but scalars with indices.
    Repeat,
    /// `name[k]=a,b`; lists of anything but scalars with indices.
    Comma,
}

#[cfg(any(feature = "client", feature = "server"))]
impl Style {
    /// The style without what is said beside it; whether reserved characters stay, and whether a text may be empty.
    pub(crate) fn parts(self) -> (Self, bool, bool) {
        match self {
            Self::Reserved(Self::Empty(style)) | Self::Empty(Self::Reserved(style)) => (**style, true, true),
            Self::Reserved(style) => (*style, true, false),
            Self::Empty(style) => (*style, false, true),
            style => (style, false, false),
        }
    }

    /// The media type of `content`.
    pub(crate) fn content(self) -> Option<&'static Content> {
        match self.parts().0 {
            Self::Json => Some(&Content::Json("application/json")),
            Self::Content(content) => Some(content),
            _ => None,
        }
    }
}

/// A declared response.
#[derive(Debug)]
pub struct Answer {
    /// The statuses that it stands for.
    pub statuses: Statuses,
    /// Whether it is an error.
    pub failure: bool,
    /// Its number among the variants of the response or failure type.
    pub variant: u16,
    /// Its media types; empty without a body.
    pub content: &'static [Content],
    /// How the server words a refusal with this status.
    pub template: Option<&'static Template>,
    /// Which of the headers it has that its operation declares for successes, or for errors.
    pub headers: Has,
    /// Constraints on its body beyond those of the body's type.
    pub rules: &'static [Rule],
}

/// Which members of a record of headers a response has: bit `n` is about member `n`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Has {
    /// Those that it may have.
    pub allowed: u64,
    /// Those that it must have, beyond what the record requires.
    pub required: u64,
}

impl Has {
    /// All that the record holds.
    pub const ALL: Self = Self { allowed: u64::MAX, required: 0 };

    /// Whether the response may have a member, and whether it must.
    #[cfg(feature = "server")]
    pub(crate) fn of(self, member: usize) -> (bool, bool) {
        let bit =
            |word: u64| u32::try_from(member).ok().and_then(|member| word.checked_shr(member)).unwrap_or(0) & 1 == 1;
        (bit(self.allowed), bit(self.required))
    }
}

impl Answer {
    /// A success.
    #[must_use]
    pub const fn success(statuses: Statuses, variant: u16, content: &'static [Content]) -> Self {
        Self { statuses, failure: false, variant, content, template: None, headers: Has::ALL, rules: &[] }
    }

    /// An error.
    #[must_use]
    pub const fn failure(statuses: Statuses, variant: u16, content: &'static [Content]) -> Self {
        Self { statuses, failure: true, variant, content, template: None, headers: Has::ALL, rules: &[] }
    }

    /// With the words of a refusal.
    #[must_use]
    pub const fn worded(mut self, template: &'static Template) -> Self {
        self.template = Some(template);
        self
    }

    /// With constraints on its body beyond those of the body's type.
    #[must_use]
    pub const fn rules(mut self, rules: &'static [Rule]) -> Self {
        self.rules = rules;
        self
    }

    /// With some of the headers that its operation declares, of which it must have others than all responses.
    #[must_use]
    pub const fn headers(mut self, allowed: u64, required: u64) -> Self {
        self.headers = Has { allowed, required };
        self
    }
}

/// A key of the Responses Object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Statuses {
    /// One status.
    Exact(u16),
    /// `1XX` to `5XX`, by its first digit.
    Range(u8),
    /// `default`.
    Default,
}

/// A scheme that an alternative needs.
#[derive(Debug)]
pub struct Need {
    /// Its number in [`Api::schemes`].
    pub scheme: usize,
    /// The scopes or roles that the operation asks for.
    pub scopes: &'static [&'static str],
}

impl Need {
    /// A scheme, by its number in [`Api::schemes`].
    #[must_use]
    pub const fn scheme(scheme: usize) -> Self {
        Self { scheme, scopes: &[] }
    }

    /// With scopes or roles.
    #[must_use]
    pub const fn scopes(mut self, scopes: &'static [&'static str]) -> Self {
        self.scopes = scopes;
        self
    }
}
