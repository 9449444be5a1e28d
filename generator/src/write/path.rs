//! Paths of generated files: checked once, on construction, so that writing never has to ask what a path may do.

use std::borrow::Borrow;
use std::fmt;
use std::path::{Path, PathBuf};

/// Longest component in bytes; the usual limit of file systems is 255, and a temporary name has to fit beside it.
const COMPONENT_LIMIT: usize = 120;
/// Longest path in bytes, so that a checkout in a deep folder stays below the 260 of Windows.
const PATH_LIMIT: usize = 200;
/// Names that tools insist on in this spelling; everything else is lower-case.
const CAPITAL_NAMES: &[&str] = &["Cargo.toml", "README.md"];
/// Device names that Windows reserves, with any extension.
const RESERVED_NAMES: &[&str] = &["con", "prn", "aux", "nul"];
/// Device names that Windows reserves when one digit follows.
const RESERVED_NUMBERED: &[&str] = &["com", "lpt"];

/// The path of a generated file, relative to the output folder, with `/` between its components.
///
/// Components consist of `a`-`z`, `0`-`9`, `_`, `-` and `.` (plus the names that tools want capitalised, such as
/// `Cargo.toml`), neither begin nor end with a dot, do not begin with `-`, and are no device names of Windows. A path
/// is at most 200 bytes long, a component 120.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FilePath(String);

impl FilePath {
    /// Checks `path`.
    ///
    /// # Errors
    /// When `path` is not one that every platform can hold below the output folder, see the type.
    pub fn new(path: impl Into<String>) -> Result<Self, PathError> {
        let path = path.into();
        let fault = if path.len() > PATH_LIMIT {
            Some(Fault::TooLong)
        } else if path.starts_with('/') {
            Some(Fault::Absolute)
        } else {
            path.split('/').find_map(component_fault)
        };
        match fault {
            Some(fault) => Err(PathError { path, fault }),
            None => Ok(Self(path)),
        }
    }

    /// The path as text, with `/` between components.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Where this file stands below `out`.
    pub fn below(&self, out: &Path) -> PathBuf {
        out.join(&self.0)
    }

    /// The folders that lead to this file, outermost first, relative to the output folder.
    pub fn folders(&self) -> impl DoubleEndedIterator<Item = &str> {
        self.0.match_indices('/').map(|(at, _)| self.0.get(..at).unwrap_or_default())
    }
}

/// Paths are ordered as their text is.
impl Borrow<str> for FilePath {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FilePath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A text that can't be the path of a generated file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathError {
    path: String,
    fault: Fault,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    Absolute,
    TooLong,
    EmptyComponent,
    Character,
    Dot,
    Dash,
    Reserved,
    /// Equal, up to case, to another file or folder of the set.
    Taken,
}

impl PathError {
    pub(super) fn taken(path: &FilePath) -> Self {
        Self { path: path.0.clone(), fault: Fault::Taken }
    }
}

impl fmt::Display for PathError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let reason = match self.fault {
            Fault::Absolute => "it is absolute",
            Fault::TooLong => "it is too long",
            Fault::EmptyComponent => "it has an empty component",
            Fault::Character => "it has a character other than a-z, 0-9, `_`, `-` and `.`",
            Fault::Dot => "a component begins or ends with a dot",
            Fault::Dash => "a component begins with a dash",
            Fault::Reserved => "Windows reserves the name",
            Fault::Taken => "another file or folder of the set has this name",
        };
        write!(formatter, "`{}` can't be the path of a generated file: {reason}", self.path.escape_debug())
    }
}

impl std::error::Error for PathError {}

fn component_fault(component: &str) -> Option<Fault> {
    let allowed = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"_-.".contains(&byte);
    if component.is_empty() {
        Some(Fault::EmptyComponent)
    } else if component.len() > COMPONENT_LIMIT {
        Some(Fault::TooLong)
    } else if !component.bytes().all(allowed) && !CAPITAL_NAMES.contains(&component) {
        Some(Fault::Character)
    } else if component.starts_with('.') || component.ends_with('.') {
        Some(Fault::Dot)
    } else if component.starts_with('-') {
        Some(Fault::Dash)
    } else if is_reserved(component) {
        Some(Fault::Reserved)
    } else {
        None
    }
}

fn is_reserved(component: &str) -> bool {
    let stem = component.split('.').next().unwrap_or_default();
    let numbered = stem.strip_suffix(|last: char| last.is_ascii_digit());
    RESERVED_NAMES.contains(&stem) || numbered.is_some_and(|name| RESERVED_NUMBERED.contains(&name))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepts_what_crates_are_made_of() {
        for path in ["Cargo.toml", "types/Cargo.toml", "client/src/lib.rs", "types/src/invite_member.rs", "a-b/c.d"] {
            assert_eq!(FilePath::new(path).map(|path| path.to_string()), Ok(path.to_owned()));
        }
    }

    #[test]
    fn refuses_what_could_leave_the_folder_or_differ_between_platforms() {
        for (path, fault) in [
            ("", Fault::EmptyComponent),
            ("/etc/passwd", Fault::Absolute),
            ("a//b", Fault::EmptyComponent),
            ("a/", Fault::EmptyComponent),
            ("..", Fault::Dot),
            ("a/../b", Fault::Dot),
            (".git/config", Fault::Dot),
            ("a./b", Fault::Dot),
            ("a\\b", Fault::Character),
            ("c:x", Fault::Character),
            ("Src/lib.rs", Fault::Character),
            ("src/cafe\u{301}.rs", Fault::Character),
            ("a\0b", Fault::Character),
            ("-rf", Fault::Dash),
            ("nul", Fault::Reserved),
            ("src/aux.rs", Fault::Reserved),
            ("com1.tar.gz", Fault::Reserved),
        ] {
            assert_eq!(FilePath::new(path).map_err(|error| error.fault), Err(fault), "{path}");
        }
        assert_eq!(FilePath::new("a".repeat(121)).map_err(|error| error.fault), Err(Fault::TooLong));
        assert_eq!(FilePath::new("a/".repeat(100) + "a").map_err(|error| error.fault), Err(Fault::TooLong));
        assert!(FilePath::new("src/comma.rs").is_ok());
    }

    #[test]
    fn lists_the_folders_outermost_first() {
        let path = FilePath::new("a/b/c").unwrap();
        assert_eq!(path.folders().collect::<Vec<_>>(), ["a", "a/b"]);
    }
}
