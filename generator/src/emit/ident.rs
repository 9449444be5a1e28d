//! Claimed identifiers as tokens.

use proc_macro2::Span;

use crate::plan;

/// The one place where a claimed identifier becomes a token.
///
/// Text that is no identifier can't be claimed; should it arrive all the same, the output has a name that says so
/// instead of the text.
pub(super) fn ident(name: &plan::Ident) -> syn::Ident {
    from_text(name.as_str())
}

/// As [`ident`], with `suffix` as a further word: a setter of the emitters' own making.
pub(super) fn prefixed(prefix: &str, name: &plan::Ident) -> syn::Ident {
    from_text(&format!("{prefix}{}", name.plain()))
}

/// A word of ours, or a claimed one, as a token.
pub(super) fn from_text(text: &str) -> syn::Ident {
    if is_plain(text) {
        return syn::Ident::new(text, Span::call_site());
    }
    let parsed = match text.strip_prefix("r#") {
        Some(raw) if syn::parse_str::<syn::Ident>(&format!("{raw}_")).is_ok() && !UNRAWABLE.contains(&raw) => {
            Ok(syn::Ident::new_raw(raw, Span::call_site()))
        }
        Some(_) => syn::parse_str(""),
        None => syn::parse_str::<syn::Ident>(text),
    };
    parsed.unwrap_or_else(|_| syn::Ident::new("not_an_identifier", Span::call_site()))
}

/// Whether a text is an identifier by the look of it. To parse it as one would take a hundred times as long.
fn is_plain(text: &str) -> bool {
    let begins = text.starts_with(|c: char| c.is_ascii_alphabetic());
    let word = text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    begins && word && (text.len() > LONGEST || !KEYWORDS.contains(&text))
}

/// How many letters a word of the language has at most.
const LONGEST: usize = 8;

/// Words of the language, in any edition.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "crate", "do", "dyn",
    "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match",
    "mod", "move", "mut", "override", "priv", "pub", "ref", "return", "self", "static", "struct", "super", "trait",
    "true", "try", "type", "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Words that not even `r#` makes identifiers.
const UNRAWABLE: &[&str] = &["_", "crate", "self", "super", "Self"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keywords_are_raw_and_nothing_else_passes() {
        assert_eq!(from_text("r#type").to_string(), "r#type");
        assert_eq!(from_text("permission").to_string(), "permission");
        for text in ["", "type", "a b", "a;b", "r#", "r#self", "r#a b", "1a", "_"] {
            assert_eq!(from_text(text).to_string(), "not_an_identifier", "{text}");
        }
    }
}
