//! What goes wrong between us and the file system, always with the path.

use std::fmt;
use std::io;
use std::path::{Path, PathBuf};

/// A failed access to the file system: which, where and why.
#[derive(Debug)]
pub struct WriteError {
    action: &'static str,
    path: PathBuf,
    source: io::Error,
}

impl WriteError {
    /// Says that `action`, a verb such as `read`, failed for `path`.
    pub(crate) fn new(action: &'static str, path: &Path, source: io::Error) -> Self {
        Self { action, path: path.to_owned(), source }
    }

    /// Says that something stands at `path` that we neither follow nor replace.
    pub(super) fn in_the_way(action: &'static str, path: &Path, what: &str) -> Self {
        let reason = format!("{what} is in the way, remove it and run again");
        Self::new(action, path, io::Error::new(io::ErrorKind::AlreadyExists, reason))
    }

    /// The file or folder that could not be accessed.
    pub fn path(&self) -> &Path {
        &self.path
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "can't {} `{}`: {}", self.action, self.path.display(), self.source)
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
