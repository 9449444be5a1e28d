//! Strings of JSON (RFC 8259, section 7).

use super::fault::Fault;
use super::reader::Reader;
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// A string; borrowed from the input unless it has escapes.
    pub(super) fn quoted(&mut self) -> Result<Cow<'a, str>, Fault> {
        let bytes = self.text.as_bytes();
        if bytes.get(self.at) != Some(&b'"') {
            return Err(self.unexpected("a string"));
        }
        self.at += 1;
        let start = self.at;
        self.at += plain(self.rest());
        match bytes.get(self.at) {
            Some(b'"') => {
                let string = self.slice(start);
                self.at += 1;
                Ok(Cow::Borrowed(string))
            }
            Some(b'\\') => self.unescaped(start).map(Cow::Owned),
            Some(_) => Err(self.control_character()),
            None => Err(self.unexpected("the end of a string")),
        }
    }

    /// The input from `start` to here; both are at character boundaries, next to ASCII.
    #[inline]
    pub(super) fn slice(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    #[cold]
    fn control_character(&self) -> Fault {
        Fault::syntax(self.at, "a control character stands unescaped in a string")
    }

    /// The rest of a string whose first escape is here.
    #[cold]
    fn unescaped(&mut self, mut start: usize) -> Result<String, Fault> {
        let bytes = self.text.as_bytes();
        let mut string = String::new();
        loop {
            match bytes.get(self.at) {
                Some(b'"') => {
                    string.push_str(self.slice(start));
                    self.at += 1;
                    return Ok(string);
                }
                Some(b'\\') => {
                    string.push_str(self.slice(start));
                    self.at += 1;
                    string.push(self.escape()?);
                    start = self.at;
                }
                Some(0..=0x1F) => return Err(self.control_character()),
                Some(_) => self.at += 1,
                None => return Err(self.unexpected("the end of a string")),
            }
        }
    }

    /// The character that an escape stands for; the backslash is behind.
    fn escape(&mut self) -> Result<char, Fault> {
        let character = match self.text.as_bytes().get(self.at) {
            Some(b'n') => '\n',
            Some(b't') => '\t',
            Some(b'r') => '\r',
            Some(b'b') => '\u{8}',
            Some(b'f') => '\u{C}',
            Some(&byte @ (b'"' | b'\\' | b'/')) => char::from(byte),
            Some(b'u') => {
                self.at += 1;
                return self.code_point();
            }
            _ => return Err(Fault::syntax(self.at, "unknown escape in a string")),
        };
        self.at += 1;
        Ok(character)
    }

    /// `\uXXXX`, or a pair of surrogates; the first `u` is behind.
    fn code_point(&mut self) -> Result<char, Fault> {
        let at = self.at;
        let lone = || Fault::syntax(at, "a surrogate stands alone in a string");
        let first = self.hexadecimal()?;
        if !(0xD800..0xDC00).contains(&first) {
            return char::from_u32(first).ok_or_else(lone);
        }
        if !self.rest().starts_with(b"\\u") {
            return Err(lone());
        }
        self.at += 2;
        let second = self.hexadecimal()?;
        if !(0xDC00..0xE000).contains(&second) {
            return Err(lone());
        }
        char::from_u32(0x1_0000 + ((first - 0xD800) << 10) + (second - 0xDC00)).ok_or_else(lone)
    }

    fn hexadecimal(&mut self) -> Result<u32, Fault> {
        let mut value = 0;
        for _ in 0..4 {
            let digit = self.text.as_bytes().get(self.at).and_then(|&byte| char::from(byte).to_digit(16));
            let Some(digit) = digit else { return Err(Fault::syntax(self.at, "expected four hexadecimal digits")) };
            value = value * 16 + digit;
            self.at += 1;
        }
        Ok(value)
    }
}

/// How many bytes stand before the next quote, backslash or control character: eight are looked at at once.
#[inline]
fn plain(bytes: &[u8]) -> usize {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    const HIGH: u64 = u64::from_ne_bytes([0x80; 8]);
    // The lowest byte that is marked is below `limit`; those above it may be marked in error.
    let below = |word: u64, limit: u64| word.wrapping_sub(ONES * limit) & !word & HIGH;
    let mut words = bytes.chunks_exact(8);
    let mut before = 0;
    for word in words.by_ref() {
        let word = u64::from_le_bytes(word.try_into().unwrap_or_default());
        let found =
            below(word ^ (ONES * u64::from(b'"')), 1) | below(word ^ (ONES * u64::from(b'\\')), 1) | below(word, 0x20);
        if found != 0 {
            return before + found.trailing_zeros() as usize / 8;
        }
        before += 8;
    }
    let ends = |byte: &u8| matches!(byte, b'"' | b'\\' | 0..=0x1F);
    before + words.remainder().iter().position(ends).unwrap_or(words.remainder().len())
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn finds_what_ends_a_run_at_every_place() {
        for end in [0x00, 0x1F, b'"', b'\\'] {
            for length in 0..40 {
                for beside in [b'a', 0x20, 0x21, 0x23, 0x7F, 0x80, 0xFF] {
                    let mut bytes = vec![beside; length];
                    assert_eq!(plain(&bytes), length);
                    bytes.extend([end, beside, end, 0x01, beside, beside, beside, beside, beside]);
                    assert_eq!(plain(&bytes), length, "{end} after {length} of {beside}");
                }
            }
        }
    }
}
