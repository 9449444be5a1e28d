//! JSONPath (RFC 9535) over the positioned tree: how overlays say which nodes they mean.
//!
//! ```text
//! $.paths.*[?@.operationId == 'getPet'].parameters[?@.name == 'limit']
//! ```
//! All of the RFC, with one liberty: a `-` may stand inside of a name after a dot (`$.info.x-logo`), as the Overlay
//! Specification's own examples write it; the RFC has no other use for it there. Nothing is copied out of the tree, and
//! the work that one path may cause is limited.

mod evaluate;
mod filter;
mod function;
mod model;
mod parse;
mod scan;
#[cfg(test)]
mod tests;

pub(crate) use evaluate::{Location, Step};
#[cfg(test)]
pub(crate) use filter::is_equal;
pub(crate) use model::Query;
