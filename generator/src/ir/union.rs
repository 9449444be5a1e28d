//! Unions: values that are one of several things.

use super::{Docs, Span, Value};
use crate::source::Text;

/// One of several types.
#[derive(Debug, Clone, PartialEq)]
pub struct Union {
    /// `anyOf` or `oneOf`.
    pub kind: UnionKind,
    /// The branches, in document order; null is never one of them.
    pub branches: Vec<Branch>,
    /// `discriminator`.
    pub discriminator: Option<Discriminator>,
}

/// The property whose value names the branch: a hint, which never changes what validates.
#[derive(Debug, Clone, PartialEq)]
pub struct Discriminator {
    /// The property.
    pub property: Text,
    /// Its values, with the branches that they name.
    pub values: Vec<(Text, usize)>,
    /// `defaultMapping`: the branch of objects without one of these values.
    pub otherwise: Option<usize>,
}

/// The keyword that a union is written with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnionKind {
    /// `anyOf`, or several types in `type`.
    AnyOf,
    /// `oneOf`.
    OneOf,
}

/// A branch of a union.
#[derive(Debug, Clone, PartialEq)]
pub struct Branch {
    /// What a person would call it: title or component name.
    pub label: Option<Text>,
    /// What it is named by.
    pub named: Named,
    /// Its value.
    pub value: Value,
    /// What the document says of it.
    pub docs: Docs,
    /// Its schema.
    pub span: Span,
}

/// What a branch is named by.
#[derive(Debug, Clone, Default, PartialEq)]
pub enum Named {
    /// What the document calls it.
    #[default]
    Label,
    /// What the document called it, if anything, when it got its name.
    Before(Option<Text>),
}

impl Branch {
    /// The document's name that it is named by.
    pub fn named_by(&self) -> Option<&Text> {
        match &self.named {
            Named::Label => self.label.as_ref(),
            Named::Before(label) => label.as_ref(),
        }
    }
}
