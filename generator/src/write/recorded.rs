//! What an earlier run wrote, as its manifest tells: whether it still stands as it was written.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::digest::Digest;
use super::disk::{self, read_if_exists};
use super::error::WriteError;
use super::manifest::{self, MANIFEST, Stamp};
use super::path::FilePath;
use super::plan::{check_folder, foreign};

/// What an earlier run wrote into a folder.
#[derive(Debug)]
pub struct Recorded {
    out: PathBuf,
    stamp: Stamp,
    files: Vec<(FilePath, Digest)>,
    checked: Option<SystemTime>,
}

/// Reads what the manifest of `out` records. None where there is no manifest, or one that this version has not written
/// as it stands.
///
/// # Errors
/// When the manifest can't be read, or `out` is a symbolic link.
pub fn recorded(out: &Path) -> Result<Option<Recorded>, WriteError> {
    let out = out.components().collect::<PathBuf>();
    disk::refuse_link(&out)?;
    let manifest = out.join(MANIFEST);
    let whole = read_if_exists(&manifest)?.and_then(|bytes| manifest::read_whole(&bytes));
    let Some((stamp, files)) = whole else { return Ok(None) };
    let checked = disk::metadata(&manifest)?.and_then(|metadata| metadata.modified().ok());
    Ok(Some(Recorded { out, stamp, files, checked }))
}

impl Recorded {
    /// What the files were made of.
    #[must_use]
    pub fn stamp(&self) -> &Stamp {
        &self.stamp
    }

    /// The files, ordered by path.
    pub fn files(&self) -> impl ExactSizeIterator<Item = &FilePath> {
        self.files.iter().map(|(path, _)| path)
    }

    /// When a run last found that the files are what is generated.
    #[must_use]
    pub fn checked(&self) -> Option<SystemTime> {
        self.checked
    }

    /// Notes that a run has just found that the files are what is generated. The manifest's contents stay as they are.
    ///
    /// # Errors
    /// When the manifest can't be touched.
    pub fn check(&self) -> Result<(), WriteError> {
        disk::touch(&self.out.join(MANIFEST))
    }

    /// What stands in the folder and is not ours, as [`Plan::foreign`](super::Plan::foreign) has it; none where a file
    /// is not what was written.
    ///
    /// # Errors
    /// When the folder can't be read.
    pub fn intact(&self) -> Result<Option<Vec<String>>, WriteError> {
        let listed: BTreeSet<FilePath> = self.files().cloned().collect();
        let mut folders: BTreeSet<&str> = listed.iter().flat_map(FilePath::folders).collect();
        folders.insert("");
        for folder in &folders {
            check_folder(&self.out, folder, &listed)?;
        }
        for (path, digest) in &self.files {
            if read_if_exists(&path.below(&self.out))?.is_none_or(|contents| Digest::of(&contents) != *digest) {
                return Ok(None);
            }
        }
        foreign(&self.out, &folders, |path| listed.contains(path)).map(Some)
    }
}
