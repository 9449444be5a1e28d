//! The files that a document refers to, read from its folder on disk.

use crate::config::Config;
use crate::document::{LoadError, Loader};
use crate::limits::{Limit, Limits};
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

/// A [`Loader`] of what lies below a document's folder.
///
/// A symbolic link is followed as long as it stays below that folder. Only regular files are read, and together no more
/// than a document may hold by itself: see [`Limits`].
#[derive(Clone, Debug)]
pub struct Folder {
    /// As it was given, for the paths that others are told.
    given: PathBuf,
    /// The folder that no file may be outside of, without links, where that is one above.
    root: Option<PathBuf>,
    /// The folders from there down to the document's.
    place: Vec<String>,
    limits: Limits,
    /// What has been read, in bytes.
    size: usize,
    read: Vec<PathBuf>,
}

impl Folder {
    /// The folder of the document at this path.
    #[must_use]
    pub fn of(document: &Path) -> Self {
        let given = document.parent().unwrap_or(Path::new("")).to_owned();
        Self { given, root: None, place: Vec::new(), limits: Limits::default(), size: 0, read: Vec::new() }
    }

    /// The files below `root`, or below the folder that the configuration names where none is given.
    ///
    /// # Errors
    /// That folder, and why it can't be the root: the document is not below it, or one of them can't be looked at.
    pub fn rooted(document: &Path, root: Option<&Path>, config: &Config) -> Result<Self, (PathBuf, io::Error)> {
        let own = Self::of(document);
        let configured = || Some(own.given.join(config.root.as_ref()?.peek()));
        let Some(root) = root.map(Path::to_owned).or_else(configured) else { return Ok(own) };
        own.below(&root).map_err(|error| (root, error))
    }

    fn below(mut self, root: &Path) -> io::Result<Self> {
        let root = root.canonicalize()?;
        let folder = self.folder().canonicalize()?;
        let place = folder.strip_prefix(&root).map_err(|_| {
            let message = "the document is not below it, so that it can't be the root of the files that it refers to";
            io::Error::new(io::ErrorKind::InvalidInput, message)
        })?;
        let names = place.components().map(|name| name.as_os_str().to_str().map(str::to_owned));
        let place = names.collect::<Option<Vec<String>>>();
        self.place =
            place.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "a folder's name is not UTF-8"))?;
        self.root = Some(root);
        Ok(self)
    }

    fn folder(&self) -> &Path {
        if self.given.as_os_str().is_empty() { Path::new(".") } else { &self.given }
    }

    /// With other limits than the default ones.
    #[must_use]
    pub fn within(mut self, limits: &Limits) -> Self {
        self.limits = *limits;
        self
    }

    /// The files that were asked for, in the order in which they were.
    #[must_use]
    pub fn files(&self) -> &[PathBuf] {
        &self.read
    }
}

/// The bytes of a file, of one that has more than `limit` only one more: whoever gets them tells.
///
/// # Errors
/// Those of opening and reading.
pub fn read_at_most(path: &Path, limit: usize) -> io::Result<Vec<u8>> {
    let file = File::open(path)?;
    let limit = u64::try_from(limit).unwrap_or(u64::MAX).saturating_add(1);
    let size = file.metadata().map_or(0, |metadata| metadata.len()).min(limit);
    // One more byte than there are, so that the end is found without growing.
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0).saturating_add(1));
    file.take(limit).read_to_end(&mut bytes)?;
    Ok(bytes)
}

impl Loader for Folder {
    fn load(&mut self, path: &str) -> Result<Vec<u8>, LoadError> {
        let path = self.given.join(path);
        self.read.push(path.clone());
        let reason = |error: io::Error| match error.kind() {
            io::ErrorKind::NotFound => "there is no such file".to_owned(),
            _ => error.to_string(),
        };
        let (root, called) = match &self.root {
            Some(root) => (root.clone(), "root"),
            None => (self.folder().canonicalize().map_err(reason)?, "document's folder"),
        };
        // What is opened is the path without links: one that is put there meanwhile is not followed.
        let path = path.canonicalize().map_err(reason)?;
        if !path.starts_with(&root) {
            return Err(format!("a symbolic link leads out of the {called}").into());
        }
        if !path.metadata().map_err(reason)?.is_file() {
            return Err("it is no file".to_owned().into());
        }
        let limit = self.limits.get(Limit::ReferredBytes);
        let bytes = read_at_most(&path, limit.saturating_sub(self.size)).map_err(reason)?;
        self.size = self.size.saturating_add(bytes.len());
        if self.size > limit {
            return Err(LoadError::Exceeds(Limit::ReferredBytes));
        }
        Ok(bytes)
    }

