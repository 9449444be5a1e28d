//! What a file of Rust holds, token by token: a document's text is in literals and documentation, and what a literal holds
//! is what the document says.

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::said::Said;
use super::{CANARY, prose};

/// Macros that read their first argument as a format.
const FORMATS: [&str; 12] = [
    "assert",
    "debug_assert",
    "eprint",
    "eprintln",
    "format",
    "format_args",
    "panic",
    "print",
    "println",
    "unreachable",
    "write",
    "writeln",
];

/// # Panics
/// Where something does not hold.
pub(super) fn check(path: &str, tokens: TokenStream, said: &Said) {
    let known = Known { path, said };
    known.stream(tokens, Within::Code);
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Within {
    Code,
    Attribute,
    Format,
}

struct Known<'k> {
    path: &'k str,
    said: &'k Said,
}

impl Known<'_> {
    fn stream(&self, tokens: TokenStream, within: Within) {
        let mut docs = String::new();
        let tokens: Vec<TokenTree> = tokens.into_iter().collect();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            let before = at.checked_sub(1).and_then(|at| tokens.get(at));
            if let Some((line, length)) = doc(&tokens[at..]) {
                docs.push_str(&line);
                docs.push('\n');
                at += length;
                continue;
            }
            if !docs.is_empty() {
                prose::check(self.path, &std::mem::take(&mut docs));
            }
            match token {
                TokenTree::Group(group) => self.group(group, before, &tokens[..at], within),
                TokenTree::Ident(name) => {
                    let name = name.to_string();
                    assert!(name.is_ascii() && !name.contains(CANARY), "{}: identifier {name:?}", self.path);
                    assert_ne!(name, "unsafe", "{}", self.path);
                }
                TokenTree::Literal(literal) => self.literal(&literal.to_string(), within),
                TokenTree::Punct(_) => {}
            }
            at += 1;
        }
        if !docs.is_empty() {
            prose::check(self.path, &docs);
        }
    }

    fn group(&self, group: &Group, before: Option<&TokenTree>, all: &[TokenTree], outer: Within) {
        let is =
            |token: Option<&TokenTree>, c: char| matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == c);
        let name = |at: usize| all.len().checked_sub(at).and_then(|at| all.get(at)).map(ToString::to_string);
        let is_attribute = group.delimiter() == Delimiter::Bracket
            && (is(before, '#') || is(before, '!') && name(2).as_deref() == Some("#"));
        let is_format = is(before, '!') && name(2).is_some_and(|name| FORMATS.contains(&name.as_str()));
        let within = match outer {
            Within::Code if is_attribute => Within::Attribute,
            Within::Code if is_format => Within::Format,
            outer => outer,
        };
        self.stream(group.stream(), within);
    }

    fn literal(&self, source: &str, within: Within) {
        if !source.contains(['"', '\'']) {
            return;
        }
        let literal =
            syn::parse_str::<syn::Lit>(source).unwrap_or_else(|error| panic!("{}: {error}: {source}", self.path));
        let syn::Lit::Str(literal) = literal else {
            assert!(!source.contains(CANARY), "{}: {source}", self.path);
            return;
        };
        let value = literal.value();
        if !value.contains(CANARY) {
            return;
        }
        assert!(within == Within::Code, "{}: text of the document in an attribute or a format: {source}", self.path);
        assert!(self.said.holds(&value), "{}: the document says nowhere {value:?}", self.path);
    }
}

/// The text of the documentation attribute that tokens begin with, and how many of them it is.
fn doc(tokens: &[TokenTree]) -> Option<(String, usize)> {
    let punct = |at: usize, c: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == c);
    if !punct(0, '#') {
        return None;
    }
    let at = if punct(1, '!') { 2 } else { 1 };
    let Some(TokenTree::Group(group)) = tokens.get(at).filter(|_| tokens.len() > at) else { return None };
    let inner: Vec<TokenTree> = group.stream().into_iter().collect();
    let [TokenTree::Ident(name), TokenTree::Punct(_), TokenTree::Literal(text)] = inner.as_slice() else { return None };
    let text = syn::parse_str::<syn::LitStr>(&text.to_string()).ok().filter(|_| name == "doc")?;
    Some((text.value(), at + 1))
}
