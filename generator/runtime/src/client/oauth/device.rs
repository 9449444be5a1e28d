//! Tokens for a person who agrees on another device: for programs without a browser (RFC 8628).

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::StatusCode;
use serde_json::Value;

use super::app::App;
use super::error::{Reason, TokenError};
use super::place::Place;
use super::start::Start;
use super::tokens::{Tokens, seconds};
use crate::client::Secret;
use crate::client::platform::{Instant, sleep};
use crate::client::transport::Transport;
use crate::operation::{Api, FlowKind};

/// How long to wait between two questions, unless the API says it (RFC 8628, section 3.2), and how much longer when it
/// says that they come too fast (section 3.5).
const INTERVAL: Duration = Duration::from_secs(5);
/// How long to wait at least, whatever the API says.
const SHORTEST: Duration = Duration::from_secs(1);
/// How long a code is good where the API does not say it, which it has to.
const LASTS: Duration = Duration::from_secs(600);
const GRANT: &str = "urn:ietf:params:oauth:grant-type:device_code";

/// A person who is asked to agree on another device: show them [`url`](Self::url) and
/// [`user_code`](Self::user_code), and wait with [`finish`](Self::finish).
pub struct DeviceLogin {
    app: App,
    said: Said,
    place: Place,
    transport: Arc<dyn Transport>,
}

/// What the API says (RFC 8628, section 3.2).
struct Said {
    code: Secret,
    user_code: String,
    url: String,
    whole_url: Option<String>,
    lasts: Duration,
    interval: Duration,
}

impl App {
    /// Begins to get tokens for a person who agrees on another device. `api` is the table of the API
    /// (`types::api()`), `scheme` a security scheme, as the document names it: one with the flow `deviceAuthorization`
    /// (OpenAPI 3.2), or one of OpenID Connect.
    ///
    /// # Errors
    /// When the document has no such flow for the scheme; when its URLs are not `https`; when the API gives no code.
    pub async fn device_login(self, api: &'static Api, scheme: &str) -> Result<DeviceLogin, TokenError> {
        let Start { transport, begins, gives } = Start::new(&self, api, scheme, FlowKind::DeviceAuthorization).await?;
        let (status, body) = begins.ask(&transport, &self, &[]).await?;
        if status != StatusCode::OK {
            return Err(begins.failed(Reason::refused(status, &body)));
        }
        let said = Said::read(&body).map_err(|what| begins.failed(Reason::Wrong(what)))?;
        Ok(DeviceLogin { app: self, said, place: gives, transport })
    }
}

impl Said {
    fn read(body: &[u8]) -> Result<Self, &'static str> {
        let body: Value = serde_json::from_slice(body).map_err(|_| "the answer is not JSON")?;
        let text = |name: &str| body.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
        // Some APIs were written before the RFC.
        let url = text("verification_uri").or_else(|| text("verification_url"));
        Ok(Self {
            code: text("device_code").ok_or("the answer has no `device_code`")?.into(),
            user_code: text("user_code").ok_or("the answer has no `user_code`")?.to_owned(),
            url: url.ok_or("the answer has no `verification_uri`")?.to_owned(),
            whole_url: text("verification_uri_complete").map(str::to_owned),
            lasts: body.get("expires_in").and_then(seconds).unwrap_or(LASTS),
            interval: body.get("interval").and_then(seconds).unwrap_or(INTERVAL).max(SHORTEST),
        })
    }
}

impl DeviceLogin {
    /// What the person enters there.
    #[must_use]
    pub fn user_code(&self) -> &str {
        &self.said.user_code
    }

    /// Where the person goes.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.said.url
    }

    /// Where the person goes without having to enter anything, such as by a QR code, where the API has such a place.
    #[must_use]
    pub fn whole_url(&self) -> Option<&str> {
        self.said.whole_url.as_deref()
    }

    /// How long the code is good.
    #[must_use]
    pub fn lasts(&self) -> Duration {
        self.said.lasts
    }

    /// Waits until the person has agreed, and gives the tokens.
    ///
    /// # Errors
    /// When the person does not agree, or not in time; when the API gives no tokens. Failures that may pass are waited
    /// for as long as the code is good.
    pub async fn finish(self) -> Result<Tokens, TokenError> {
        let end = Instant::now().checked_add(self.said.lasts);
        let left = || end.map_or(Duration::MAX, |end| end.saturating_duration_since(Instant::now()));
        let form = [("grant_type", GRANT), ("device_code", self.said.code.expose())];
        let mut interval = self.said.interval;
        loop {
            if interval >= left() {
                return Err(TokenError::wrong("the person did not agree in time"));
            }
            sleep(interval).await;
            let error = match self.place.tokens(&self.transport, &self.app, &form).await {
                Ok(tokens) => return Ok(tokens),
                Err(error) => error,
            };
            interval = match error.code() {
                Some("authorization_pending") => interval,
                Some("slow_down") => interval.saturating_add(INTERVAL),
                _ if error.is_retryable() => interval.saturating_mul(2),
                _ => return Err(error),
            };
        }
    }
}

impl fmt::Debug for DeviceLogin {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("DeviceLogin")
            .field("app", &self.app)
            .field("url", &self.said.url)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_read() {
        let said = br#"{"device_code":"d","user_code":"U-1","verification_uri":"https://a.test/go","interval":"1"}"#;
        let said = Said::read(said).unwrap();
        assert_eq!((said.user_code.as_str(), said.url.as_str()), ("U-1", "https://a.test/go"));
        assert_eq!((said.interval, said.lasts, said.whole_url), (Duration::from_secs(1), LASTS, None));
        assert_eq!(Said::read(b"{}").err(), Some("the answer has no `device_code`"));
        assert_eq!(Said::read(b"<html>").err(), Some("the answer is not JSON"));
    }
}
