//! What happens to a request, from its method and path to its response.
//!
//! The order matters: the operation is found, its caller is admitted, and only then is a byte of the body read.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use bytes::Bytes;
use http::header::{ALLOW, CONTENT_LENGTH, HeaderValue};
use http::request::Parts;
use http::{Method, Response, StatusCode};

use super::admission::admit;
use super::body::{receive, too_large};
use super::gate::{BoxFuture, Gate};
use super::incident::{Cause, Incident, Reporter};
use super::input::{Input, accept};
use super::matcher::{Found, Matcher, normalise};
use super::outcome::Outcome;
use super::refusal::Refusal;
use super::routes::UnknownQuery;
use super::unwind::caught;
use super::watched::Watched;
use super::wording;
use crate::json::ReadOnly;
use crate::media::{Body, accepted};
use crate::operation::{Answer as Declared, Api, Endpoint};

/// Fills a request from what came, and starts its handler.
type Run<S, C> =
    dyn for<'p> Fn(&Arc<S>, Option<C>, &mut Input<'p>) -> Result<BoxFuture<'p, Outcome>, Refusal> + Send + Sync;

/// An operation and its handler.
pub(super) struct Route<S, C> {
    pub(super) endpoint: &'static Endpoint,
    pub(super) access: Access,
    pub(super) run: Box<Run<S, C>>,
}

/// Whether a handler needs to know its caller.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Access {
    Secured,
    Optional,
    /// Of which the document does not say it: the number of the scheme that the application demands, if it does.
    Settled(Option<usize>),
}

/// What an application can set.
pub(super) struct Settings {
    pub(super) body_limit: usize,
    pub(super) body_limits: Vec<(&'static Endpoint, usize)>,
    pub(super) read_only: ReadOnly,
    pub(super) unknown_query: UnknownQuery,
    pub(super) reporter: Reporter,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            body_limit: 2 * 1024 * 1024,
            body_limits: Vec::new(),
            read_only: ReadOnly::Refuse,
            unknown_query: UnknownQuery::Ignore,
            reporter: Reporter::default(),
        }
    }
}

impl Settings {
    fn body_limit(&self, endpoint: &Endpoint) -> usize {
        let same = |other: &Endpoint| (other.method, other.path) == (endpoint.method, endpoint.path);
        let own = self.body_limits.iter().rev().find(|(other, _)| same(other));
        own.map_or(self.body_limit, |(_, limit)| *limit)
    }
}

/// An API that is being served.
pub(super) struct Core<S, G: Gate> {
    service: Arc<S>,
    gate: G,
    routes: Vec<Route<S, G::Caller>>,
    matcher: Matcher,
    settings: Settings,
}

/// How well a server fits a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    /// It has no such path.
    Nothing,
    /// It has the path, with other methods.
    Path,
    /// It has the operation.
    Operation,
}

/// Answers requests: all that is known of a [`Core`] outside.
pub(super) trait Answer: Send + Sync {
    /// Whether the request is for this API.
    fn fit(&self, parts: &Parts) -> Fit;

    /// The response to a request, whatever it is.
    fn answer(self: Arc<Self>, parts: Parts, payload: Body) -> BoxFuture<'static, Response<Body>>;
}

impl<S: Send + Sync + 'static, G: Gate> Answer for Core<S, G> {
    fn fit(&self, parts: &Parts) -> Fit {
        match self.find(parts, &normalise(parts.uri.path())) {
            Found::Route(..) => Fit::Operation,
            Found::Methods(_) => Fit::Path,
            Found::Nothing => Fit::Nothing,
        }
    }

    fn answer(self: Arc<Self>, parts: Parts, payload: Body) -> BoxFuture<'static, Response<Body>> {
        Box::pin(async move {
            let path = normalise(parts.uri.path());
            match self.find(&parts, &path) {
                Found::Route(number, values) => match self.routes.get(number) {
                    Some(route) => {
                        let end = caught(self.serve(route, &parts, values, payload)).await;
                        finish(end, route.endpoint, &self.settings.reporter, parts.method == Method::HEAD)
                    }
                    None => unmatched(self.api(), None, &parts.method),
                },
                Found::Methods(methods) => unmatched(self.api(), Some(methods), &parts.method),
                Found::Nothing => unmatched(self.api(), None, &parts.method),
            }
        })
    }
}

