//! References to types.

use super::Ident;
use crate::ir::Foreign;

/// A reference to a type, as deep as it goes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum TypeRef {
    /// `()`: no content.
    Unit,
    /// `bindery::Null`
    Null,
    /// `bindery::Never`
    Never,
    /// `bool`
    Bool,
    /// One of Rust's integers, by its name.
    Integer(&'static str),
    /// `f64`
    F64,
    /// A number of the runtime with all its digits, by its name in `bindery::number`.
    Number(&'static str),
    /// `String`
    String,
    /// A format newtype of the runtime, by its name in `bindery::format`.
    Format(&'static str),
    /// `bindery::Binary`: content that no schema describes.
    Binary,
    /// `bindery::Value`: any JSON value.
    Value,
    /// A type of the document's schemas.
    Schema(Ident),
    /// A type of the operations module.
    Operation(Ident),
    /// `Option<T>`
    Option(Box<TypeRef>),
    /// `bindery::Nullable<T>`: absent, null and value are three states.
    Nullable(Box<TypeRef>),
    /// `bindery::Stream<T>`
    Stream(Box<TypeRef>),
    /// `bindery::stream::Event`
    Event,
    /// `Vec<T>`
    Vec(Box<TypeRef>),
    /// `bindery::Map<T>`
    Map(Box<TypeRef>),
    /// `bindery::IndexMap<T>`
    IndexMap(Box<TypeRef>),
    /// A type of another crate; `bindery::AsText<T>` of a number that is a string on the wire.
    Foreign {
        /// The type.
        ty: Foreign,
        /// Whether it is in `AsText`.
        as_text: bool,
    },
    /// `Box<T>`, where a type contains itself.
    Boxed(Box<TypeRef>),
}

impl TypeRef {
    /// What is within, where it is a wrapper or a container of one other type.
    pub fn inner(&self) -> Option<&Self> {
        match self {
            Self::Option(inner)
            | Self::Nullable(inner)
            | Self::Stream(inner)
            | Self::Vec(inner)
            | Self::Map(inner)
            | Self::IndexMap(inner)
            | Self::Boxed(inner) => Some(inner),
            _ => None,
        }
    }

    /// Whether a type of another crate is among what it is made of, those of the document aside.
    pub fn has_foreign(&self) -> bool {
        let mut ty = self;
        while let Some(inner) = ty.inner() {
            ty = inner;
        }
        matches!(ty, Self::Foreign { .. })
    }
}
