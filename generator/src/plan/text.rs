//! The three kinds of text that reach the output, as types, so that none is taken for another.

use crate::source::Text;

/// A Rust identifier that a scope of `analyse::names` has claimed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Ident(String);

impl Ident {
    /// Only `analyse::names` makes identifiers.
    pub(crate) fn claimed(text: String) -> Self {
        Self(text)
    }

    /// Its text; raw (`r#type`) where it is a keyword.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Its text without the mark of a raw identifier.
    pub fn plain(&self) -> &str {
        self.0.trim_start_matches("r#")
    }
}

/// Text of the document that is data in the output: it can only become a literal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wire(pub Text);

/// Documentation of an item.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Docs(pub Vec<Line>);

/// A paragraph of documentation.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Line {
    /// Of the document: CommonMark from a stranger.
    Document(Text),
    /// Ours, with names of the document in it.
    Ours(Vec<Word>),
    /// A label of ours, a colon, and a text of the document, in one paragraph.
    Labelled(Vec<Word>, Text),
}

/// A part of a sentence of ours.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Word {
    /// Words of ours; they never hold text of the document.
    Text(String),
    /// A name of the document, shown as code.
    Code(String),
    /// A type, as a link.
    Type(Ident),
}

impl From<&str> for Word {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
