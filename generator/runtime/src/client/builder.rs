//! Settings of a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::USER_AGENT;
use http::{HeaderName, HeaderValue};

use super::base::Base;
use super::client::{Client, Inner};
use super::credentials;
use super::error::BuildError;
use super::exchange::Limits;
use super::headers::Headers;
use super::request::Draft;
use super::secret::Secret;
use super::transport::{Http, Transport};
use crate::operation::Api;

/// Settings of a [`Client`].
#[derive(Debug, Clone)]
pub struct Builder {
    api: &'static Api,
    server: usize,
    base_url: Option<String>,
    /// Whether the base URL is the address of every call.
    whole: bool,
    allow_http: bool,
    credentials: Vec<Option<Secret>>,
    headers: Headers,
    limits: Limits,
    connect_timeout: Option<Duration>,
    transport: Choice,
    problem: Option<BuildError>,
}

#[derive(Clone)]
enum Choice {
    Default,
    Own(Arc<dyn Transport>),
}

impl Builder {
    /// A client of `api` without credentials: its first server, 30 seconds for a call and 10 for a connection, 32 MiB
    /// for a response.
    #[must_use]
    pub fn new(api: &'static Api) -> Self {
        let mut headers = Headers::default();
        headers.set(USER_AGENT, HeaderValue::from_static(concat!("bindery/", env!("CARGO_PKG_VERSION"))));
        Self {
            api,
            server: 0,
            base_url: None,
            whole: false,
            allow_http: false,
            credentials: vec![None; api.schemes.len()],
            headers,
            limits: Limits { time: Duration::from_secs(30), bytes: 32 * 1024 * 1024 },
            connect_timeout: None,
            transport: Choice::Default,
            problem: None,
        }
    }

    /// The credential for the security scheme of this number, in document order.
    #[must_use]
    pub fn credential(mut self, scheme: usize, secret: Secret) -> Self {
        match self.credentials.get_mut(scheme) {
            Some(place) => *place = Some(secret),
            None => drop(self.problem.get_or_insert(BuildError::UnknownScheme(scheme))),
        }
        self
    }

    /// The server of this number, in document order; the first unless this is called.
    #[must_use]
    pub fn server(mut self, server: usize) -> Self {
        self.server = server;
        self.base_url = None;
        self
    }

    /// Another server, by its base URL: paths are appended to it. It is `https`, unless the host is this machine
    /// (`localhost`, `127.0.0.1`, `[::1]`) or [`allow_http`](Self::allow_http) is called.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// The address that every call goes to, whatever its operation's path: that of a receiver of webhooks. It may have a
    /// query; else the rules of [`base_url`](Self::base_url) hold.
    #[must_use]
    pub fn address(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self.whole = true;
        self
    }

    /// Lets credentials and data travel unencrypted, to any host.
    #[must_use]
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// How long a call may take, redirects and the response's body included; 30 seconds unless this is called.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.limits.time = limit;
        self
    }

    /// How long making a connection may take; 10 seconds unless this is called.
    #[must_use]
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect_timeout = Some(limit);
        self
    }

    /// How many bytes the body of a response may have, that of an error too; 32 MiB unless this is called.
    #[must_use]
    pub fn max_response_bytes(mut self, limit: usize) -> Self {
        self.limits.bytes = limit;
        self
    }

    /// What `User-Agent` says of the program that calls; the name and version of this crate unless this is called.
    #[must_use]
    pub fn user_agent(self, agent: &str) -> Self {
        self.header(USER_AGENT, agent)
    }

    /// A header to send with every call. One that the operation sets itself wins over it.
    #[must_use]
    pub fn header<N, V>(mut self, name: N, value: V) -> Self
    where
        N: TryInto<HeaderName>,
        V: TryInto<HeaderValue>,
    {
        self.headers.set(name, value);
        self
    }

    /// HTTP with these settings of reqwest: proxies, certificates, connection pools. Its redirect policy is set to
    /// none, as the client follows redirects itself, and only where credentials stay with the API.
    #[must_use]
    pub fn http(mut self, http: reqwest::ClientBuilder) -> Self {
        match Http::build(http) {
            Ok(http) => self.transport = Choice::Own(Arc::new(http)),
            Err(error) => drop(self.problem.get_or_insert(BuildError::Http(Arc::new(error)))),
        }
        self
    }

    /// HTTP with a client of reqwest that is finished already, and with it its redirect policy: unless that is
    /// [`Policy::none`](reqwest::redirect::Policy::none), reqwest carries credentials in headers other than
    /// `Authorization` to any host that a response redirects to.
    #[must_use]
    pub fn http_with_its_own_redirects(mut self, http: reqwest::Client) -> Self {
        self.transport = Choice::Own(Arc::new(Http(http)));
        self
    }

    /// Another transport, such as [`InProcess`](super::InProcess).
    #[must_use]
    pub fn transport(mut self, transport: impl Transport) -> Self {
        self.transport = Choice::Own(Arc::new(transport));
        self
    }

    /// The client.
    ///
    /// # Errors
    /// When there is no absolute base URL, or one that is not allowed; when a credential or header can't be sent; when
    /// a setting has no effect; when the HTTP client can't be set up.
    pub fn build(self) -> Result<Client, BuildError> {
        if let Some(problem) = self.problem {
            return Err(problem);
        }
        let (base, address) = match &self.base_url {
            Some(url) if self.whole => {
                let (base, address) = Base::address(url, self.allow_http)?;
                (base, Some(address))
            }
            url => (base(self.api, self.server, url.as_deref(), self.allow_http)?, None),
        };
        for (scheme, secret) in self.api.schemes.iter().zip(&self.credentials) {
            if let Some(secret) = secret {
                credentials::apply(scheme, secret, &mut Draft::default())
                    .map_err(|reason| BuildError::Credential { scheme: scheme.name, reason })?;
            }
        }
        self.headers.check().map_err(BuildError::Header)?;
        let transport = match (self.transport, self.connect_timeout) {
            (Choice::Own(_), Some(_)) => return Err(BuildError::ForeignTransport("connect_timeout")),
            (Choice::Own(transport), None) => transport,
            (Choice::Default, limit) => {
                let http = Http::with_connect_timeout(limit.unwrap_or(Duration::from_secs(10)));
                Arc::new(http.map_err(|error| BuildError::Http(Arc::new(error)))?)
            }
        };
        Ok(Client(Arc::new(Inner {
            api: self.api,
            base,
            address,
            credentials: self.credentials,
            headers: self.headers,
            limits: self.limits,
            transport,
        })))
    }
}

fn base(api: &'static Api, server: usize, url: Option<&str>, allow_http: bool) -> Result<Base, BuildError> {
    if let Some(url) = url {
        return Base::parse(url, allow_http);
    }
    match api.servers.get(server) {
        Some(server) if server.url.contains("://") => Base::parse(server.url, allow_http),
        Some(server) => Err(BuildError::NoServer { api: api.name, relative: Some(server.url) }),
        None if api.servers.is_empty() => Err(BuildError::NoServer { api: api.name, relative: None }),
        None => Err(BuildError::UnknownServer(server)),
    }
}

impl fmt::Debug for Choice {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(match self {
            Self::Default => "Default",
            Self::Own(_) => "Own",
        })
    }
}
