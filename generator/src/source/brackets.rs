//! Which bracket is not closed, told by how the lines are indented: an error shows only where reading stopped, often at
//! the end of the file.

/// The place of the bracket that is most likely the one without its counterpart in a text of JSON or flow YAML.
///
/// A bracket that closes a line's first one stands as far from the margin as that line. Where it stands before that, what
/// it was meant to close is further out, and the one that it closes is left open.
pub(super) fn unclosed(text: &str) -> Option<usize> {
    let mut open: Vec<(usize, u8, usize)> = Vec::new();
    let mut suspect = None;
    let (mut quoted, mut escaped, mut indentation, mut is_blank) = (false, false, 0, true);
    for (at, byte) in text.bytes().enumerate() {
        if quoted {
            quoted = escaped || byte != b'"';
            escaped = byte == b'\\' && !escaped;
            continue;
        }
        match byte {
            b'\n' => (indentation, is_blank) = (0, true),
            b' ' | b'\t' if is_blank => indentation += 1,
            b'{' | b'[' => open.push((at, byte, indentation)),
            b'}' | b']' => {
                let (opened, bracket, margin) = open.pop()?;
                let is_other = (bracket == b'{') != (byte == b'}');
                if is_other || is_blank && indentation < margin {
                    suspect.get_or_insert(opened);
                }
            }
            b'"' => quoted = true,
            _ => {}
        }
        if !matches!(byte, b' ' | b'\t' | b'\n') {
            is_blank = false;
        }
    }
    suspect.filter(|_| !open.is_empty()).or_else(|| open.last().map(|(at, ..)| *at))
}

#[cfg(test)]
mod tests {
    use super::unclosed;

    #[test]
    fn the_bracket_that_the_lines_leave_open_is_found() {
        fn found(text: &str) -> Option<&str> {
            text.get(unclosed(text)?..)?.lines().next()
        }
        assert_eq!(found("{\n  \"a\": { \"b\": 1,\n  \"c\": {}\n}\n"), Some("{ \"b\": 1,"));
        assert_eq!(found("{\n  \"a\": {\n    \"b\": [\n  },\n  \"c\": {}\n}\n"), Some("["));
        assert_eq!(found("{\n  \"a\": \"}\\\"}\",\n"), Some("{"));
        assert_eq!(found("{ \"a\": 1 }"), None);
        assert_eq!(found("}}"), None);
    }
}
