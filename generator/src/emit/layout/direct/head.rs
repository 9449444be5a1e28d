//! What items are, and where they end.

use proc_macro2::{Delimiter, TokenTree};

/// An item of a file, or a member of a block, as it begins.
#[derive(Debug, Clone, Copy)]
pub(in super::super) struct Head {
    pub(in super::super) word: Word,
    pub(in super::super) public: bool,
    /// Whether it ends with a semicolon.
    pub(in super::super) semicolon: bool,
    /// How many tokens it is of.
    pub(super) length: usize,
}

/// The word that tells what an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in super::super) enum Word {
    Fn,
    Struct,
    Enum,
    Impl,
    Trait,
    Static,
    Const,
    Type,
    Use,
    Mod,
    /// A macro, a word that goes before another one, or none at all.
    Other,
}

impl Head {
    /// The item that these tokens begin with.
    pub(super) fn of(tokens: &[TokenTree]) -> Self {
        let (mut word, mut public) = (None, false);
        for (number, token) in tokens.iter().enumerate() {
            let (semicolon, block) = match token {
                TokenTree::Ident(ident) if ident == "pub" && word.is_none() => {
                    public = true;
                    (false, false)
                }
                TokenTree::Ident(ident) => {
                    word.get_or_insert_with(|| Word::of(&ident.to_string()));
                    (false, false)
                }
                TokenTree::Punct(punct) => (punct.as_char() == ';', false),
                TokenTree::Group(group) => (false, group.delimiter() == Delimiter::Brace),
                TokenTree::Literal(_) => (false, false),
            };
            let to_the_semicolon = matches!(word, Some(Word::Static | Word::Const | Word::Type | Word::Use));
            if semicolon || block && !to_the_semicolon {
                return Self { word: word.unwrap_or(Word::Other), public, semicolon, length: number + 1 };
            }
        }
        Self { word: Word::Other, public, semicolon: false, length: tokens.len() }
    }
}

impl Word {
    fn of(word: &str) -> Self {
        match word {
            "fn" => Self::Fn,
            "struct" => Self::Struct,
            "enum" => Self::Enum,
            "impl" => Self::Impl,
            "trait" => Self::Trait,
            "static" => Self::Static,
            "const" => Self::Const,
            "type" => Self::Type,
            "use" => Self::Use,
            "mod" => Self::Mod,
            _ => Self::Other,
        }
    }
}
