//! What went wrong, where, and how to mend it.
//!
//! Every stage reports into a [`Diagnostics`]; nothing is printed from a stage. [`Code`] is the one table of codes.

mod code;
mod collect;
mod escape;
mod json;
pub mod page;
mod render;

pub use crate::unicode::is_hidden;
pub use code::Code;
pub use collect::{Diagnostics, Shown};
pub use escape::{visible, visible_source};
pub use json::Json;
pub use render::{Style, render, render_line, render_lines};

use crate::source::Span;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Something is likely wrong in the document, yet output is right by its letter.
    Warning,
    /// A decision worth knowing: something was ignored or read in a certain way.
    Note,
}

impl Severity {
    /// As it is printed: `error`, `warning` or `note`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

impl std::fmt::Display for Severity {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        out.write_str(self.as_str())
    }
}

/// A place in a document with a short text beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What to see there; may be empty.
    pub text: String,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Which finding, for `bindery explain`.
    pub code: Code,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong: lower-case, no final full stop, code in backticks. May quote the document: a renderer escapes it.
    pub message: String,
    /// The places; the first is the primary one. Empty only for findings about no file.
    pub labels: Vec<Label>,
    /// How to mend it, in this case: see [`Diagnostic::advice`].
    pub help: Option<String>,
    /// Further facts.
    pub notes: Vec<String>,
}

impl Diagnostic {
    /// An error without a place yet.
    #[must_use]
    pub fn error(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, code, message)
    }

    /// A warning without a place yet.
    #[must_use]
    pub fn warning(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, code, message)
    }

    /// A note without a place yet.
    #[must_use]
    pub fn note(code: Code, message: impl Into<String>) -> Self {
        Self::new(Severity::Note, code, message)
    }

    fn new(severity: Severity, code: Code, message: impl Into<String>) -> Self {
        Self { code, severity, message: message.into(), labels: Vec::new(), help: None, notes: Vec::new() }
    }

    /// Adds a place: the first one added is the primary.
    #[must_use]
    pub fn at(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Adds the first of `places` as the next label with `text`, and a few of the others; counts the rest in a fact.
    #[must_use]
    pub fn at_all(self, places: impl IntoIterator<Item = Span>, text: &str) -> Self {
        const SHOWN: usize = 4;
        let mut places = places.into_iter();
        let found = places
            .by_ref()
            .take(SHOWN)
            .enumerate()
            .fold(self, |found, (at, span)| found.at(span, if at == 0 { text } else { "here too" }));
        match places.count() {
            0 => found,
            more => found.fact(format!("and at {more} more {}", if more == 1 { "place" } else { "places" })),
        }
    }

    /// Says how to mend it.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Adds a further fact.
    #[must_use]
    pub fn fact(mut self, fact: impl Into<String>) -> Self {
        self.notes.push(fact.into());
        self
    }

    /// How to mend it: in this case, or else what the table says of the code in general. A note asks for nothing, so it
    /// gets no general advice.
    #[must_use]
    pub fn advice(&self) -> Option<&str> {
        let general = (self.severity < Severity::Note).then(|| self.code.help());
        self.help.as_deref().or(general)
    }

    /// The primary place.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.labels.first().map(|label| label.span)
    }
}
