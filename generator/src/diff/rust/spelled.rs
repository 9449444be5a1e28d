//! Types as they are written, and as they are compared.
//!
//! A name of Rust's or the runtime's is written short or with its modules, depending on what else the document calls
//! so; a type of the document by its name or its path. Compared are names: those of the document marked with `@`.

use crate::config::CrateKind;
use crate::plan::{Bindings, Ident, Schema};
use proc_macro2::{Delimiter, Spacing, TokenStream, TokenTree};
use quote::ToTokens;
use std::collections::{BTreeMap, BTreeSet};

/// The names that the types of an edition's document have.
pub(super) struct Names {
    all: BTreeSet<String>,
    /// Those of the operations module.
    operations: BTreeSet<String>,
    /// The crate that has them.
    types: String,
}

impl Names {
    pub(super) fn of(bindings: &Bindings) -> Self {
        let schemas = bindings.schemas.iter().map(Schema::ident);
        let shared = bindings.shared_statuses.iter().map(|item| &item.ident);
        let shared = shared.chain(bindings.shared_replies.iter().map(|item| &item.ident));
        let own = bindings.operations.iter().flat_map(|operation| {
            let outcome = &operation.outcome;
            let errors = [outcome.error.as_ref(), outcome.statuses.as_ref(), outcome.status_alias.as_ref()];
            let replies = outcome.replies.iter().map(|item| &item.ident);
            let bodies = operation.bodies.iter().map(|bodies| &bodies.union.ident);
            [&operation.request.ident].into_iter().chain(errors.into_iter().flatten()).chain(replies).chain(bodies)
        });
        let text = |ident: &Ident| ident.as_str().to_owned();
        let operations: BTreeSet<String> = own.chain(shared).map(text).collect();
        let all = schemas.map(text).chain(operations.iter().cloned()).collect();
        Self { all, operations, types: CrateKind::Types.crate_name(&bindings.vendor) }
    }

    /// Whether it is a type of the operations module.
    pub(super) fn is_operation(&self, name: &str) -> bool {
        self.operations.contains(name)
    }

    /// As it is compared.
    pub(super) fn exact(&self, tokens: &impl ToTokens) -> String {
        let mut words = Vec::new();
        self.walk(tokens.to_token_stream(), &mut words);
        words.join(" ")
    }

    fn walk(&self, tokens: TokenStream, words: &mut Vec<String>) {
        let mut path = Path::default();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            match token {
                TokenTree::Ident(name) => {
                    let name = name.to_string();
                    // A word such as `impl` or `mut` ends what was a path.
                    if path.is_open {
                        path.segments.push(name);
                        path.is_open = false;
                    } else {
                        path.end(self, words);
                        path.segments.push(name);
                    }
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' && is_colon(tokens.peek()) => {
                    tokens.next();
                    if path.segments.is_empty() {
                        path.is_rooted = true;
                    }
                    path.is_open = true;
                }
                TokenTree::Punct(mark) => {
                    // `Item = Pet`: the name of a trait's type, whatever the document calls so.
                    if mark.as_char() == '=' {
                        words.append(&mut path.segments);
                    }
                    path.end(self, words);
                    // What follows a comma at the end is nothing.
                    if !(mark.as_char() == ',' && tokens.peek().is_none()) {
                        words.push(mark.to_string());
                    }
                }
                TokenTree::Group(group) => {
                    path.end(self, words);
                    let (open, close) = brackets(group.delimiter());
                    words.push(open.to_owned());
                    // As deep as types nest, which a limit of the tree bounds.
                    self.walk(group.stream(), words);
                    words.push(close.to_owned());
                }
                TokenTree::Literal(literal) => {
                    path.end(self, words);
                    words.push(literal.to_string());
                }
            }
        }
        path.end(self, words);
        // `Call<A, B,>` is `Call<A, B>`.
        while let Some(at) = words.windows(2).position(|pair| pair == [",", ">"]) {
            words.remove(at);
        }
    }
}

