//! Document text in front of people: what could move the cursor, hide or reorder text is shown as an escape.

use crate::unicode::push_visible;

/// A message on one line: every control, bidirectional and invisible character is escaped.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        push(&mut shown, character);
    }
    shown
}

/// A line of source: tabs stay, as the listing widens them itself.
#[must_use]
pub fn visible_source(line: &str) -> String {
    let mut shown = String::with_capacity(line.len());
    for character in line.chars() {
        if character == '\t' { shown.push(character) } else { push(&mut shown, character) }
    }
    shown
}

fn push(shown: &mut String, character: char) {
    match character {
        '\n' => shown.push_str("\\n"),
        '\r' => shown.push_str("\\r"),
        '\t' => shown.push_str("\\t"),
        _ => push_visible(shown, character),
    }
}

#[cfg(test)]
mod tests {
    use super::{visible, visible_source};

    #[test]
    fn nothing_hides_or_moves() {
        assert_eq!(visible("a\u{1b}[31m\u{202e}b\r\n\u{0}é"), "a\\u{1b}[31m\\u{202e}b\\r\\n\\u{0}é");
        assert_eq!(visible_source("\ta\u{85}"), "\ta\\u{85}");
    }
}
