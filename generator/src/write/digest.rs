//! Digests, by which a file is known to be the one that was written.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// How many of SHA-256's bytes are kept.
const BYTES: usize = 16;

/// The first half of a SHA-256 (FIPS 180-4), in hexadecimal.
///
/// A hash that can be forged would not do: what it vouches for is not written anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Digest(String);

impl Digest {
    /// The digest of a file.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        let mut digester = Digester::default();
        digester.0.update(bytes);
        digester.finish()
    }

    /// A digest as it is shown; none for any other text.
    pub(super) fn read(text: &str) -> Option<Self> {
        let hexadecimal = |byte: u8| matches!(byte, b'0'..=b'9' | b'a'..=b'f');
        (text.len() == 2 * BYTES && text.bytes().all(hexadecimal)).then(|| Self(text.to_owned()))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

/// A digest of several parts in the making.
#[derive(Clone, Debug, Default)]
pub(crate) struct Digester(Sha256);

impl Digester {
    /// Adds a part: its length goes before it, so that no two lists of parts are one text.
    pub(crate) fn add(&mut self, part: &[u8]) {
        self.0.update((part.len() as u64).to_le_bytes());
        self.0.update(part);
    }

    pub(crate) fn finish(self) -> Digest {
        Digest(self.0.finalize().iter().take(BYTES).map(|byte| format!("{byte:02x}")).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digests_are_those_of_the_standard_and_read_back() {
        let digest = Digest::of(b"abc");
        assert_eq!(digest.to_string(), "ba7816bf8f01cfea414140de5dae2223");
        assert_eq!(Digest::read(&digest.to_string()), Some(digest));
        for text in ["", "ba7816bf8f01cfea414140de5dae222", "BA7816bf8f01cfea414140de5dae2223"] {
            assert_eq!(Digest::read(text), None, "{text}");
        }
    }

    #[test]
    fn parts_are_kept_apart() {
        let of = |parts: &[&str]| {
            let mut digester = Digester::default();
            parts.iter().for_each(|part| digester.add(part.as_bytes()));
            digester.finish()
        };
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_ne!(of(&["a", ""]), of(&["a"]));
    }
}
