//! An API's operations tied to their handlers.

use std::future::Future;
use std::sync::Arc;

use super::admission::unadmitted;
use super::dispatch::{Access, Core, Route, Settings};
use super::gate::{Gate, NoGate};
use super::incident::{Incident, Reporter};
use super::outcome::{Outcome, Sending};
use super::service::Server;
use crate::json::ReadOnly;
use crate::operation::{Closed, Endpoint, Handled, Operation, Reply as _};

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
    pub fn secured<Op, F, Fut>(self, handler: F) -> Self
    where
        Op: Operation,
        F: Fn(Arc<S>, G::Caller, Op) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Handled<Op>> + Send + 'static,
    {
        self.add::<Op, _, _>(Access::Secured, move |service, caller, request| {
            caller.map(|caller| handler(service, caller, request))
        })
    }

    /// Adds an operation that callers may use without credentials (`{}` among its alternatives).
    pub fn optional<Op, F, Fut>(self, handler: F) -> Self
    where
        Op: Operation,
        F: Fn(Arc<S>, Option<G::Caller>, Op) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Handled<Op>> + Send + 'static,
    {
        self.add::<Op, _, _>(Access::Optional, move |service, caller, request| Some(handler(service, caller, request)))
    }

    /// Adds an operation that asks for no credentials. Should its table ask for some, they are checked all the same.
    pub fn open<Op, F, Fut>(self, handler: F) -> Self
    where
        Op: Operation,
        F: Fn(Arc<S>, Op) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Handled<Op>> + Send + 'static,
    {
        self.add::<Op, _, _>(Access::Optional, move |service, _, request| Some(handler(service, request)))
    }

    /// Adds an operation of which the document does not say what callers need: the application demands the security
    /// scheme of this number, or leaves it open.
    pub fn settled<Op, F, Fut>(self, scheme: Option<usize>, handler: F) -> Self
    where
        Op: Operation,
        F: Fn(Arc<S>, Option<G::Caller>, Op) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Handled<Op>> + Send + 'static,
    {
        let access = Access::Settled(scheme);
        self.add::<Op, _, _>(access, move |service, caller, request| Some(handler(service, caller, request)))
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

    /// Calls `report` whenever a request ends in a 500 that the application caused, by a panic or by an outcome that
    /// the document does not declare, and whenever a stream breaks off that it answered with. The caller gets no
    /// details, so this is where they are to be had; the [`Incident`] of a 500 is also among the response's
    /// extensions.
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
    fn add<Op, F, Fut>(mut self, access: Access, handler: F) -> Self
    where
        Op: Operation,
        F: Fn(Arc<S>, Option<G::Caller>, Op) -> Option<Fut> + Send + Sync + 'static,
        Fut: Future<Output = Handled<Op>> + Send + 'static,
    {
        self.routes.push(Route {
            endpoint: Op::ENDPOINT,
            access,
            run: Box::new(move |service, caller, input| {
                let mut request = Op::blank();
                input.fill(&mut request)?;
                let accept = input.accept();
                let outcome = handler(Arc::clone(service), caller, request).ok_or_else(unadmitted)?;
                Ok(Box::pin(async move {
                    let Closed { reply, headers } = Op::close(outcome.await);
                    let sending = Sending { headers, accept: accept.as_deref() };
                    match reply {
                        Ok(response) => Outcome::of(Op::ENDPOINT, false, response.parts(), &sending),
                        Err(failure) => Outcome::of(Op::ENDPOINT, true, failure.parts(), &sending),
                    }
                }))
            }),
        });
        self
    }
}
