//! Whether null is a value, in whatever spelling.

use crate::document::{SchemaObject, Type};
use crate::lower::{is_null, json_type};
use crate::source::Node;

/// Whether null is a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::diff::api::schema) enum Null {
    /// Nothing is said of types.
    Open,
    Refused,
    Allowed,
}

impl Null {
    /// What two schemas say together.
    pub(super) fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Open, other) | (other, Self::Open) => other,
            (Self::Allowed, Self::Allowed) => Self::Allowed,
            _ => Self::Refused,
        }
    }

    /// What a schema says itself, its references and `allOf` aside.
    pub(super) fn of(schema: &SchemaObject) -> Self {
        let by_type = match &schema.types {
            Some(types) => Self::listed(types.contains(Type::Null)),
            None if json_type(schema).is_some() => Self::Refused,
            None => Self::Open,
        };
        let listed = schema.enumeration.as_ref().filter(|values| !values.is_empty());
        let by_value = match (&schema.constant, listed) {
            (Some(value), _) => Self::listed(value.is_null()),
            (None, Some(values)) => Self::listed(values.iter().any(Node::is_null)),
            (None, None) => Self::Open,
        };
        let branches = [&schema.combinators.any_of, &schema.combinators.one_of].into_iter();
        let unions = branches.filter(|branches| !branches.is_empty()).map(|branches| {
            let allows = branches.iter().filter_map(|branch| branch.as_object()).any(|branch| {
                branch.nullable.is_some() || branch.types.as_ref().is_some_and(|types| types.contains(Type::Null))
            });
            Self::listed(allows || branches.iter().any(is_null))
        });
        let said = unions.fold(by_type.and(by_value), Self::and);
        // Beside whatever else is said, `nullable` adds null; alone it says nothing.
        if schema.nullable.is_some() && said != Self::Open { Self::Allowed } else { said }
    }

    const fn listed(listed: bool) -> Self {
        if listed { Self::Allowed } else { Self::Refused }
    }
}
