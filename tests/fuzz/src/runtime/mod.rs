//! Targets of the runtime, by way of generated code: what a peer sends.

pub mod calls;
pub mod events;
pub mod requests;
pub mod types;
pub mod xml;

use std::collections::VecDeque;
use std::convert::Infallible;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::Frame;
use serde_json::Value;

use crate::json::Json;
use crate::sample::Sampler;
use crate::seeds;

/// Runs what waits for nothing but itself.
fn wait<T>(future: impl Future<Output = T>) -> T {
    thread_local! {
        static RUNTIME: tokio::runtime::Runtime =
            tokio::runtime::Builder::new_current_thread().enable_time().build().unwrap_or_else(|error| panic!("{error}"));
    }
    RUNTIME.with(|runtime| runtime.block_on(future))
}

/// A body that arrives in pieces.
struct Pieces(VecDeque<Bytes>);

impl http_body::Body for Pieces {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        Poll::Ready(self.0.pop_front().map(|piece| Ok(Frame::data(piece))))
    }
}

/// A fixture, as other libraries read it.
fn fixture(module: &str) -> Value {
    let text = seeds::fixture(&module.replace('_', "-"));
    Json::read(text.as_bytes()).and_then(|tree| serde_json::from_str(&tree.text()).ok()).unwrap_or_default()
}

/// Values of a schema, as many as are found in so many trials.
fn samples(document: &Value, schema: &Value, trials: usize) -> Vec<Value> {
    let mut sampler = Sampler::new(document, 7);
    let mut values: Vec<Value> = Vec::new();
    for value in (0..trials).filter_map(|_| sampler.value(schema)) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values
}
