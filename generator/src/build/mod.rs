//! The front for build scripts: bindings of a document, made while the crate that uses them is built.
//!
//! ```no_run
//! // build.rs
//! fn main() {
//!     bindery_build::build::Bindings::from_document("specs/openapi.yaml").name("arklow").write();
//! }
//! ```
//! and in the crate
//! ```ignore
//! pub mod arklow {
//!     include!(concat!(env!("OUT_DIR"), "/arklow.rs"));
//! }
//! ```
//! The crate depends on `bindery` with the features `client` and `server` as it needs them.

mod cargo;
mod error;

pub use error::Error;

use crate::config::{self, CrateKind, VendorName};
use crate::generate::{Generated, Input, Layout, Options, Request, generate};
use crate::{lock, write};
use cargo::Messages;
use std::path::{Path, PathBuf};

/// Bindings to write into `OUT_DIR`.
///
/// `bindery.toml` and `names.lock` are read from the document's folder where they exist. The lock is never written:
/// `bindery generate` does that.
#[derive(Clone, Debug)]
pub struct Bindings {
    document: PathBuf,
    options: Options,
    out: Option<PathBuf>,
}

impl Bindings {
    /// Bindings of the document (YAML, JSON, or a page that embeds one) at `path`, relative to the package's folder.
    #[must_use]
    pub fn from_document(path: impl Into<PathBuf>) -> Self {
        Self {
            document: path.into(),
            options: Options { layout: Layout::SingleFile, ..Options::default() },
            out: None,
        }
    }

    /// The name of the bindings and of the file that holds them; else `bindery.toml` or the document's folder gives it.
    /// A name that is none is reported by [`Self::write`].
    #[must_use]
    pub fn name(mut self, name: &str) -> Self {
        self.options.name = Some(VendorName::new(name).unwrap_or_else(|_| VendorName::unnamed()));
        self
    }

    /// The parts to generate; all of them unless this is called.
    #[must_use]
    pub fn only(mut self, parts: impl IntoIterator<Item = CrateKind>) -> Self {
        self.options.only = Some(parts.into_iter().collect());
        self
    }

    /// Another folder than `OUT_DIR`.
    #[must_use]
    pub fn out_dir(mut self, out: impl Into<PathBuf>) -> Self {
        self.out = Some(out.into());
        self
    }

    /// Writes the bindings and tells cargo on standard output what they depend on, with warnings and errors. Errors
    /// make cargo stop after the build script.
    pub fn write(&self) {
        let mut messages = Messages::default();
        if let Err(error) = self.try_write(&mut messages) {
            messages.error(&error.to_string());
        }
        messages.print();
    }

    fn try_write(&self, messages: &mut Messages) -> Result<(), Error> {
        let out = match &self.out {
            Some(out) => out.clone(),
            None => std::env::var_os("OUT_DIR").map(PathBuf::from).ok_or(Error::NoOutDir)?,
        };
        let folder = self.document.parent().unwrap_or(Path::new(""));
        let document = read(&self.document, messages)?.ok_or_else(|| Error::NoDocument(self.document.clone()))?;
        let (config_path, lock_path) = (folder.join(config::FILE_NAME), folder.join(lock::FILE_NAME));
        let (config, lock) = (read(&config_path, messages)?, read(&lock_path, messages)?);
        let (document_name, config_name, lock_name) = (shown(&self.document), shown(&config_path), shown(&lock_path));
        let request = Request {
            document: Input { name: &document_name, bytes: &document },
            config: config.as_deref().map(|bytes| Input { name: &config_name, bytes }),
            lock: lock.as_deref().map(|bytes| Input { name: &lock_name, bytes }),
            name: name_of(&self.document),
            options: self.options.clone(),
        };
        let generated = generate(&request);
        messages.diagnostics(&generated);
        if generated.is_ok() { save(&out, &generated) } else { Ok(()) }
    }
}

/// Writes what differs: cargo sees by the time of the file whether to build again.
fn save(out: &Path, generated: &Generated) -> Result<(), Error> {
    for (path, contents) in generated.files.iter() {
        write::replace(&path.below(out), contents)?;
    }
    Ok(())
}

fn read(path: &Path, messages: &mut Messages) -> Result<Option<Vec<u8>>, Error> {
    let contents = write::read_if_exists(path)?;
    if contents.is_some() {
        messages.rerun_if_changed(path);
    }
    Ok(contents)
}

fn shown(path: &Path) -> String {
    path.display().to_string()
}

/// The name of the document's folder, or of the document.
fn name_of(document: &Path) -> VendorName {
    let folder = document.parent().and_then(Path::file_name);
    let names = folder.into_iter().chain(document.file_stem());
    let mut good = names.filter_map(|name| VendorName::new(name.to_str()?.to_ascii_lowercase()).ok());
    good.next().unwrap_or_else(VendorName::unnamed)
}
