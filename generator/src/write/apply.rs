//! Carrying a plan out.

use std::collections::BTreeSet;

use super::disk;
use super::error::WriteError;
use super::manifest::MANIFEST;
use super::plan::{Change, Plan};

impl Plan<'_> {
    /// Makes the folder equal to the set of files: removes what is gone and the folders that this leaves empty, writes
    /// what is new or changed, each file at once, and the manifest last. Unchanged files are not touched.
    ///
    /// # Errors
    /// At the first file that can't be written or removed. The manifest is then the old one, so that a later run
    /// still knows every file of the earlier ones.
    pub fn apply(&self) -> Result<(), WriteError> {
        if self.is_unchanged() {
            return Ok(());
        }
        self.remove()?;
        for (path, contents) in self.files {
            if self.changes.get(path) == Some(&Change::Unchanged) {
                continue;
            }
            let target = path.below(&self.out);
            if let Some(folder) = target.parent() {
                disk::create_folder(folder)?;
            }
            disk::overwrite(&target, contents)?;
        }
        let manifest = self.out.join(MANIFEST);
        match (&self.manifest.text, self.manifest.change) {
            (_, Change::Unchanged) => Ok(()),
            (Some(text), _) => disk::overwrite(&manifest, text.as_bytes()),
            (None, _) => {
                disk::remove_file(&manifest)?;
                disk::remove_empty_folder(&self.out).map(|_| ())
            }
        }
    }

    fn remove(&self) -> Result<(), WriteError> {
        let removed = || self.changes.iter().filter(|(_, change)| **change == Change::Removed).map(|(path, _)| path);
        for path in removed() {
            disk::remove_file(&path.below(&self.out))?;
        }
        // In reverse order a folder comes after the folders in it.
        let folders: BTreeSet<_> = removed().flat_map(|path| path.folders()).collect();
        for folder in folders.into_iter().rev() {
            disk::remove_empty_folder(&self.out.join(folder))?;
        }
        Ok(())
    }
}
