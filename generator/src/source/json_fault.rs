//! What is wrong with JSON that can't be read, in the words of whoever wrote it.

use super::brackets::unclosed;
use super::fault::Fault;

/// Whether a comment begins at `at`, which JSON does not have and YAML would read as text.
pub(super) fn is_comment(text: &str, at: usize) -> bool {
    text.get(at..).is_some_and(|rest| rest.starts_with("//") || rest.starts_with("/*"))
}

/// What is wrong where reading stopped at `at`, and something was `expected`.
pub(super) fn find(text: &str, at: usize, expected: &str) -> Fault {
    let rest = text.get(at..).unwrap_or_default();
    let next = rest.chars().next();
    let before = text.get(..at).unwrap_or_default().trim_end();
    let here = at..at + next.map_or(0, char::len_utf8);
    let fault = |what: &str, label: &'static str, help: &str| Fault {
        what: what.to_owned(),
        at: here.clone(),
        label,
        other: None,
        help: help.to_owned(),
    };
    let wants_more = expected.starts_with("`,`");
    match next {
        _ if is_comment(text, at) => fault(
            "it has no comments",
            "a comment",
            "remove it, or rename the file to `.yaml` and begin comments with `#`",
        ),
        Some('}' | ']') if before.ends_with(',') => {
            let comma = before.len() - 1;
            let fault = fault("a `,` stands after the last entry", "nothing follows it", "remove it");
            Fault { at: comma..before.len(), ..fault }
        }
        None | Some(':' | '}' | ']') if expected != "the end" && unclosed(text).is_some() => {
            let open = unclosed(text).unwrap_or(0);
            let bracket = text.get(open..).and_then(|rest| rest.chars().next()).unwrap_or('{');
            let close = if bracket == '{' { '}' } else { ']' };
            let what = format!("a `{bracket}` is not closed");
            let help = format!("close it with `{close}`");
            let other = (here, "reading stopped here");
            Fault { what, at: open..open + 1, label: "this bracket", other: Some(other), help }
        }
        Some('}' | ']') if expected == "the end" => {
            fault("a bracket is closed that was not opened", "one too many", "remove it")
        }
        Some('\'') => fault("strings stand in double quotes", "a single quote", "write `\"` in place of each `'`"),
        Some(letter) if wants_more && before.ends_with('"') && letter.is_alphanumeric() => fault(
            "something follows the end of a string",
            "the string has ended before this",
            "a quote is missing or too many; inside of a string it is written `\\\"`",
        ),
        Some(found) if expected == "`:`" => {
            let what = format!("a name needs a `:` after it, not `{found}`");
            fault(&what, "not a colon", "write `\"name\": value`")
        }
        Some(_) if wants_more => {
            let fault = fault("a `,` is missing between two entries", "", "add it after the first one");
            let end = before.len();
            Fault { at: end..end, label: "after this", other: Some((here, "the next entry")), ..fault }
        }
        Some('\\') => fault(
            "no escape of JSON begins like this",
            "not an escape",
            "write `\\\\` for a backslash (RFC 8259, section 7)",
        ),
        Some(control) if expected.contains("escape") && control.is_control() => fault(
            "a string goes on in another line, or holds a control character",
            "not closed before this",
            "close it with `\"`; a line break inside of it is written `\\n`",
        ),
        Some(letter) if letter.is_alphabetic() => {
            let word: String = rest.chars().take_while(|letter| letter.is_alphanumeric()).take(40).collect();
            let lower = word.to_lowercase();
            let help = match lower.as_str() {
                "true" | "false" | "null" => format!("write `{lower}`"),
                "none" | "nil" | "undefined" | "nan" => "write `null`, or leave the member out".to_owned(),
                _ => format!("write `\"{word}\"`"),
            };
            let end = at + word.len();
            Fault { at: at..end, ..fault(&format!("`{word}` is no value of JSON"), "not in quotes", &help) }
        }
        _ => {
            let found = next.map_or_else(|| "the end of the file".to_owned(), |found| format!("`{found}`"));
            let what = format!("expected {expected}, found {found}");
            fault(&what, "not expected here", "add what is missing before it, or remove it")
        }
    }
}
