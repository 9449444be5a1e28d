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
use zeroize::Zeroizing;

use super::app::App;
use super::error::{Reason, TokenError};
use super::tokens::Tokens;
use crate::client::base::Base;
use crate::client::platform::{has_runtime, timeout};
use crate::client::request::{component, push_component};
use crate::client::transport::{Transport, TransportError};
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

    /// Asks for tokens.
    pub(super) async fn tokens(
        &self,
        transport: &Arc<dyn Transport>,
        app: &App,
        form: &[(&str, &str)],
    ) -> Result<Tokens, TokenError> {
        let (status, body) = self.ask(transport, app, form).await?;
        match status {
            StatusCode::OK | StatusCode::CREATED => {
                Tokens::read(&body).map_err(|what| self.failed(Reason::Wrong(what)))
            }
            status => Err(self.failed(Reason::refused(status, &body))),
        }
    }

    /// Sends a form, with what shows which application does.
    pub(super) async fn ask(
        &self,
        transport: &Arc<dyn Transport>,
        app: &App,
        form: &[(&str, &str)],
    ) -> Result<(StatusCode, Bytes), TokenError> {
        let mut form: Vec<(&str, &str)> = form.to_vec();
        let scopes = app.scopes.join(" ");
        // A code stands for the scopes that were asked for with it.
        if !scopes.is_empty() && !form.iter().any(|(name, _)| matches!(*name, "code" | "device_code")) {
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
        *request.method_mut() = Method::POST;
        *request.body_mut() = Form::new(&form).into();
        let media_type = HeaderValue::from_static("application/x-www-form-urlencoded");
        request.headers_mut().insert(CONTENT_TYPE, media_type);
        self.exchange(transport, request).await
    }

    /// Reads what a provider of OpenID Connect says of itself (OpenID Connect Discovery 1.0, section 4).
    pub(super) async fn discover(self, transport: &Arc<dyn Transport>) -> Result<Provider, TokenError> {
        let (status, body) = self.exchange(transport, Request::new(Body::default())).await?;
        if status != StatusCode::OK {
            return Err(self.failed(Reason::refused(status, &body)));
        }
        Ok(Provider { place: self, says: serde_json::from_slice(&body).unwrap_or_default() })
    }

    async fn exchange(
        &self,
        transport: &Arc<dyn Transport>,
        mut request: Request<Body>,
    ) -> Result<(StatusCode, Bytes), TokenError> {
        *request.uri_mut() = self.uri.clone();
        request.headers_mut().insert(ACCEPT, HeaderValue::from_static("application/json"));
        if !has_runtime() {
            return Err(
                self.failed(Reason::Transport(TransportError::new("a request for tokens needs a tokio runtime")))
            );
        }
        let exchange = async {
            let response = transport.send(request).await.map_err(Reason::Transport)?;
            let (parts, body) = response.into_parts();
            match read(body, MOST).await {
                Ok(body) => Ok((parts.status, body)),
                Err(ReadError::TooLarge) => Err(Reason::TooLarge),
                Err(ReadError::Broken(error)) => Err(Reason::Transport(TransportError::new(error))),
            }
        };
        let exchanged = timeout(TIME, exchange).await.unwrap_or(Err(Reason::Timeout(TIME)));
        exchanged.map_err(|reason| self.failed(reason))
    }

    pub(super) fn failed(&self, reason: Reason) -> TokenError {
        TokenError::new(shown(self.url.as_str()), reason)
    }
}

/// What a provider of OpenID Connect says of itself.
pub(super) struct Provider {
    place: Place,
    says: Value,
}

impl Provider {
    /// The place of this name, which must have the same origin.
    pub(super) fn place(&self, name: &str) -> Result<Place, TokenError> {
        let failed = |what| self.place.failed(Reason::Wrong(what));
        let url = self.says.get(name).and_then(Value::as_str);
        let url = url.ok_or_else(|| failed("the provider does not say where it gives tokens"))?;
        // It is at the same origin, which has been allowed.
        let place = Place::new(url, None, true).map_err(failed)?;
        match place.url.origin() == self.place.url.origin() {
            true => Ok(place),
            false => Err(failed("the provider gives tokens at another origin, which must be set with `token_url`")),
        }
    }
}

/// What is sent for tokens, whose memory is overwritten when it has been.
struct Form(Zeroizing<String>);

impl Form {
    fn new(pairs: &[(&str, &str)]) -> Self {
        // Growing would leave copies behind: each byte becomes three at most.
        let size = pairs.iter().map(|(name, value)| 3 * (name.len() + value.len()) + 2).sum();
        let mut text = Zeroizing::new(String::with_capacity(size));
        for (name, value) in pairs {
            if !text.is_empty() {
                text.push('&');
            }
            push_component(&mut text, name);
            text.push('=');
            push_component(&mut text, value);
        }
        Self(text)
    }
}

impl AsRef<[u8]> for Form {
    fn as_ref(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl From<Form> for Body {
    fn from(form: Form) -> Self {
        Bytes::from_owner(form).into()
    }
}

/// A URL for a message: without its query.
pub(super) fn shown(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or_default()
}
