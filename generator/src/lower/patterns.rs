//! Patterns: from ECMA-262 to a linear-time engine.
//!
//! `\d`, `\w`, `\s` and `\b` mean ECMA's sets, not Unicode's; `\/` is a slash; `&&`, `--` and `~~` inside a class are
//! plain characters. Look-around and back-references have no linear-time form: they are reported and not enforced.

use super::context::Lowering;
use crate::diagnostic::{Code, Diagnostic};
use crate::document::Schema;
use crate::ir::Pattern;
use crate::limits::{Limit, Limits};
use crate::source::{Spanned, Text};
use regex_syntax::ast::ErrorKind;
use regex_syntax::hir::{Class, Hir, HirKind};
use regex_syntax::utf8::Utf8Sequences;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// So many schemas a value is looked for a pattern in.
const LARGEST_CHAIN: usize = 64;

/// How many times the limit of one pattern all of them may have in parts: as written, classes in ranges. Far more than
/// any real document has; a class of five bytes has a thousand.
const TOGETHER: usize = 400;

/// The patterns that were looked at, and how many parts they have.
#[derive(Default)]
pub(super) struct Compiled {
    known: RefCell<HashMap<Text, Result<Pattern, Refusal>>>,
    parts: Cell<usize>,
}

/// A pattern that can be enforced; the rest is reported.
pub(super) fn lower(lowering: &mut Lowering<'_>, pattern: &Spanned<Text>) -> Option<Pattern> {
    match compile(lowering, pattern) {
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
        if object.string.pattern.as_ref().is_some_and(|pattern| compile(lowering, pattern).is_err()) {
            return false;
        }
        let target = object.reference.as_ref().and_then(|reference| lowering.resolver.meaning(reference));
        open.extend(target.map(|target| target.item));
        open.extend(&object.combinators.all_of);
    }
    true
}

/// Why a pattern can't be enforced, and what to do about it.
#[derive(Clone)]
pub(super) struct Refusal {
    pub(super) why: String,
    code: Code,
    help: String,
}

/// A pattern that can be enforced, or why it can't.
pub(super) fn compile(lowering: &Lowering<'_>, pattern: &Spanned<Text>) -> Result<Pattern, Refusal> {
    let Compiled { known, parts } = &lowering.patterns;
    if let Some(known) = known.borrow().get(&pattern.value) {
        return known.clone();
    }
    let limits = lowering.limits();
    let most = limits.get(Limit::PatternStates).saturating_mul(TOGETHER);
    let compiled = if parts.get() <= most { parsed(&pattern.value, limits, parts) } else { Err(too_many(most)) };
    known.borrow_mut().insert(pattern.value.clone(), compiled.clone());
    compiled
}

fn parsed(source: &Text, limits: &Limits, parts: &Cell<usize>) -> Result<Pattern, Refusal> {
    // Each of its bytes is a state or so, and a hundred bytes of the tree that it is parsed to.
    if source.len() > limits.get(Limit::PatternStates) {
        return Err(too_large(source.len(), limits));
    }
    let translated = translate(source);
    let mut parser = regex_syntax::ParserBuilder::new().nest_limit(64).build();
    let parse = parser.parse(&translated);
    let ranges = parse.as_ref().map_or(0, ranges);
    parts.set(parts.get().saturating_add(source.len()).saturating_add(ranges));
    match parse {
        Ok(tree) if states(&tree) <= limits.get(Limit::PatternStates) => {
            Ok(Pattern { source: source.clone(), translated: translated.into() })
        }
        Ok(tree) => Err(too_large(states(&tree), limits)),
        Err(regex_syntax::Error::Parse(error)) => {
            let (code, help) = match error.kind() {
                ErrorKind::UnsupportedLookAround | ErrorKind::UnsupportedBackreference => {
                    let help = "no form of it is checked in linear time: say it with `minLength`, `maxLength` or several \
                                patterns in an `allOf`, or check it in your own code";
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
            Err(Refusal { why: error.kind().to_string(), code, help: help.to_owned() })
        }
        Err(error) => {
            let why = error.to_string().lines().last().unwrap_or_default().to_owned();
            let help = "this part of ECMA-262 is not translated".to_owned();
            Err(Refusal { why, code: Code::NonlinearPattern, help })
        }
    }
}

fn too_large(states: usize, limits: &Limits) -> Refusal {
    let raise = limits.raise(Limit::PatternStates, Some(states));
    let help = format!("repeat less (`{{100}}` counts as a hundred copies); {raise}");
    let most = limits.get(Limit::PatternStates);
    let why = format!("it has more states than the limit `{}` of {most}", Limit::PatternStates);
    Refusal { why, code: Code::NonlinearPattern, help }
}

fn too_many(most: usize) -> Refusal {
    let why = format!("the patterns before it have more than {most} parts together");
    let help = "write fewer, or shorter ones; or select some of the operations".to_owned();
    Refusal { why, code: Code::NonlinearPattern, help }
}

/// How many ranges the classes have. As deep as the parser lets patterns nest.
fn ranges(tree: &Hir) -> usize {
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) | HirKind::Literal(_) => 0,
        HirKind::Class(Class::Unicode(class)) => class.ranges().len(),
        HirKind::Class(Class::Bytes(class)) => class.ranges().len(),
        HirKind::Repetition(repetition) => ranges(&repetition.sub),
        HirKind::Capture(capture) => ranges(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => parts.iter().map(ranges).sum(),
    }
}

/// How many states an automaton over the bytes of UTF-8 has for this at most, but for those between its parts:
/// repetitions count as often as they are written out. As deep as the parser lets patterns nest.
fn states(tree: &Hir) -> usize {
    match tree.kind() {
        HirKind::Empty | HirKind::Look(_) => 1,
        HirKind::Literal(literal) => literal.0.len(),
        HirKind::Class(class) => match class {
            Class::Unicode(class) => {
                let sequences = class.ranges().iter().flat_map(|range| Utf8Sequences::new(range.start(), range.end()));
                sequences.map(|sequence| sequence.len()).sum()
            }
            Class::Bytes(class) => class.ranges().len(),
        },
        HirKind::Repetition(repetition) => {
            let times = repetition.max.unwrap_or(repetition.min).max(1);
            states(&repetition.sub).saturating_mul(usize::try_from(times).unwrap_or(usize::MAX))
        }
        HirKind::Capture(capture) => states(&capture.sub),
        HirKind::Concat(parts) | HirKind::Alternation(parts) => {
            parts.iter().fold(0, |sum: usize, part| sum.saturating_add(states(part)))
        }
    }
}

fn report(lowering: &mut Lowering<'_>, pattern: &Spanned<Text>, refusal: &Refusal) {
    let found = Diagnostic::warning(refusal.code, "this pattern is not enforced");
    lowering.diagnostics.push(found.at(pattern.span, &refusal.why).help(refusal.help.as_str()));
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
