//! The three kinds of text that reach the output, as types, so that none is taken for another.

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
}

/// Text of the document that is data in the output: it can only become a literal.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Wire(pub String);

/// Documentation of an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Docs(pub Vec<Line>);

/// A paragraph of documentation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// Of the document: CommonMark from a stranger.
    Document(String),
    /// Ours: intra-doc links and code spans are meant.
    Ours(String),
    /// A label of ours, a colon, and a text of the document, in one paragraph.
    Labelled(String, String),
}
