//! The files that belong to one document: itself, its configuration, its overlays and its lock.

use std::io;
use std::path::{Path, PathBuf};

use bindery_build::build::{Folder, read_at_most};
use bindery_build::config::{Config, VendorName};
use bindery_build::generate::{Input, Options, Request};
use bindery_build::limits::{Limit, Limits};
use bindery_build::source::Contents;
use bindery_build::{config, lock, overlay};

use crate::failure::Failure;

/// A file as it was read.
pub(crate) struct File {
    pub(crate) path: PathBuf,
    /// The path as diagnostics show it: with `/` on every platform.
    name: String,
    contents: Contents,
}

impl File {
    pub(crate) fn read(path: &Path, limits: &Limits) -> Result<Self, Failure> {
        let bytes =
            read_at_most(path, limits.get(Limit::FileBytes)).map_err(|error| Failure::unreadable(path, &error))?;
        Ok(Self::new(path, bytes))
    }

    fn new(path: &Path, bytes: Vec<u8>) -> Self {
        Self { path: path.to_owned(), name: display(path), contents: bytes.into() }
    }

    fn read_if_exists(path: &Path, limits: &Limits) -> Result<Option<Self>, Failure> {
        match read_at_most(path, limits.get(Limit::FileBytes)) {
            Ok(bytes) => Ok(Some(Self::new(path, bytes))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Failure::unreadable(path, &error)),
        }
    }

    pub(crate) fn input(&self) -> Input<'_> {
        Input { name: &self.name, contents: &self.contents }
    }
}

/// A path as it is shown: with `/` on every platform.
pub(crate) fn display(path: &Path) -> String {
    path.display().to_string().replace(std::path::MAIN_SEPARATOR, "/")
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
    others: Folder,
}

impl Inputs {
    /// Reads a document with what stands beside it. `out`, when given, is where the lock is kept of a document that
    /// has no folder of its own: nothing is written beside somebody else's file. `root` is the folder below which other
    /// files have to be, in the place of what the configuration says.
    pub(crate) fn read(
        document: &Path,
        out: Option<&Path>,
        root: Option<&Path>,
        limits: &[(Limit, usize)],
    ) -> Result<Self, Failure> {
        let folder = document.parent().unwrap_or(Path::new(""));
        let config = File::read_if_exists(&folder.join(config::FILE_NAME), &limits.iter().copied().collect())?;
        let settings = Config::peek(config.as_ref().map(|config| config.contents.bytes()));
        let limits = &Limits::new(limits, &settings);
        let document = File::read(document, limits)?;
        let mut overlays = Vec::new();
        for listed in overlay::files(&settings) {
            let path = folder.join(&listed.path);
            let overlay = File::read_if_exists(&path, limits)?;
            if overlay.is_none() && listed.required {
                return Err(Failure::missing_overlay(&folder.join(config::FILE_NAME), &path));
            }
            overlays.extend(overlay);
        }
        let beside = folder.join(lock::FILE_NAME);
        let lock_path = match out {
            Some(out) if config.is_none() && !beside.exists() => out.join(lock::FILE_NAME),
            _ => beside,
        };
        let lock = File::read_if_exists(&lock_path, limits)?;
        let others = Folder::rooted(&document.path, root, &settings);
        let others = others.map_err(|(root, error)| Failure::unreadable(&root, &error))?;
        Ok(Self { document, config, overlays, lock, lock_path, others: others.within(limits) })
    }

    /// The files that the document refers to.
    pub(crate) fn others(&self) -> Folder {
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
