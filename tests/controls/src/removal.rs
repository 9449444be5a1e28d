//! How the project looks without a control: `removals.toml`.
//!
//! ```toml
//! [[one-document]]
//! file = "generator/src/source/yaml.rs"
//! text = "if self.documents > 1 {"
//! with = "if false {"
//! ```
//! Several entries of one name are one removal: what is held twice has to go in both places.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

/// A text of a file, and what stands there once the control is removed.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// The file, below the root.
    pub file: PathBuf,
    /// What stands in it, exactly once.
    pub text: String,
    /// What takes its place.
    pub with: String,
}

/// The removals by the name of their control.
pub type Removals = BTreeMap<String, Vec<Edit>>;

/// Those of the project.
///
/// # Errors
/// When the list can't be read.
pub fn read(root: &Path) -> io::Result<Removals> {
    let text = fs::read_to_string(root.join("tests/controls/removals.toml"))?;
    toml::from_str(&text).map_err(io::Error::other)
}

impl Edit {
    /// The contents of the file after it.
    ///
    /// # Errors
    /// When the file can't be read, or does not hold the text exactly once.
    pub fn applied(&self, contents: &str) -> io::Result<String> {
        let (file, text) = (self.file.display(), &self.text);
        match contents.matches(text.as_str()).count() {
            1 => Ok(contents.replacen(text.as_str(), &self.with, 1)),
            count => Err(io::Error::other(format!("{file} holds {count} times, and not once: {text}"))),
        }
    }
}
