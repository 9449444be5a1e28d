//! Why bindings could not be written.

use crate::config::VendorNameError;
use crate::write::WriteError;
use std::fmt;
use std::path::PathBuf;

/// A failure outside of the document.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// There is no document at this path.
    NoDocument(PathBuf),
    /// There is no overlay at this path, which the configuration lists.
    NoOverlay(PathBuf),
    /// The name that was given is none.
    Name(VendorNameError),
    /// `OUT_DIR` is not set: this is no build script, and no other folder was given.
    NoOutDir,
    /// A file could not be read or written.
    File(WriteError),
}

impl fmt::Display for Error {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoDocument(path) => {
                let path = path.display();
                write!(out, "there is no document at `{path}`; paths are relative to the package's folder")
            }
            Self::NoOverlay(path) => {
                write!(out, "`bindery.toml` lists the overlay `{}`, which is not there", path.display())
            }
            Self::NoOutDir => {
                out.write_str("`OUT_DIR` is not set; call this from a build script, or give a folder with `out_dir`")
            }
            Self::Name(error) => error.fmt(out),
            Self::File(error) => error.fmt(out),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Name(error) => Some(error),
            Self::File(error) => Some(error),
            Self::NoDocument(_) | Self::NoOverlay(_) | Self::NoOutDir => None,
        }
    }
}

impl From<WriteError> for Error {
    fn from(error: WriteError) -> Self {
        Self::File(error)
    }
}

impl From<VendorNameError> for Error {
    fn from(error: VendorNameError) -> Self {
        Self::Name(error)
    }
}
