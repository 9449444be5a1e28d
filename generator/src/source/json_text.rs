//! The lexical parts of JSON: strings and numbers (RFC 8259, sections 6 and 7).

use std::borrow::Cow;

/// Reads a string whose first byte after the quote is at `start`; returns its value and the offset after the closing
/// quote, or the offset of what is wrong.
pub(super) fn read_string(text: &str, start: usize) -> Result<(Cow<'_, str>, usize), usize> {
    let bytes = text.as_bytes();
    let mut value = String::new();
    let mut from = start;
    loop {
        let rest = bytes.get(from..).unwrap_or_default();
        let run = rest.iter().position(|byte| matches!(byte, b'"' | b'\\' | 0..=0x1f)).ok_or(bytes.len())?;
        let stop = from + run;
        let plain = text.get(from..stop).ok_or(from)?;
        match bytes.get(stop) {
            Some(b'"') if value.is_empty() => return Ok((plain.into(), stop + 1)),
            Some(b'"') => {
                value.push_str(plain);
                return Ok((value.into(), stop + 1));
            }
            Some(b'\\') => {
                value.push_str(plain);
                let (character, end) = read_escape(bytes, stop + 1).ok_or(stop)?;
                value.push(character);
                from = end;
            }
            _ => return Err(stop),
        }
    }
}

/// Reads an escape whose letter is at `at`; returns its character and the offset after it.
pub(crate) fn read_escape(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let character = match bytes.get(at)? {
        b'"' => '"',
        b'\\' => '\\',
        b'/' => '/',
        b'b' => '\u{8}',
        b'f' => '\u{c}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return read_unicode(bytes, at + 1),
        _ => return None,
    };
    Some((character, at + 1))
}

/// Reads the digits of `\u`, and a second such escape where they are half of a surrogate pair.
fn read_unicode(bytes: &[u8], at: usize) -> Option<(char, usize)> {
    let high = hex4(bytes, at)?;
    if !(0xd800..0xdc00).contains(&high) {
        return Some((char::from_u32(high)?, at + 4));
    }
    let low = (bytes.get(at + 4..at + 6)? == b"\\u").then(|| hex4(bytes, at + 6)).flatten()?;
    let low = low.checked_sub(0xdc00).filter(|low| *low < 0x400)?;
    Some((char::from_u32(0x1_0000 + ((high - 0xd800) << 10) + low)?, at + 10))
}

fn hex4(bytes: &[u8], at: usize) -> Option<u32> {
    let digits = bytes.get(at..at + 4)?;
    digits.iter().try_fold(0, |value, digit| Some(value * 16 + char::from(*digit).to_digit(16)?))
}

/// The end of the number that starts at `start`; `None` when it is none by JSON's grammar.
pub(crate) fn number_end(bytes: &[u8], start: usize) -> Option<usize> {
    let digits = |from: usize| {
        let rest = bytes.get(from..).unwrap_or_default();
        let count = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        (count > 0).then_some(from + count)
    };
    let at = |offset: usize| bytes.get(offset).copied();
    let whole = start + usize::from(at(start) == Some(b'-'));
    let mut end = if at(whole) == Some(b'0') { whole + 1 } else { digits(whole)? };
    if at(end) == Some(b'.') {
        end = digits(end + 1)?;
    }
    if let Some(b'e' | b'E') = at(end) {
        let sign = usize::from(matches!(at(end + 1), Some(b'+' | b'-')));
        end = digits(end + 1 + sign)?;
    }
    let glued = at(end).is_some_and(|byte| byte.is_ascii_alphanumeric() || byte == b'.');
    (!glued).then_some(end)
}

/// The end of `word` at `start`, when it stands there.
pub(super) fn literal_end(bytes: &[u8], start: usize, word: &str) -> Option<usize> {
    let end = start + word.len();
    let glued = bytes.get(end).is_some_and(u8::is_ascii_alphanumeric);
    (bytes.get(start..end)? == word.as_bytes() && !glued).then_some(end)
}
