//! What stands for an edition on the command line: a file, a folder, `REV:path` of git, or a revision.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bindery_build::diagnostic::visible;

use crate::failure::Failure;
use crate::git::{self, Repository};
use crate::store::Store;

/// An edition as it was named.
#[derive(Debug)]
pub(super) enum Operand {
    /// A file or folder somewhere.
    Path(Store, PathBuf),
    /// All vendors of a revision.
    All(Store),
}

/// The parts of an argument, before anybody looks whether they are there.
#[derive(Debug, PartialEq, Eq)]
enum Parts<'a> {
    Path,
    InRevision(&'a str, &'a str),
    Bare,
}

impl Operand {
    pub(super) fn new(given: &str) -> Result<Self, Failure> {
        // What is there is meant, whatever its name looks like.
        if Path::new(given).exists() {
            return Ok(Self::Path(Store::Disk, given.into()));
        }
        if given.contains("://") {
            return Err(Failure::new(format!("`{}` is an address, and Bindery opens no connections", visible(given)))
                .help("fetch the document, and name the file"));
        }
        match parts(given) {
            Parts::Path => Ok(Self::Path(Store::Disk, given.into())),
            Parts::InRevision(revision, path) => {
                let repository = Repository::around(Path::new(""))?;
                let store = Store::Revision(Arc::new(repository.revision(revision)?));
                let path = below(&repository, path)?;
                Ok(Self::Path(store, path))
            }
            Parts::Bare => match Repository::around(Path::new("")).and_then(|found| found.revision(given)) {
                Ok(revision) => Ok(Self::All(Store::Revision(Arc::new(revision)))),
                Err(_) => Err(Failure::new(format!(
                    "`{}` is neither a file, nor a folder, nor a revision of git",
                    visible(given)
                ))),
            },
        }
    }
}

/// A path of git: from the top of the repository, or from the current folder where it begins with `./` or `../`.
fn below(repository: &Repository, path: &str) -> Result<PathBuf, Failure> {
    let is_here = [".", ".."].contains(&path) || path.starts_with("./") || path.starts_with("../");
    let whole = if is_here { repository.prefix()?.join(path) } else { PathBuf::from(path) };
    git::normal(&whole)
        .ok_or_else(|| Failure::new(format!("the path `{}` leads out of the git repository", visible(path))))
}

/// The drive of Windows in `C:\specs` is no revision; a `:` in braces belongs to one, as in `HEAD^{/fix: typo}`.
fn parts(given: &str) -> Parts<'_> {
    let bytes = given.as_bytes();
    if let [drive, b':', b'\\' | b'/', ..] = bytes
        && drive.is_ascii_alphabetic()
    {
        return Parts::Path;
    }
    let mut depth = 0_usize;
    for (at, byte) in bytes.iter().enumerate() {
        match byte {
            b'{' => depth += 1,
            b'}' => depth = depth.saturating_sub(1),
            b':' if depth == 0 => {
                let (revision, path) = given.split_at(at);
                return Parts::InRevision(revision, path.get(1..).unwrap_or_default());
            }
            _ => {}
        }
    }
    Parts::Bare
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn revisions_are_told_from_paths() {
        for (given, expected) in [
            ("HEAD:a/b.yaml", Parts::InRevision("HEAD", "a/b.yaml")),
            ("v1.0~2:a:b", Parts::InRevision("v1.0~2", "a:b")),
            ("HEAD^{/fix: it}:a", Parts::InRevision("HEAD^{/fix: it}", "a")),
            ("main@{2026-01-01 10:00}", Parts::Bare),
            ("HEAD:", Parts::InRevision("HEAD", "")),
            (":a", Parts::InRevision("", "a")),
            ("x:a", Parts::InRevision("x", "a")),
            ("C:\\specs\\a.yaml", Parts::Path),
            ("c:/specs", Parts::Path),
            ("main", Parts::Bare),
        ] {
            assert_eq!(parts(given), expected, "{given}");
        }
    }
}
