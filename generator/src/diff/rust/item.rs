//! Public items, taken apart into what code can touch.

use crate::config::CrateKind;
use std::collections::{BTreeMap, BTreeSet};

/// Where an item stands: its crate, and its path in it.
pub(in crate::diff) type Path = (CrateKind, String);

/// The items of some files.
pub(super) type Items = BTreeMap<Path, Public>;

/// A public item, as far as the parsed files have it.
#[derive(Clone, Default)]
pub(super) struct Public {
    /// What it is; nothing, where its definition stands in a file that was not parsed.
    pub(super) kind: Option<Kind>,
    /// What code can touch of it, by what that is and its name.
    pub(super) facets: BTreeMap<(Facet, String), Shape>,
    /// Its definition and its implementations, with documentation.
    pub(super) parts: Vec<syn::Item>,
}

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Struct,
    Tuple,
    Enum,
    Alias,
    Trait,
    Function,
    /// A method of the client, of its builder, of a handle.
    Method,
    /// What a server's trait asks for, or has a default for.
    Handler,
    /// The setters of a call.
    Setters,
    Reexport,
}

/// What of an item code can touch.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Facet {
    /// Whether values can be taken apart and matched without `..`.
    Exhaustive,
    Field,
    Variant,
    /// `new`.
    Constructor,
    /// Another method of a type.
    Method,
    /// A trait that it implements, or derives.
    Implements,
    /// A type that the operation of a request is read with, of the traits of the runtime.
    Operation,
    /// The type that an alias stands for.
    Target,
    /// What a trait asks for beside methods: an associated type, a supertrait.
    Demand,
    /// The signature of a function, a method, a handler.
    Signature,
    /// A setter.
    Setter,
    Const,
    /// `#[deprecated]`
    Deprecated,
}

/// How a facet looks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Shape {
    /// As it is written.
    pub(super) text: String,
    /// As it is compared: names of the document marked, those of the runtime and of Rust without their modules.
    pub(super) exact: String,
    /// The arguments of what is called, receiver aside.
    pub(super) arguments: Vec<Argument>,
    /// What is given back.
    pub(super) gives: String,
    /// What types it asks for.
    pub(super) bounds: String,
    /// The same as it is compared, each by itself: a parameter and what it has to be.
    pub(super) asked: BTreeSet<String>,
    /// Whether a trait has a body for it.
    pub(super) default: bool,
}

impl Public {
    /// The types of the document that it names.
    pub(super) fn types(&self) -> Vec<String> {
        let all: BTreeSet<&str> = self.facets.values().flat_map(Shape::types).collect();
        all.into_iter().map(str::to_owned).collect()
    }
}

impl Shape {
    /// The types of the document that it names.
    pub(super) fn types(&self) -> BTreeSet<&str> {
        let arguments = self.arguments.iter().map(|argument| argument.exact.as_str());
        let asked = self.asked.iter().map(String::as_str);
        let all = [self.exact.as_str(), self.gives.as_str()].into_iter().chain(arguments).chain(asked);
        all.flat_map(|exact| exact.split(' ')).filter_map(|word| word.strip_prefix('@')).collect()
    }
}

/// An argument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Argument {
    pub(super) name: String,
    /// As it is written.
    pub(super) text: String,
    /// As it is compared.
    pub(super) exact: String,
}

impl Kind {
    /// What it is called.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::Struct => "a struct",
            Self::Tuple => "a tuple struct",
            Self::Enum => "an enum",
            Self::Alias => "an alias",
            Self::Trait => "a trait",
            Self::Function => "a function",
            Self::Method => "a method",
            Self::Handler => "a handler",
            Self::Setters => "setters of a call",
            Self::Reexport => "a re-export",
        }
    }
}
