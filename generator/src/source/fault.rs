//! What keeps a text from being read, as it is told to people.

use super::tree::{Refused, Tree};
use crate::diagnostic::{Code, Diagnostic};
use std::ops::Range;

/// What is wrong.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fault {
    pub(super) what: String,
    /// The place, and what to see there.
    pub(super) at: Range<usize>,
    pub(super) label: &'static str,
    /// Another place.
    pub(super) other: Option<(Range<usize>, &'static str)>,
    pub(super) help: String,
}

impl Fault {
    /// The finding; `begin` says what the text is not.
    pub(super) fn report(self, begin: &str, tree: &Tree<'_>) -> Refused {
        let Self { what, at, label, other, help } = self;
        let span = |range: Range<usize>| tree.span(range.start, range.end);
        let found = Diagnostic::error(Code::Syntax, format!("{begin}: {what}")).at(span(at), label);
        Box::new(other.into_iter().fold(found, |found, (at, text)| found.at(span(at), text)).help(help))
    }
}