fn is_colon(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(mark)) if mark.as_char() == ':')
}

#[derive(Default)]
struct Path {
    segments: Vec<String>,
    is_rooted: bool,
    /// Whether another segment follows.
    is_open: bool,
}

impl Path {
    fn end(&mut self, names: &Names, words: &mut Vec<String>) {
        let Path { segments, is_rooted, .. } = std::mem::take(self);
        let Some((last, before)) = segments.split_last() else { return };
        let first = before.first().map(String::as_str);
        let ours = matches!(first, Some("bindery" | "core" | "std"));
        // A type of somebody else's is always written so, whatever the document calls as it is called.
        if is_rooted && !ours && first != Some(&names.types) {
            words.push(format!("::{}", segments.join("::")));
            return;
        }
        let foreign = is_rooted && ours || matches!(first, Some("runtime"));
        let own = match first {
            None => names.all.contains(last),
            Some("Self") => false,
            Some(_) => !foreign && names.all.contains(last),
        };
        // What belongs to a parameter of a type is named with it: `Self::Caller`, `A::Caller`.
        match (own, before) {
            (true, _) => words.push(format!("@{last}")),
            (false, [of]) if !foreign && !is_rooted => words.push(format!("{of}::{last}")),
            // These are always written so, and have names in common.
            (false, [_, of]) if is_rooted && matches!(of.as_str(), "number" | "format") => {
                words.push(format!("{of}::{last}"));
            }
            (false, _) => words.push(last.clone()),
        }
    }
}

/// The names of the document in what was made by [`Names::exact`], each replaced.
pub(super) fn renamed(exact: &str, names: &BTreeMap<String, String>) -> String {
    let words = exact.split(' ').map(|word| match word.strip_prefix('@').and_then(|name| names.get(name)) {
        Some(other) => format!("@{other}"),
        None => word.to_owned(),
    });
    words.collect::<Vec<_>>().join(" ")
}

/// As people write it.
pub(super) fn written(tokens: &impl ToTokens) -> String {
    let mut words = Vec::new();
    flat(tokens.to_token_stream(), &mut words);
    let mut out = String::new();
    let is_word = |text: &str| text.starts_with(|first: char| first.is_alphanumeric() || matches!(first, '_' | '"'));
    let mut last = String::new();
    for word in words {
        let around = |word: &str| matches!(word, "=" | "+" | "->");
        let spaced = matches!(last.as_str(), "," | ":") || around(&last) || around(&word);
        if !out.is_empty() && (spaced || is_word(&last) && is_word(&word)) || last == ">" && is_word(&word) {
            out.push(' ');
        }
        out.push_str(&word);
        last = word;
    }
    let out = out.replace(", >", ">").replace(", )", ")").replace(",>", ">").replace(",)", ")");
    // What is known without its modules.
    out.replace("::core::convert::", "").replace("::bindery::", "bindery::")
}

/// The tokens, those that stand together as one.
fn flat(tokens: TokenStream, words: &mut Vec<String>) {
    let mut joint = String::new();
    for token in tokens {
        match token {
            TokenTree::Punct(mark) => {
                joint.push(mark.as_char());
                if mark.spacing() == Spacing::Alone || !matches!(mark.as_char(), ':' | '-') {
                    words.push(std::mem::take(&mut joint));
                }
                continue;
            }
            TokenTree::Ident(name) => words.push(std::mem::take(&mut joint) + &name.to_string()),
            TokenTree::Literal(literal) => words.push(literal.to_string()),
            TokenTree::Group(group) => {
                let (open, close) = brackets(group.delimiter());
                words.push(open.to_owned());
                flat(group.stream(), words);
                words.push(close.to_owned());
            }
        }
    }
}

fn brackets(delimiter: Delimiter) -> (&'static str, &'static str) {
    match delimiter {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => ("", ""),
    }
}
