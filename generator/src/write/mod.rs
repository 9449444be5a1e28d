//! Files to disk: the last stage, and with the command line and the build.rs front the only one that does I/O.
//!
//! Writing has two steps, so that a caller can plan for several vendors before the first byte is written, show the
//! plan instead of applying it, or tell that nothing would change:
//!
//! 1. [`plan`] compares a set of [`Files`] with what stands in a folder;
//! 2. [`Plan::apply`] makes the folder equal to the set.
//!
//! A folder belongs to its [manifest](MANIFEST): a file that is not listed there and is not about to be written is
//! never touched. Whatever happened to a listed file, from deletion to conflict markers, a second run mends it.

mod apply;
mod digest;
mod disk;
mod error;
mod files;
mod manifest;
mod path;
mod plan;
mod recorded;

#[cfg(test)]
mod tests;

pub use digest::Digest;
pub(crate) use digest::Digester;
pub use disk::{read_if_exists, refuse_link, replace};
pub use error::WriteError;
pub use files::Files;
pub use manifest::{MANIFEST, Stamp};
pub use path::{FilePath, PathError};
pub use plan::{Change, Plan, plan};
pub use recorded::{Recorded, recorded};
