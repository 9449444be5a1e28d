//! Document text in front of people: what could move the cursor, hide or reorder text is shown as an escape.

/// A message on one line: every control, bidirectional and invisible character is escaped.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        push(&mut shown, character);
    }
    shown
}

/// A line of source: tabs stay, as the listing widens them itself.
pub(super) fn visible_source(line: &str) -> String {
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
        _ if character.is_control() || is_invisible(character) => shown.extend(character.escape_unicode()),
        _ => shown.push(character),
    }
}

/// Characters of Unicode's category Cf, and the line separators: they change how the text around them looks.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{890}'..='\u{891}'
            | '\u{8e2}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{110bd}'
            | '\u{110cd}'
            | '\u{13430}'..='\u{1343f}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e007f}'
    )
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
