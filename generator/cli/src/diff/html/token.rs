//! The words of a line, for highlighting and for telling which of them changed.

/// What a line is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Language {
    Rust,
    /// YAML or JSON.
    Document,
}

/// A word, a run of spaces, or a single sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token<'a> {
    pub(super) text: &'a str,
    pub(super) kind: Kind,
}

/// How a word looks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Plain,
    /// A keyword; in documents a key.
    Keyword,
    Comment,
    Literal,
}

const KEYWORDS: [&str; 24] = [
    "as", "async", "const", "crate", "dyn", "enum", "false", "fn", "for", "impl", "in", "let", "mod", "mut", "pub",
    "ref", "self", "Self", "static", "struct", "trait", "true", "type", "where",
];

/// The words of a line, one after the other, nothing left out. Lines are taken one by one: what a comment or literal over
/// several lines holds is read as code, which changes its colour and nothing else.
pub(super) fn tokens(line: &str, language: Language) -> Vec<Token<'_>> {
    let mut tokens = Vec::new();
    let (code, comment) = match language {
        Language::Rust => line.split_at(comment(line)),
        Language::Document => {
            let (key, value) = line.split_at(key(line));
            tokens.extend(words(key).map(|text| Token { text, kind: Kind::Keyword }));
            (value, "")
        }
    };
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let (text, kind) = match first {
            '"' => (literal(rest), Some(Kind::Literal)),
            _ => (words(rest).next().unwrap_or(rest), None),
        };
        let kind = kind.unwrap_or_else(|| match language {
            Language::Rust if KEYWORDS.contains(&text) => Kind::Keyword,
            Language::Rust | Language::Document if first.is_ascii_digit() => Kind::Literal,
            Language::Rust | Language::Document => Kind::Plain,
        });
        if kind == Kind::Literal {
            tokens.extend(words(text).map(|text| Token { text, kind }));
        } else {
            tokens.push(Token { text, kind });
        }
        rest = rest.get(text.len()..).unwrap_or_default();
    }
    tokens.extend(words(comment).map(|text| Token { text, kind: Kind::Comment }));
    tokens
}

/// Where the comment of a line of Rust begins.
fn comment(line: &str) -> usize {
    let mut in_literal = false;
    let mut escaped = false;
    for (at, character) in line.char_indices() {
        match character {
            _ if escaped => escaped = false,
            '\\' if in_literal => escaped = true,
            '"' => in_literal = !in_literal,
            '/' if !in_literal && line[at..].starts_with("//") => return at,
            _ => {}
        }
    }
    line.len()
}

/// Where the key of a line of YAML or JSON ends, before its colon; 0 where the line has none.
fn key(line: &str) -> usize {
    let end = line.find(": ").or_else(|| line.ends_with(':').then(|| line.len() - 1));
    end.filter(|end| {
        let key = line[..*end].trim_start_matches([' ', '\t', '-', '{']);
        !key.is_empty() && (key.starts_with('"') || !key.contains([' ', '"', '#']))
    })
    .unwrap_or(0)
}

/// The literal at the beginning of `rest`, to its closing quote or to the end.
fn literal(rest: &str) -> &str {
    let mut escaped = false;
    for (at, character) in rest.char_indices().skip(1) {
        match character {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return &rest[..=at],
            _ => {}
        }
    }
    rest
}

/// Words, runs of spaces, and single signs.
fn words(text: &str) -> impl Iterator<Item = &str> {
    let class = |character: char| match character {
        ' ' | '\t' => 0,
        '_' => 1,
        _ if character.is_alphanumeric() => 1,
        _ => 2,
    };
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = match class(first) {
            2 => first.len_utf8(),
            of => rest.find(|c| class(c) != of).unwrap_or(rest.len()),
        };
        let (word, after) = rest.split_at(end);
        rest = after;
        Some(word)
    })
}

#[cfg(test)]
mod tests {
    use super::{Kind, Language, tokens};

    fn kinds(line: &str, language: Language) -> Vec<(&str, Kind)> {
        let tokens = tokens(line, language);
        assert_eq!(tokens.iter().map(|token| token.text).collect::<String>(), line, "nothing is lost");
        tokens.into_iter().map(|token| (token.text, token.kind)).filter(|(_, kind)| *kind != Kind::Plain).collect()
    }

    #[test]
    fn rust_has_keywords_literals_and_comments() {
        let line = r#"    pub a: u8 = 7, "x \" // é", // b"#;
        let found = kinds(line, Language::Rust);
        assert_eq!(found.first(), Some(&("pub", Kind::Keyword)));
        assert_eq!(
            found.iter().filter(|(_, kind)| *kind == Kind::Comment).map(|(text, _)| *text).collect::<String>(),
            "// b"
        );
        let literal: String = found.iter().filter(|(_, kind)| *kind == Kind::Literal).map(|(text, _)| *text).collect();
        assert_eq!(literal, r#"7"x \" // é""#);
    }

    #[test]
    fn documents_have_keys() {
        for (line, key) in
            [("  - name: a: b", "  - name"), ("\"a b\": 1,", "\"a b\""), ("a b: c", ""), ("x:", "x"), ("", "")]
        {
            let found = kinds(line, Language::Document);
            let found: String =
                found.iter().filter(|(_, kind)| *kind == Kind::Keyword).map(|(text, _)| *text).collect();
            assert_eq!(found, key, "{line}");
        }
    }
}
