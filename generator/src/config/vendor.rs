//! The name of a vendor: a folder, and the beginning of three packages' names.

use std::fmt;
use std::path::Path;

/// The longest name, in bytes.
const LIMIT: usize = 40;

/// A vendor's name: lower-case letters and digits in words joined by `-`, beginning with a letter, of at most 40
/// characters.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VendorName(String);

impl VendorName {
    /// Checks a name.
    ///
    /// # Errors
    /// When the name breaks the rules of the type.
    pub fn new(name: impl Into<String>) -> Result<Self, VendorNameError> {
        let name = name.into();
        let is_word = |word: &str| {
            !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        let good = name.starts_with(|first: char| first.is_ascii_lowercase())
            && name.len() <= LIMIT
            && name.split('-').all(is_word)
            // A folder has this name.
            && crate::write::FilePath::new(name.as_str()).is_ok();
        if good { Ok(Self(name)) } else { Err(VendorNameError(name)) }
    }

    /// The name of a vendor of whom only the document's path is known: that of the file, or of its folder where the
    /// file's tells nothing, as that of `openapi.yaml`.
    #[must_use]
    pub fn of_document(path: &Path) -> Self {
        let is_telling = |name: &String| !["openapi", "swagger", "api", "spec"].contains(&name.as_str());
        let stem = path.file_stem().map(|name| words(&name.to_string_lossy())).filter(is_telling);
        let folder = || Some(words(&path.parent()?.file_name()?.to_string_lossy()));
        let names = [stem, folder()];
        let mut names = names.into_iter().flatten().filter_map(|name| Self::new(name).ok());
        names.next().unwrap_or_else(Self::unnamed)
    }

    /// The name of a vendor about which nothing is known.
    #[must_use]
    pub fn unnamed() -> Self {
        Self("api".to_owned())
    }

    /// The name.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The letters and digits of a text in lower case, with `-` for everything between them.
fn words(text: &str) -> String {
    let text = text.to_ascii_lowercase();
    let words = text.split(|character: char| !character.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

impl fmt::Display for VendorName {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A text that is no vendor's name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VendorNameError(String);

/// What a name must be, in words.
pub(super) const RULE: &str = "must be lower-case letters and digits, in words joined by `-`, as in `acme-billing`";

impl fmt::Display for VendorNameError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "`{}` can't name a vendor: it {RULE}", self.0.escape_debug())
    }
}

impl std::error::Error for VendorNameError {}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_as_folders_and_packages() {
        for name in ["arklow", "a1", "acme-billing-2"] {
            assert!(VendorName::new(name).is_ok(), "{name}");
        }
        for name in ["", "Arklow", "1a", "-a", "a-", "a--b", "a_b", "a.b", "../a", "a/b", "con", "caf\u{e9}"] {
            assert!(VendorName::new(name).is_err(), "{name}");
        }
        assert!(VendorName::new("a".repeat(41)).is_err());
    }

    #[test]
    fn a_document_is_named_after_its_file_or_folder() {
        for (spec, name) in [
            ("specs/arklow/openapi.yaml", "arklow"),
            ("Stripe.API v3.json", "stripe-api-v3"),
            ("x/My_Folder/swagger.json", "my-folder"),
            ("openapi.yaml", "api"),
            ("3/1.yaml", "api"),
        ] {
            assert_eq!(VendorName::of_document(Path::new(spec)).as_str(), name, "{spec}");
        }
    }
}
