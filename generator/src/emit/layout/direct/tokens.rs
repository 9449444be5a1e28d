//! Tokens one after the other, with a look ahead. None is copied, and all are still there in the end: whatever can't be
//! printed directly is printed in another way.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, TokenStream, TokenTree};

/// A stream of tokens, of which some have been read.
pub(in super::super) struct Tokens {
    trees: Vec<TokenTree>,
    at: usize,
}

impl Tokens {
    pub(in super::super) fn new(stream: TokenStream) -> Self {
        Self { trees: stream.into_iter().collect(), at: 0 }
    }

    /// How many have been read.
    pub(super) fn at(&self) -> usize {
        self.at
    }

    /// Goes back, or on, to where so many have been read.
    pub(super) fn go_to(&mut self, at: usize) {
        self.at = at;
    }

    pub(super) fn rest(&self) -> &[TokenTree] {
        self.trees.get(self.at..).unwrap_or_default()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rest().is_empty()
    }

    /// Whether the tokens that follow are these characters.
    pub(super) fn follows(&self, puncts: &str) -> bool {
        let mut rest = self.rest().iter();
        puncts.chars().all(|c| matches!(rest.next(), Some(TokenTree::Punct(punct)) if punct.as_char() == c))
    }

    /// Whether the next token is this word.
    pub(super) fn follows_word(&self, word: &str) -> bool {
        matches!(self.rest().first(), Some(TokenTree::Ident(ident)) if ident == word)
    }

    /// Whether the next token is a group in these.
    pub(super) fn follows_group(&self, delimiter: Delimiter) -> bool {
        matches!(self.rest().first(), Some(TokenTree::Group(group)) if group.delimiter() == delimiter)
    }

    /// Whether the next token is a literal.
    pub(super) fn follows_literal(&self) -> bool {
        matches!(self.rest().first(), Some(TokenTree::Literal(_)))
    }

    /// Takes these characters, if they follow.
    pub(super) fn take(&mut self, puncts: &str) -> bool {
        let there = self.follows(puncts);
        self.at += if there { puncts.len() } else { 0 };
        there
    }

    /// Takes this word, if it follows.
    pub(super) fn take_word(&mut self, word: &str) -> bool {
        let there = self.follows_word(word);
        self.at += usize::from(there);
        there
    }

    pub(super) fn ident(&mut self) -> Option<&Ident> {
        self.at += 1;
        match self.trees.get(self.at - 1)? {
            TokenTree::Ident(ident) => Some(ident),
            _ => None,
        }
    }

    pub(super) fn literal(&mut self) -> Option<&Literal> {
        self.at += 1;
        match self.trees.get(self.at - 1)? {
            TokenTree::Literal(literal) => Some(literal),
            _ => None,
        }
    }

    /// Takes a group in these, whose contents `read` reads to the end.
    pub(super) fn group<R>(&mut self, delimiter: Delimiter, read: impl FnOnce(&mut Self) -> Option<R>) -> Option<R> {
        let place = self.trees.get_mut(self.at)?;
        if !matches!(place, TokenTree::Group(group) if group.delimiter() == delimiter) {
            return None;
        }
        let group = std::mem::replace(place, TokenTree::Punct(Punct::new(';', Spacing::Alone)));
        let stream = if let TokenTree::Group(group) = &group { group.stream() } else { TokenStream::new() };
        // Of a stream that nobody else holds the tokens are moved, not copied.
        drop(group);
        let mut inside = Self::new(stream);
        let result = read(&mut inside).filter(|_| inside.is_empty());
        *place = TokenTree::Group(Group::new(delimiter, inside.trees.into_iter().collect()));
        self.at += 1;
        result
    }

    /// A copy of the tokens between two places.
    pub(super) fn between(&self, start: usize, end: usize) -> TokenStream {
        self.trees.get(start..end).unwrap_or_default().iter().cloned().collect()
    }
}
