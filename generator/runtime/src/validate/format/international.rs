//! Formats that take characters beyond ASCII where their elders take letters.

/// The text with `instead` of each character that is allowed beyond ASCII (RFC 3987, section 2.2, `ucschar`): `_`, which
/// no scheme has, or a letter. Other characters beyond ASCII become a space, which nothing allows.
pub(super) fn in_ascii(text: &str, instead: char) -> String {
    let in_ascii = |character: char| match character {
        '\0'..='\u{7F}' => character,
        '\u{A0}'..='\u{D7FF}' | '\u{F900}'..='\u{FDCF}' | '\u{FDF0}'..='\u{FFEF}' => instead,
        '\u{10000}'..='\u{DFFFF}' | '\u{E1000}'..='\u{EFFFD}' if u32::from(character) & 0xFFFF < 0xFFFE => instead,
        _ => ' ',
    };
    text.chars().map(in_ascii).collect()
}
