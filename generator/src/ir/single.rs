//! Types of one value.

use super::{Json, Kind, Origin, Step, TypeDef};

impl TypeDef {
    /// The value of an inline type that is nothing but this one among the branches of a union: it is known by its value,
    /// not by its place.
    pub fn single_branch(&self) -> Option<&Json> {
        let Origin::Inline { steps, .. } = &self.origin else { return None };
        let Kind::Enumeration(of) = &self.kind else { return None };
        match (steps.last(), of.variants.as_slice()) {
            (Some(Step::Branch(_)), [only]) if !of.open => Some(&only.value),
            _ => None,
        }
    }
}
