//! What the rules come to when they run.

mod alike;
mod calls;
mod constraints;
mod directions;
mod enumerations;
mod envelopes;
mod json;
mod media;
mod names;
mod numbers;
mod parameters;
mod refusals;
mod responses;
mod security;
mod shapes;
mod streams;
mod tuples;
mod unions;

/// A client of `server` in the same process.
macro_rules! client {
    ($api:ident, $router:expr) => {
        ::bindery_behaviour::$api::client::Client::builder()
            .configure(|builder| builder.transport(::bindery::client::InProcess::new($router)))
            .build()
            .unwrap()
    };
}
use client;
