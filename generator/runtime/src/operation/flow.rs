//! How tokens of OAuth 2 are had (OpenAPI 3.1, 4.8.29 OAuth Flow Object).

/// A flow of OAuth 2: where it begins, and where it gives tokens. URLs stand as in the document; relative ones are
/// relative to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Flow {
    /// Which one.
    pub kind: FlowKind,
    /// Where people are sent (`authorizationUrl`), or where codes for them are given (`deviceAuthorizationUrl`); empty
    /// where the flow has no such place.
    pub authorization: &'static str,
    /// Where tokens are given (`tokenUrl`).
    pub token: &'static str,
    /// Where they are renewed (`refreshUrl`); empty where that is the same place.
    pub refresh: &'static str,
}

/// A field of `flows`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum FlowKind {
    /// `authorizationCode` (RFC 6749, section 4.1).
    AuthorizationCode,
    /// `password` (RFC 6749, section 4.3).
    Password,
    /// `clientCredentials` (RFC 6749, section 4.4).
    ClientCredentials,
    /// `deviceAuthorization` (RFC 8628).
    DeviceAuthorization,
}

impl Flow {
    /// `authorizationCode`.
    #[must_use]
    pub const fn authorization_code(authorization: &'static str, token: &'static str) -> Self {
        Self { kind: FlowKind::AuthorizationCode, authorization, token, refresh: "" }
    }

    /// `password`.
    #[must_use]
    pub const fn password(token: &'static str) -> Self {
        Self { kind: FlowKind::Password, authorization: "", token, refresh: "" }
    }

    /// `clientCredentials`.
    #[must_use]
    pub const fn client_credentials(token: &'static str) -> Self {
        Self { kind: FlowKind::ClientCredentials, authorization: "", token, refresh: "" }
    }

    /// `deviceAuthorization`.
    #[must_use]
    pub const fn device(authorization: &'static str, token: &'static str) -> Self {
        Self { kind: FlowKind::DeviceAuthorization, authorization, token, refresh: "" }
    }

    /// With a place of its own for renewing tokens.
    #[must_use]
    pub const fn refresh(mut self, url: &'static str) -> Self {
        self.refresh = url;
        self
    }
}
