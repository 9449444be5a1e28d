//! From the record of a request to the request that is sent.
//!
//! The record is walked once; each member goes where the operation's table says. Everything that a value could break
//! (paths, headers, cookies) is refused here as an error, before anything is sent.

mod draft;
mod escape;
mod path;

pub(crate) use draft::Draft;

use std::sync::Arc;

use http::header::{ACCEPT, CONTENT_TYPE, COOKIE};
use http::{HeaderValue, Method, Request};

use super::client::Inner;
use super::credentials;
use super::error::{Problem, RequestError};
use super::headers::Headers;
use super::transport::BasePath;
use crate::Codec;
use crate::media::Body;
use crate::operation::{Content, Endpoint};

/// The request for `record`, a value of the type that `endpoint` belongs to.
pub(crate) fn prepare(
    client: &Inner,
    endpoint: &'static Endpoint,
    record: &dyn Codec,
    headers: &Headers,
) -> Result<Request<Body>, Problem> {
    let needs = credentials::choose(endpoint, &client.credentials)?;
    let mut draft = Draft::default();
    client.headers.apply(&mut draft.headers)?;
    if let Some(accept) = accept(endpoint) {
        draft.headers.insert(ACCEPT, accept);
    }
    draft.record(endpoint, record)?;
    let path = path::assemble(endpoint.segments, &draft.path)?;
    for need in needs {
        let scheme = endpoint.api.schemes.get(need.scheme);
        let secret = client.credentials.get(need.scheme).and_then(Option::as_ref);
        if let (Some(scheme), Some(secret)) = (scheme, secret) {
            credentials::apply(scheme, secret, &mut draft)
                .map_err(|reason| RequestError::new("credential", scheme.name, reason))?;
        }
    }
    let Draft { path: _, query, headers: mut all, cookies, body } = draft;
    if !cookies.is_empty() {
        let mut cookies = HeaderValue::try_from(cookies).map_err(|_| whole("has a cookie whose name is not valid"))?;
        cookies.set_sensitive(true);
        all.insert(COOKIE, cookies);
    }
    if let Some(body) = &body {
        let media_type = HeaderValue::try_from(&body.media_type);
        all.insert(CONTENT_TYPE, media_type.map_err(|_| whole("has a body whose media type is not valid"))?);
    }
    headers.apply(&mut all)?;
    // A path key may bring a fixed query of its own; a value can't, its question marks are encoded.
    let path = client.address.as_deref().unwrap_or(&path);
    let (path, fixed) = path.split_once('?').unwrap_or((path, ""));
    let both = if fixed.is_empty() || query.is_empty() { "" } else { "&" };
    let query = [fixed, both, &query].concat();
    let base = client.base_of(endpoint);
    let uri = base.join(path, &query).ok_or_else(|| whole("has a URL that is not valid or too long"))?;
    let mut request = Request::new(body.map(|body| body.body).unwrap_or_default());
    *request.method_mut() = Method::from_bytes(endpoint.method.as_bytes()).map_err(|_| whole("has no valid method"))?;
    *request.uri_mut() = uri;
    *request.headers_mut() = all;
    if let Some(path) = base.path() {
        request.extensions_mut().insert(BasePath(Arc::clone(path)));
    }
    Ok(request)
}

fn whole(reason: &'static str) -> RequestError {
    RequestError::new("request", "", reason)
}

/// The media types of the declared responses, in document order.
fn accept(endpoint: &Endpoint) -> Option<HeaderValue> {
    let mut media: Vec<&str> = Vec::new();
    for each in endpoint.answers.iter().flat_map(|answer| answer.content).map(Content::media_type) {
        if !media.contains(&each) {
            media.push(each);
        }
    }
    if media.is_empty() { None } else { HeaderValue::try_from(media.join(", ")).ok() }
}
