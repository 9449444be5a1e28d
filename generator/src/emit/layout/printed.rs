//! Text in the making: pieces of a module are printed as they come, so that no more than one is held as tokens.

use proc_macro2::TokenStream;

use super::super::budget::Budget;
use super::line::Line;
use super::{dense, item};

/// A part of a module.
#[derive(Debug)]
pub(in super::super) enum Piece {
    /// Rust items.
    Items(TokenStream),
    /// A line of the runtime's macros.
    Line(Line),
    /// A constant that is a table.
    Dense(TokenStream),
}

/// What stands in a module, as text.
#[derive(Debug, Default)]
pub(in super::super) struct Printed {
    first: Text,
    text: Text,
    /// Of what was no Rust, the first.
    fault: Option<syn::Error>,
    /// What it counts for, where much may come.
    budget: Option<Budget>,
}

impl Printed {
    /// Nothing yet; what is added counts.
    pub(in super::super) fn within(budget: &Budget) -> Self {
        Self { budget: Some(budget.clone()), ..Self::default() }
    }

    /// Adds a piece.
    pub(in super::super) fn push(&mut self, piece: Piece) {
        if self.is_full() {
            return;
        }
        let before = self.text.text.len();
        if let Err(error) = self.text.piece(piece) {
            self.fault.get_or_insert(error);
        }
        if let Some(budget) = &self.budget {
            budget.take(self.text.text.len() - before);
        }
    }

    /// Whether nothing more is added, so that it need not be made.
    fn is_full(&self) -> bool {
        self.budget.as_ref().is_some_and(Budget::is_spent)
    }

    /// Adds a piece before all others: the imports that they turned out to need.
    pub(in super::super) fn first(&mut self, piece: Piece) {
        if let Err(error) = self.first.piece(piece) {
            self.fault.get_or_insert(error);
        }
    }

    /// Whether nothing stands there.
    pub(in super::super) fn is_empty(&self) -> bool {
        self.first.text.is_empty() && self.text.text.is_empty() && self.fault.is_none()
    }

    /// The bytes that it takes after another text, at most.
    pub(super) fn length(&self) -> usize {
        // An empty line before each of the two.
        self.first.text.len() + self.text.text.len() + 2
    }

    /// Adds all of another one.
    pub(in super::super) fn append(&mut self, other: Self) {
        self.text.append(&other.first);
        self.text.append(&other.text);
        self.fault = self.fault.take().or(other.fault);
    }

    /// Puts all of it after a text.
    pub(super) fn put(&self, text: &mut Text) -> syn::Result<()> {
        text.append(&self.first);
        text.append(&self.text);
        self.fault.clone().map_or(Ok(()), Err)
    }
}

impl Extend<Piece> for Printed {
    fn extend<I: IntoIterator<Item = Piece>>(&mut self, pieces: I) {
        let mut pieces = pieces.into_iter();
        while !self.is_full()
            && let Some(piece) = pieces.next()
        {
            self.push(piece);
        }
    }
}

/// What stands between two pieces: those of one kind that are short stay together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Head,
    Declaration,
    Use,
    Reexport,
    Line,
    Static,
    Other,
}

/// Pieces of text with empty lines between.
#[derive(Debug, Default)]
pub(super) struct Text {
    pub(super) text: String,
    /// The kinds at either end.
    ends: Option<(Kind, Kind)>,
}

impl Text {
    fn piece(&mut self, piece: Piece) -> syn::Result<()> {
        match piece {
            Piece::Line(line) => self.add(Kind::Line, &line.print()),
            Piece::Dense(tokens) => self.add(Kind::Static, &dense::item(tokens)),
            Piece::Items(tokens) => item::each(tokens, |kind, printed| self.add(kind, printed))?,
        }
        Ok(())
    }

    pub(super) fn add(&mut self, kind: Kind, printed: &str) {
        if !printed.is_empty() {
            self.join(printed, (kind, kind));
        }
    }

    fn append(&mut self, other: &Self) {
        if let Some(ends) = other.ends {
            self.join(&other.text, ends);
        }
    }

    fn join(&mut self, text: &str, (begin, end): (Kind, Kind)) {
        if self.ends.is_some_and(|(_, last)| last != begin || begin == Kind::Other) {
            self.text.push('\n');
        }
        self.text.push_str(text);
        self.ends = Some((self.ends.map_or(begin, |(first, _)| first), end));
    }
}
