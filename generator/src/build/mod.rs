//! The front for build scripts: bindings of a document, made while the crate that uses them is built.
//!
//! ```no_run
//! // build.rs, in `main`
//! bindery_build::build::Bindings::from_document("specs/arklow/openapi.yaml").write();
//! ```
//! and in the crate
//! ```ignore
//! pub mod arklow {
//!     include!(concat!(env!("OUT_DIR"), "/arklow.rs"));
//! }
//! ```
//! The crate depends on `bindery` with the features `client` and `server` as it needs them. `bindery generate` shows
//! the same bindings as crates, with its notes.

mod cargo;
mod error;
mod folder;

pub use error::Error;
pub use folder::{Folder, read_at_most};

use crate::config::{self, Config, CrateKind, VendorName};
use crate::generate::{Generated, Input, Layout, Options, Request, generate_with};
use crate::limits::{Limit, Limits};
use crate::select::Selection;
use crate::source::Contents;
use crate::write::WriteError;
use crate::{lock, overlay, write};
use cargo::Messages;
use std::io;
use std::path::{Path, PathBuf};

/// Bindings to write into `OUT_DIR`.
///
/// `bindery.toml`, `overlay.yaml`, `names.lock`, overlays that the configuration lists and files that the document refers
/// to are read from its folder where they exist. Cargo watches that folder, so that one that is added later is found; not
/// where the document stands beside the manifest, or in another folder that holds the output: touch the document then. The
/// lock is never written: `bindery generate` does that.
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
        let mut options = self.options.clone();
        options.name = self.name.as_ref().map(VendorName::new).transpose()?;
        let folder = self.document.parent().unwrap_or(Path::new(""));
        let limits = options.limits.iter().copied().collect();
        let config = File::read_if_exists(folder.join(config::FILE_NAME), &limits, messages)?;
        let settings = Config::peek(config.as_ref().map(|config| config.contents.bytes()));
        let limits = Limits::new(&options.limits, &settings);
        let document = File::read_if_exists(self.document.clone(), &limits, messages)?;
        let document = document.ok_or_else(|| Error::NoDocument(self.document.clone()))?;
        let mut overlays = Vec::new();
        for listed in overlay::files(&settings) {
            let path = folder.join(&listed.path);
            match File::read_if_exists(path.clone(), &limits, messages)? {
                Some(file) => overlays.push(file),
                None if listed.required => return Err(Error::NoOverlay(path)),
                None => {}
            }
        }
        let lock = File::read_if_exists(folder.join(lock::FILE_NAME), &limits, messages)?;
        let request = Request {
            document: document.input(),
            config: config.as_ref().map(File::input),
            overlays: overlays.iter().map(File::input).collect(),
            lock: lock.as_ref().map(File::input),
            name: VendorName::of_document(&self.document),
            options,
        };
        let others = Folder::rooted(&self.document, self.root.as_deref(), &settings);
        let mut others = others.map_err(|(root, error)| WriteError::new("read", &root, error))?.within(&limits);
        let generated = generate_with(&request, &mut others);
        others.files().iter().for_each(|path| messages.rerun_if_changed(path));
        if !is_below(&out, folder) {
            messages.rerun_if_changed(folder);
        }
        messages.diagnostics(&generated);
        if generated.is_ok() { save(&out, &generated) } else { Ok(()) }
    }
}

/// Whether something is written somewhere below a folder, so that cargo would find that folder changed by each run.
fn is_below(out: &Path, folder: &Path) -> bool {
    match (out.canonicalize(), folder.canonicalize()) {
        (Ok(out), Ok(folder)) => out.starts_with(folder),
        // That of a document beside the manifest, which has no name here.
        _ => true,
    }
}

/// Writes what differs: cargo sees by the time of the file whether to build again.
fn save(out: &Path, generated: &Generated) -> Result<(), Error> {
    for (path, contents) in generated.files.iter() {
        write::replace(&path.below(out), contents)?;
    }
    Ok(())
}

/// A file that was read.
struct File {
    /// Its path with `/` on every platform, as diagnostics show it.
    name: String,
    contents: Contents,
}

impl File {
    fn read_if_exists(path: PathBuf, limits: &Limits, messages: &mut Messages) -> Result<Option<Self>, Error> {
        let contents = match read_at_most(&path, limits.get(Limit::FileBytes)) {
            Ok(bytes) => bytes.into(),
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(WriteError::new("read", &path, error).into()),
        };
        messages.rerun_if_changed(&path);
        let name = path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/");
        Ok(Some(Self { name, contents }))
    }

    fn input(&self) -> Input<'_> {
        Input { name: &self.name, contents: &self.contents }
    }
}
