//! From the record of a request to the request that is sent.
//!
//! The record is walked once; each member goes where the operation's table says. Everything that a value could break
//! (paths, headers, cookies) is refused here as an error, before anything is sent.

mod draft;
mod escape;
mod path;

use draft::Draft;
pub(crate) use draft::Metadata;
pub(crate) use escape::{component, push_component};

use std::borrow::Cow;
use std::sync::Arc;

use bytes::Bytes;
use http::header::{ACCEPT, CONTENT_TYPE, COOKIE, InvalidHeaderValue};
use http::request::Parts;
use http::{HeaderValue, Method, Request};

use super::client::Inner;
use super::credentials::{self, Secret};
use super::error::{Problem, RequestError};
use super::headers::Headers;
use super::idempotency;
use super::paging::Aim;
use super::transport::BasePath;
use crate::Codec;
use crate::media::{Body, Encoded};
use crate::operation::{Content, Endpoint, Need};

/// A request that lacks its credentials.
#[derive(Clone)]
pub(crate) struct Prepared {
    pub(super) endpoint: &'static Endpoint,
    /// The credentials that it lacks.
    pub(super) needs: &'static [Need],
    /// With the query that a path key may bring.
    path: String,
    metadata: Metadata,
    /// Headers of the call, which win over all others.
    headers: Headers,
    /// Where it goes, in the place of its path, when a page before says so.
    aim: Option<Aim>,
}

/// The request for `record`, a value of the type that `endpoint` belongs to, and its body.
pub(crate) fn prepare(
    client: &Inner,
    endpoint: &'static Endpoint,
    record: &dyn Codec,
    headers: &Headers,
) -> Result<(Prepared, Body), Problem> {
    let needs = credentials::choose(endpoint, &client.credentials)?;
    let mut draft = Draft::default();
    client.headers.apply(&mut draft.metadata.headers)?;
    if let Some(accept) = accept(endpoint) {
        draft.metadata.headers.insert(ACCEPT, accept);
    }
    draft.record(endpoint, record)?;
    let Draft { path, mut metadata, body, .. } = draft;
    idempotency::fill(endpoint, record, &mut metadata.headers, headers.map())?;
    let path = path::assemble(endpoint.segments, &path)?;
    let mut whole_body = Body::default();
    if let Some(Encoded { media_type, body }) = body {
        let media_type = header_value(media_type);
        metadata
            .headers
            .insert(CONTENT_TYPE, media_type.map_err(|_| whole("has a body whose media type is not valid"))?);
        whole_body = body;
    }
    Ok((Prepared { endpoint, needs, path, metadata, headers: headers.clone(), aim: None }, whole_body))
}

impl Prepared {
    /// The same request, to where the page before says.
    pub(crate) fn aimed(self, aim: Option<Aim>) -> Self {
        Self { aim, ..self }
    }

    /// The request but for its body, with these credentials, which stand beside the numbers of their schemes.
    pub(crate) fn complete<'c>(
        mut self,
        client: &Inner,
        secrets: impl Iterator<Item = (usize, &'c Secret)>,
    ) -> Result<Parts, Problem> {
        let endpoint = self.endpoint;
        for (number, secret) in secrets {
            if let Some(scheme) = endpoint.api.schemes.get(number) {
                credentials::apply(scheme, secret, &mut self.metadata)
                    .map_err(|reason| RequestError::new("credential", scheme.name, reason))?;
            }
        }
        let Metadata { query, headers: mut all, cookies } = self.metadata;
        if !cookies.is_empty() {
            let mut cookies =
                HeaderValue::try_from(cookies).map_err(|_| whole("has a cookie whose name is not valid"))?;
            cookies.set_sensitive(true);
            all.insert(COOKIE, cookies);
        }
        self.headers.apply(&mut all)?;
        // A path key may bring a fixed query of its own; a value can't, its question marks are encoded.
        let path = client.address.as_deref().unwrap_or(&self.path);
        let (path, fixed) = path.split_once('?').unwrap_or((path, ""));
        let both = if fixed.is_empty() || query.is_empty() { "" } else { "&" };
        let query = [fixed, both, &query].concat();
        let base = client.base_of(endpoint);
        let mut uri = base.join(path, &query).ok_or_else(|| whole("has a URL that is not valid or too long"))?;
        if let Some(aim) = &self.aim {
            uri = aim.instead_of(&uri, base, client)?;
        }
        let method = Method::from_bytes(endpoint.method.as_bytes()).map_err(|_| whole("has no valid method"))?;
        let (mut parts, ()) = Request::new(()).into_parts();
        parts.method = method;
        parts.uri = uri;
        parts.headers = all;
        if let Some(path) = base.path() {
            parts.extensions.insert(BasePath(Arc::clone(path)));
        }
        Ok(parts)
    }
}

fn whole(reason: &'static str) -> RequestError {
    RequestError::new("request", "", reason)
}

/// The media types of the declared responses, in document order.
fn accept(endpoint: &Endpoint) -> Option<HeaderValue> {
    listed(endpoint.answers.iter().flat_map(|answer| answer.content))
}

/// The media types of the first success whose content is wanted, where another success has content too.
pub(crate) fn accept_of(endpoint: &Endpoint, wanted: fn(&Content) -> bool) -> Option<HeaderValue> {
    let successes = || endpoint.answers.iter().filter(|answer| !answer.failure && !answer.content.is_empty());
    let chosen = successes().find(|answer| answer.content.iter().any(wanted)).filter(|_| successes().count() > 1);
    listed(chosen?.content.iter())
}

/// Media types as `Accept` has them, each once.
fn listed(contents: impl Iterator<Item = &'static Content> + Clone) -> Option<HeaderValue> {
    let names = contents.map(Content::media_type);
    let first = names.clone().next()?;
    if names.clone().all(|name| name == first) {
        return header_value(first.into()).ok();
    }
    let mut media: Vec<&str> = Vec::new();
    for name in names {
        if !media.contains(&name) {
            media.push(name);
        }
    }
    header_value(media.join(", ").into()).ok()
}

/// Without a copy of what is there for ever.
fn header_value(text: Cow<'static, str>) -> Result<HeaderValue, InvalidHeaderValue> {
    match text {
        Cow::Borrowed(text) => HeaderValue::from_maybe_shared(Bytes::from_static(text.as_bytes())),
        Cow::Owned(text) => HeaderValue::try_from(text),
    }
}
