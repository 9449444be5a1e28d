//! An API's operations tied to their handlers.

use std::sync::Arc;

use bytes::Bytes;

use super::admission::unadmitted;
use super::dispatch::{Access, Core, Handling, Route};
use super::document::Document;
use super::gate::{Gate, NoGate};
use super::handler::{Handler, is_left_out};
use super::incident::{Incident, Reporter};
use super::outcome::Outcome;
use super::rejection::Rejection;
use super::service::Server;
use super::settings::Settings;
use crate::json::ReadOnly;
use crate::operation::{Endpoint, Handled, Operation, Reply as _};

/// What happens to parameters of the query that an operation does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum UnknownQuery {
    /// Nothing.
    #[default]
    Ignore,
    /// The request is refused.
    Refuse,
}

/// The operations of an API and what serves them: `service` has the handlers, `gate` admits callers.
///
/// Generated code adds every operation of its document; an application sets limits and hooks, and mounts the result:
/// with [`into_router`](Self::into_router) in axum, with [`into_server`](Self::into_server) anywhere else.
#[must_use = "routes serve nothing until they are turned into a router or a server"]
pub struct Routes<S, G: Gate = NoGate> {
    service: Arc<S>,
    gate: G,
    routes: Vec<Route<S, G::Caller>>,
    settings: Settings,
}

impl<S: Send + Sync + 'static> Routes<S> {
    /// Routes of an API whose operations are all open. An operation that needs credentials refuses every request here.
    pub fn without_authentication(service: S) -> Self {
        Self::new(service, NoGate)
    }
}

