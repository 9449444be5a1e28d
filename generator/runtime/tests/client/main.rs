//! The client, against servers on this machine: what goes over the wire, and what comes of what comes back.
#![cfg(feature = "client")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by a panic")]

mod answers;
mod api;
#[cfg(feature = "blocking")]
mod blocking;
mod building;
mod credentials;
mod dropping;
mod encoding;
mod errors;
mod in_process;
mod limits;
mod middleware;
mod oauth;
mod peer;
mod redirects;
#[cfg(feature = "tracing")]
mod tracing;
