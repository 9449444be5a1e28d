//! What the rules come to when they run.

mod additions;
mod alike;
mod bodies;
mod callbacks;
mod calls;
mod constraints;
mod contents;
mod directions;
mod documents;
mod enumerations;
mod envelopes;
mod equal_types;
mod files;
mod foreign;
mod handles;
mod idempotency;
mod json;
mod links;
mod maps;
mod media;
mod methods;
mod multipart;
mod names;
mod numbers;
mod oauth;
mod pagination;
mod pagination_parts;
mod parameters;
mod reconnect;
mod refusals;
mod renames;
mod response_headers;
mod responses;
mod responses_ranges;
mod security;
mod security_unsaid;
mod servers;
mod serving;
mod settings;
mod shapes;
mod streams;
mod tuples;
mod unions;
mod webhooks;
mod xml;

/// A client of `server`, over loopback.
macro_rules! client {
    ($api:ident, $router:expr) => {{
        let url = crate::listen($router);
        ::bindery_behaviour::$api::client::Client::builder().configure(|builder| builder.base_url(url)).build().unwrap()
    }};
}
use client;

/// Serves a router on a port of its own: its base URL.
fn listen(router: axum::Router) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    listener.set_nonblocking(true).unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let listener = tokio::net::TcpListener::from_std(listener).unwrap();
    tokio::spawn(async move { axum::serve(listener, router).await });
    url
}
