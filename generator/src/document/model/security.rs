//! Security schemes and requirements (OpenAPI 3.2, sections 4.27 to 4.30).

use crate::source::{Map, Span, Spanned, Text};

/// A Security Scheme Object.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityScheme {
    /// The whole object.
    pub span: Span,
    /// Markdown.
    pub description: Option<Spanned<Text>>,
    /// What it asks for.
    pub kind: SchemeKind,
    /// Whether it should no longer be used (3.2).
    pub deprecated: bool,
}

/// What a scheme asks for.
#[derive(Clone, Debug, PartialEq)]
pub enum SchemeKind {
    /// `apiKey`: a value in a header, the query or a cookie.
    ApiKey {
        /// Its name there.
        name: Spanned<Text>,
        /// Where.
        slot: Spanned<Slot>,
    },
    /// `http` with `scheme: basic`.
    Basic,
    /// `http` with `scheme: bearer`.
    Bearer {
        /// `bearerFormat`: a hint for people.
        format: Option<Spanned<Text>>,
    },
    /// `http` with another scheme of the IANA registry, lower-cased.
    Http {
        /// `scheme`.
        scheme: Spanned<Text>,
    },
    /// `oauth2`.
    OAuth2 {
        /// The flows in document order.
        flows: Vec<OAuthFlow>,
        /// `oauth2MetadataUrl` (3.2).
        metadata_url: Option<Spanned<Text>>,
    },
    /// `openIdConnect`.
    OpenIdConnect {
        /// `openIdConnectUrl`.
        url: Spanned<Text>,
    },
    /// `mutualTLS`.
    MutualTls,
}

/// Where an API key goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Slot {
    /// A header.
    Header,
    /// The query.
    Query,
    /// A cookie.
    Cookie,
}

/// An OAuth Flow Object.
#[derive(Clone, Debug, PartialEq)]
pub struct OAuthFlow {
    /// The whole object.
    pub span: Span,
    /// Which flow.
    pub kind: OAuthFlowKind,
    /// `authorizationUrl`.
    pub authorization_url: Option<Spanned<Text>>,
    /// `deviceAuthorizationUrl` (3.2).
    pub device_authorization_url: Option<Spanned<Text>>,
    /// `tokenUrl`.
    pub token_url: Option<Spanned<Text>>,
    /// `refreshUrl`.
    pub refresh_url: Option<Spanned<Text>>,
    /// Descriptions by scope.
    pub scopes: Map<Text>,
}

/// A field of `flows`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OAuthFlowKind {
    /// `implicit`.
    Implicit,
    /// `password`.
    Password,
    /// `clientCredentials`.
    ClientCredentials,
    /// `authorizationCode`.
    AuthorizationCode,
    /// `deviceAuthorization` (3.2).
    DeviceAuthorization,
}

/// One alternative of a `security` list: every scheme in it is needed; none at all means no credentials.
#[derive(Clone, Debug, PartialEq)]
pub struct SecurityRequirement {
    /// The whole object.
    pub span: Span,
    /// Scopes (or roles) by scheme name.
    pub schemes: Map<Vec<Spanned<Text>>>,
}