impl<S: Send + Sync + 'static, G: Gate> Routes<S, G> {
    /// Routes without operations yet.
    pub fn new(service: S, gate: G) -> Self {
        Self { service: Arc::new(service), gate, routes: Vec::new(), settings: Settings::default() }
    }

    /// Adds an operation whose callers are known. A request without credentials never reaches the handler, whatever the
    /// operation's table says.
    pub fn secured<Op, F>(self, handler: F) -> Self
    where
        Op: Operation + Send,
        F: for<'a> Handler<'a, S, (G::Caller, Op), Handled<Op>>,
    {
        self.add::<Op, F, _>(Access::Secured, handler, |caller, request| caller.map(|caller| (caller, request)))
    }

    /// Adds an operation that callers may use without credentials (`{}` among its alternatives).
    pub fn optional<Op, F>(self, handler: F) -> Self
    where
        Op: Operation + Send,
        F: for<'a> Handler<'a, S, (Option<G::Caller>, Op), Handled<Op>>,
    {
        self.add::<Op, F, _>(Access::Optional, handler, |caller, request| Some((caller, request)))
    }

    /// Adds an operation that asks for no credentials. Should its table ask for some, they are checked all the same.
    pub fn open<Op, F>(self, handler: F) -> Self
    where
        Op: Operation + Send,
        F: for<'a> Handler<'a, S, (Op,), Handled<Op>>,
    {
        self.add::<Op, F, _>(Access::Optional, handler, |_, request| Some((request,)))
    }

    /// Adds an operation of which the document does not say what callers need: the application demands the security
    /// scheme of this number, or leaves it open.
    pub fn settled<Op, F>(self, scheme: Option<usize>, handler: F) -> Self
    where
        Op: Operation + Send,
        F: for<'a> Handler<'a, S, (Option<G::Caller>, Op), Handled<Op>>,
    {
        self.add::<Op, F, _>(Access::Settled(scheme), handler, |caller, request| Some((caller, request)))
    }

    /// The operations that answer 501, in the error shape that the document declares, because this service has no
    /// handler for them: `&[DeleteThing::ENDPOINT]`, of the trait [`Operation`]. What is listed answers so, with a handler
    /// or without.
    ///
    /// One that is left out of the service and not listed here answers 501 too, and is [reported](Self::report): when the
    /// server is made, and whenever it is called.
    pub fn unimplemented(mut self, operations: &[&'static Endpoint]) -> Self {
        self.settings.unimplemented.extend(operations);
        self
    }

    /// The operations that the service has no handler for and [`unimplemented`](Self::unimplemented) does not list:
    /// none, unless somebody has forgotten one.
    pub fn forgotten(&self) -> impl Iterator<Item = &'static Endpoint> + '_ {
        let left_out = self.routes.iter().filter(|route| route.handling == Handling::LeftOut);
        let left_out = left_out.map(|route| route.endpoint);
        left_out.filter(|endpoint| !self.settings.is_unimplemented(endpoint))
    }

    /// The bytes that the body of a request may have, for every operation that has no limit of its own: 2 MiB unless
    /// this is called. A larger one is refused with status 413.
    pub fn body_limit(mut self, bytes: usize) -> Self {
        self.settings.body_limit = bytes;
        self
    }

    /// The bytes that the body of a request for this operation may have.
    pub fn body_limit_of<Op: Operation>(mut self, bytes: usize) -> Self {
        self.settings.body_limits.push((Op::ENDPOINT, bytes));
        self
    }

    /// What happens to `readOnly` members of a body: they are refused unless this says otherwise.
    pub fn read_only(mut self, read_only: ReadOnly) -> Self {
        self.settings.read_only = read_only;
        self
    }

    /// What happens to parameters of the query that an operation does not have: they are ignored unless this says
    /// otherwise.
    pub fn unknown_query(mut self, unknown_query: UnknownQuery) -> Self {
        self.settings.unknown_query = unknown_query;
        self
    }

    /// Whether responses are held against the constraints of their schemas: in builds with `debug_assertions` unless this
    /// says otherwise. One that breaks them is [reported](Self::report), and its caller gets a 500 without details. That
    /// a response is of its declared type is checked by the compiler, and status, headers and listed values in any case.
    pub fn validate_responses(mut self, validate: bool) -> Self {
        self.settings.validate_responses = validate;
        self
    }

    /// Lets `reword` change what callers get that the server refuses itself, and the words of a 500. All of it has the
    /// error shape that the document declares; where that is not what the API says elsewhere, this is the place to mend
    /// it.
    pub fn reword(mut self, reword: impl Fn(&mut Rejection) + Send + Sync + 'static) -> Self {
        self.settings.reword = Some(Arc::new(reword));
        self
    }

    /// Serves the paths of the document below the path of its first server: `/v1/things` for `https://api.example.com/v1`.
    /// Operations with a server of their own are served below that one's path. Variables stand at their defaults. A
    /// router is to be nested below any other path by axum's means.
    pub fn below_base_path(mut self) -> Self {
        self.settings.below_base_path = true;
        self
    }

    /// Answers `GET` at `path` with this document to everyone: `.document("/openapi.yaml", include_str!("…"))`. JSON
    /// and YAML are told apart by their first character. An operation of the API at the same path goes before it.
    pub fn document(mut self, path: &str, content: impl Into<Bytes>) -> Self {
        self.settings.documents.push(Document::new(path, content.into()));
        self
    }

    /// Calls `report` whenever a request ends in a 500 that the application caused, by a panic or by an outcome that
    /// the document does not declare, whenever a stream breaks off that it answered with, and for operations that the
    /// service has [forgotten](Self::forgotten). The caller gets no details, so this is where they are to be had; the
    /// [`Incident`] of a 500 is also among the response's extensions. With the feature `tracing` each is an event too.
    pub fn report(mut self, report: impl Fn(&Incident) + Send + Sync + 'static) -> Self {
        self.settings.reporter = Reporter::new(report);
        self
    }

    /// The operations that have been added, in order.
    pub fn endpoints(&self) -> impl Iterator<Item = &'static Endpoint> + '_ {
        self.routes.iter().map(|route| route.endpoint)
    }

    /// A server for requests of any HTTP stack.
    #[must_use]
    pub fn into_server(self) -> Server {
        Server::new(Core::new(self.service, self.gate, self.routes, self.settings))
    }

    /// A router for axum that serves every path of the API and answers 404 itself for all others.
    ///
    /// All of it is the router's fallback, so it can be nested below a path, wrapped in layers, and merged with a
    /// router that has no fallback of its own. axum panics when two that have one are merged: put two APIs together
    /// with [`Server::or`].
    pub fn into_router(self) -> axum::Router {
        self.into_server().into_router()
    }

    /// The only code of this module that is compiled per operation.
    fn add<Op, F, Arguments>(
        mut self,
        access: Access,
        handler: F,
        arguments: fn(Option<G::Caller>, Op) -> Option<Arguments>,
    ) -> Self
    where
        Op: Operation + Send,
        F: for<'a> Handler<'a, S, Arguments, Handled<Op>>,
        Arguments: Send + 'static,
    {
        let left_out = is_left_out::<F, S, Arguments, Handled<Op>>();
        self.routes.push(Route {
            endpoint: Op::ENDPOINT,
            access,
            handling: if left_out { Handling::LeftOut } else { Handling::Handled },
            run: Box::new(move |service, caller, input| {
                let mut request = Op::blank();
                input.fill(&mut request)?;
                let mut sending = input.sending();
                let arguments = arguments(caller, request).ok_or_else(unadmitted)?;
                let (service, handler) = (Arc::clone(service), handler.clone());
                Ok(Box::pin(async move {
                    let closed = Op::close(handler.answer(&service, arguments).await);
                    sending.headers = closed.headers;
                    match closed.reply {
                        Ok(response) => Outcome::of(Op::ENDPOINT, false, response.parts(), &sending),
                        Err(failure) => Outcome::of(Op::ENDPOINT, true, failure.parts(), &sending),
                    }
                }))
            }),
        });
        self
    }
}
