//! Clients and servers of hostile documents, over HTTP, against peers that mean harm.
//!
//! What is judged stands in `rows`, a module for each judgement that the shared corpus asks for, of the same name.

#[cfg_attr(shared, allow(clippy::duplicate_mod, reason = "the same rows for two sets of documents"))]
mod own;
mod peer;
mod raw;
#[cfg(shared)]
#[allow(clippy::duplicate_mod, reason = "the same rows for two sets of documents")]
mod shared;
mod work;
