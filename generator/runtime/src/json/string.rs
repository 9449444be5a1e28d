//! Strings of JSON (RFC 8259, section 7).

use super::fault::Fault;
use super::quote::first_special;
use super::reader::Reader;
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// A string; borrowed from the input unless it has escapes.
    #[inline(always)]
    pub(super) fn quoted(&mut self) -> Result<Cow<'a, str>, Fault> {
        let start = self.at + 1;
        match self.plain() {
            Some(string) => Ok(Cow::Borrowed(string)),
            None => self.escaped(start).map(|()| Cow::Owned(self.scratch.clone())),
        }
    }

    /// Steps over a string, checking its grammar.
    pub(super) fn skip_string(&mut self) -> Result<(), Fault> {
        let start = self.at + 1;
        if self.plain().is_some() { Ok(()) } else { self.escaped(start) }
    }

    /// A string without escapes, if there is one; else the reader stays before it, or at what interrupts it.
    ///
    /// Much of reading is this, so it is a part of whatever reads strings, wherever rustc draws the lines of its units.
    #[inline(always)]
    fn plain(&mut self) -> Option<&'a str> {
        let start = self.at + 1;
        if self.text.as_bytes().get(self.at) != Some(&b'"') || self.run(start) != Some(b'"') {
            return None;
        }
        let string = self.slice(start);
        self.at += 1;
        Some(string)
    }

    /// Goes from `start` to what ends the string or interrupts it, which it gives; nothing at the end of the input.
    #[inline(always)]
    fn run(&mut self, start: usize) -> Option<u8> {
        let rest = self.text.as_bytes().get(start..).unwrap_or_default();
        let length = first_special(rest).unwrap_or(rest.len());
        self.at = start + length;
        rest.get(length).copied()
    }

    /// The input from `start` to here; both are at character boundaries, next to ASCII.
    #[inline]
    pub(super) fn slice(&self, start: usize) -> &'a str {
        self.text.get(start..self.at).unwrap_or_default()
    }

    /// Puts the string that begins before `start`, and whose first escape is here, into `scratch`.
    #[inline(never)]
    fn escaped(&mut self, mut start: usize) -> Result<(), Fault> {
        if self.at < start {
            return Err(self.unexpected("a string"));
        }
        self.scratch.clear();
        loop {
            self.scratch.push_str(self.slice(start));
            match self.text.as_bytes().get(self.at) {
                Some(b'"') => break,
                Some(b'\\') => self.at += 1,
                Some(_) => return Err(Fault::syntax(self.at, "a control character stands unescaped in a string")),
                None => return Err(self.unexpected("the end of a string")),
            }
            let character = self.escape()?;
            self.scratch.push(character);
            start = self.at;
            self.run(start);
        }
        self.at += 1;
        Ok(())
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
