//! Where the files of a document are: on disk, or in a revision of git.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bindery_build::build::{self, Folder, read_at_most};
use bindery_build::config::Config;
use bindery_build::document::{LoadError, Loader};
use bindery_build::limits::{Limit, Limits};

use crate::failure::Failure;
use crate::git::{self, Kind, Revision};
use crate::input::display;

/// Where files are. Paths of a revision begin at the top of the repository.
#[derive(Clone, Debug)]
pub(crate) enum Store {
    Disk,
    Revision(Arc<Revision>),
}

impl Store {
    /// The bytes of a file, of one that has more than `limit` only one more.
    pub(crate) fn read(&self, path: &Path, limit: usize) -> io::Result<Vec<u8>> {
        match self {
            Self::Disk => read_at_most(path, limit),
            Self::Revision(revision) => revision.read(path, limit),
        }
    }

    /// A path as it is shown: with `/` on every platform, and the revision before it.
    pub(crate) fn shown(&self, path: &Path) -> String {
        match self {
            Self::Disk => display(path),
            Self::Revision(revision) => revision.shown(path),
        }
    }

    pub(crate) fn exists(&self, path: &Path) -> bool {
        self.kind(path).is_ok_and(|kind| kind.is_some())
    }

    /// What stands at a path. On disk links are followed.
    pub(crate) fn kind(&self, path: &Path) -> Result<Option<Kind>, Failure> {
        let kind = match self {
            Self::Revision(revision) => revision.kind(path),
            Self::Disk => match fs::metadata(self.folder(path)) {
                Ok(found) if found.is_dir() => Ok(Some(Kind::Folder)),
                Ok(_) => Ok(Some(Kind::File)),
                Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
                Err(error) => Err(error),
            },
        };
        kind.map_err(|error| self.unreadable(path, &error))
    }

    /// The names of the folders in a folder, sorted; hidden ones are nobody's.
    pub(crate) fn folders(&self, folder: &Path) -> Result<Vec<String>, Failure> {
        let failed = |error| self.unreadable(folder, &error);
        match self {
            Self::Disk => build::folders(folder).map_err(failed),
            Self::Revision(revision) => {
                let found = revision.list(folder).map_err(failed)?.into_iter();
                let folders = found.filter(|(name, kind)| *kind == Kind::Folder && !name.starts_with('.'));
                let mut names: Vec<String> = folders.map(|(name, _)| name).collect();
                names.sort();
                Ok(names)
            }
        }
    }

    /// The files that a document refers to: below `root`, or where the configuration says.
    pub(crate) fn others(
        &self,
        document: &Path,
        root: Option<&Path>,
        settings: &Config,
        limits: &Limits,
    ) -> Result<Others, Failure> {
        match self {
            Self::Disk => {
                let folder = Folder::rooted(document, root, settings);
                let folder = folder.map_err(|(root, error)| self.unreadable(&root, &error))?;
                Ok(Others::Folder(folder.within(limits)))
            }
            Self::Revision(revision) => {
                let tree = Tree::of(revision, document, root, settings, limits);
                tree.map(Others::Tree).map_err(|(root, error)| self.unreadable(&root, &error))
            }
        }
    }

    pub(crate) fn unreadable(&self, path: &Path, error: &io::Error) -> Failure {
        Failure::unreadable(&self.shown(path), error)
    }

    fn folder<'p>(&self, path: &'p Path) -> &'p Path {
        if path.as_os_str().is_empty() { Path::new(".") } else { path }
    }
}

/// Whether this is what Git LFS keeps in the place of a file (<https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md>).
pub(crate) fn is_pointer(bytes: &[u8]) -> bool {
    bytes.len() < 1024 && bytes.starts_with(b"version https://git-lfs.github.com/spec/")
}

/// The files that a document refers to, wherever they are.
#[derive(Clone, Debug)]
pub(crate) enum Others {
    Folder(Folder),
    Tree(Tree),
}

impl Loader for Others {
    fn load(&mut self, path: &str) -> Result<Vec<u8>, LoadError> {
        let bytes = match self {
            Self::Folder(folder) => folder.load(path),
            Self::Tree(tree) => tree.load(path),
        }?;
        match is_pointer(&bytes) {
            true => Err("it is a pointer of Git LFS, and what it points to is not here".to_owned().into()),
            false => Ok(bytes),
        }
    }

    fn place(&self) -> &[String] {
        match self {
            Self::Folder(folder) => folder.place(),
            Self::Tree(tree) => tree.place(),
        }
    }
}

/// The files below a document's folder in a revision, by the rules of [`Folder`].
#[derive(Clone, Debug)]
pub(crate) struct Tree {
    revision: Arc<Revision>,
    /// The document's folder.
    given: PathBuf,
    /// The folder that no file may be outside of: that one, or one above.
    root: PathBuf,
    place: Vec<String>,
    limit: usize,
    /// What has been read, in bytes.
    size: usize,
}

impl Tree {
    fn of(
        revision: &Arc<Revision>,
        document: &Path,
        root: Option<&Path>,
        settings: &Config,
        limits: &Limits,
    ) -> Result<Self, (PathBuf, io::Error)> {
        let given = document.parent().unwrap_or(Path::new("")).to_owned();
        let configured = || Some(given.join(settings.root.as_ref()?.peek()));
        let root = root.map(Path::to_owned).or_else(configured).unwrap_or_else(|| given.clone());
        let invalid = |why| (root.clone(), io::Error::new(io::ErrorKind::InvalidInput, why));
        let root = git::normal(&root).ok_or_else(|| invalid("it leads out of the repository"))?;
        let place = given.strip_prefix(&root).map_err(|_| {
            invalid("the document is not below it, so that it can't be the root of the files that it refers to")
        })?;
        let place = place.components().map(|name| name.as_os_str().to_string_lossy().into_owned()).collect();
        let limit = limits.get(Limit::ReferredBytes);
        Ok(Self { revision: revision.clone(), given, root, place, limit, size: 0 })
    }
}

impl Loader for Tree {
    fn load(&mut self, path: &str) -> Result<Vec<u8>, LoadError> {
        let path = git::normal(&self.given.join(path)).filter(|path| path.starts_with(&self.root));
        let path = path.ok_or_else(|| "it leads out of the folder".to_owned())?;
        let bytes =
            self.revision.read(&path, self.limit.saturating_sub(self.size)).map_err(|error| error.to_string())?;
        self.size = self.size.saturating_add(bytes.len());
        if self.size > self.limit {
            return Err(LoadError::Exceeds(Limit::ReferredBytes));
        }
        Ok(bytes)
    }

    fn place(&self) -> &[String] {
        &self.place
    }
}
