//! Identifiers from words, and the scopes that they are claimed in.

use crate::plan::Ident;
use crate::words::hash;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// How long an identifier may be that says a word twice, in characters.
const LONG: usize = 60;
/// The longest identifier that is made; beyond it a hash stands for the rest.
const LONGEST: usize = 100;

/// How the words of an identifier are joined.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// `UpperCamelCase`: types, traits, variants.
    Type,
    /// `snake_case`: members, methods, modules.
    Value,
}

/// The names of a scope.
#[derive(Debug, Default)]
pub(super) struct Scope {
    taken: BTreeSet<String>,
    /// What was published for something that is named later.
    reserved: BTreeSet<String>,
}

impl Scope {
    /// A scope of types. Prelude names are left alone, because an inline type has other names to choose from, and so are
    /// those that stand beside the types.
    pub(super) fn types() -> Self {
        let prelude = ["Option", "Some", "None", "Result", "Ok", "Err", "String", "Vec", "Box", "Self", "Api"];
        let beside = ["Nullable", "With"];
        Self { taken: prelude.into_iter().chain(beside).map(str::to_owned).collect(), reserved: BTreeSet::new() }
    }

    /// Whether a name is free.
    pub(super) fn is_free(&self, name: &str) -> bool {
        !self.taken.contains(name) && !self.reserved.contains(name)
    }

    /// Claims a name; `false` when it is taken, or was published for something else.
    pub(super) fn claim(&mut self, name: &str) -> bool {
        !self.reserved.contains(name) && self.taken.insert(name.to_owned())
    }

    /// Keeps a published name for what it was published for, which claims it by [`Self::claim_published`].
    pub(super) fn reserve(&mut self, name: &str) {
        self.reserved.insert(name.to_owned());
    }

    /// Claims a name for what it was published for; `false` when it is taken all the same: by `bindery.toml`.
    pub(super) fn claim_published(&mut self, name: &str) -> bool {
        self.reserved.remove(name);
        self.taken.insert(name.to_owned())
    }

    /// Claims the first free name of `candidates`, else the last with a hash of `key`.
    pub(super) fn claim_first(&mut self, candidates: &[String], key: &str) -> String {
        for candidate in candidates {
            if self.claim(candidate) {
                return candidate.clone();
            }
        }
        let last = candidates.last().map_or("unnamed", String::as_str);
        let is_value = last.starts_with(|first: char| first.is_ascii_lowercase());
        let name = if is_value { format!("{last}_{}", hash(key)) } else { last.to_owned() + &capitalised(&hash(key)) };
        self.claim(&name);
        name
    }
}

/// An identifier's text from words: ASCII, never empty, no keyword, of bounded length.
pub(super) fn join(words: &[String], case: Case) -> String {
    let words: Vec<Cow<'_, str>> = words.iter().map(|word| ascii(word)).filter(|word| !word.is_empty()).collect();
    let joined = |words: &[Cow<'_, str>]| match case {
        Case::Type => words.iter().map(|word| capitalised(word)).collect::<String>(),
        Case::Value => words.join("_").to_ascii_lowercase(),
    };
    let mut text = joined(&words);
    if text.len() > LONG {
        // What it says again is the first to go.
        let mut seen = BTreeSet::new();
        let once: Vec<Cow<'_, str>> = words.iter().filter(|word| seen.insert(*word)).cloned().collect();
        text = joined(&once);
    }
    if text.is_empty() {
        text = capital("empty", case);
    }
    if text.starts_with(|first: char| first.is_ascii_digit()) {
        let separator = if case == Case::Type { "" } else { "_" };
        text = format!("{}{separator}{text}", capital("n", case));
    }
    if text.len() > LONGEST {
        let separator = if case == Case::Type { "" } else { "_" };
        let hash = capital(&hash(&text), case);
        text.truncate(LONGEST - hash.len() - separator.len());
        text = format!("{}{separator}{hash}", text.trim_end_matches('_'));
    }
    text
}

/// The identifier for a text that [`join`] made: a keyword becomes raw, or gets an underscore where it may not be.
pub(super) fn ident(text: String) -> Ident {
    Ident::claimed(match text.as_str() {
        "self" | "Self" | "super" | "crate" | "_" => format!("{text}_"),
        _ if KEYWORDS.contains(&text.as_str()) => format!("r#{text}"),
        _ => text,
    })
}

/// Keywords of the 2024 edition, reserved ones included.
const KEYWORDS: &[&str] = &[
    "abstract", "as", "async", "await", "become", "box", "break", "const", "continue", "do", "dyn", "else", "enum",
    "extern", "false", "final", "fn", "for", "gen", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move",
    "mut", "override", "priv", "pub", "ref", "return", "static", "struct", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// A word in ASCII; other letters are written as their code points.
fn ascii(word: &str) -> Cow<'_, str> {
    if word.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return Cow::Borrowed(word);
    }
    let mut out = String::with_capacity(word.len());
    for character in word.chars() {
        if character.is_ascii_alphanumeric() {
            out.push(character);
        } else {
            out.push_str(&format!("u{:x}", u32::from(character)));
        }
    }
    Cow::Owned(out)
}

fn capitalised(word: &str) -> String {
    if let Some(rest) = word.strip_prefix("oauth") {
        return format!("OAuth{rest}");
    }
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| first.to_ascii_uppercase().to_string() + characters.as_str())
}

fn capital(word: &str, case: Case) -> String {
    match case {
        Case::Type => capitalised(word),
        Case::Value => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::split;

    #[test]
    fn identifiers_are_legal_whatever_the_name() {
        let name = |text: &str, case| ident(join(&split(text), case)).as_str().to_owned();
        assert_eq!(name("type", Case::Value), "r#type");
        assert_eq!(name("self", Case::Value), "self_");
        assert_eq!(name("HTTPValidationError", Case::Type), "HttpValidationError");
        assert_eq!(name("hosted-installer", Case::Type), "HostedInstaller");
        assert_eq!(name("2fa", Case::Type), "N2fa");
        assert_eq!(name("2fa", Case::Value), "n_2fa");
        assert_eq!(name("", Case::Type), "Empty");
        assert_eq!(name("é", Case::Value), "ue9");
        for case in [Case::Type, Case::Value] {
            let long: String = (b'a'..=b'z').map(|letter| format!("{0}{0}{0}{0}{0} ", char::from(letter))).collect();
            assert!((90..=LONGEST).contains(&name(&long, case).len()), "{}", name(&long, case));
            assert_ne!(name(&long, case), name(&(long.clone() + "x"), case), "a hash tells them apart");
        }
        for text in
            ["\u{202e}", "a\";b", "a::b", "r#a", "#![a]", "crate", "Self", "_", "\0", "日本", "$a", "a{b}", "a\nb"]
        {
            for case in [Case::Type, Case::Value] {
                let made = name(text, case);
                let plain = made.strip_prefix("r#").unwrap_or(&made);
                let legal = plain.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
                assert!(legal && syn::parse_str::<syn::Ident>(&made).is_ok(), "{text:?}: {made}");
            }
        }
    }
}
