//! Tokens for a person who is sent to the API to agree (RFC 6749, section 4.1), with proof that whoever asks for the
//! tokens is who sent them there (PKCE, RFC 7636).

use std::fmt;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use http::StatusCode;
use sha2::{Digest as _, Sha256};
use url::Url;

use super::app::App;
use super::error::{Reason, TokenError, bounded};
use super::place::{Place, shown};
use super::start::Start;
use super::tokens::Tokens;
use crate::client::transport::Transport;
use crate::client::{Secret, random};
use crate::operation::{Api, FlowKind};

/// A person on the way to agree to what an application asks for.
///
/// Send them to [`url`](Self::url). The API sends them back to the address that is registered, with a query that
/// [`finish`](Self::finish) takes. Where another process takes it, [`state`](Self::state) and
/// [`verifier`](Self::verifier) belong into the person's session, and [`resume`](Self::resume) goes on with them.
pub struct Login {
    app: App,
    redirect: String,
    url: String,
    state: Secret,
    verifier: Secret,
    place: Place,
    transport: Arc<dyn Transport>,
}

impl App {
    /// Begins to get tokens for a person, who will be sent back to `redirect`, an address that is registered with the
    /// API. `api` is the table of the API (`types::api()`), `scheme` a security scheme, as the document names it.
    ///
    /// # Errors
    /// When the document has no such flow for the scheme; when its URLs are not `https`; when the provider of OpenID
    /// Connect can't be asked.
    pub async fn login(
        self,
        api: &'static Api,
        scheme: &str,
        redirect: impl Into<String>,
    ) -> Result<Login, TokenError> {
        self.begin(api, scheme, redirect.into(), random::secret()?, random::secret()?).await
    }

    async fn begin(
        self,
        api: &'static Api,
        scheme: &str,
        redirect: String,
        state: Secret,
        verifier: Secret,
    ) -> Result<Login, TokenError> {
        let Start { transport, begins, gives } = Start::new(&self, api, scheme, FlowKind::AuthorizationCode).await?;
        let url = address(begins.url, &self, &redirect, &state, &verifier);
        Ok(Login { app: self, redirect, url, state, verifier, place: gives, transport })
    }
}

/// RFC 6749, section 4.1.1; RFC 7636, section 4.3.
fn address(mut url: Url, app: &App, redirect: &str, state: &Secret, verifier: &Secret) -> String {
    let challenge = URL_SAFE_NO_PAD.encode(Sha256::digest(verifier.expose()));
    let mut query = url.query_pairs_mut();
    query.append_pair("response_type", "code").append_pair("client_id", &app.id).append_pair("redirect_uri", redirect);
    if !app.scopes.is_empty() {
        query.append_pair("scope", &app.scopes.join(" "));
    }
    query.append_pair("state", state.expose());
    query.append_pair("code_challenge", &challenge).append_pair("code_challenge_method", "S256");
    query.extend_pairs(&app.parameters);
    drop(query);
    url.into()
}

impl Login {
    /// Where to send the person.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// By which the person is known again.
    #[must_use]
    pub fn state(&self) -> &Secret {
        &self.state
    }

    /// What proves that the tokens are asked for by whoever sent the person.
    #[must_use]
    pub fn verifier(&self) -> &Secret {
        &self.verifier
    }

    /// The same login, of another process.
    #[must_use]
    pub fn resume(mut self, state: impl Into<Secret>, verifier: impl Into<Secret>) -> Self {
        self.state = state.into();
        self.verifier = verifier.into();
        self
    }

    /// Takes the query with which the person came back (or the whole address), and gives the tokens.
    ///
    /// # Errors
    /// When the query belongs to another login, or says that the person did not agree; when the API gives no tokens.
    pub async fn finish(self, returned: &str) -> Result<Tokens, TokenError> {
        let query = returned.split_once('?').map_or(returned, |(_, query)| query);
        let query = query.split('#').next().unwrap_or_default();
        let mut url = self.place.url.clone();
        url.set_query(Some(query));
        let value =
            |name: &str| url.query_pairs().find(|(other, _)| other == name).map(|(_, value)| value.into_owned());
        if value("state").as_deref() != Some(self.state.expose()) {
            return Err(TokenError::wrong("the `state` is another one: the query does not belong to this login"));
        }
        if let Some(code) = value("error") {
            let description = value("error_description").map(|text| bounded(&text));
            let reason = Reason::Refused { status: StatusCode::FOUND, code: Some(bounded(&code)), description };
            return Err(TokenError::new(shown(&self.url), reason));
        }
        let code = value("code").map(Secret::from).ok_or_else(|| TokenError::wrong("the query has no `code`"))?;
        let form = [
            ("grant_type", "authorization_code"),
            ("code", code.expose()),
            ("redirect_uri", &self.redirect),
            ("code_verifier", self.verifier.expose()),
        ];
        self.place.tokens(&self.transport, &self.app, &form).await
    }
}

impl fmt::Debug for Login {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Login").field("app", &self.app).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_challenge_is_that_of_rfc_7636() {
        // Appendix B.
        let verifier = Secret::from("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
        let url = Url::parse("https://a.test/authorize?p=1").unwrap();
        let app = App::new("id").scopes(["a", "b"]);
        let url = address(url, &app, "https://app.test/back", &"s".into(), &verifier);
        assert_eq!(
            url,
            "https://a.test/authorize?p=1&response_type=code&client_id=id\
             &redirect_uri=https%3A%2F%2Fapp.test%2Fback&scope=a+b&state=s\
             &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
        );
    }
}
