//! Reference Objects, wherever OpenAPI allows one in place of an item. Schemas have `$ref` as a keyword instead.

use crate::source::{Span, Spanned, Text};

/// An item, or a reference to one.
#[derive(Clone, Debug, PartialEq)]
pub enum RefOr<T> {
    /// `{ "$ref": … }`.
    Reference(Reference),
    /// The item itself.
    Item(T),
}

/// A Reference Object (OpenAPI 3.2, section 4.23).
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// The whole object.
    pub span: Span,
    /// The text of `$ref`, as written.
    pub target: Spanned<Text>,
}

impl<T> RefOr<T> {
    /// The item, unless this is a reference.
    pub const fn as_item(&self) -> Option<&T> {
        if let Self::Item(item) = self { Some(item) } else { None }
    }

    /// The reference, if it is one.
    pub const fn as_reference(&self) -> Option<&Reference> {
        if let Self::Reference(reference) = self { Some(reference) } else { None }
    }
}
