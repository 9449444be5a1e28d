//! What happens to a request, from its method and path to its response.
//!
//! The order matters: the operation is found, its caller is admitted, and only then is a byte of the body read.

use std::collections::BTreeSet;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::Ordering;

use http::header::{ALLOW, CONTENT_LENGTH, HeaderValue};
use http::request::Parts;
use http::{Method, Response, StatusCode};

use super::admission::admit;
use super::body::{receive, too_large};
use super::document::Document;
use super::gate::{BoxFuture, Gate};
use super::incident::{Cause, Incident};
use super::input::{Input, accept};
use super::matcher::{Found, Matcher, normalise};
use super::outcome::Outcome;
use super::refusal::Refusal;
use super::settings::Settings;
use super::trace::Trace;
use super::unwind::caught;
use super::watched::Watched;
use crate::media::{Body, accepted};
use crate::operation::{Answer as Declared, Api, Endpoint};

/// Fills a request from what came, and starts its handler.
type Run<S, C> =
    dyn for<'p> Fn(&Arc<S>, Option<C>, &mut Input<'p>) -> Result<BoxFuture<'p, Outcome>, Refusal> + Send + Sync;

/// An operation and its handler.
pub(super) struct Route<S, C> {
    pub(super) endpoint: &'static Endpoint,
    pub(super) access: Access,
    pub(super) handling: Handling,
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

/// What a service has for an operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Handling {
    /// A handler.
    Handled,
    /// None.
    LeftOut,
    /// None, as the application says.
    Unimplemented,
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
            Found::Nothing if self.document(parts).is_some() => Fit::Path,
            Found::Nothing => Fit::Nothing,
        }
    }

    fn answer(self: Arc<Self>, parts: Parts, payload: Body) -> BoxFuture<'static, Response<Body>> {
        Box::pin(async move {
            let path = normalise(parts.uri.path());
            let found = self.find(&parts, &path);
            let trace = Trace::new(&parts, self.found(&found).map(|route| route.endpoint));
            let response = trace.request(self.respond(found, &parts, payload)).await;
            trace.answered(response.status());
            if parts.method == Method::HEAD { without_body(response) } else { response }
        })
    }
}

impl<S: Send + Sync + 'static, G: Gate> Core<S, G> {
    pub(super) fn new(service: Arc<S>, gate: G, mut routes: Vec<Route<S, G::Caller>>, mut settings: Settings) -> Self {
        let base = |endpoint: &Endpoint| {
            if settings.below_base_path { endpoint.base_path() } else { String::new() }
        };
        let matcher = Matcher::new(routes.iter().map(|route| (base(route.endpoint), route.endpoint)));
        let api = routes.first().map(|route| route.endpoint.api).filter(|_| settings.below_base_path);
        let base = api.map(Api::base_path).unwrap_or_default();
        for document in &mut settings.documents {
            document.path.insert_str(0, &base);
        }
        for route in &mut routes {
            if settings.is_unimplemented(route.endpoint) {
                route.handling = Handling::Unimplemented;
            } else if route.handling == Handling::LeftOut {
                settings.reporter.report(&Incident { endpoint: Some(route.endpoint), cause: Cause::LeftOut });
            }
        }
        Self { service, gate, routes, matcher, settings }
    }

    fn find<'p>(&self, parts: &Parts, path: &'p str) -> Found<'p> {
        self.matcher.find(parts.method.as_str(), path, parts.uri.query().unwrap_or_default(), &parts.headers)
    }

    fn api(&self) -> Option<&'static Api> {
        self.routes.first().map(|route| route.endpoint.api)
    }

    fn found(&self, found: &Found<'_>) -> Option<&Route<S, G::Caller>> {
        match found {
            Found::Route(number, _) => self.routes.get(*number),
            Found::Methods(_) | Found::Nothing => None,
        }
    }

    fn document(&self, parts: &Parts) -> Option<&Document> {
        self.settings.documents.iter().find(|document| document.path == parts.uri.path())
    }

    async fn respond(&self, found: Found<'_>, parts: &Parts, payload: Body) -> Response<Body> {
        let document = self.document(parts);
        let methods = match (found, document) {
            (Found::Route(number, values), _) => match self.routes.get(number) {
                Some(route) => {
                    let end = caught(pin!(self.serve(route, parts, values, payload))).await;
                    return self.finish(end, route.endpoint);
                }
                None => BTreeSet::new(),
            },
            (_, Some(document)) if [Method::GET, Method::HEAD].contains(&parts.method) => return document.response(),
            (Found::Methods(methods), _) => methods,
            (Found::Nothing, _) => BTreeSet::new(),
        };
        self.unmatched(methods.into_iter().chain(document.map(|_| "GET")).collect(), &parts.method)
    }

    /// Refuses an operation that has no handler.
    fn implemented(&self, route: &Route<S, G::Caller>) -> Result<(), Refusal> {
        match route.handling {
            Handling::Handled => return Ok(()),
            Handling::LeftOut => {
                self.settings.reporter.report(&Incident { endpoint: Some(route.endpoint), cause: Cause::LeftOut });
            }
            Handling::Unimplemented => {}
        }
        Err(Refusal::new(StatusCode::NOT_IMPLEMENTED, "the operation is not implemented"))
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
        self.implemented(route)?;
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

    /// Turns the end of a request into a response.
    fn finish(&self, end: Result<Result<Outcome, Refusal>, String>, endpoint: &'static Endpoint) -> Response<Body> {
        let Settings { reporter, .. } = &self.settings;
        let refuse = |refusal| self.settings.refuse(refusal, Some(endpoint.api), Some(endpoint)).map(Body::from);
        let incident = |cause| {
            let incident = Incident { endpoint: Some(endpoint), cause };
            reporter.report(&incident);
            let mut response = refuse(Refusal::internal());
            response.extensions_mut().insert(incident);
            response
        };
        match end {
            Ok(Ok(Outcome::Response(response))) if response.body().bytes().is_some() => response,
            Ok(Ok(Outcome::Response(response))) => {
                response.map(|body| Body::new(Watched { body, endpoint, reporter: reporter.clone() }))
            }
            Ok(Ok(Outcome::Undeclared(problem))) => incident(Cause::Undeclared(problem)),
            Ok(Err(refusal)) => refuse(refusal),
            Err(panic) => incident(Cause::Panic(panic)),
        }
    }

    /// Answers a request for a path that is not there, or not with this method.
    fn unmatched(&self, methods: BTreeSet<&'static str>, method: &Method) -> Response<Body> {
        let refuse = |refusal| self.settings.refuse(refusal, self.api(), None).map(Body::from);
        if methods.is_empty() {
            return refuse(Refusal::new(StatusCode::NOT_FOUND, "there is no such path"));
        }
        let allow = allow(methods);
        if method != Method::OPTIONS {
            let detail = format!("the method is not allowed here; these are: {allow}");
            return refuse(Refusal::new(StatusCode::METHOD_NOT_ALLOWED, detail).with_header(ALLOW, &allow));
        }
        let mut response = Response::new(Body::default());
        *response.status_mut() = StatusCode::NO_CONTENT;
        if let Ok(allow) = HeaderValue::from_str(&allow) {
            response.headers_mut().insert(ALLOW, allow);
        }
        response
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
