//! A place that gives tokens, and requests to it.

use std::sync::Arc;
use std::time::Duration;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use bytes::Bytes;
use http::header::{ACCEPT, AUTHORIZATION, CONTENT_TYPE};
use http::{HeaderValue, Method, Request, StatusCode, Uri};
use serde_json::Value;
use url::Url;

use super::app::App;
use super::error::{Reason, TokenError};
use super::tokens::Tokens;
use crate::client::base::Base;
use crate::client::platform::timeout;
use crate::client::request::component;
use crate::client::transport::Transport;
use crate::media::{Body, ReadError, read};

/// How long a request for tokens may take.
const TIME: Duration = Duration::from_secs(30);
/// How large its answer may be.
const MOST: usize = 1024 * 1024;

/// A URL that secrets may be sent to.
#[derive(Clone)]
pub(super) struct Place {
    uri: Uri,
    pub(super) url: Url,
}

impl Place {
    /// An absolute URL, or one that is relative to the server at `base`.
    pub(super) fn new(text: &str, base: Option<&Base>, allow_http: bool) -> Result<Self, &'static str> {
        let absolute = match base {
            Some(base) => base.resolve(text),
            None => Url::parse(text).ok(),
        };
        let url = absolute.ok_or("has a `tokenUrl` that is not a URL")?;
        // Its rules for what is encrypted, and where, are those of every base URL.
        let (base, address) = Base::address(url.as_str(), allow_http)
            .map_err(|_| "has a `tokenUrl` that is not `https` and without a user's name")?;
        let (path, query) = address.split_once('?').unwrap_or((&address, ""));
        let uri = base.join(path, query).ok_or("has a `tokenUrl` that is not a URL")?;
        Ok(Self { uri, url })
    }

    /// Whether both have scheme, host and port in common.
    pub(super) fn is_beside(&self, other: &Self) -> bool {
        self.url.origin() == other.url.origin()
    }

    /// Asks for tokens.
    pub(super) async fn tokens(
        &self,
        transport: &Arc<dyn Transport>,
        app: &App,
        form: &[(&str, &str)],
    ) -> Result<Tokens, TokenError> {
        let mut form: Vec<(&str, &str)> = form.to_vec();
        let scopes = app.scopes.join(" ");
        // A code stands for the scopes that were asked for with it.
        if !scopes.is_empty() && !form.iter().any(|(name, _)| *name == "code") {
            form.push(("scope", &scopes));
        }
        form.extend(app.parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())));
        let mut request = Request::new(Body::default());
        match &app.secret {
            Some(secret) if !app.in_body => {
                let pair = [&*component(&app.id), ":", &*component(secret.expose())].concat();
                let value = HeaderValue::try_from(["Basic ", &STANDARD.encode(pair)].concat());
                let mut value = value.map_err(|_| TokenError::wrong("the secret can't travel in a header"))?;
                value.set_sensitive(true);
                request.headers_mut().insert(AUTHORIZATION, value);
            }
            secret => {
                form.push(("client_id", &app.id));
                form.extend(secret.iter().map(|secret| ("client_secret", secret.expose())));
            }
        }
        let pair = |(name, value): &(&str, &str)| [&*component(name), "=", &*component(value)].concat();
        let body = form.iter().map(pair).collect::<Vec<_>>().join("&");
        *request.method_mut() = Method::POST;
        *request.body_mut() = Bytes::from(body).into();
        let media_type = HeaderValue::from_static("application/x-www-form-urlencoded");
        request.headers_mut().insert(CONTENT_TYPE, media_type);
        let (status, body) = self.exchange(transport, request).await?;
        match status {
            StatusCode::OK | StatusCode::CREATED => {
                Tokens::read(&body).map_err(|what| self.failed(Reason::Wrong(what)))
            }
            status => Err(self.failed(Reason::refused(status, &body))),
        }
    }

    /// Reads what a provider of OpenID Connect says of itself (OpenID Connect Discovery 1.0, section 4): the place of
    /// this name, which must have the same origin.
    pub(super) async fn discover(&self, transport: &Arc<dyn Transport>, name: &str) -> Result<Self, TokenError> {
        let (status, body) = self.exchange(transport, Request::new(Body::default())).await?;
        if status != StatusCode::OK {
            return Err(self.failed(Reason::refused(status, &body)));
        }
        let body: Value = serde_json::from_slice(&body).unwrap_or_default();
        let url = body.get(name).and_then(Value::as_str);
        let url = url.ok_or_else(|| self.failed(Reason::Wrong("the provider does not say where it gives tokens")))?;
        // It is at the same origin, which has been allowed.
        let place = Self::new(url, None, true).map_err(|what| self.failed(Reason::Wrong(what)))?;
        match place.is_beside(self) {
            true => Ok(place),
            false => Err(self.failed(Reason::Wrong(
                "the provider gives tokens at another origin, which must be set with `token_url`",
            ))),
        }
    }

    async fn exchange(
        &self,
        transport: &Arc<dyn Transport>,
        mut request: Request<Body>,
    ) -> Result<(StatusCode, Bytes), TokenError> {
        *request.uri_mut() = self.uri.clone();
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
        let exchange = async {
            let response = transport.send(request).await.map_err(Reason::Transport)?;
            let (parts, body) = response.into_parts();
            match read(body, MOST).await {
                Ok(body) => Ok((parts.status, body)),
                Err(ReadError::TooLarge) => Err(Reason::TooLarge),
                Err(ReadError::Broken(error)) => Err(Reason::Transport(crate::client::TransportError::new(error))),
            }
        };
        let exchanged = timeout(TIME, exchange).await.unwrap_or(Err(Reason::Timeout(TIME)));
        exchanged.map_err(|reason| self.failed(reason))
    }

    fn failed(&self, reason: Reason) -> TokenError {
        TokenError::new(shown(self.url.as_str()), reason)
    }
}

/// A URL for a message: without its query.
pub(super) fn shown(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}
