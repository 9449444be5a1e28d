//! Path segments in one spelling, so that equivalent URLs match the same route.

use std::borrow::Cow;

use crate::server::pairs;

/// The path with percent-encoded unreserved characters decoded (RFC 3986, 6.2.2.2: both spellings are equivalent).
///
/// What else is encoded stays so: an encoded delimiter is data, a plain one belongs to the template.
pub(in crate::server) fn normalise(path: &str) -> Cow<'_, str> {
    if !path.contains('%') {
        return Cow::Borrowed(path);
    }
    let mut text = String::with_capacity(path.len());
    let mut rest = path;
    while let Some((before, encoded)) = rest.split_once('%') {
        text.push_str(before);
        match unreserved(encoded) {
            Some(character) => {
                text.push(character);
                rest = encoded.get(2..).unwrap_or_default();
            }
            None => {
                text.push('%');
                rest = encoded;
            }
        }
    }
    text.push_str(rest);
    Cow::Owned(text)
}

/// The unreserved character (RFC 3986, 2.3) that these two hexadecimal digits stand for.
fn unreserved(encoded: &str) -> Option<char> {
    let digits = encoded.get(..2).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_hexdigit()))?;
    let character = char::from(u8::from_str_radix(digits, 16).ok()?);
    (character.is_ascii_alphanumeric() || "-._~".contains(character)).then_some(character)
}

/// What a segment without parameters is looked up by: its text decoded, as nothing in it is a delimiter any more.
pub(super) fn key(normalised: &str) -> Cow<'_, str> {
    pairs::decoded(Cow::Borrowed(normalised))
}

/// Whether the segment is `.` or `..`, which mean a place in the hierarchy and never a value (RFC 3986, 3.3).
pub(super) fn is_dots(normalised: &str) -> bool {
    normalised == "." || normalised == ".."
}

#[cfg(test)]
mod tests {
    use super::{is_dots, key, normalise};

    #[test]
    fn decodes_only_what_is_equivalent() {
        assert_eq!(normalise("%7Euser%41"), "~userA");
        assert_eq!(normalise("a%2Fb%3a"), "a%2Fb%3a");
        assert_eq!(normalise("100%"), "100%");
        assert_eq!(normalise("%+1%4"), "%+1%4");
        assert_eq!(normalise("%é"), "%é");
        assert!(is_dots(&normalise("%2e%2E")));
    }

    #[test]
    fn looks_literals_up_by_their_meaning() {
        assert_eq!(key("%40me"), "@me");
        assert_eq!(key("%FF"), "%FF");
    }
}
