//! The typed OpenAPI document: one model, in the shape of OpenAPI 3.1 and 3.2, whatever version was read.
//!
//! Older versions are upgraded while they are read, in this direction only. What nothing is made of is checked and not
//! kept: examples, extensions, and members that no specification defines, which are counted. References are not followed
//! here; [`Resolver`] is a view that does so on demand.

mod anchors;
mod check;
mod model;
mod pointer;
mod read;
mod resolve;
mod swagger;
#[cfg(test)]
mod tests;
mod uri;

pub(crate) use anchors::{Anchors, anchors};
pub(crate) use model::is_token;
pub use model::*;
pub(crate) use pointer::{canonical, local_pointer, unescape};
pub use read::{LoadError, Loader, NoFiles, read, read_with};
pub(crate) use read::{lookup, read_tree};
pub use resolve::{Component, Kind, Resolver, Target};
pub(crate) use uri::resolve as resolve_uri;
