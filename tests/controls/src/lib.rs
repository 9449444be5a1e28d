//! The security controls of the project, the tests that hold them, and how each is removed.
//!
//! `docs/security-controls.md` says what they are, `removals.toml` how the code looks without each, and the program sees
//! in a copy of the project that without it every test that is named fails.

pub mod control;
pub mod removal;
pub mod scratch;
pub mod table;
pub mod test;
pub mod trial;

use std::path::{Path, PathBuf};

/// The root of the repository.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}
