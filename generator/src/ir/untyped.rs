//! Why a value has no type of its own.
//!
//! A value of any type is right where the document says no more, and a loss where it does. So none is made without its
//! reason, and all of them are counted.

/// The reason for which a value is one of any type.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Untyped {
    /// The schema is `true` or `{}`, or there is none.
    Everything,
    /// The schema has constraints, but no type.
    NoType,
    /// The members of an object beside those that are described.
    OtherMembers,
    /// An object of which no member is described.
    FreeObject,
    /// An array of which no element is described.
    FreeArray,
    /// The listed values are of several types.
    MixedEnum,
    /// The elements differ by their place.
    MixedItems,
    /// The members differ by the pattern of their names.
    MixedMembers,
    /// The reference leads nowhere, which has been reported.
    Unresolved,
    /// The schema can't be represented, which has been reported.
    Unsupported,
    /// No value satisfies the schema, which has been reported.
    Impossible,
    /// An error has been reported, and nothing will be generated.
    Error,
}

impl Untyped {
    /// Every reason; those for which the document itself allows any value go first.
    pub const ALL: [Self; 12] = [
        Self::Everything,
        Self::NoType,
        Self::OtherMembers,
        Self::FreeObject,
        Self::FreeArray,
        Self::MixedEnum,
        Self::MixedItems,
        Self::MixedMembers,
        Self::Unresolved,
        Self::Unsupported,
        Self::Impossible,
        Self::Error,
    ];

    /// A name for programs, which keeps its meaning.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Everything => "everything",
            Self::NoType => "no-type",
            Self::OtherMembers => "other-members",
            Self::FreeObject => "free-object",
            Self::FreeArray => "free-array",
            Self::MixedEnum => "mixed-enum",
            Self::MixedItems => "mixed-items",
            Self::MixedMembers => "mixed-members",
            Self::Unresolved => "unresolved",
            Self::Unsupported => "unsupported",
            Self::Impossible => "impossible",
            Self::Error => "error",
        }
    }

    /// The reason in words.
    #[must_use]
    pub const fn why(self) -> &'static str {
        match self {
            Self::Everything => "the schema allows everything",
            Self::NoType => "the schema states no type",
            Self::OtherMembers => "the object takes members that are not described",
            Self::FreeObject => "no member of the object is described",
            Self::FreeArray => "no element of the array is described",
            Self::MixedEnum => "the listed values are of several types",
            Self::MixedItems => "elements differ by their place",
            Self::MixedMembers => "members differ by the pattern of their names",
            Self::Unresolved => "the reference leads nowhere",
            Self::Unsupported => "the schema can't be represented yet",
            Self::Impossible => "no value satisfies the schema",
            Self::Error => "an error was reported",
        }
    }

    /// Whether the document itself says no more about the value. Otherwise it does, and we fall back.
    #[must_use]
    pub const fn is_stated(self) -> bool {
        matches!(self, Self::Everything | Self::NoType | Self::OtherMembers | Self::FreeObject | Self::FreeArray)
    }
}

/// A reason that is no part of the type that it stands in: one untyped value is like another.
#[derive(Debug, Clone, Copy)]
pub struct Because(pub Untyped);

impl PartialEq for Because {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Untyped;

    #[test]
    fn reasons_are_in_order() {
        assert!(Untyped::ALL.is_sorted());
        assert!(Untyped::ALL.map(|reason| !reason.is_stated()).is_sorted());
    }
}
