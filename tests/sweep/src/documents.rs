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

/// Every `.yaml`, `.yml` and `.json` file below `folder`, sorted by name; the file alone, if it is one. Hidden folders, the
/// work folder and links to folders are passed over.
///
/// # Errors
/// When a folder can't be read.
pub fn below(folder: &Path, work: &Path) -> io::Result<Vec<Document>> {
    let work = std::path::absolute(work)?;
    let mut paths = Vec::new();
    let mut folders = Vec::new();
    if folder.is_file() {
        paths.push(folder.to_owned());
    } else {
        folders.push(folder.to_owned());
    }
    while let Some(folder) = folders.pop() {
        let entries =
            fs::read_dir(&folder).map_err(|error| io::Error::new(error.kind(), unreadable(&folder, &error)))?;
        for entry in entries {
            let entry = entry?;
            let (path, hidden) = (entry.path(), entry.file_name().to_string_lossy().starts_with('.'));
            let extension = path.extension().and_then(|extension| extension.to_str());
            if entry.file_type()?.is_dir() {
                if !hidden && std::path::absolute(&path)? != work {
                    folders.push(path);
                }
            } else if matches!(extension, Some("yaml" | "yml" | "json")) && !path.is_dir() {
                paths.push(path);
            }
        }
    }
    paths.sort();
    let documents = paths.into_iter().enumerate().map(|(number, path)| {
        let below = path.strip_prefix(folder).ok().filter(|below| !below.as_os_str().is_empty());
        let name = below.unwrap_or(&path).display().to_string();
        Document { number, name: name.clone(), path, work: work.join(slug(&name)) }
    });
    Ok(documents.collect())
}

fn unreadable(folder: &Path, error: &io::Error) -> String {
    format!("can't read `{}`: {error}", folder.display())
}

/// A name as that of a folder, which no other name has: `a/b.json` and `a_b.json` are two.
fn slug(name: &str) -> String {
    let plain: String = name.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let mut hasher = DefaultHasher::new();
    hasher.write(name.as_bytes());
    format!("{plain}_{:08x}", hasher.finish() as u32)
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
