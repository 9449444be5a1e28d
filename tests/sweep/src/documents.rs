//! The documents of a sweep, and the folder that each works in.

use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::arguments::Sweep;
use crate::row::Row;

/// A document.
pub(crate) struct Document {
    /// Its place among the rows.
    pub(crate) number: usize,
    pub(crate) path: PathBuf,
    /// Its path below the folder.
    pub(crate) name: String,
    /// Its folder below the work folder.
    pub(crate) work: PathBuf,
}

/// Every document below `folder`, sorted by name.
pub(crate) fn below(folder: &Path, work: &Path) -> io::Result<Vec<Document>> {
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
    /// The row that an earlier sweep has left, where the document, the generator and what was asked for are the same.
    pub(crate) fn row(&self, sweep: &Sweep) -> Row {
        let key = self.key(sweep);
        let kept = fs::read(self.kept()).ok().filter(|_| !sweep.fresh);
        let kept = kept.and_then(|row| serde_json::from_slice::<Row>(&row).ok());
        kept.filter(|row| row.key == key).unwrap_or_else(|| Row::new(self.name.clone(), key))
    }

    pub(crate) fn keep(&self, row: &Row) -> io::Result<()> {
        fs::write(self.kept(), serde_json::to_vec_pretty(row)?)
    }

    fn kept(&self) -> PathBuf {
        self.work.join("row.json")
    }

    fn key(&self, sweep: &Sweep) -> String {
        let mut hasher = DefaultHasher::new();
        for path in [std::env::current_exe().unwrap_or_default(), self.path.clone()] {
            hasher.write(&fs::read(path).unwrap_or_default());
        }
        hasher.write_u8(sweep.skip_unsupported.into());
        format!("{:016x}", hasher.finish())
    }
}
