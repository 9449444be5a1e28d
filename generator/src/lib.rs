//! Turns OpenAPI documents into typed Rust client and server crates.

pub mod analyse;
pub mod build;
pub mod config;
pub mod diagnostic;
pub mod document;
pub mod emit;
pub mod generate;
pub mod import;
pub mod inspect;
pub mod ir;
pub mod lock;
pub mod lower;
mod pipeline;
pub mod plan;
pub mod source;
mod unicode;
mod words;
pub mod write;
