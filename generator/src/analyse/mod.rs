//! Side tables over the intermediate representation: everything that is decided before a line is printed.
//!
//! Each table is computed once by a module of its own; the plan reads them and decides nothing itself.

pub mod blank;
pub mod names;
pub mod observed;
pub mod outcomes;
pub mod recursion;
mod split;
pub mod templates;
pub mod unions;
pub mod untyped;
pub mod usage;

use crate::config::Config;
use crate::diagnostic::Diagnostics;
use crate::ir::Api;
use crate::lock::Lock;

/// The side tables of an API.
#[derive(Debug)]
pub struct Analysis {
    /// Rust names of everything.
    pub names: names::Names,
    /// What operations answer with, by number.
    pub outcomes: Vec<outcomes::Outcome>,
    /// Which objects have constraints on members that they do not list.
    pub observed: observed::Observed,
    /// Where types travel.
    pub usage: usage::Usage,
    /// Which members and branches are boxed.
    pub boxes: recursion::Boxes,
    /// How the branches of unions are told apart, and the branch of a blank value.
    pub unions: unions::Unions,
    /// How refusals are worded in declared error shapes.
    pub templates: templates::Templates,
}

/// Computes the side tables; `lock` keeps the names once given and learns the new ones.
pub fn analyse(api: &Api, config: &Config, lock: &mut Lock, diagnostics: &mut Diagnostics) -> Analysis {
    let boxes = recursion::boxes(&api.types);
    let blanks = blank::blanks(&api.types, diagnostics);
    let outcomes: Vec<outcomes::Outcome> =
        api.operations.iter().map(|operation| outcomes::outcome(operation, lock)).collect();
    Analysis {
        names: names::names(api, &outcomes, config, lock, diagnostics),
        outcomes,
        observed: observed::observed(api),
        usage: usage::usage(api),
        unions: unions::unions(&api.types, &blanks),
        templates: templates::templates(api),
        boxes,
    }
}
