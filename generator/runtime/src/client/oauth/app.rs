//! The application that asks for tokens, as the API knows it.

use std::fmt;
use std::sync::Arc;

use super::access::{Access, Grant, Kind};
use crate::client::{Secret, Transport};

/// An application that is registered with the API, and how it asks for tokens.
#[derive(Clone)]
pub struct App {
    pub(super) id: String,
    pub(super) secret: Option<Secret>,
    pub(super) in_body: bool,
    pub(super) scopes: Vec<String>,
    pub(super) parameters: Vec<(String, String)>,
    pub(super) token_url: Option<String>,
    pub(super) transport: Option<Arc<dyn Transport>>,
}

impl App {
    /// An application with this id (`client_id`) and no secret.
    #[must_use]
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            secret: None,
            in_body: false,
            scopes: Vec::new(),
            parameters: Vec::new(),
            token_url: None,
            transport: None,
        }
    }

    /// Its secret, which travels as HTTP Basic (RFC 6749, section 2.3.1).
    #[must_use]
    pub fn secret(mut self, secret: impl Into<Secret>) -> Self {
        self.secret = Some(secret.into());
        self
    }

    /// Its secret travels in the body, as `client_secret`: for APIs that don't take HTTP Basic.
    #[must_use]
    pub fn secret_in_body(mut self) -> Self {
        self.in_body = true;
        self
    }

    /// The scopes to ask for; what the API usually gives unless this is called.
    #[must_use]
    pub fn scopes<S: Into<String>>(mut self, scopes: impl IntoIterator<Item = S>) -> Self {
        self.scopes.extend(scopes.into_iter().map(Into::into));
        self
    }

    /// One more parameter of requests for tokens, such as `audience`.
    #[must_use]
    pub fn parameter(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.parameters.push((name.into(), value.into()));
        self
    }

    /// Where tokens are given, in the place of what the document says.
    #[must_use]
    pub fn token_url(mut self, url: impl Into<String>) -> Self {
        self.token_url = Some(url.into());
        self
    }

    /// What carries requests for tokens, which must not follow redirects.
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Some(Arc::new(transport));
        self
    }

    /// Tokens for the application itself (`client_credentials`).
    #[must_use]
    pub fn client_credentials(self) -> Grant {
        Grant::new(self, Kind::ClientCredentials)
    }

    /// Tokens for whoever gave this refresh token. Where the API gives another one with a token, that is used from then
    /// on: [`Grant::on_tokens`] tells it.
    #[must_use]
    pub fn refresh_token(self, token: impl Into<Secret>) -> Grant {
        Grant::new(self, Kind::Refresh(token.into()))
    }

    /// Tokens for a user whose password is known (`password`), which newer versions of OAuth no longer have.
    #[must_use]
    pub fn password(self, user: impl Into<String>, password: impl Into<Secret>) -> Grant {
        Grant::new(self, Kind::Password(user.into(), password.into()))
    }
}

impl fmt::Debug for App {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.parameters.iter().map(|(name, _)| name).collect();
        formatter
            .debug_struct("App")
            .field("id", &self.id)
            .field("secret", &self.secret)
            .field("scopes", &self.scopes)
            .field("parameters", &names)
            .field("token_url", &self.token_url.as_deref().map(super::place::shown))
            .finish_non_exhaustive()
    }
}

impl From<Grant> for Access {
    fn from(grant: Grant) -> Self {
        Self::Granted(Box::new(grant))
    }
}
