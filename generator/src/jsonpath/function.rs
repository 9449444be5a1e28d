//! Regular expressions of `match` and `search`: I-Regexp (RFC 9485), in linear time.

use regex_automata::nfa::thompson::{self, pikevm::PikeVM};
use regex_automata::{Input, util::syntax};

/// Memory that a compiled expression may take, in bytes.
const LARGEST: usize = 1 << 20;

/// Compiles an expression that must match the whole text, or a part of it; `None` when it is none.
pub(super) fn compile(pattern: &str, whole: bool) -> Option<PikeVM> {
    let pattern = dots(pattern);
    let pattern = if whole { format!("^(?:{pattern})$") } else { pattern };
    let limits = thompson::Config::new().nfa_size_limit(Some(LARGEST));
    PikeVM::builder().syntax(syntax::Config::new().nest_limit(64)).thompson(limits).build(&pattern).ok()
}

/// Whether a text matches.
pub(super) fn matches(pattern: &PikeVM, text: &str) -> bool {
    pattern.is_match(&mut pattern.create_cache(), Input::new(text))
}

/// Makes a dot stand for all but line breaks, of which the RFC counts a carriage return as one (section 5.3).
fn dots(pattern: &str) -> String {
    let (mut out, mut escaped, mut in_class) = (String::with_capacity(pattern.len()), false, false);
    for character in pattern.chars() {
        match character {
            '.' if !escaped && !in_class => out.push_str("[^\\n\\r]"),
            _ => out.push(character),
        }
        match character {
            '[' if !escaped => in_class = true,
            ']' if !escaped => in_class = false,
            _ => {}
        }
        escaped = !escaped && character == '\\';
    }
    out
}
