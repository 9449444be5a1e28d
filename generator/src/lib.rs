//! Turns OpenAPI documents into typed Rust client and server crates.
//!
#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![expect(clippy::needless_doctest_main, reason = "the page shows a whole build script")]

pub mod analyse;
mod braces;
pub mod build;
pub mod config;
pub mod diagnostic;
#[cfg(feature = "diff")]
pub mod diff;
pub mod document;
pub mod emit;
pub mod fingerprint;
pub mod generate;
pub mod import;
pub mod inspect;
pub mod ir;
mod json;
mod json_pointer;
mod jsonpath;
pub mod limits;
mod list;
pub mod lock;
pub mod lower;
mod near;
pub mod overlay;
mod parallel;
mod pipeline;
pub mod plan;
mod prepare;
pub mod select;
pub mod skeleton;
pub mod source;
mod unicode;
mod words;
pub mod write;

pub use build::{Bindings, Drift, Project};
pub use config::CrateKind;
pub use limits::Limit;
