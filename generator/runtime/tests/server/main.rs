//! The server runtime, driven through axum as an application would: hand-made tables stand for generated ones.
#![cfg(feature = "server")]
#![allow(unreachable_pub, reason = "the modules of a test are all there is to reach them from")]
#![allow(clippy::expect_used, clippy::panic, reason = "clippy sees tests only in functions that are marked as tests")]

mod admission;
mod harness;
mod hostile;
mod refusals;
mod requests;
mod responses;
mod routing;
mod shop;
mod tracing;
