//! Types that somebody else has written, which the configuration puts in the place of those that a schema makes.

use super::Type;

/// A type by the path that the configuration gives it; what it is nobody here knows.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Foreign {
    /// Where the type comes from.
    pub whence: Whence,
    /// The path of names that leads to it, from that of a package.
    pub path: Vec<Segment>,
}

/// A name on the way to a type.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Segment {
    /// The name.
    pub name: String,
    /// The types that it is of.
    pub arguments: Vec<Vec<Segment>>,
}

/// Who brings a type along.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Whence {
    /// The runtime, with this of its features: what is text on the wire.
    Texts(&'static str),
    /// The same: what is a number on the wire, or the text of one.
    Numbers(&'static str),
    /// A package that the configuration names.
    Package,
    /// The package that the generated code becomes a part of.
    Here,
}

impl Foreign {
    /// Whether values of a type can be held in it, as far as that is known.
    pub fn holds(&self, ty: &Type) -> bool {
        match self.whence {
            Whence::Texts(_) => matches!(ty, Type::String(_)),
            Whence::Numbers(_) => matches!(ty, Type::String(_) | Type::Integer(_) | Type::Number(_)),
            Whence::Package | Whence::Here => true,
        }
    }

    /// The feature of the runtime that brings it along.
    pub fn feature(&self) -> Option<&'static str> {
        match self.whence {
            Whence::Texts(feature) | Whence::Numbers(feature) => Some(feature),
            Whence::Package | Whence::Here => None,
        }
    }
}

/// As it is written in the configuration.
impl std::fmt::Display for Foreign {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.write_str(&shown(&self.path))
    }
}

/// As deep as the configuration nests it, which its reader limits.
fn shown(path: &[Segment]) -> String {
    let segment = |segment: &Segment| match segment.arguments.as_slice() {
        [] => segment.name.clone(),
        some => format!("{}<{}>", segment.name, some.iter().map(|one| shown(one)).collect::<Vec<_>>().join(", ")),
    };
    path.iter().map(segment).collect::<Vec<_>>().join("::")
}
