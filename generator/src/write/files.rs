//! What the emitters return: text and bytes by path, complete before anything is written.

use std::collections::btree_map::{BTreeMap, Iter};
use std::collections::{HashMap, hash_map::Entry};

use super::manifest::Stamp;
use super::path::{FilePath, PathError};

/// A set of generated files, ordered by path.
///
/// No two paths of a set are equal up to case, and none is a folder of another: the set can stand on every file
/// system.
#[derive(Clone, Debug, Default)]
pub struct Files {
    contents: BTreeMap<FilePath, Vec<u8>>,
    /// Every file and folder in lower case, with the spelling in use: only looked up, never listed.
    claimed: HashMap<String, Claim>,
    stamp: Option<Stamp>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Claim {
    File,
    Folder(String),
}

impl Files {
    /// An empty set.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    ///
    /// # Errors
    /// When `path` is no good path (see [`FilePath`]), or another file or folder of the set has it, up to case.
    pub fn insert(&mut self, path: impl Into<String>, contents: impl Into<Vec<u8>>) -> Result<(), PathError> {
        let path = FilePath::new(path)?;
        for folder in path.folders() {
            let claim = Claim::Folder(folder.to_owned());
            match self.claimed.entry(folder.to_ascii_lowercase()) {
                Entry::Vacant(vacant) => _ = vacant.insert(claim),
                Entry::Occupied(occupied) if *occupied.get() == claim => {}
                Entry::Occupied(_) => return Err(PathError::taken(&path)),
            }
        }
        match self.claimed.entry(path.as_str().to_ascii_lowercase()) {
            Entry::Vacant(vacant) => _ = vacant.insert(Claim::File),
            Entry::Occupied(_) => return Err(PathError::taken(&path)),
        }
        self.contents.insert(path, contents.into());
        Ok(())
    }

    /// The contents of the file at `path`, if the set has it.
    pub fn get(&self, path: &str) -> Option<&[u8]> {
        self.contents.get(path).map(Vec::as_slice)
    }

    /// What the set was made of, if that is known.
    pub fn stamp(&self) -> Option<&Stamp> {
        self.stamp.as_ref()
    }

    /// Says what the set was made of.
    pub(crate) fn set_stamp(&mut self, stamp: Stamp) {
        self.stamp = Some(stamp);
    }

    /// Whether the set has a file at `path`.
    pub fn contains(&self, path: &FilePath) -> bool {
        self.contents.contains_key(path)
    }

    /// The files, ordered by path.
    pub fn iter(&self) -> Iter<'_, FilePath, Vec<u8>> {
        self.contents.iter()
    }

    /// The number of files.
    pub fn len(&self) -> usize {
        self.contents.len()
    }

    /// Whether the set has no file.
    pub fn is_empty(&self) -> bool {
        self.contents.is_empty()
    }
}

impl<'a> IntoIterator for &'a Files {
    type Item = (&'a FilePath, &'a Vec<u8>);
    type IntoIter = Iter<'a, FilePath, Vec<u8>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn refuses_paths_that_meet() {
        let mut files = Files::new();
        files.insert("types/Cargo.toml", "").unwrap();
        files.insert("types/src/lib.rs", "").unwrap();
        for taken in ["types/Cargo.toml", "types/cargo.toml", "types", "types/src", "types/src/lib.rs/a"] {
            assert!(files.insert(taken, "").is_err(), "{taken}");
        }
        assert_eq!(files.len(), 2);
    }

    #[test]
    fn lists_by_path() {
        let mut files = Files::new();
        for path in ["b", "a/z", "a/b"] {
            files.insert(path, path).unwrap();
        }
        assert_eq!(files.iter().map(|(path, _)| path.as_str()).collect::<Vec<_>>(), ["a/b", "a/z", "b"]);
        assert_eq!(files.get("a/z"), Some(b"a/z".as_slice()));
    }
}
