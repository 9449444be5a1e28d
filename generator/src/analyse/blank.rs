//! The smallest value of each type: what a reader fills, and whether there is one at all.
//!
//! A value must exist before it can be read into. For a union that is the branch with the least recursion; a type of
//! which every value contains itself has none, and no document can hold one either.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Branch, Inhabited, Type, Types, Value};

/// The number of types that a blank value of each type passes through; nothing where there is none.
#[derive(Debug)]
pub struct Blanks(Inhabited);

impl Blanks {
    /// The branch that a blank value of a union holds.
    pub fn branch(&self, branches: &[Branch]) -> usize {
        let cost = |value: &Value| self.cost(value).unwrap_or(u32::MAX);
        let best = branches.iter().enumerate().min_by_key(|(number, branch)| (cost(&branch.value), *number));
        best.map_or(0, |(number, _)| number)
    }

    fn cost(&self, value: &Value) -> Option<u32> {
        match value.ty {
            Type::Named(id) if !value.nullable => self.0.depth(id),
            _ => Some(0),
        }
    }
}

/// Finds the blanks, and reports types that have none.
pub fn blanks(types: &Types, diagnostics: &mut Diagnostics) -> Blanks {
    let inhabited = Inhabited::of(types);
    for (_, def) in types.iter().filter(|(id, _)| inhabited.depth(*id).is_none()) {
        diagnostics.push(
            Diagnostic::error(Code::Uninhabited, "no value of this schema exists: each would contain another one")
                .at(def.span, "this schema requires itself")
                .help("make a member on the cycle optional or nullable"),
        );
    }
    Blanks(inhabited)
}
