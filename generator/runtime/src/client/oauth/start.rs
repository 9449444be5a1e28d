//! Where a person's way to tokens begins, and where it ends.

use std::sync::Arc;

use super::app::App;
use super::error::TokenError;
use super::place::Place;
use crate::client::base::Base;
use crate::client::server::Server;
use crate::client::transport::{Http, Transport};
use crate::operation::{Api, FlowKind, Slot};

/// What the document says of a flow, and what carries its requests.
pub(super) struct Start {
    pub(super) transport: Arc<dyn Transport>,
    /// Where the flow begins.
    pub(super) begins: Place,
    /// Where it gives tokens.
    pub(super) gives: Place,
}

impl Start {
    /// Looks the flow up, at the provider where that is one of OpenID Connect.
    ///
    /// # Errors
    /// When the document has no such flow for the scheme, or its URLs can't be used, or the provider can't be asked.
    pub(super) async fn new(app: &App, api: &'static Api, scheme: &str, kind: FlowKind) -> Result<Self, TokenError> {
        let transport = match &app.transport {
            Some(transport) => Arc::clone(transport),
            None => Arc::new(Http::usual(None).map_err(|_| TokenError::wrong("the HTTP client can't be set up"))?),
        };
        let base = Server::default().url(api).ok().and_then(|url| Base::parse(&url, true).ok());
        let place = |url: &str| Place::new(url, base.as_ref(), false).map_err(TokenError::wrong);
        // What the caller sets, the provider need not say.
        let set = app.token_url.as_deref().map(place).transpose()?;
        let scheme = api.schemes.iter().find(|known| known.name == scheme);
        let (begins, gives) = match scheme.map(|scheme| scheme.slot) {
            Some(Slot::OAuth(flows)) => {
                let flow = flows.iter().find(|flow| flow.kind == kind);
                let flow = flow.ok_or_else(|| TokenError::wrong("the document has no such flow for the scheme"))?;
                (place(flow.authorization)?, set.map_or_else(|| place(flow.token), Ok)?)
            }
            Some(Slot::OpenId(url)) => {
                let provider = place(url)?.discover(&transport).await?;
                let begins = match kind {
                    FlowKind::DeviceAuthorization => "device_authorization_endpoint",
                    _ => "authorization_endpoint",
                };
                (provider.place(begins)?, set.map_or_else(|| provider.place("token_endpoint"), Ok)?)
            }
            _ => return Err(TokenError::wrong("the document has no such scheme of OAuth 2 or OpenID Connect")),
        };
        Ok(Self { transport, begins, gives })
    }
}
