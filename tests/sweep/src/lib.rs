//! What tools over a folder of documents have in common: they give each document a process and a folder of its own, and
//! go on where they were stopped.

pub mod child;
pub mod documents;
