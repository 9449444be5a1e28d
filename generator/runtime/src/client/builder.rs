//! Settings of a client.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use http::header::USER_AGENT;
use http::{HeaderName, HeaderValue};

use super::base::Base;
use super::client::{Client, Inner};
use super::credentials::{self, Credential, Secret};
use super::error::BuildError;
use super::exchange::Limits;
use super::headers::Headers;
use super::hook::{Hook, Hooks};
use super::oauth::{Access, Keeper};
use super::reconnect::Reconnect;
use super::request::Metadata;
use super::retry::Retry;
use super::server::Server;
use super::transport::{Http, Transport};
use crate::operation::{Api, Operation};

/// Settings of a [`Client`].
#[derive(Clone)]
pub struct Builder {
    api: &'static Api,
    server: Server,
    /// The servers of operations that are served elsewhere, by their number.
    elsewhere: Vec<(usize, Server)>,
    base_url: Option<String>,
    /// The base URLs of single operations.
    base_urls: Vec<(&'static str, String)>,
    /// Whether the base URL is the address of every call.
    whole: bool,
    page_origins: Vec<String>,
    allow_http: bool,
    credentials: Vec<Option<Access>>,
    headers: Headers,
    limits: Limits,
    hooks: Hooks,
    connect_timeout: Option<Duration>,
    transport: Choice,
    problem: Option<BuildError>,
}

#[derive(Clone)]
enum Choice {
    Default,
    #[cfg_attr(all(target_arch = "wasm32", target_os = "unknown"), expect(dead_code, reason = "there are no settings"))]
    Http(Http),
    Own(Arc<dyn Transport>),
}

impl Builder {
    /// A client of `api` without credentials: its first server, 30 seconds for a call and 10 for a connection, 32 MiB
    /// for a response.
    #[must_use]
    pub fn new(api: &'static Api) -> Self {
        let mut headers = Headers::default();
        // A browser has its own, and asks the API first whether it takes another.
        if !cfg!(all(target_arch = "wasm32", target_os = "unknown")) {
            headers.set(USER_AGENT, HeaderValue::from_static(concat!("bindery/", env!("CARGO_PKG_VERSION"))));
        }
        Self {
            api,
            server: Server::default(),
            elsewhere: Vec::new(),
            base_url: None,
            base_urls: Vec::new(),
            whole: false,
            page_origins: Vec::new(),
            allow_http: false,
            credentials: vec![None; api.schemes.len()],
            headers,
            limits: Limits {
                time: Duration::from_secs(30),
                attempt: None,
                idle: None,
                retry: Retry::new(),
                reconnect: None,
                redirects: 10,
                bytes: 32 * 1024 * 1024,
            },
            hooks: Hooks::default(),
            connect_timeout: None,
            transport: Choice::Default,
            problem: None,
        }
    }

    /// The credential for the security scheme of this number, in document order.
    #[must_use]
    pub fn credential(self, scheme: usize, credential: Credential) -> Self {
        self.access(scheme, Access::Token(credential))
    }

    /// A token for the security scheme of this number, or what gets tokens for it: see [`oauth`](super::oauth).
    #[must_use]
    pub fn access(mut self, scheme: usize, access: Access) -> Self {
        match self.credentials.get_mut(scheme) {
            Some(place) => *place = Some(access),
            None => drop(self.problem.get_or_insert(BuildError::UnknownScheme(scheme))),
        }
        self
    }

    /// States that the transport presents a client's certificate, for the security scheme of this number: alternatives
    /// that need it are met. The certificate itself is a setting of the transport ([`http`](Self::http)).
    #[must_use]
    pub fn certificate(self, scheme: usize) -> Self {
        self.credential(scheme, Secret::from("").into())
    }

    /// A server of the document; its first unless this is called.
    #[must_use]
    pub fn server(mut self, server: impl Into<Server>) -> Self {
        self.server = server.into();
        self.base_url = None;
        self
    }

    /// A server of operations that are served elsewhere, which have this number among those of
    /// [`Api::elsewhere`](crate::operation::Api::elsewhere); the first unless this is called.
    #[must_use]
    pub fn server_elsewhere(mut self, number: usize, server: impl Into<Server>) -> Self {
        self.elsewhere.retain(|(other, _)| *other != number);
        self.elsewhere.push((number, server.into()));
        self
    }

    /// Another server, by its base URL: paths are appended to it. It is `https`, unless the host is this machine
    /// (`localhost`, `127.0.0.1`, `[::1]`) or [`allow_http`](Self::allow_http) is called. It stands for the servers
    /// that operations have of their own too, but for those that [`base_url_of`](Self::base_url_of) names.
    #[must_use]
    pub fn base_url(mut self, url: impl Into<String>) -> Self {
        self.base_url = Some(url.into());
        self
    }

