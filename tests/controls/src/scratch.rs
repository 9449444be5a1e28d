//! A copy of the project to remove controls from, kept between runs so that cargo builds only what has changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{fs, io};

use crate::removal::Edit;

/// The copy.
#[derive(Debug)]
pub struct Scratch {
    /// Where it is.
    pub root: PathBuf,
}

impl Scratch {
    /// Brings the copy at `to` to what stands below `from`: all that git knows, or would take up.
    ///
    /// # Errors
    /// When git can't tell, or a file can't be copied.
    pub fn copy(from: &Path, to: PathBuf) -> io::Result<Self> {
        let mut git = Command::new("git");
        git.args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"]).current_dir(from);
        let listed = git.output()?.stdout;
        let files: BTreeSet<&str> =
            listed.split(|byte| *byte == 0).filter_map(|name| std::str::from_utf8(name).ok()).collect();
        let files = files.into_iter().filter(|name| from.join(name).is_file());
        let files: BTreeSet<PathBuf> = files.map(PathBuf::from).collect();
        for file in &files {
            replace(&to.join(file), &fs::read(from.join(file))?)?;
        }
        remove_others(&to, &files)?;
        Ok(Self { root: to })
    }

    /// Does something while these edits are applied.
    ///
    /// # Errors
    /// When one can't be applied or taken back.
    pub fn without<T>(&self, edits: &[Edit], act: impl FnOnce() -> io::Result<T>) -> io::Result<T> {
        let mut kept: Vec<(PathBuf, String)> = Vec::new();
        let mut done = Ok(());
        for edit in edits {
            let path = self.root.join(&edit.file);
            let contents = fs::read_to_string(&path)?;
            done = edit.applied(&contents).and_then(|edited| fs::write(&path, edited));
            if done.is_err() {
                break;
            }
            kept.push((path, contents));
        }
        let result = done.and_then(|()| act());
        for (path, contents) in kept.into_iter().rev() {
            fs::write(path, contents)?;
        }
        result
    }
}

/// Writes what differs: cargo looks at the times of files.
fn replace(path: &Path, contents: &[u8]) -> io::Result<()> {
    if fs::read(path).is_ok_and(|old| old == contents) {
        return Ok(());
    }
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(path, contents)
}

/// Removes the files of the copy that are not listed.
fn remove_others(root: &Path, listed: &BTreeSet<PathBuf>) -> io::Result<()> {
    let mut folders = vec![root.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.strip_prefix(root).is_ok_and(|below| !listed.contains(below)) {
                fs::remove_file(path)?;
            }
        }
    }
    Ok(())
}
