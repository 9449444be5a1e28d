//! What an API gives in answer to a request for tokens (RFC 6749, section 5.1).

use std::time::Duration;

use serde_json::Value;

use super::access::{Grant, Kind};
use super::app::App;
use crate::client::Secret;

/// Tokens that an API gave.
#[derive(Debug, Clone)]
pub struct Tokens {
    pub(super) access: Secret,
    pub(super) refresh: Option<Secret>,
    pub(super) id: Option<Secret>,
    pub(super) scope: Option<String>,
    pub(super) lasts: Option<Duration>,
}

impl Tokens {
    /// A token that the application got before, and how long it is good from now on.
    #[must_use]
    pub fn new(access_token: impl Into<Secret>, lasts: Option<Duration>) -> Self {
        Self { access: access_token.into(), refresh: None, id: None, scope: None, lasts }
    }

    /// What calls are made with.
    #[must_use]
    pub fn access_token(&self) -> &Secret {
        &self.access
    }

    /// What other tokens can be got with.
    #[must_use]
    pub fn refresh_token(&self) -> Option<&Secret> {
        self.refresh.as_ref()
    }

    /// What OpenID Connect says of the user: it is **not checked** here, neither its signature nor whom it is for.
    #[must_use]
    pub fn id_token(&self) -> Option<&Secret> {
        self.id.as_ref()
    }

    /// The scopes that were given, where the API tells them.
    #[must_use]
    pub fn scope(&self) -> Option<&str> {
        self.scope.as_deref()
    }

    /// How long the access token is good from the moment that it was given, where the API tells.
    #[must_use]
    pub fn lasts(&self) -> Option<Duration> {
        self.lasts
    }

    /// A grant for a client: these tokens, and others after them, got with the refresh token.
    #[must_use]
    pub fn grant(self, app: App) -> Grant {
        let kind = self.refresh.clone().map_or(Kind::Once, Kind::Refresh);
        Grant::new(app, kind).beginning_with(self)
    }

    pub(super) fn read(body: &[u8]) -> Result<Self, &'static str> {
        let body: Value = serde_json::from_slice(body).map_err(|_| "the answer is not JSON")?;
        let text = |name: &str| body.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        let secret = |name: &str| text(name).map(Secret::from);
        if text("token_type").is_some_and(|kind| !kind.eq_ignore_ascii_case("bearer")) {
            return Err("the answer's `token_type` is not `Bearer`");
        }
        Ok(Self {
            access: secret("access_token").ok_or("the answer has no `access_token`")?,
            refresh: secret("refresh_token"),
            id: secret("id_token"),
            scope: text("scope").map(str::to_owned),
            lasts: body.get("expires_in").and_then(seconds),
        })
    }
}

/// A time in seconds, which some APIs write as a text.
pub(super) fn seconds(value: &Value) -> Option<Duration> {
    let seconds = match value {
        Value::String(text) => text.parse().ok(),
        value => value.as_u64().or_else(|| value.as_f64().map(|seconds| seconds as u64)),
    };
    seconds.map(Duration::from_secs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read() {
        let tokens = Tokens::read(br#"{"access_token":"a","token_type":"bearer","expires_in":"60","scope":"x y"}"#);
        let tokens = tokens.unwrap();
        assert_eq!((tokens.access.expose(), tokens.lasts), ("a", Some(Duration::from_secs(60))));
        assert_eq!((tokens.scope(), tokens.refresh_token().is_none()), (Some("x y"), true));
        let refused = |body: &str| Tokens::read(body.as_bytes()).unwrap_err();
        assert_eq!(refused("<html>"), "the answer is not JSON");
        assert_eq!(refused(r#"{"access_token":""}"#), "the answer has no `access_token`");
        assert_eq!(refused(r#"{"access_token":"a","token_type":"DPoP"}"#), "the answer's `token_type` is not `Bearer`");
    }
}
