//! Where items begin and end.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

/// An item of a file, or a member of a block.
#[derive(Debug, Clone)]
pub(in super::super) struct Item {
    pub(in super::super) word: Word,
    pub(in super::super) public: bool,
    pub(in super::super) tokens: TokenStream,
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

/// Takes a stream apart.
pub(in super::super) fn split(tokens: impl IntoIterator<Item = TokenTree>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut item: Vec<TokenTree> = Vec::new();
    let (mut word, mut public) = (None, false);
    for token in tokens {
        let ends = match &token {
            TokenTree::Ident(ident) if ident == "pub" && word.is_none() => {
                public = true;
                false
            }
            TokenTree::Ident(ident) => {
                word.get_or_insert_with(|| Word::of(&ident.to_string()));
                false
            }
            TokenTree::Punct(punct) => punct.as_char() == ';',
            TokenTree::Group(group) => {
                let to_the_semicolon = matches!(word, Some(Word::Static | Word::Const | Word::Type | Word::Use));
                group.delimiter() == Delimiter::Brace && !to_the_semicolon
            }
            TokenTree::Literal(_) => false,
        };
        item.push(token);
        if ends {
            let (word, public) = (word.take().unwrap_or(Word::Other), std::mem::take(&mut public));
            items.push(Item { word, public, tokens: item.drain(..).collect() });
        }
    }
    if !item.is_empty() {
        items.push(Item { word: Word::Other, public, tokens: item.into_iter().collect() });
    }
    items
}

impl Item {
    /// Whether its contents are elsewhere.
    pub(in super::super) fn declares(&self) -> bool {
        !matches!(self.tokens.clone().into_iter().last(), Some(TokenTree::Group(_)))
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
