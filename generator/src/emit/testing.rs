//! Help for the tests of the emitters: strings that try to get out of the place where they are put.

use proc_macro2::{Group, Ident, Literal, TokenStream, TokenTree};

/// An endless, reproducible sequence of hostile strings.
pub(super) struct Strings(u64);

/// What the strings are made of: everything that means something to Rust, to Markdown or to a terminal.
#[rustfmt::skip]
const PARTS: &[&str] = &[
    "a", "CANARY", " ", "  ", "    ", "\n", "\n\n", "\r", "\r\n", "\t", "\\", "\\\n", "\"", "'", "#", "##", "r#\"", "*/",
    "/*", "//", "///", "`", "``", "```", "````", "~~~", "~", "```rust", "\n```\n", "\n```rust\n", "\n    ", "\n- ",
    "\n  - ", "\n* ", "\n1. ", "\n7) ", "\n> ", "\n# ", "\n---\n", "\n===\n", "\n***\n", "|", "\n|---|---|\n", "a | b",
    "<", ">", "<b>", "</b>", "<script>", "<!--", "-->", "<br/>", "&lt;", "&#60;", "[", "]", "(", ")", "[a](b)", "[a]",
    "[`Option`]", "[a]: b", "[^1]", "![", "!", "](", "[x](javascript:a)", "[x](https://example.com)",
    "<https://example.com>", "https://example.com/a", "http://", "https://a.bc).", "mailto:a@b.c", "*", "**", "_", "__",
    "{", "}", "{}", "{x}", "${a}", "\u{202e}", "\u{2066}", "\u{200b}", "\u{feff}", "\u{2028}", "\u{2029}", "\u{85}",
    "\u{0}", "\u{b}", "\u{c}", "\u{1b}[31m", "\u{7f}", "\u{ad}", "\u{e0041}", "é", "日本", "🦀", "fn x() {}", "#![a]",
    "unsafe", "\\u{41}", "\\x41", "=", "-", "+", ":", "%00", "@", "$", "^", ";", ",", ".", "?", "0", "1.", "e5",
];

impl Strings {
    pub(super) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn number(&mut self) -> usize {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_f491_4f6c_dd1d) >> 33) as usize
    }
}

impl Iterator for Strings {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let parts = self.number() % 14;
        Some((0..parts).map(|_| PARTS[self.number() % PARTS.len()]).collect())
    }
}

/// Tokens without comments, with one literal for all strings, and without the last comma of a list, which comes and
/// goes with the length of a line.
pub(super) fn skeleton(tokens: TokenStream) -> TokenStream {
    let mut out: Vec<TokenTree> = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        match token {
            TokenTree::Group(group) => {
                let inner = skeleton(group.stream());
                // A comment is an attribute, `#[doc = "…"]` or `#![doc = "…"]`.
                if inner.to_string().starts_with("doc =") {
                    while out.last().is_some_and(|last| matches!(last.to_string().as_str(), "#" | "!")) {
                        out.pop();
                    }
                    continue;
                }
                out.push(TokenTree::Group(Group::new(group.delimiter(), inner)));
            }
            TokenTree::Literal(literal) if literal.to_string().starts_with('"') => {
                out.push(TokenTree::Literal(Literal::string("")));
            }
            TokenTree::Punct(punct) if punct.as_char() == ',' && tokens.peek().is_none() => {}
            TokenTree::Ident(ident) => out.push(TokenTree::Ident(without_hash(ident))),
            token => out.push(token),
        }
    }
    out.into_iter().collect()
}

/// Constants are called by a hash of what they hold.
fn without_hash(ident: Ident) -> Ident {
    let name = ident.to_string();
    let is_hash = |text: &str| text.len() == 8 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'A'..=b'F'));
    match name.rsplit_once('_') {
        Some((prefix, hash)) if is_hash(hash) => Ident::new(prefix, ident.span()),
        _ => ident,
    }
}
