//! The lexical parts of a path: blanks, names, strings and numbers (RFC 9535, sections 2.3 and 2.3.5.1).

use super::parse::Fault;
use crate::source::json_text::{number_end, read_escape};
use crate::source::{Number, Value};

/// The greatest integer that a path may hold: what doubles hold exactly (section 2.1).
const LARGEST: i64 = (1 << 53) - 1;

/// A place in the text of a path.
pub(super) struct Scan<'t> {
    pub(super) text: &'t str,
    pub(super) at: usize,
}

impl<'t> Scan<'t> {
    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn rest(&self) -> &'t str {
        self.text.get(self.at..).unwrap_or_default()
    }

    /// Takes `token` if it stands here.
    pub(super) fn take(&mut self, token: &str) -> bool {
        let found = self.rest().starts_with(token);
        if found {
            self.at += token.len();
        }
        found
    }

    pub(super) fn need(&mut self, token: &'static str) -> Result<(), Fault> {
        if self.take(token) { Ok(()) } else { Err(self.expected(format!("`{token}`"))) }
    }

    pub(super) fn blanks(&mut self) {
        while let Some(b' ' | b'\t' | b'\n' | b'\r') = self.peek() {
            self.at += 1;
        }
    }

    pub(super) fn expected(&self, what: impl Into<String>) -> Fault {
        Fault { at: self.text.get(..self.at).map_or(0, |before| before.chars().count()), what: what.into() }
    }

    /// A name after a dot, if one begins here.
    pub(super) fn name(&mut self) -> Option<String> {
        let is_first = |character: char| character.is_ascii_alphabetic() || character == '_' || !character.is_ascii();
        let is_next = |character: char| is_first(character) || character.is_ascii_digit() || character == '-';
        let rest = self.rest();
        rest.chars().next().filter(|first| is_first(*first))?;
        let end = rest.find(|character: char| !is_next(character)).unwrap_or(rest.len());
        self.at += end;
        rest.get(..end).map(str::to_owned)
    }

    /// The name of a function with its parenthesis, if one begins here.
    pub(super) fn function(&mut self) -> Option<&'t str> {
        let rest = self.rest();
        let is_next = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_';
        rest.bytes().next().filter(u8::is_ascii_lowercase)?;
        let end = rest.bytes().position(|byte| !is_next(byte))?;
        let name = rest.get(..end).filter(|_| rest.as_bytes().get(end) == Some(&b'('))?;
        self.at += end + 1;
        Some(name)
    }

    /// An integer, if one begins here.
    pub(super) fn integer(&mut self) -> Result<Option<i64>, Fault> {
        let digits = self.rest().strip_prefix('-').unwrap_or(self.rest());
        let count = digits.bytes().take_while(u8::is_ascii_digit).count();
        let negative = self.peek() == Some(b'-');
        if count == 0 {
            return if negative { Err(self.expected("digits after `-`")) } else { Ok(None) };
        }
        let end = self.at + usize::from(negative) + count;
        let text = self.text.get(self.at..end).unwrap_or_default();
        let plain = !digits.starts_with('0') || text == "0";
        let value = text.parse::<i64>().ok().filter(|value| plain && (-LARGEST..=LARGEST).contains(value));
        let value = value.ok_or_else(|| self.expected("an integer of at most 53 bits, without leading zeros"))?;
        self.at = end;
        Ok(Some(value))
    }

    /// A literal, if one begins here.
    pub(super) fn literal(&mut self) -> Result<Option<Value>, Fault> {
        for (word, value) in [("true", Value::Bool(true)), ("false", Value::Bool(false)), ("null", Value::Null)] {
            if self.take(word) {
                return Ok(Some(value));
            }
        }
        match self.peek() {
            Some(b'"' | b'\'') => self.string().map(|text| Some(Value::String(text.into()))),
            Some(b'-' | b'0'..=b'9') => {
                let end = number_end(self.text.as_bytes(), self.at).ok_or_else(|| self.expected("a number"))?;
                let text = self.text.get(self.at..end).unwrap_or_default();
                self.at = end;
                Ok(Some(Value::Number(Number::from_literal(text))))
            }
            _ => Ok(None),
        }
    }

    /// A string in either sort of quotes, which begins here.
    pub(super) fn string(&mut self) -> Result<String, Fault> {
        let quote = self.peek().map_or('"', char::from);
        self.at += 1;
        let mut out = String::new();
        loop {
            let Some(character) = self.rest().chars().next() else { return Err(self.expected(format!("`{quote}`"))) };
            match character {
                _ if character == quote => {
                    self.at += 1;
                    return Ok(out);
                }
                '\\' => {
                    let after = self.text.as_bytes().get(self.at + 1).copied();
                    let escaped = match after {
                        Some(b'\'' | b'"') if after.map(char::from) != Some(quote) => None,
                        Some(b'\'') => Some(('\'', self.at + 2)),
                        _ => read_escape(self.text.as_bytes(), self.at + 1),
                    };
                    let (character, end) = escaped.ok_or_else(|| self.expected("an escape of JSON"))?;
                    out.push(character);
                    self.at = end;
                }
                '\0'..='\x1f' => return Err(self.expected("an escape, as in `\\n`, for a control character")),
                _ => {
                    out.push(character);
                    self.at += character.len_utf8();
                }
            }
        }
    }
}
