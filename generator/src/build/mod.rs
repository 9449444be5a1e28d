//! The front for build scripts: bindings of a document, made while the crate that uses them is built.
//!
//! The page of this package shows how it is used. `bindery generate` shows the same bindings as crates, with its notes.
//! Bindings and crates that are committed are compared in a test: [`Bindings::checked_in`], [`Project::checked_in`].

mod cargo;
mod checked;
mod error;
mod folder;
mod inputs;
mod project;

pub use checked::Drift;
pub use error::Error;
pub use folder::{Folder, read_at_most};
pub use project::{Project, ProjectError, Vendor, display, folders};

use crate::config::CrateKind;
use crate::generate::{Generated, Layout, Options, Unsupported};
use crate::limits::Limit;
use crate::select::Selection;
use crate::write;
use cargo::Messages;
use std::path::{Path, PathBuf};

/// Bindings of a document, to be written into `OUT_DIR` or compared with a file that is committed.
///
/// `bindery.toml`, `overlay.yaml`, `names.lock`, overlays that the configuration lists and files that the document refers
/// to are read from its folder where they exist. Cargo watches what was read, and that folder, so that what is added later
/// is found; not where the folder holds the manifest of a package, or the output: there, touch the document then. A build
/// script never writes the lock: `bindery generate` does that, and [`Self::checked_in`].
#[derive(Clone, Debug)]
pub struct Bindings {
    document: PathBuf,
    name: Option<String>,
    options: Options,
    root: Option<PathBuf>,
    out: Option<PathBuf>,
}

impl Bindings {
    /// Bindings of the document (YAML, JSON, or a page that embeds one) at `path`, relative to the package's folder.
    #[must_use]
    pub fn from_document(path: impl Into<PathBuf>) -> Self {
        Self {
            document: path.into(),
            name: None,
            options: Options { layout: Layout::SingleFile, ..Options::default() },
            root: None,
            out: None,
        }
    }

    /// The name of the bindings, as in `acme-billing` for the file `acme_billing.rs`. Unless this is called, it is the
    /// one in `bindery.toml`, the document's or its folder's.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// The parts to generate; all of them unless this is called.
    #[must_use]
    pub fn only(mut self, parts: impl IntoIterator<Item = CrateKind>) -> Self {
        self.options.only = Some(parts.into_iter().collect());
        self
    }

    /// The operations to generate, with what they reach, instead of those that `bindery.toml` selects: each an
    /// `operationId` or `METHOD /path`, in which `*` stands for any characters (of a path for any but `/`, where `**`
    /// stands for any). One that matches nothing is an error. Adds to what [`Self::tags`] selects.
    #[must_use]
    pub fn operations(mut self, operations: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let more = Selection::new(operations.into_iter().map(Into::into), []);
        self.options.select.get_or_insert_default().operations.extend(more.operations);
        self
    }

    /// The operations to generate by their tags, in which `*` stands for any characters; as [`Self::operations`] and in
    /// addition to it.
    #[must_use]
    pub fn tags(mut self, tags: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let more = Selection::new([], tags.into_iter().map(Into::into));
        self.options.select.get_or_insert_default().tags.extend(more.tags);
        self
    }

    /// The folder below which the files have to be that the document refers to, where they are not below its own; relative
    /// to the package's folder, and in the place of `root` in `bindery.toml`.
    #[must_use]
    pub fn root(mut self, root: impl Into<PathBuf>) -> Self {
        self.root = Some(root.into());
        self
    }

    /// Another value of a limit (`docs/limits.md` has a table), in the place of that in `bindery.toml`; at most
    /// [`Limit::largest`]. Can be called several times.
    #[must_use]
    pub fn limit(mut self, limit: Limit, value: usize) -> Self {
        self.options.limits.push((limit, value));
        self
    }

    /// Leaves out what can't be represented instead of stopping at it; each such thing is a warning.
    #[must_use]
    pub fn skip_unsupported(mut self) -> Self {
        self.options.unsupported = Unsupported::Skip;
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
        let generated = self.generate(&mut |path| messages.rerun_if_changed(path))?;
        let folder = self.document.parent().unwrap_or(Path::new(""));
        if is_of_documents(folder, &out) {
            messages.rerun_if_changed(folder);
        }
        messages.diagnostics(&generated);
        if generated.is_ok() { save(&out, &generated) } else { Ok(()) }
    }
}

/// Whether a folder can be watched as a whole, with all that is below it: not that of a package, in which any file may
/// change, nor one in which something is written, so that cargo would find it changed by each run.
fn is_of_documents(folder: &Path, out: &Path) -> bool {
    // That of a document beside the manifest has no name here.
    if folder.as_os_str().is_empty() || folder.join("Cargo.toml").exists() {
        return false;
    }
    match (out.canonicalize(), folder.canonicalize()) {
        (Ok(out), Ok(folder)) => !out.starts_with(folder),
        _ => false,
    }
}

/// Writes what differs: cargo sees by the time of the file whether to build again.
fn save(out: &Path, generated: &Generated) -> Result<(), Error> {
    for (path, contents) in generated.files.iter() {
        write::replace(&path.below(out), contents)?;
    }
    Ok(())
}
