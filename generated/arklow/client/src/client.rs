//! The client and its settings.

use ::bindery::client as runtime;

/// A client of the Arklow API; clones share credentials and connections.
#[derive(Debug, Clone)]
pub struct Client(pub(crate) runtime::Client);

impl Client {
    /// Starts a client: credentials, server, limits.
    pub fn builder() -> Builder {
        Builder(runtime::Builder::new(::arklow_types::api()))
    }
}

/// The servers that the document names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Server {
    /// Production: `https://api.arklow.io`
    Production,
    /// Local development: `http://localhost:3123`
    LocalDevelopment,
}

/// Settings of a [`Client`].
#[derive(Debug, Clone)]
pub struct Builder(runtime::Builder);

impl Builder {
    /// The credential for `apiKey`, sent in the header `x-arklow-auth`.
    pub fn api_key(self, api_key: impl Into<runtime::Credential>) -> Self {
        Self(self.0.credential(0, api_key.into()))
    }

    /// One of the document's servers; the first unless this is called.
    pub fn server(self, server: Server) -> Self {
        Self(self.0.server(server as usize))
    }

    /// Another server, by its base URL.
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
