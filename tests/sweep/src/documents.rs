//! The documents of a folder, and the folder that each works in.

use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// A document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its place among the rows.
    pub number: usize,
    /// Where it is.
    pub path: PathBuf,
    /// Its path below the folder.
    pub name: String,
    /// Its folder below the work folder.
    pub work: PathBuf,
}

/// Every `.yaml`, `.yml` and `.json` file below `folder`, sorted by name.
///
/// # Errors
/// When a folder can't be read.
pub fn below(folder: &Path, work: &Path) -> io::Result<Vec<Document>> {
    let work = std::path::absolute(work)?;
    let mut paths = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            let extension = path.extension().and_then(|extension| extension.to_str());
            if path.is_dir() {
                folders.push(path);
            } else if matches!(extension, Some("yaml" | "yml" | "json")) {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let documents = paths.into_iter().enumerate().map(|(number, path)| {
        let name = path.strip_prefix(folder).unwrap_or(&path).display().to_string();
        let slug: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
        Document { number, path, name, work: work.join(slug) }
    });
    Ok(documents.collect())
}

impl Document {
    /// What an earlier run has left for this document.
    #[must_use]
    pub fn kept<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_slice(&fs::read(self.row()).ok()?).ok()
    }

    /// Leaves what came of this document for later runs.
    ///
    /// # Errors
    /// When the file can't be written.
    pub fn keep<T: Serialize>(&self, row: &T) -> io::Result<()> {
        fs::create_dir_all(&self.work)?;
        fs::write(self.row(), serde_json::to_vec_pretty(row)?)
    }

    fn row(&self) -> PathBuf {
        self.work.join("row.json")
    }

    /// Stands for the document, this program and what it was asked for.
    #[must_use]
    pub fn key(&self, asked: &str) -> String {
        let mut hasher = DefaultHasher::new();
        for path in [std::env::current_exe().unwrap_or_default(), self.path.clone()] {
            hasher.write(&fs::read(path).unwrap_or_default());
        }
        hasher.write(asked.as_bytes());
        format!("{:016x}", hasher.finish())
    }
}