    /// Another server for one operation, by its base URL, in the place of that which the document names for it.
    #[must_use]
    pub fn base_url_of<Op: Operation>(mut self, url: impl Into<String>) -> Self {
        self.base_urls.retain(|(name, _)| *name != Op::ENDPOINT.name);
        self.base_urls.push((Op::ENDPOINT.name, url.into()));
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

    /// Another server that URLs of next pages may lead to, by its origin (`https://files.example.com`): without this they
    /// lead to the client's own server, or nowhere. **All credentials of the operation travel there.**
    #[must_use]
    pub fn page_origin(mut self, origin: impl Into<String>) -> Self {
        self.page_origins.push(origin.into());
        self
    }

    /// Lets credentials and data travel unencrypted, to any host.
    #[must_use]
    pub fn allow_http(mut self) -> Self {
        self.allow_http = true;
        self
    }

    /// How long a call may take, redirects, further attempts and the response's body included; 30 seconds unless this is
    /// called.
    #[must_use]
    pub fn timeout(mut self, limit: Duration) -> Self {
        self.limits.time = limit;
        self
    }

    /// How long one attempt of a call may take; as long as the call unless this is called.
    #[must_use]
    pub fn attempt_timeout(mut self, limit: Duration) -> Self {
        self.limits.attempt = Some(limit);
        self
    }

    /// How long nothing may come of a stream, or of bytes that are read while they arrive, before they break off; for ever
    /// unless this is called, as streams of events may be quiet.
    #[must_use]
    pub fn idle_timeout(mut self, limit: Duration) -> Self {
        self.limits.idle = Some(limit);
        self
    }

    /// When and how often a call is sent again; [`Retry::new`] unless this is called.
    #[must_use]
    pub fn retry(mut self, retry: Retry) -> Self {
        self.limits.retry = retry;
        self
    }

    /// Asks for every stream of events again when it breaks off or ends; without this one is asked for once.
    #[must_use]
    pub fn reconnect(mut self, reconnect: Reconnect) -> Self {
        self.limits.reconnect = Some(reconnect);
        self
    }

    /// How many redirects an attempt follows, which stay at its origin and keep its method; 10 unless this is called.
    /// With none each is an error, but for those that the document describes.
    #[must_use]
    pub fn max_redirects(mut self, limit: u32) -> Self {
        self.limits.redirects = limit;
        self
    }

    /// How long making a connection may take; 10 seconds unless this is called.
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
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

    /// What looks at each attempt of each call, before and after it; hooks are called in the order of these calls.
    #[must_use]
    pub fn hook(mut self, hook: impl Hook) -> Self {
        self.hooks.add(hook);
        self
    }

    /// HTTP with these settings of reqwest: proxies, certificates, connection pools. Its redirect policy is set to
    /// none, as the client follows redirects itself, and only where credentials stay with the API.
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
    #[must_use]
    pub fn http(mut self, http: reqwest::ClientBuilder) -> Self {
        match Http::new(http) {
            Ok(http) => self.transport = Choice::Http(http),
            Err(error) => drop(self.problem.get_or_insert(error)),
        }
        self
    }

    /// HTTP with a client of reqwest that is finished already, and with it its redirect policy: unless that is
    /// [`Policy::none`](reqwest::redirect::Policy::none), reqwest carries credentials in headers other than
    /// `Authorization` to any host that a response redirects to.
    #[cfg(not(all(target_arch = "wasm32", target_os = "unknown")))]
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
            Some(url) => (Base::parse(url, self.allow_http)?, None),
            None => (Base::parse(&self.server.url(self.api)?, self.allow_http)?, None),
        };
        let mut bases = Vec::new();
        for (name, url) in &self.base_urls {
            bases.push((*name, Base::parse(url, self.allow_http)?));
        }
        if self.base_url.is_none() {
            let usual = Server::default();
            for (number, elsewhere) in self.api.elsewhere.iter().enumerate() {
                let chosen = self.elsewhere.iter().find(|(other, _)| *other == number).map(|(_, server)| server);
                let url = chosen.unwrap_or(&usual).url_among(elsewhere.servers)?;
                for name in elsewhere.operations {
                    bases.push((*name, base.beside(&url, self.allow_http)?));
                }
            }
        }
        let page_origins = self.page_origins.iter().map(|origin| Base::parse(origin, self.allow_http));
        let page_origins = page_origins.collect::<Result<_, _>>()?;
        self.headers.check().map_err(BuildError::Header)?;
        let usual = |limit| Http::usual(limit).map(|http| Arc::new(http) as Arc<dyn Transport>);
        // What carries requests for tokens must leave redirects alone too: another transport may not.
        let (transport, plain) = match (self.transport, self.connect_timeout) {
            (Choice::Own(_) | Choice::Http(_), Some(_)) => return Err(BuildError::ForeignTransport("connect_timeout")),
            (Choice::Own(transport), None) => (transport, None),
            (Choice::Http(http), None) => (Arc::new(http) as Arc<dyn Transport>, Some(())),
            (Choice::Default, limit) => (usual(limit)?, Some(())),
        };
        let plain = plain.map(|()| Arc::clone(&transport));
        let mut given = Vec::new();
        for (scheme, access) in self.api.schemes.iter().zip(self.credentials) {
            let refuse = |reason| BuildError::Credential { scheme: scheme.name, reason };
            given.push(match access {
                None => None,
                Some(Access::Token(credential)) => {
                    if let Some(secret) = credential.fixed() {
                        credentials::apply(scheme, secret, &mut Metadata::default()).map_err(refuse)?;
                    }
                    Some(credential)
                }
                Some(Access::Granted(grant)) => {
                    let transport = plain.clone().map_or_else(|| usual(None), Ok)?;
                    let keeper = Keeper::new(*grant, scheme, &base, self.allow_http, transport).map_err(refuse)?;
                    Some(Credential::provider(keeper))
                }
            });
        }
        Ok(Client(Arc::new(Inner {
            api: self.api,
            base,
            bases,
            address,
            page_origins,
            credentials: given,
            headers: self.headers,
            limits: self.limits,
            hooks: self.hooks,
            transport,
        })))
    }
}

impl fmt::Debug for Builder {
    /// Shows which credentials are given, not what they are; no URL, which may hold one.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Builder")
            .field("api", &self.api.name)
            .field("credentials", &self.api.given(&self.credentials))
            .field("headers", &self.headers)
            .field("limits", &self.limits)
            .finish_non_exhaustive()
    }
}
