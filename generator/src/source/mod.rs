//! Bytes to a positioned tree: the only place that knows YAML, JSON and documentation pages.
//!
//! Every later stage works on [`Node`]s, whose [`Span`]s lead back to the file as the user wrote it, so that any
//! diagnostic can print `file:line:column` and the source line.

mod brackets;
mod contents;
mod fault;
mod files;
mod json;
mod json_fault;
pub(crate) mod json_text;
mod map;
mod node;
mod number;
pub mod page;
mod parse;
mod scalar;
mod span;
mod text;
mod tree;
mod yaml;
mod yaml_fault;

#[cfg(test)]
mod tests;

pub use contents::Contents;
pub use files::{FileId, Position, SourceFile, Sources};
pub use map::{Entry, Map};
pub use node::{Node, Object, Value};
pub use number::Number;
pub use parse::parse;
pub(crate) use scalar::resolve as plain_scalar;
pub use span::{Span, Spanned};
pub use text::Text;
