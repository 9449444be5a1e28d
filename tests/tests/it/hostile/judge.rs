//! Whether what was made of a document holds nothing of it but data.

use std::collections::BTreeMap;

use bindery_build::diagnostic::Severity;
use bindery_build::generate::Generated;
use proc_macro2::{TokenStream, TokenTree};

use super::plain;

/// What is known of what was generated.
#[derive(Debug)]
pub enum Verdict {
    /// Nothing was: the errors have their places.
    Refused,
    /// Nothing is wrong with it. How often each token stands in it, literals and documentation aside.
    Harmless(BTreeMap<String, usize>),
    /// What is wrong.
    Harmful(#[expect(dead_code, reason = "it is shown")] Vec<String>),
}

impl Verdict {
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Refused)
    }

    pub fn is_harmless(&self) -> bool {
        matches!(self, Self::Harmless(_))
    }

    /// Whether both are the same code, but for literals and documentation.
    pub fn is_like(&self, other: &Self) -> bool {
        matches!((self, other), (Self::Harmless(one), Self::Harmless(other)) if one == other)
    }

    /// What tells it from another.
    pub fn differs(&self, other: &Self) -> String {
        let (Self::Harmless(one), Self::Harmless(other)) = (self, other) else { return format!("{self:?}") };
        let count = |tokens: &BTreeMap<String, usize>, token: &String| tokens.get(token).copied().unwrap_or_default();
        let tokens = one.keys().chain(other.keys()).filter(|token| count(one, token) != count(other, token));
        let shown = tokens.map(|token| format!("{token}: {} for {}", count(one, token), count(other, token)));
        shown.take(8).collect::<Vec<_>>().join(", ")
    }
}

/// Words that let code read files, run programs or leave the rules: generated code has none of them.
const DANGEROUS: [&str; 19] = [
    "PWNED_CANARY",
    "unsafe",
    "include",
    "include_str",
    "include_bytes",
    "env",
    "option_env",
    "asm",
    "global_asm",
    "extern",
    "no_mangle",
    "link_section",
    "export_name",
    "proc_macro",
    "process",
    "fs",
    "net",
    "feature",
    "allow",
];

/// Looks at everything that was generated.
pub fn judge(generated: &Generated) -> Verdict {
    let mut wrong = Vec::new();
    let mut errors = generated.diagnostics.iter().filter(|found| found.severity == Severity::Error).peekable();
    if errors.peek().is_some() {
        wrong.extend(errors.filter(|error| error.span().is_none()).map(|error| format!("no place: {}", error.message)));
        if !generated.files.is_empty() {
            wrong.push("there are errors, and files".to_owned());
        }
        return if wrong.is_empty() { Verdict::Refused } else { Verdict::Harmful(wrong) };
    }
    let mut tokens = BTreeMap::new();
    let lock = ("names.lock", generated.lock.as_bytes());
    wrong.extend(plain::names(generated.files.iter().map(|(path, _)| path.as_str()).chain([lock.0])));
    for (path, contents) in generated.files.iter().map(|(path, contents)| (path.as_str(), &contents[..])).chain([lock])
    {
        let Ok(text) = std::str::from_utf8(contents) else {
            wrong.push(format!("{path} is not UTF-8"));
            continue;
        };
        wrong.extend(plain::hidden(text).map(|hidden| format!("{path} holds {hidden:?}")));
        if path.ends_with(".rs") {
            match plain::rust(path, text) {
                Ok(stream) => count(stream, &mut tokens),
                Err(error) => wrong.push(error),
            }
        }
        if path.ends_with("Cargo.toml") {
            wrong.extend(plain::manifest("hostile", path, text, &[]));
            manifest(text, &mut tokens);
        }
    }
    let found = DANGEROUS.iter().filter(|word| tokens.contains_key(**word));
    wrong.extend(found.map(|word| format!("the word {word}")));
    if tokens.keys().any(|token| !token.is_ascii()) {
        wrong.push("an identifier that is not ASCII".to_owned());
    }
    if wrong.is_empty() { Verdict::Harmless(tokens) } else { Verdict::Harmful(wrong) }
}

/// Counts tokens; of literals only that they are there, and nothing of documentation. What a constant is called by what
/// it holds is one name for all.
fn count(stream: TokenStream, tokens: &mut BTreeMap<String, usize>) {
    let mut add = |token: String| *tokens.entry(token).or_default() += 1;
    let mut nested = Vec::new();
    let mut stream = stream.into_iter().peekable();
    while let Some(token) = stream.next() {
        match token {
            TokenTree::Literal(_) => add("a literal".to_owned()),
            TokenTree::Ident(ident) => add(by_content(&ident.to_string())),
            TokenTree::Group(group) => nested.push(group.stream()),
            TokenTree::Punct(punct) if punct.as_char() == '#' => {
                if let Some(TokenTree::Punct(_)) = stream.peek() {
                    stream.next();
                }
                match stream.peek() {
                    Some(TokenTree::Group(group)) if group.stream().to_string().starts_with("doc =") => {
                        stream.next();
                    }
                    _ => add("#".to_owned()),
                }
            }
            TokenTree::Punct(punct) => add(punct.to_string()),
        }
    }
    nested.into_iter().for_each(|stream| count(stream, tokens));
}

/// An identifier without the hash at its end.
fn by_content(ident: &str) -> String {
    let is_hash = |hash: &str| hash.len() == 8 && hash.bytes().all(|digit| digit.is_ascii_hexdigit());
    match ident.rsplit_once('_') {
        Some((kind, hash)) if is_hash(hash) => kind.to_owned(),
        _ => ident.to_owned(),
    }
}

/// Counts the lines of a manifest, but for its description, which is one line.
fn manifest(text: &str, tokens: &mut BTreeMap<String, usize>) {
    for line in text.lines().filter(|line| !line.starts_with("description = ")) {
        *tokens.entry(format!("Cargo.toml: {line}")).or_default() += 1;
    }
}
