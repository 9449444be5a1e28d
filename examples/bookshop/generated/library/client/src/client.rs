//! The client and its settings.

use ::bindery::client as runtime;

/// A client of the Library API; clones share credentials and connections.
#[derive(Debug, Clone)]
pub struct Client(pub(crate) runtime::Client);

impl Client {
    /// Starts a client: credentials, server, limits.
    pub fn builder() -> Builder {
        Builder(runtime::Builder::new(::library_types::api()))
    }
}

/// Settings of a [`Client`].
#[derive(Debug, Clone)]
pub struct Builder(runtime::Builder);

impl Builder {
    /// The credential for `apiKey`, sent in the header `X-Api-Key`.
    pub fn api_key(self, api_key: impl Into<runtime::Credential>) -> Self {
        Self(self.0.credential(0, api_key.into()))
    }

    /// Another server than the document's, by its base URL.
    pub fn base_url(self, url: impl Into<String>) -> Self {
        Self(self.0.base_url(url.into()))
    }

    /// Everything else: timeouts, limits, headers, the transport.
    pub fn configure(
        self,
        configure: impl FnOnce(runtime::Builder) -> runtime::Builder,
    ) -> Self {
        Self(configure(self.0))
    }

    /// The client.
    ///
    /// # Errors
    /// When the base URL is not one, or the transport can't be set up.
    pub fn build(self) -> Result<Client, runtime::BuildError> {
        self.0.build().map(Client)
    }
}

/// The API's usual error, for statuses that its document does not describe.
pub trait UsualError {
    /// The body, where the status is such a one (from 400 on) and the body is the usual error; else nothing.
    fn usual_error(&self) -> Option<::library_types::Error>;
}

impl<E> UsualError for runtime::Error<E> {
    fn usual_error(&self) -> Option<::library_types::Error> {
        self.undocumented()
    }
}
