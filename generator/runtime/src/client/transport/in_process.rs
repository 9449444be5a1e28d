//! A server in the same process, without a network between.

use http::header::HOST;
use http::uri::PathAndQuery;
use http::{HeaderValue, Request, Response, Uri};

use super::{BasePath, Body, TowerTransport, Transport, TransportError};
use crate::client::BoxFuture;

/// Sends requests to a tower service, such as an axum router, in the same process.
///
/// Redirects are followed by the client and so reach the service again.
#[derive(Debug)]
pub struct InProcess<S> {
    service: TowerTransport<S>,
    /// Whether it stands for the whole host, not for what is below the base URL.
    host: bool,
}

impl<S> InProcess<S> {
    /// A transport to `service`, which is cloned for each request. It stands where the client's base URL leads: of
    /// `https://api.example/v1/members` it is asked for `/members`.
    pub fn new(service: S) -> Self {
        Self { service: TowerTransport::new(service), host: false }
    }

    /// A transport to a whole application, which is asked for the whole path, that of the base URL too.
    pub fn host(service: S) -> Self {
        Self { service: TowerTransport::new(service), host: true }
    }
}

/// The URI without the path of the base URL; nothing where that is not below it.
fn below_base(request: &Request<Body>) -> Option<Uri> {
    let base = request.extensions().get::<BasePath>()?;
    let uri = request.uri();
    let path = uri.path().strip_prefix(&*base.0)?;
    if !(path.is_empty() || path.starts_with('/')) {
        return None;
    }
    let slash = if path.is_empty() { "/" } else { "" };
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let mut parts = uri.clone().into_parts();
    parts.path_and_query = PathAndQuery::try_from([slash, path, &query].concat()).ok();
    Uri::from_parts(parts).ok()
}

impl<S> Transport for InProcess<S>
where
    TowerTransport<S>: Transport,
{
    fn send(&self, mut request: Request<Body>) -> BoxFuture<Result<Response<Body>, TransportError>> {
        // HTTP/1.1 requires the header, and over a network it is the connection that adds it.
        let host = request.uri().authority().and_then(|host| HeaderValue::from_str(host.as_str()).ok());
        if let Some(host) = host.filter(|_| !request.headers().contains_key(HOST)) {
            request.headers_mut().insert(HOST, host);
        }
        if let Some(uri) = below_base(&request).filter(|_| !self.host) {
            *request.uri_mut() = uri;
        }
        self.service.send(request)
    }
}
