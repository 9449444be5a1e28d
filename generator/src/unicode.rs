//! Characters that a reader would not see, or would see elsewhere than they stand: in diagnostics and in the output.

/// Whether a character is shown as `\u{…}`: controls, format characters (Unicode general category Cf, which holds the
/// bidirectional controls of CVE-2021-42574), line and paragraph separators, and letters without a glyph.
///
/// A table of our own, as the one of the standard library changes with the toolchain.
#[must_use]
pub fn is_hidden(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_control();
    }
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{34f}'
                | '\u{600}'..='\u{605}'
                | '\u{61c}'
                | '\u{6dd}'
                | '\u{70f}'
                | '\u{890}'..='\u{891}'
                | '\u{8e2}'
                | '\u{115f}'..='\u{1160}'
                | '\u{17b4}'..='\u{17b5}'
                | '\u{180b}'..='\u{180f}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{3164}'
                | '\u{feff}'
                | '\u{ffa0}'
                | '\u{fff0}'..='\u{fffb}'
                | '\u{110bd}'
                | '\u{110cd}'
                | '\u{13430}'..='\u{1343f}'
                | '\u{1bca0}'..='\u{1bca3}'
                | '\u{1d173}'..='\u{1d17a}'
                | '\u{e0000}'..='\u{e0fff}'
        )
}

/// Appends `c`, or what stands for it where it is hidden.
pub(crate) fn push_visible(text: &mut String, c: char) {
    if is_hidden(c) {
        text.push_str(&format!("\\u{{{:x}}}", u32::from(c)));
    } else {
        text.push(c);
    }
}
