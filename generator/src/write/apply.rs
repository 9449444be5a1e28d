//! Carrying a plan out.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use super::disk::{self, Staged};
use super::error::WriteError;
use super::manifest::MANIFEST;
use super::path::FilePath;
use super::plan::{Change, Plan};

/// What is new or changed, written beside what it is to replace.
#[derive(Default)]
struct Stage<'a> {
    files: Vec<Staged>,
    /// Those that stand in a folder in whose place there is still a file.
    later: Vec<(&'a FilePath, &'a [u8])>,
    manifest: Option<Staged>,
}

impl Plan<'_> {
    /// Makes the folder equal to the set of files: writes what is new or changed beside what it is to replace, removes
    /// what is gone and the folders that this leaves empty, puts each new file in its place at once, and the manifest
    /// last. Unchanged files are not touched.
    ///
    /// # Errors
    /// At the first file that can't be written or removed. Where that is while the new files are written, as on a full
    /// disk or in a folder that may not be written to, nothing has changed; later the manifest is the old one, so that
    /// another run still knows every file of the earlier ones.
    pub fn apply(&self) -> Result<(), WriteError> {
        if self.is_unchanged() {
            return Ok(());
        }
        let mut made = Vec::new();
        let stage = self.stage(&mut made).inspect_err(|_| {
            // The failure that is reported is the first one.
            made.iter().rev().for_each(|folder| _ = disk::remove_empty_folder(folder));
        })?;
        self.remove()?;
        stage.files.into_iter().try_for_each(Staged::commit)?;
        for (path, contents) in stage.later {
            let place = self.place(path)?;
            place.parent().map_or(Ok(()), disk::create_folder)?;
            disk::overwrite(place, contents)?;
        }
        match (stage.manifest, self.manifest.change) {
            (Some(manifest), _) => manifest.commit(),
            (None, Change::Removed) => {
                disk::remove_file(&self.out.join(MANIFEST))?;
                disk::remove_empty_folder(&self.out).map(|_| ())
            }
            (None, _) => Ok(()),
        }
    }

    /// Writes beside their places what is new or changed. `made` are the folders that were missing, outermost first.
    fn stage(&self, made: &mut Vec<PathBuf>) -> Result<Stage<'_>, WriteError> {
        let mut stage = Stage::default();
        for (path, contents) in self.files {
            if self.changes.get(path) == Some(&Change::Unchanged) {
                continue;
            }
            let place = self.place(path)?;
            if self.is_below_a_file(path)? {
                stage.later.push((path, contents));
                continue;
            }
            place.parent().map_or(Ok(()), |folder| create_missing(folder, made))?;
            stage.files.push(Staged::new(place, contents)?);
        }
        if let Some(text) = self.manifest.text.as_ref().filter(|_| self.manifest.change != Change::Unchanged) {
            create_missing(&self.out, made)?;
            stage.manifest = Some(Staged::new(self.out.join(MANIFEST), text.as_bytes())?);
        }
        Ok(stage)
    }

    /// Where a file stands. What has become of the folders that lead there since the plan was made is looked at again.
    fn place(&self, path: &FilePath) -> Result<PathBuf, WriteError> {
        disk::refuse_link(&self.out)?;
        path.folders().try_for_each(|folder| disk::refuse_link(&self.out.join(folder)))?;
        Ok(path.below(&self.out))
    }

    fn is_below_a_file(&self, path: &FilePath) -> Result<bool, WriteError> {
        for folder in path.folders() {
            if disk::metadata(&self.out.join(folder))?.is_some_and(|metadata| !metadata.is_dir()) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn remove(&self) -> Result<(), WriteError> {
        let removed = || self.changes.iter().filter(|(_, change)| **change == Change::Removed).map(|(path, _)| path);
        for path in removed() {
            disk::remove_file(&self.place(path)?)?;
        }
        // In reverse order a folder comes after the folders in it.
        let folders: BTreeSet<_> = removed().flat_map(|path| path.folders()).collect();
        for folder in folders.into_iter().rev() {
            disk::remove_empty_folder(&self.out.join(folder))?;
        }
        Ok(())
    }
}

/// Creates a folder and those that lead to it, and says which were missing.
fn create_missing(folder: &Path, made: &mut Vec<PathBuf>) -> Result<(), WriteError> {
    let missing = |folder: &&Path| !folder.as_os_str().is_empty() && !folder.exists();
    let missing: Vec<&Path> = folder.ancestors().take_while(missing).collect();
    for folder in missing.into_iter().rev() {
        disk::create_folder(folder)?;
        made.push(folder.to_owned());
    }
    Ok(())
}
