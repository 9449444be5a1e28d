//! A server that answers with what no generated server would, and keeps what it was sent.

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, Method, Request, Response, Uri};

use super::Way;

/// A prepared answer.
#[derive(Debug, Clone)]
pub struct Reply {
    status: u16,
    headers: Vec<(&'static str, String)>,
    body: Bytes,
}

impl Reply {
    /// An answer with this JSON.
    pub fn json(status: u16, body: impl Into<Bytes>) -> Self {
        Self { status, headers: Vec::new(), body: body.into() }.header("content-type", "application/json")
    }

    /// An answer without a body.
    pub fn empty(status: u16) -> Self {
        Self { status, headers: Vec::new(), body: Bytes::new() }
    }

    /// With this body.
    pub fn body(self, body: impl Into<Bytes>) -> Self {
        Self { body: body.into(), ..self }
    }

    /// With one more header.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    fn response(&self) -> Response<Body> {
        let mut response = Response::builder().status(self.status);
        for (name, value) in &self.headers {
            response = response.header(*name, value);
        }
        response.body(Body::from(self.body.clone())).unwrap()
    }
}

/// A request as it came.
#[derive(Debug, Clone)]
pub struct Seen {
    pub method: Method,
    pub uri: Uri,
    pub headers: HeaderMap,
    pub body: Bytes,
}

/// The server.
#[derive(Clone, Default)]
pub struct Peer(Arc<Mutex<Vec<Seen>>>);

impl Peer {
    /// A router that answers every request alike.
    pub fn router(&self, reply: Reply) -> Router {
        self.in_turn([reply])
    }

    /// A router that gives these answers in turn, and the last one from then on.
    pub fn in_turn(&self, replies: impl Into<Vec<Reply>>) -> Router {
        let (peer, replies) = (self.clone(), Arc::new(replies.into()));
        Router::new().fallback(move |request: Request<Body>| {
            let (peer, replies) = (peer.clone(), Arc::clone(&replies));
            async move {
                let (parts, body) = request.into_parts();
                let body = to_bytes(body, 1 << 20).await.unwrap();
                let seen = Seen { method: parts.method, uri: parts.uri, headers: parts.headers, body };
                let mut all = peer.0.lock().unwrap();
                all.push(seen);
                replies[(all.len() - 1).min(replies.len() - 1)].response()
            }
        })
    }

    /// A way over TCP to a server that answers every request alike.
    pub async fn answering(reply: Reply) -> (Self, Way) {
        let peer = Self::default();
        let way = Way::tcp(peer.router(reply)).await;
        (peer, way)
    }

    /// A way to a server that answers every request with this JSON and 200.
    pub async fn json(body: &'static str) -> Way {
        Self::answering(Reply::json(200, body)).await.1
    }

    /// The requests that came so far.
    pub fn seen(&self) -> Vec<Seen> {
        self.0.lock().unwrap().clone()
    }

    /// The only request that came.
    pub fn only(&self) -> Seen {
        let mut seen = self.seen();
        assert_eq!(seen.len(), 1, "{seen:?}");
        seen.remove(0)
    }
}
