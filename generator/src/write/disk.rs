//! The few accesses to the file system that everything here is made of; none of them follows a symbolic link.

use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::error::WriteError;

/// What stands at a path, a symbolic link being itself and not its target.
pub(super) fn metadata(path: &Path) -> Result<Option<Metadata>, WriteError> {
    match fs::symlink_metadata(path) {
        Ok(metadata) => Ok(Some(metadata)),
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => Ok(None),
        Err(error) => Err(WriteError::new("look at", path, error)),
    }
}

/// The contents of a regular file, `None` when nothing or anything else stands there.
///
/// # Errors
/// When the file is there and can't be read.
pub fn read_if_exists(path: &Path) -> Result<Option<Vec<u8>>, WriteError> {
    match metadata(path)? {
        Some(metadata) if metadata.is_file() => {
            fs::read(path).map(Some).map_err(|error| WriteError::new("read", path, error))
        }
        _ => Ok(None),
    }
}

/// Refuses a folder that is a symbolic link: what is written through it could end up anywhere.
///
/// # Errors
/// When `folder` is a symbolic link, or can't be looked at.
pub fn refuse_link(folder: &Path) -> Result<(), WriteError> {
    match metadata(folder)? {
        Some(metadata) if metadata.is_symlink() => {
            Err(WriteError::in_the_way("write below", folder, "a symbolic link"))
        }
        _ => Ok(()),
    }
}

/// Creates a folder and those that lead to it.
pub(super) fn create_folder(folder: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(folder).map_err(|error| WriteError::new("create the folder", folder, error))
}

/// Makes `contents` the contents of the file at `path`, at once: a reader sees the old file or the new one. A file
/// that has these contents already is not touched. Returns whether it wrote.
///
/// The new file has at most the permissions 0644. Its folder is created when it is missing.
///
/// # Errors
/// When the file can't be written; the old one then stands as it was.
pub fn replace(path: &Path, contents: &[u8]) -> Result<bool, WriteError> {
    if read_if_exists(path)?.is_some_and(|old| old == contents) {
        return Ok(false);
    }
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        create_folder(folder)?;
    }
    overwrite(path.to_owned(), contents).map(|()| true)
}

/// Replaces the file at `path`, whose folder exists, by way of a temporary file beside it.
pub(super) fn overwrite(path: PathBuf, contents: &[u8]) -> Result<(), WriteError> {
    Staged::new(path, contents)?.commit()
}

/// A file that stands beside the one that it is to replace, and goes again unless it does.
pub(super) struct Staged {
    temporary: PathBuf,
    path: PathBuf,
}

impl Staged {
    /// Writes what is to stand at `path`, whose folder exists.
    pub(super) fn new(path: PathBuf, contents: &[u8]) -> Result<Self, WriteError> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // The process is part of the name, so that two runs at once never rename each other's half-written file.
        let temporary = path.with_file_name(format!(".{name}.{}.tmp", std::process::id()));
        let staged = Self { temporary, path };
        let written = create(&staged.temporary).and_then(|mut file| file.write_all(contents));
        written.map_err(|error| WriteError::new("write", &staged.path, error))?;
        Ok(staged)
    }

    /// Puts it in the place of the other, at once.
    pub(super) fn commit(self) -> Result<(), WriteError> {
        fs::rename(&self.temporary, &self.path).map_err(|error| WriteError::new("write", &self.path, error))
    }
}

impl Drop for Staged {
    fn drop(&mut self) {
        // It is gone once it has its place; a failure to clean up would only hide the one that is reported.
        _ = fs::remove_file(&self.temporary);
    }
}

fn create(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    // `create_new` refuses whatever stands there already, so a link that somebody planted is not followed.
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o644);
    match options.open(path) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {
            fs::remove_file(path)?;
            options.open(path)
        }
        result => result,
    }
}

/// Makes now the time at which the regular file at `path` was written; anything else is left alone.
pub(super) fn touch(path: &Path) -> Result<(), WriteError> {
    if metadata(path)?.is_some_and(|metadata| metadata.is_file()) {
        let file = OpenOptions::new().append(true).open(path);
        let touched = file.and_then(|file| file.set_modified(SystemTime::now()));
        touched.map_err(|error| WriteError::new("touch", path, error))?;
    }
    Ok(())
}

/// Removes a file; one that is gone already is fine.
pub(super) fn remove_file(path: &Path) -> Result<(), WriteError> {
    match fs::remove_file(path) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(WriteError::new("remove", path, error)),
        _ => Ok(()),
    }
}

/// Removes a folder when it is empty; returns whether it is gone.
pub(super) fn remove_empty_folder(folder: &Path) -> Result<bool, WriteError> {
    match fs::remove_dir(folder) {
        Ok(()) => Ok(true),
        Err(error) => match error.kind() {
            io::ErrorKind::NotFound => Ok(true),
            io::ErrorKind::DirectoryNotEmpty => Ok(false),
            _ => Err(WriteError::new("remove the folder", folder, error)),
        },
    }
}
