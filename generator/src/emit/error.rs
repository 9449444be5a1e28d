//! Faults of an earlier stage that show up while printing.

use std::fmt;

use crate::limits::Limit;
use crate::write::PathError;

/// Why a plan could not be printed.
#[derive(Debug)]
#[non_exhaustive]
pub enum EmitError {
    /// A name makes no path.
    Path(PathError),
    /// What was made is no Rust.
    Rust(syn::Error),
    /// There is more to print than this limit allows.
    Limit(Limit),
    /// What was made is no TOML.
    Toml(toml::ser::Error),
}

impl fmt::Display for EmitError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Path(error) => error.fmt(formatter),
            Self::Rust(error) => write!(formatter, "the generated code is no Rust, please report it: {error}"),
            Self::Limit(limit) => write!(formatter, "there is more to print than the limit `{limit}` allows"),
            Self::Toml(error) => write!(formatter, "the manifest can't be written as TOML: {error}"),
        }
    }
}

impl std::error::Error for EmitError {}

impl From<PathError> for EmitError {
    fn from(error: PathError) -> Self {
        Self::Path(error)
    }
}

impl From<syn::Error> for EmitError {
    fn from(error: syn::Error) -> Self {
        Self::Rust(error)
    }
}

impl From<toml::ser::Error> for EmitError {
    fn from(error: toml::ser::Error) -> Self {
        Self::Toml(error)
    }
}
