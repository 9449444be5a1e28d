//! Tokens one after the other, with a look ahead.

use proc_macro2::{Delimiter, Ident, Literal, TokenStream, TokenTree};

/// What is left of a stream of tokens.
pub(super) struct Tokens(std::vec::IntoIter<TokenTree>);

impl Tokens {
    pub(super) fn new(stream: TokenStream) -> Self {
        Self(stream.into_iter().collect::<Vec<_>>().into_iter())
    }

    pub(super) fn rest(&self) -> &[TokenTree] {
        self.0.as_slice()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest().is_empty()
    }

    /// Whether the tokens that follow are these characters.
    pub(super) fn at(&self, puncts: &str) -> bool {
        let mut rest = self.rest().iter();
        puncts.chars().all(|c| matches!(rest.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == c))
    }

    /// Whether the next token is this word.
    pub(super) fn at_word(&self, word: &str) -> bool {
        matches!(self.rest().first(), Some(TokenTree::Ident(ident)) if ident == word)
    }

    /// Whether the next token is a group in these.
    pub(super) fn at_group(&self, delimiter: Delimiter) -> bool {
        matches!(self.rest().first(), Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
    }

    /// Takes these characters, if they follow.
    pub(super) fn take(&mut self, puncts: &str) -> bool {
        let there = self.at(puncts);
        if there {
            self.skip(puncts.len());
        }
        there
    }

    /// Takes this word, if it follows.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let there = self.at_word(word);
        if there {
            self.skip(1);
        }
        there
    }

    fn skip(&mut self, count: usize) {
        self.0.by_ref().take(count).for_each(drop);
    }

    pub(super) fn ident(&mut self) -> Option<Ident> {
        match self.0.next()? {
            TokenTree::Ident(ident) => Some(ident),
            _ => None,
        }
    }

    pub(super) fn literal(&mut self) -> Option<Literal> {
        match self.0.next()? {
            TokenTree::Literal(literal) => Some(literal),
            _ => None,
        }
    }

    /// The contents of a group in these.
    pub(super) fn group(&mut self, delimiter: Delimiter) -> Option<Self> {
        match self.0.next()? {
            TokenTree::Group(group) if group.delimiter() == delimiter => {
                let stream = group.stream();
                // Of a stream that nobody else holds the tokens are moved, not copied.
                drop(group);
                Some(Self::new(stream))
            }
            _ => None,
        }
    }
}

impl IntoIterator for Tokens {
    type Item = TokenTree;
    type IntoIter = std::vec::IntoIter<TokenTree>;

    fn into_iter(self) -> Self::IntoIter {
        self.0
    }
}
