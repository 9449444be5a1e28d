//! Patterns: from ECMA-262 to a linear-time engine.
//!
//! `\d`, `\w`, `\s` and `\b` mean ECMA's sets, not Unicode's; `\/` is a slash; `&&`, `--` and `~~` inside a class are
//! plain characters. Look-around and back-references have no linear-time form: they are reported and not enforced.

use super::context::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Schema;
use crate::ir::Pattern;
use crate::source::{Spanned, Text};
use regex_syntax::ast::ErrorKind;
use regex_syntax::hir::{Class, Hir, HirKind};

/// The number of states that a compiled pattern may have, about.
const LARGEST: u64 = 50_000;

/// So many schemas a value is looked for a pattern in.
const LARGEST_CHAIN: usize = 64;

/// A pattern that can be enforced; the rest is reported.
pub(super) fn lower(lowering: &mut Lowering<'_>, pattern: &Spanned<Text>) -> Option<Pattern> {
    match compile(pattern.as_str()) {
        Ok(pattern) => Some(pattern),
        Err(refusal) => {
            report(lowering, pattern, &refusal);
            None
        }
    }
}

/// Whether the pattern of a value can be enforced, if it has one: its own, or that of what it refers to or consists of.
pub(super) fn is_enforced(lowering: &Lowering<'_>, schema: &Schema) -> bool {
    let mut open = vec![schema];
    for _ in 0..LARGEST_CHAIN {
        let Some(object) = open.pop().map(Schema::as_object) else { return true };
        let Some(object) = object else { continue };
        if object.string.pattern.as_ref().is_some_and(|pattern| compile(pattern.as_str()).is_err()) {
            return false;
        }
        let target = object.reference.as_ref().and_then(|reference| lowering.resolver.meaning(reference));
        open.extend(target.map(|target| target.item));
        open.extend(&object.combinators.all_of);
    }
    true
}

/// Why a pattern can't be enforced, and what to do about it.
pub(super) struct Refusal {
    pub(super) why: String,
    code: Code,
    help: &'static str,
}

/// A pattern that can be enforced, or why it can't.
pub(super) fn compile(source: &str) -> Result<Pattern, Refusal> {
    let translated = translate(source);
    let mut parser = regex_syntax::ParserBuilder::new().nest_limit(64).build();
    match parser.parse(&translated) {
        Ok(tree) if states(&tree) <= LARGEST => Ok(Pattern { source: source.into(), translated: translated.into() }),
        Ok(_) => {
            let help = "repeat less: `{100}` counts as a hundred copies";
            Err(Refusal { why: "it is too large".to_owned(), code: Code::NonlinearPattern, help })
        }
        Err(regex_syntax::Error::Parse(error)) => {
            let (code, help) = match error.kind() {
                ErrorKind::UnsupportedLookAround | ErrorKind::UnsupportedBackreference => {
                    let help = "look-around and back-references have no form that is checked in linear time";
                    (Code::NonlinearPattern, help)
                }
                // Wrong in every dialect. A pattern only should be one (JSON Schema 2020-12 Validation, section 6.3.3).
                ErrorKind::ClassRangeInvalid
                | ErrorKind::ClassUnclosed
                | ErrorKind::EscapeUnexpectedEof
                | ErrorKind::GroupUnclosed
                | ErrorKind::GroupUnopened
                | ErrorKind::RepetitionCountInvalid
                | ErrorKind::RepetitionMissing => (Code::BadPattern, "write a regular expression of ECMA-262"),
                _ => (Code::NonlinearPattern, "this part of ECMA-262 is not translated"),
            };
            Err(Refusal { why: error.kind().to_string(), code, help })
        }
        Err(error) => {
            let why = error.to_string().lines().last().unwrap_or_default().to_owned();
            Err(Refusal { why, code: Code::NonlinearPattern, help: "this part of ECMA-262 is not translated" })
        }
    }
}

/// About how many states an automaton for this has: repetitions count as often as they are written out. As deep as the
/// parser lets patterns nest.
fn states(tree: &Hir) -> u64 {
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len() as u64,
        HirKind::Class(class) => match class {
            Class::Unicode(class) => class.ranges().len() as u64,
            Class::Bytes(class) => class.ranges().len() as u64,
        },
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min).max(1);
            states(&repetition.sub).saturating_mul(u64::from(times))
        }
        HirKind::Capture(capture) => states(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().fold(0, |sum: u64, part| sum.saturating_add(states(part)))
        }
    }
}

fn report(lowering: &mut Lowering<'_>, pattern: &Spanned<Text>, refusal: &Refusal) {
    let found = Diagnostic::warning(refusal.code, "this pattern is not enforced");
    lowering.diagnostics.push(found.at(pattern.span, &refusal.why).help(refusal.help));
}