    fn place(&self) -> &[String] {
        &self.place
    }
}

#[cfg(test)]
mod tests {
    use super::Folder;
    use crate::config::Config;
    use crate::document::{LoadError, Loader};
    use crate::limits::{Limit, Limits};
    use std::fs;

    fn why(loaded: Result<Vec<u8>, LoadError>) -> String {
        format!("{:?}", loaded.unwrap_err())
    }

    #[test]
    fn only_files_below_the_folder_are_read() {
        let outside = tempfile::tempdir().unwrap();
        let folder = outside.path().join("api");
        fs::create_dir_all(folder.join("parts")).unwrap();
        fs::write(outside.path().join("secret.yaml"), "secret").unwrap();
        fs::write(folder.join("parts/pet.yaml"), "type: string").unwrap();
        let mut loader = Folder::of(&folder.join("openapi.yaml"));
        assert_eq!(loader.load("parts/pet.yaml").unwrap(), b"type: string");
        assert!(why(loader.load("parts")).contains("no file"));
        assert!(loader.load("missing.yaml").is_err());
        let mut little = loader.clone().within(&Limits::default().with(Limit::ReferredBytes, 30));
        assert!(little.load("parts/pet.yaml").is_ok());
        let exceeded = LoadError::Exceeds(Limit::ReferredBytes);
        assert_eq!(little.load("parts/pet.yaml"), Err(exceeded), "it counts what was read before");
        #[cfg(unix)]
        {
            assert!(std::process::Command::new("mkfifo").arg(folder.join("pipe.yaml")).status().unwrap().success());
            assert!(why(loader.load("pipe.yaml")).contains("no file"));
            std::os::unix::fs::symlink("/dev/zero", folder.join("zero.yaml")).unwrap();
            assert!(loader.load("zero.yaml").is_err());
            std::os::unix::fs::symlink(outside.path().join("secret.yaml"), folder.join("link.yaml")).unwrap();
            std::os::unix::fs::symlink(folder.join("parts/pet.yaml"), folder.join("pet.yaml")).unwrap();
            assert!(why(loader.load("link.yaml")).contains("symbolic link"));
            assert_eq!(loader.load("pet.yaml").unwrap(), b"type: string");
        }
    }

    #[test]
    fn a_root_opens_what_is_below_it_and_nothing_else() {
        let outside = tempfile::tempdir().unwrap();
        let root = outside.path().join("specs");
        fs::create_dir_all(root.join("acme/v1")).unwrap();
        fs::create_dir_all(root.join("common")).unwrap();
        fs::write(root.join("common/pet.yaml"), "type: string").unwrap();
        fs::write(outside.path().join("secret.yaml"), "secret").unwrap();
        let document = root.join("acme/v1/openapi.yaml");
        let mut loader = Folder::rooted(&document, Some(&root), &Config::default()).unwrap();
        assert_eq!(loader.place(), ["acme", "v1"]);
        assert_eq!(loader.load("../../common/pet.yaml").unwrap(), b"type: string");
        // The text of a path has been looked at before; a link has not.
        assert!(why(loader.load("../../../secret.yaml")).contains("out of the root"));
        for wrong in ["common", "missing"] {
            assert!(Folder::rooted(&document, Some(&root.join(wrong)), &Config::default()).is_err());
        }
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(outside.path().join("secret.yaml"), root.join("common/link.yaml")).unwrap();
            assert!(why(loader.load("../../common/link.yaml")).contains("out of the root"));
        }
    }
}
