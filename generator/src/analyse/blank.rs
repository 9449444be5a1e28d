//! The smallest value of each type: what a reader fills, and whether there is one at all.
//!
//! A value must exist before it can be read into. For a union that is the branch with the least recursion; a type of
//! which every value contains itself has none, and no document can hold one either.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Kind, Object, Tuple, Type, Types, Value};

/// The number of types that a blank value of each type passes through; nothing where there is none.
#[derive(Debug)]
pub struct Blanks(Vec<Option<u32>>);

impl Blanks {
    /// The branch that a blank value of a union holds.
    pub fn branch(&self, branches: &[crate::ir::Branch]) -> usize {
        let cost = |value: &Value| self.cost(value).unwrap_or(u32::MAX);
        let best = branches.iter().enumerate().min_by_key(|(number, branch)| (cost(&branch.value), *number));
        best.map_or(0, |(number, _)| number)
    }

    fn cost(&self, value: &Value) -> Option<u32> {
        match value.ty {
            Type::Named(id) if !value.nullable => self.0.get(id.index()).copied().flatten(),
            _ => Some(0),
        }
    }
}

/// Computes the blanks to a fixed point, and reports types that have none.
pub fn blanks(types: &Types, diagnostics: &mut Diagnostics) -> Blanks {
    let mut blanks = Blanks(vec![None; types.len()]);
    let mut changed = true;
    while changed {
        changed = false;
        for (id, def) in types.iter() {
            if blanks.0.get(id.index()).is_some_and(Option::is_some) {
                continue;
            }
            let cost = match &def.kind {
                Kind::Enumeration(_) => Some(0),
                Kind::Object(Object { members, .. }) | Kind::Tuple(Tuple { elements: members, .. }) => {
                    let required = members.iter().filter(|member| member.required);
                    required.map(|member| blanks.cost(&member.value)).try_fold(0, |most, cost| Some(cost?.max(most)))
                }
                Kind::Union(union) => union.branches.iter().filter_map(|branch| blanks.cost(&branch.value)).min(),
            };
            if let (Some(cost), Some(slot)) = (cost, blanks.0.get_mut(id.index())) {
                *slot = Some(cost + 1);
                changed = true;
            }
        }
    }
    for (id, def) in types.iter() {
        if blanks.0.get(id.index()).is_some_and(Option::is_none) {
            diagnostics.push(
                Diagnostic::error(Code::Uninhabited, "no value of this schema exists: each would contain another one")
                    .at(def.span, "this schema requires itself")
                    .help("make a member on the cycle optional or nullable"),
            );
        }
    }
    blanks
}