/// The same meaning in the syntax of the `regex` crate.
fn translate(source: &str) -> String {
    let mut out = String::with_capacity(source.len() + 8);
    let mut in_class = false;
    let mut characters = source.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\\' => match characters.next() {
                Some('d') => out.push_str(if in_class { "0-9" } else { "[0-9]" }),
                Some('D') => out.push_str("[^0-9]"),
                Some('w') => out.push_str(if in_class { "0-9A-Za-z_" } else { "[0-9A-Za-z_]" }),
                Some('W') => out.push_str("[^0-9A-Za-z_]"),
                Some('s') => out.push_str(if in_class { SPACE } else { SPACE_CLASS }),
                Some('S') => out.push_str(NOT_SPACE_CLASS),
                Some('b') if in_class => out.push_str(r"\x08"),
                Some('b') => out.push_str(r"(?-u:\b)"),
                Some('B') => out.push_str(r"(?-u:\B)"),
                Some('/') => out.push('/'),
                Some(next @ ('u' | 'x')) => unicode(next, &mut characters, &mut out),
                Some('c') => match characters.next() {
                    Some(letter) if letter.is_ascii_alphabetic() => {
                        out.push_str(&format!(r"\x{:02x}", u32::from(letter.to_ascii_uppercase()) - 64));
                    }
                    other => out.extend(['\\', 'c'].into_iter().chain(other)),
                },
                Some('0') if !characters.peek().is_some_and(char::is_ascii_digit) => out.push_str(r"\x00"),
                Some(
                    next @ ('-' | '@' | '#' | '%' | '&' | '~' | '"' | '\'' | ',' | ':' | ';' | '=' | '!' | '<' | '>'
                    | '_' | '`' | ' '),
                ) => {
                    out.push_str(&regex_syntax::escape(next.encode_utf8(&mut [0; 4])));
                }
                Some(next) => out.extend(['\\', next]),
                None => out.push('\\'),
            },
            '[' if in_class => out.push_str(r"\["),
            '[' => {
                in_class = true;
                out.push('[');
                if characters.peek() == Some(&'^') {
                    out.push('^');
                    characters.next();
                }
                // `[]` matches nothing and `[^]` anything; the engine here would take the bracket as a member.
                if characters.peek() == Some(&']') {
                    characters.next();
                    in_class = false;
                    let negated = out.ends_with('^');
                    out.truncate(out.len() - if negated { 2 } else { 1 });
                    out.push_str(if negated { r"(?s:.)" } else { r"[^\x00-\x{10FFFF}]" });
                }
            }
            ']' => {
                in_class = false;
                out.push(']');
            }
            '&' | '~' | '-' if in_class && characters.peek() == Some(&character) => out.extend(['\\', character]),
            '.' if !in_class => out.push_str(r"[^\n\r\x{2028}\x{2029}]"),
            _ => out.push(character),
        }
    }
    out
}

/// ECMA-262's WhiteSpace and LineTerminator.
const SPACE: &str = r"\t\n\x0B\x0C\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}";
const SPACE_CLASS: &str =
    r"[\t\n\x0B\x0C\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]";
const NOT_SPACE_CLASS: &str =
    r"[^\t\n\x0B\x0C\r \x{A0}\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000}\x{FEFF}]";

/// `\uXXXX`, `\u{X…}` and `\xXX`.
fn unicode(kind: char, characters: &mut std::iter::Peekable<std::str::Chars<'_>>, out: &mut String) {
    if kind == 'u' && characters.peek() == Some(&'{') {
        out.push_str(r"\x");
        return;
    }
    let digits = if kind == 'u' { 4 } else { 2 };
    let mut hex = String::new();
    while hex.len() < digits
        && let Some(digit) = characters.next_if(char::is_ascii_hexdigit)
    {
        hex.push(digit);
    }
    if hex.len() == digits {
        out.push_str(&format!(r"\x{{{hex}}}"));
    } else {
        out.push(kind);
        out.push_str(&hex);
    }
}

#[cfg(test)]
mod tests {
    use super::translate;

    #[test]
    fn ecma_classes_are_ascii() {
        assert_eq!(translate(r"^\d+$"), "^[0-9]+$");
        assert_eq!(translate(r"[\w-]"), "[0-9A-Za-z_-]");
        assert_eq!(translate(r"a\/b"), "a/b");
        assert_eq!(translate(r"[a&&b]"), r"[a\&&b]");
        assert_eq!(translate(r"[]"), r"[^\x00-\x{10FFFF}]");
        assert_eq!(translate(r"[^]"), r"(?s:.)");
        assert_eq!(translate(r"\u00e9"), r"\x{00e9}");
    }

    #[test]
    fn anchors_stay() {
        assert_eq!(translate("^[0-9]+$"), "^[0-9]+$");
    }
}
