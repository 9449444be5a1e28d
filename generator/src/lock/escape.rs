//! The spelling of keys and values in a line, so that any text stays on its line and nothing in it is invisible.

/// Characters that can't be seen or that reorder others: a fixed list, as the text must not depend on a Unicode version.
fn is_invisible(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e0fff}')
}

/// A key: may hold spaces and `=` in between, as a value never holds `=`.
pub(super) fn key(text: &str) -> String {
    escape(text, |_| false)
}

/// A value: its last ` = ` ends the key, so it holds none.
pub(super) fn value(text: &str) -> String {
    escape(text, |character| character == '=')
}

fn escape(text: &str, reserved: impl Fn(char) -> bool) -> String {
    let last = text.chars().count().saturating_sub(1);
    let mut escaped = String::with_capacity(text.len());
    for (at, character) in text.chars().enumerate() {
        let at_edge = at == 0 || at == last;
        match character {
            '\\' => escaped.push_str("\\\\"),
            // Editors cut blanks at the end of a line, and a reader can't see them.
            character if is_invisible(character) || reserved(character) || (at_edge && character.is_whitespace()) => {
                escaped.extend(character.escape_unicode());
            }
            character => escaped.push(character),
        }
    }
    escaped
}

/// The text that was escaped; `None` when an escape is not one of ours.
pub(super) fn unescape(escaped: &str) -> Option<String> {
    let mut text = String::with_capacity(escaped.len());
    let mut rest = escaped;
    while let Some((before, after)) = rest.split_once('\\') {
        text.push_str(before);
        if let Some(after) = after.strip_prefix('\\') {
            text.push('\\');
            rest = after;
        } else {
            let (digits, after) = after.strip_prefix("u{")?.split_once('}')?;
            text.push(char::from_u32(u32::from_str_radix(digits, 16).ok()?)?);
            rest = after;
        }
    }
    text.push_str(rest);
    Some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_what_a_line_can_not_show_and_reads_it_back() {
        for (text, expected) in [
            ("PUT /a/{} request a=b = c", "PUT /a/{} request a=b = c"),
            ("a\\nb", "a\\\\nb"),
            ("a\nb\r", "a\\u{a}b\\u{d}"),
            (" a b ", "\\u{20}a b\\u{20}"),
            ("caf\u{e9} \u{202e}x", "caf\u{e9} \\u{202e}x"),
            ("", ""),
        ] {
            assert_eq!(key(text), expected);
            assert_eq!(unescape(&key(text)).as_deref(), Some(text));
            assert_eq!(unescape(&value(text)).as_deref(), Some(text));
        }
        assert_eq!(value("a = b"), "a \\u{3d} b");
        for damaged in ["\\", "\\n", "\\u{", "\\u{}", "\\u{d800}", "\\u{110000}"] {
            assert_eq!(unescape(damaged), None, "{damaged}");
        }
    }
}
