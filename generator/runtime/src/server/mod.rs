//! Serving an API: what a generated server crate is written against.
//!
//! A request passes, in this order: the matcher (404, 405), the caller's admission (401, 403), the body's size and
//! media type (413, 415), reading and checking every part of the request (400, 422), the handler, and the writing of
//! its outcome. A refusal is worded in the error shape that the document declares. What reaches a handler is
//! valid, and what leaves it is declared.
//!
//! The core speaks [`http`] types; [`Routes::into_router`] mounts it in axum, [`Server`] anywhere else.

mod admission;
mod body;
mod challenge;
mod dispatch;
mod document;
mod gate;
mod handler;
mod incident;
mod input;
mod matcher;
mod outcome;
mod pairs;
mod presented;
mod refusal;
mod rejection;
mod routes;
mod service;
mod settings;
mod trace;
mod unwind;
mod watched;
mod wording;

pub use axum;

pub use crate::media::{Body, BoxError};
pub use gate::{BoxFuture, Credential, Denied, Gate, NoGate, same_secret};
pub use handler::{Handler, LeftOut, left_out};
pub use incident::{Cause, Incident};
pub use rejection::Rejection;
pub use routes::{Routes, UnknownQuery};
pub use service::Server;
