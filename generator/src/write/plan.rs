//! What writing would do: the comparison of a set of files with a folder, which only reads.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::disk::{self, read_if_exists};
use super::error::WriteError;
use super::files::Files;
use super::manifest::{self, MANIFEST};
use super::path::FilePath;

/// What stands in an output folder without being ours and without being worth a word: the traces of building a
/// generated crate where it stands, and the names that the command line keeps beside them.
const BY_PRODUCTS: &[&str] = &["Cargo.lock", "target", "names.lock"];

/// What writing does to one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// The file does not exist yet.
    New,
    /// The file exists with other contents.
    Changed,
    /// The file exists with these contents and is not touched.
    Unchanged,
    /// The file was written by an earlier run and is not generated any more.
    Removed,
}

impl Change {
    /// It in a word, as `--check` lists it.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Unchanged => "unchanged",
            Self::Removed => "removed",
        }
    }
}

/// What writing a set of files into a folder would do. [`Plan::apply`] does it.
#[derive(Debug)]
pub struct Plan<'a> {
    pub(super) out: PathBuf,
    pub(super) files: &'a Files,
    /// Every file that is generated or was.
    pub(super) changes: BTreeMap<FilePath, Change>,
    pub(super) manifest: Manifest,
    foreign: Vec<String>,
}

/// The manifest before and after.
#[derive(Debug)]
pub(super) struct Manifest {
    /// `None` when the set is empty: a folder that holds nothing of ours has no manifest.
    pub(super) text: Option<String>,
    pub(super) change: Change,
}

/// Compares `files` with what stands in `out`, which need not exist. An empty set plans the removal of everything that
/// an earlier run has written there.
///
/// # Errors
/// When the folder can't be read, or when something stands in the way that is not ours to replace: a symbolic link
/// or a file where a folder belongs, a folder where a file belongs.
pub fn plan<'a>(out: &Path, files: &'a Files) -> Result<Plan<'a>, WriteError> {
    // A slash at the end would make every look at the folder follow a link that it is.
    let out = &out.components().collect::<PathBuf>();
    disk::refuse_link(out)?;
    let manifest_path = out.join(MANIFEST);
    let old = read_if_exists(&manifest_path)?;
    let mut listed = old.as_deref().map(manifest::read).unwrap_or_default();
    // Whoever wrote the list: none of these was ever generated.
    listed.retain(|path| !path.as_str().split('/').any(|name| BY_PRODUCTS.contains(&name)));

    let old_folders: BTreeSet<&str> = listed.iter().flat_map(FilePath::folders).collect();
    let mut folders: BTreeSet<&str> = files.iter().flat_map(|(path, _)| path.folders()).collect();
    folders.extend(&old_folders);
    folders.insert("");
    for folder in &folders {
        check_folder(out, folder, &listed)?;
    }

    let mut changes = BTreeMap::new();
    for (path, contents) in files {
        // What an earlier run wrote below a folder of this name is removed first.
        let may_be_folder = old_folders.contains(path.as_str());
        changes.insert(path.clone(), compare(&path.below(out), contents, may_be_folder)?);
    }
    for path in listed.iter().filter(|path| !files.contains(path)) {
        // A listed path that is a folder by now belongs to whoever made it.
        if disk::metadata(&path.below(out))?.is_some_and(|metadata| !metadata.is_dir()) {
            changes.insert(path.clone(), Change::Removed);
        }
    }

    let text = (!files.is_empty()).then(|| manifest::render(files));
    let change = match &text {
        Some(text) => compare(&manifest_path, text.as_bytes(), false)?,
        None if old.is_some() => Change::Removed,
        None => Change::Unchanged,
    };
    let foreign = foreign(out, &folders, |path| files.contains(path) || listed.contains(path))?;
    Ok(Plan { out: out.to_owned(), files, changes, manifest: Manifest { text, change }, foreign })
}

impl Plan<'_> {
    /// The output folder.
    pub fn out(&self) -> &Path {
        &self.out
    }

    /// Every file that is generated, or was and will be removed, ordered by path; the manifest is not among them.
    pub fn changes(&self) -> impl Iterator<Item = (&FilePath, Change)> {
        self.changes.iter().map(|(path, change)| (path, *change))
    }

    /// What happens to the manifest itself.
    pub fn manifest_change(&self) -> Change {
        self.manifest.change
    }

    /// The number of files with this change.
    pub fn count(&self, change: Change) -> usize {
        self.changes.values().filter(|found| **found == change).count()
    }

    /// Whether applying the plan would touch nothing, the manifest included.
    pub fn is_unchanged(&self) -> bool {
        self.manifest.change == Change::Unchanged && self.count(Change::Unchanged) == self.changes.len()
    }

    /// What stands in the folder and is not ours: it is left alone. A folder, with a `/` at its end, stands for all
    /// that is in it. Building a generated crate in place leaves `target` and `Cargo.lock`, which are not listed.
    pub fn foreign(&self) -> &[String] {
        &self.foreign
    }
}

/// Refuses what is no folder where one is needed; a file of ours may stand there, as it will be removed.
pub(super) fn check_folder(out: &Path, folder: &str, listed: &BTreeSet<FilePath>) -> Result<(), WriteError> {
    let path = if folder.is_empty() { out.to_owned() } else { out.join(folder) };
    let Some(metadata) = disk::metadata(&path)? else { return Ok(()) };
    let ours = || FilePath::new(folder).is_ok_and(|folder| listed.contains(&folder));
    if metadata.is_dir() {
        Ok(())
    } else if metadata.is_symlink() {
        Err(WriteError::in_the_way("write below", &path, "a symbolic link"))
    } else if ours() {
        Ok(())
    } else {
        Err(WriteError::in_the_way("write below", &path, "a file"))
    }
}

fn compare(path: &Path, contents: &[u8], may_be_folder: bool) -> Result<Change, WriteError> {
    match disk::metadata(path)? {
        None => Ok(Change::New),
        Some(metadata) if metadata.is_dir() && may_be_folder => Ok(Change::New),
        Some(metadata) if metadata.is_dir() => Err(WriteError::in_the_way("write", path, "a folder")),
        Some(metadata) if metadata.is_file() && metadata.len() == contents.len() as u64 => {
            let same = read_if_exists(path)?.is_some_and(|old| old == contents);
            Ok(if same { Change::Unchanged } else { Change::Changed })
        }
        Some(_) => Ok(Change::Changed),
    }
}

/// What stands in our folders and is not ours. Folders that hold nothing of ours are named, not entered.
pub(super) fn foreign(
    out: &Path,
    folders: &BTreeSet<&str>,
    is_ours: impl Fn(&FilePath) -> bool,
) -> Result<Vec<String>, WriteError> {
    let mut found = Vec::new();
    for folder in folders {
        let path = out.join(folder);
        if !disk::metadata(&path)?.is_some_and(|metadata| metadata.is_dir()) {
            continue;
        }
        let failed = |error| WriteError::new("list the folder", &path, error);
        for entry in fs::read_dir(&path).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let below = if folder.is_empty() { name.clone() } else { format!("{folder}/{name}") };
            let is_folder = entry.file_type().map_err(failed)?.is_dir();
            let ours = below == MANIFEST
                || BY_PRODUCTS.contains(&name.as_str())
                || (is_folder && folders.contains(below.as_str()))
                || FilePath::new(below.as_str()).is_ok_and(|path| is_ours(&path));
            if !ours {
                found.push(if is_folder { below + "/" } else { below });
            }
        }
    }
    found.sort();
    Ok(found)
}
