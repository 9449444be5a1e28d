//! The name of a vendor: a folder, and the beginning of three packages' names.

use std::fmt;

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
}
