//! What a client is given for a scheme of OAuth 2: a token, or what gets tokens.

use std::fmt;
use std::sync::Arc;

use super::app::App;
use super::tokens::Tokens;
use crate::client::{Credential, Secret};
use crate::operation::{Flow, FlowKind};

/// What a client is given for a scheme of OAuth 2 or OpenID Connect: a token, a [`Credential`] that changes, or a
/// [`Grant`] by which it gets tokens itself.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub enum Access {
    /// The token, or what gives it.
    Token(Credential),
    /// What gets tokens.
    Granted(Box<Grant>),
}

impl<C: Into<Credential>> From<C> for Access {
    fn from(token: C) -> Self {
        Self::Token(token.into())
    }
}

/// What an application gets tokens for, made by [`App`].
#[derive(Clone)]
pub struct Grant {
    pub(super) app: App,
    pub(super) kind: Kind,
    /// Tokens that are there already.
    pub(super) first: Option<Tokens>,
    pub(super) on_tokens: Option<Arc<OnTokens>>,
}

type OnTokens = dyn Fn(&Tokens) + Send + Sync;

#[derive(Clone)]
pub(super) enum Kind {
    ClientCredentials,
    Password(String, Secret),
    Refresh(Secret),
    /// There is no way to get other tokens than the first.
    Once,
}

impl Grant {
    pub(super) fn new(app: App, kind: Kind) -> Self {
        Self { app, kind, first: None, on_tokens: None }
    }

    /// Tokens that the application got before, used as long as they are good.
    #[must_use]
    pub fn beginning_with(mut self, tokens: Tokens) -> Self {
        self.first = Some(tokens);
        self
    }

    /// Calls this with all tokens that the client gets: where the refresh token changes, an application that wants to
    /// go on after it has been restarted must store it.
    #[must_use]
    pub fn on_tokens(mut self, told: impl Fn(&Tokens) + Send + Sync + 'static) -> Self {
        self.on_tokens = Some(Arc::new(told));
        self
    }
}

impl Kind {
    /// The URL for this grant, of those that the document names.
    pub(super) fn url(&self, flows: &[Flow]) -> Option<&'static str> {
        let of = |kind| flows.iter().find(|flow| flow.kind == kind).map(|flow| flow.token);
        match self {
            Self::ClientCredentials => of(FlowKind::ClientCredentials),
            Self::Password(..) => of(FlowKind::Password),
            Self::Refresh(_) => renewal(flows),
            Self::Once => None,
        }
    }
}

/// Where tokens are renewed: at the first place that is for that, else where people's tokens are given.
pub(super) fn renewal(flows: &[Flow]) -> Option<&'static str> {
    let own = flows.iter().map(|flow| flow.refresh).find(|url| !url.is_empty());
    let people = flows.iter().find(|flow| flow.kind != FlowKind::ClientCredentials).or(flows.first());
    own.or(people.map(|flow| flow.token))
}

impl fmt::Debug for Grant {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let kind = match self.kind {
            Kind::ClientCredentials => "client_credentials",
            Kind::Password(..) => "password",
            Kind::Refresh(_) => "refresh_token",
            Kind::Once => "none",
        };
        formatter.debug_struct("Grant").field("app", &self.app).field("kind", &kind).finish_non_exhaustive()
    }
}