impl<S: Send + Sync + 'static, G: Gate> Core<S, G> {
    pub(super) fn new(service: Arc<S>, gate: G, routes: Vec<Route<S, G::Caller>>, settings: Settings) -> Self {
        let matcher = Matcher::new(routes.iter().map(|route| route.endpoint));
        Self { service, gate, routes, matcher, settings }
    }

    fn find<'p>(&self, parts: &Parts, path: &'p str) -> Found<'p> {
        self.matcher.find(parts.method.as_str(), path, parts.uri.query().unwrap_or_default(), &parts.headers)
    }

    fn api(&self) -> Option<&'static Api> {
        self.routes.first().map(|route| route.endpoint.api)
    }

    async fn serve(
        &self,
        route: &Route<S, G::Caller>,
        parts: &Parts,
        values: Vec<(usize, &str)>,
        payload: Body,
    ) -> Result<Outcome, Refusal> {
        let endpoint = route.endpoint;
        let caller = admit(&self.gate, endpoint, route.access, parts).await?;
        acceptable(endpoint, parts)?;
        let limit = self.settings.body_limit(endpoint);
        let body = receive(endpoint, parts, payload, limit).await?;
        let exceeded = body.as_ref().and_then(|body| body.exceeded.clone());
        let mut input = Input::new(endpoint, parts, values, body, &self.settings);
        let outcome = (route.run)(&self.service, caller, &mut input)?;
        let outcome = outcome.await;
        // Whatever the handler makes of it: what it has read is not what was sent.
        if exceeded.is_some_and(|exceeded| exceeded.load(Ordering::Relaxed)) {
            return Err(too_large(limit));
        }
        Ok(outcome)
    }
}

/// Refuses a request whose caller would take none of the media types that a success can have (RFC 9110, 15.5.7).
fn acceptable(endpoint: &Endpoint, parts: &Parts) -> Result<(), Refusal> {
    let Some(accept) = accept(parts) else { return Ok(()) };
    let mut successes = endpoint.answers.iter().filter(|answer| !answer.failure).peekable();
    let fits = |answer: &Declared| answer.content.is_empty() || accepted(answer.content, &accept).is_some();
    if successes.peek().is_none() || successes.any(fits) {
        return Ok(());
    }
    Err(Refusal::new(StatusCode::NOT_ACCEPTABLE, "the operation has no media type that the request accepts"))
}

/// Turns the end of a request into a response.
fn finish(
    end: Result<Result<Outcome, Refusal>, String>,
    endpoint: &'static Endpoint,
    reporter: &Reporter,
    head: bool,
) -> Response<Body> {
    let incident = |cause| {
        let incident = Incident { endpoint: Some(endpoint), cause };
        reporter.report(&incident);
        let mut response = wording::response(Refusal::internal(), Some(endpoint.api), Some(endpoint)).map(Body::from);
        response.extensions_mut().insert(incident);
        response
    };
    let response = match end {
        Ok(Ok(Outcome::Response(response))) if response.body().bytes().is_some() => response,
        Ok(Ok(Outcome::Response(response))) => {
            response.map(|body| Body::new(Watched { body, endpoint, reporter: reporter.clone() }))
        }
        Ok(Ok(Outcome::Undeclared(problem))) => incident(Cause::Undeclared(problem)),
        Ok(Err(refusal)) => wording::response(refusal, Some(endpoint.api), Some(endpoint)).map(Body::from),
        Err(panic) => incident(Cause::Panic(panic)),
    };
    if head { without_body(response) } else { response }
}

/// Answers a request for a path that is not there, or not with this method.
fn unmatched(api: Option<&'static Api>, methods: Option<BTreeSet<&'static str>>, method: &Method) -> Response<Body> {
    let response = match methods {
        None => wording::response(Refusal::new(StatusCode::NOT_FOUND, "there is no such path"), api, None),
        Some(methods) => {
            let allow = allow(methods);
            if method == Method::OPTIONS {
                let mut response = Response::new(Bytes::new());
                *response.status_mut() = StatusCode::NO_CONTENT;
                if let Ok(allow) = HeaderValue::from_str(&allow) {
                    response.headers_mut().insert(ALLOW, allow);
                }
                response
            } else {
                let detail = format!("the method {method} is not allowed here; these are: {allow}");
                let refusal = Refusal::new(StatusCode::METHOD_NOT_ALLOWED, detail).with_header(ALLOW, &allow);
                wording::response(refusal, api, None)
            }
        }
    };
    let response = response.map(Body::from);
    if method == Method::HEAD { without_body(response) } else { response }
}

/// What a path can be asked for: its operations, what `GET` brings along, and the question itself.
fn allow(mut methods: BTreeSet<&'static str>) -> String {
    if methods.contains("GET") {
        methods.insert("HEAD");
    }
    methods.insert("OPTIONS");
    methods.into_iter().collect::<Vec<_>>().join(", ")
}

/// The response to `HEAD`: the length that the body would have, and no body (RFC 9110, 9.3.2).
fn without_body(response: Response<Body>) -> Response<Body> {
    let (mut parts, body) = response.into_parts();
    if let Some(length) = http_body::Body::size_hint(&body).exact().filter(|length| *length > 0) {
        parts.headers.insert(CONTENT_LENGTH, HeaderValue::from(length));
    }
    Response::from_parts(parts, Body::default())
}
