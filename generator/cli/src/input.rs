//! The files that belong to one document: itself, its configuration, its overlays and its lock.

use std::io;
use std::path::{Path, PathBuf};

pub(crate) use bindery_build::build::display;
use bindery_build::config::{Config, VendorName};
use bindery_build::generate::{Input, Options, Request};
use bindery_build::limits::{Limit, Limits};
use bindery_build::source::Contents;
use bindery_build::{config, lock, overlay};

use crate::failure::Failure;
use crate::store::{Others, Store, is_pointer};

/// A file as it was read.
pub(crate) struct File {
    pub(crate) path: PathBuf,
    /// The path as diagnostics show it: with `/` on every platform.
    name: String,
    contents: Contents,
}

impl File {
    pub(crate) fn read(store: &Store, path: &Path, limits: &Limits) -> Result<Self, Failure> {
        let bytes = store.read(path, limits.get(Limit::FileBytes)).map_err(|error| store.unreadable(path, &error))?;
        Self::new(store, path, bytes)
    }

    fn new(store: &Store, path: &Path, bytes: Vec<u8>) -> Result<Self, Failure> {
        let name = store.shown(path);
        if is_pointer(&bytes) {
            return Err(Failure::pointer(&name, matches!(store, Store::Revision(_))));
        }
        Ok(Self { path: path.to_owned(), name, contents: bytes.into() })
    }

    pub(crate) fn read_if_exists(store: &Store, path: &Path, limits: &Limits) -> Result<Option<Self>, Failure> {
        match store.read(path, limits.get(Limit::FileBytes)) {
            Ok(bytes) => Self::new(store, path, bytes).map(Some),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(store.unreadable(path, &error)),
        }
    }

    pub(crate) fn input(&self) -> Input<'_> {
        Input { name: &self.name, contents: &self.contents }
    }
}

/// Which document is read.
#[derive(Clone, Debug)]
pub(crate) struct Place {
    pub(crate) store: Store,
    pub(crate) document: PathBuf,
    /// The folder whose configuration and overlays it takes, where that is not its own.
    pub(crate) settings: Option<(Store, PathBuf)>,
}

impl Place {
    pub(crate) fn new(store: Store, document: &Path) -> Self {
        Self { store, document: document.to_owned(), settings: None }
    }

    /// The path as it is shown.
    pub(crate) fn shown(&self) -> String {
        self.store.shown(&self.document)
    }
}

/// Everything that is read for one document.
pub(crate) struct Inputs {
    pub(crate) document: File,
    pub(crate) config: Option<File>,
    /// In the order in which they are applied.
    pub(crate) overlays: Vec<File>,
    pub(crate) lock: Option<File>,
    /// Where the lock is written.
    pub(crate) lock_path: PathBuf,
    /// Where the files are that the document refers to.
    others: Others,
}

impl Inputs {
    /// Reads a document on disk with what stands beside it. `out`, when given, is where the lock is kept of a document
    /// that has no folder of its own: nothing is written beside somebody else's file. `root` is the folder below which
    /// other files have to be, in the place of what the configuration says.
    pub(crate) fn read(
        document: &Path,
        out: Option<&Path>,
        root: Option<&Path>,
        limits: &[(Limit, usize)],
    ) -> Result<Self, Failure> {
        Self::read_from(&Place::new(Store::Disk, document), out, root, limits)
    }

    /// The same of a document that may be somewhere else.
    pub(crate) fn read_from(
        place: &Place,
        out: Option<&Path>,
        root: Option<&Path>,
        limits: &[(Limit, usize)],
    ) -> Result<Self, Failure> {
        let Place { store, document, settings } = place;
        let own = (store.clone(), document.parent().unwrap_or(Path::new("")).to_owned());
        let (aside, folder) = settings.as_ref().unwrap_or(&own);
        let config_path = folder.join(config::FILE_NAME);
        let config = File::read_if_exists(aside, &config_path, &limits.iter().copied().collect())?;
        let settings = Config::peek(config.as_ref().map(|config| config.contents.bytes()));
        let limits = &Limits::new(limits, &settings);
        let document = File::read(store, document, limits)?;
        let mut overlays = Vec::new();
        for listed in overlay::files(&settings) {
            let path = folder.join(&listed.path);
            let overlay = File::read_if_exists(aside, &path, limits)?;
            if overlay.is_none() && listed.required {
                return Err(Failure::missing_overlay(&aside.shown(&config_path), &aside.shown(&path)));
            }
            overlays.extend(overlay);
        }
        let beside = own.1.join(lock::FILE_NAME);
        let lock_path = match out {
            Some(out) if config.is_none() && !beside.exists() => out.join(lock::FILE_NAME),
            _ => beside,
        };
        let lock = File::read_if_exists(store, &lock_path, limits)?;
        let others = store.others(&document.path, root, &settings, limits)?;
        Ok(Self { document, config, overlays, lock, lock_path, others })
    }

    /// Whether the same is generated of both, as far as no other files are referred to.
    pub(crate) fn is_same(&self, other: &Self) -> bool {
        let bytes = |file: &File| file.contents.bytes().to_vec();
        let parts = |inputs: &Self| {
            let overlays: Vec<_> = inputs.overlays.iter().map(bytes).collect();
            (bytes(&inputs.document), inputs.config.as_ref().map(bytes), overlays)
        };
        parts(self) == parts(other)
    }

    /// The files that the document refers to.
    pub(crate) fn others(&self) -> Others {
        self.others.clone()
    }

    /// The request to generate from them.
    pub(crate) fn request(&self, name: VendorName, options: Options) -> Request<'_> {
        Request {
            document: self.document.input(),
            config: self.config.as_ref().map(File::input),
            overlays: self.overlays.iter().map(File::input).collect(),
            lock: self.lock.as_ref().map(File::input),
            name,
            options,
        }
    }
}
