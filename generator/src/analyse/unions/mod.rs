//! How the branches of a union are told apart: by JSON kind first, then among those of a kind by discriminator, by a
//! property that differs, by a key that only one can have, and only then by trying.
//!
//! A proof says two things: where to look, and that no value fits two branches, so that a server need not count.

mod called;
mod kinds;
mod objects;
mod proof;

pub(crate) use called::called;

use super::blank::Blanks;
use crate::ir::{Branch, Kind, TypeId, Types, Union, UnionKind};
use crate::plan::{Decide, MORE_BRANCHES, NO_BRANCH, Wire};
use kinds::Known;
use objects::{Finder, Objects};
use proof::number;
use std::collections::{BTreeMap, BTreeSet};

/// The decisions by union.
#[derive(Debug, Default)]
pub struct Unions {
    decisions: BTreeMap<TypeId, Decision>,
    beside: BTreeSet<TypeId>,
}

/// How a union is read.
#[derive(Debug, Clone, Default)]
pub struct Decision {
    /// What is tried, in this order.
    pub decide: Vec<Decide>,
    /// `oneOf` without a proof that its branches exclude each other.
    pub exclusive: bool,
    /// The branch of a blank value.
    pub blank: usize,
    /// Two branches that one value may fit.
    overlap: Option<(usize, usize)>,
}

impl Unions {
    /// How each union's branches are told apart, for `bindery inspect`.
    pub fn decisions(&self, types: &Types) -> Vec<crate::ir::Decision> {
        let decisions = self.decisions.iter().filter_map(|(id, decision)| {
            let def = types.get(*id)?;
            let Kind::Union(union) = &def.kind else { return None };
            let what = decision.spoken(types, &union.branches);
            Some(crate::ir::Decision { pass: "union", span: def.span, what })
        });
        decisions.collect()
    }

    /// The decision for a union.
    pub fn get(&self, id: TypeId) -> Decision {
        self.decisions.get(&id).cloned().unwrap_or_default()
    }

    /// Whether an object is a branch of a union beside other objects: what it does not list may be another one's.
    pub fn is_beside_others(&self, id: TypeId) -> bool {
        self.beside.contains(&id)
    }
}

impl Decision {
    fn spoken(&self, types: &Types, branches: &[Branch]) -> String {
        let name = |number: usize| branches.get(number).map_or_else(String::new, |branch| called(types, branch));
        let by = self.decide.iter().map(|decide| match decide {
            Decide::Kind(_) => "JSON kind".to_owned(),
            Decide::Tag(property, _) => format!("the value of `{}`", property.0),
            Decide::Keys(keys, rest) => {
                let keys = keys.iter().map(|(key, _, branch)| format!("`{}` ({})", key.0, name((*branch).into())));
                let rest = (*rest != NO_BRANCH).then(|| format!("none of them ({})", name((*rest).into())));
                format!("a key: {}", keys.chain(rest).collect::<Vec<_>>().join(", "))
            }
            Decide::Discriminator(property, ..) => format!("the discriminator `{}`", property.0),
            Decide::Preference => "preference: the branch that fits best".to_owned(),
        });
        let by: Vec<String> = by.collect();
        let mut what = format!("branches are told apart by {}", by.join(", then "));
        let tried = matches!(self.decide.last(), Some(Decide::Preference | Decide::Discriminator(..)));
        match self.overlap {
            Some((one, other)) if tried || self.exclusive => {
                what.push_str(&format!("; nothing keeps a value from fitting both {} and {}", name(one), name(other)));
            }
            None if tried => what.push_str("; each excludes each other one, though no single member tells them apart"),
            _ => {}
        }
        if self.exclusive {
            what.push_str(", which a server counts");
        }
        what
    }
}

/// Decides for every union.
pub fn unions(types: &Types, blanks: &Blanks) -> Unions {
    let mut unions = Unions::default();
    let known = Known::of(types);
    let mut finder = Finder::new(&known);
    for (id, def) in types.iter() {
        let Kind::Union(union) = &def.kind else { continue };
        let objects = finder.of(&union.branches);
        if let Some(objects) = &objects {
            let several = objects.iter().any(|object| Some(object.branch) != objects.first().map(|first| first.branch));
            unions.beside.extend(objects.iter().filter(|_| several).filter_map(|object| object.id));
        }
        unions.decisions.insert(id, decide(&known, union, objects.as_deref(), blanks));
    }
    unions
}

fn decide<'t>(known: &Known<'t>, union: &'t Union, objects: Option<&[Objects<'t>]>, blanks: &Blanks) -> Decision {
    let overlap = proof::overlap(union, objects, known);
    let exclusive = union.kind == UnionKind::OneOf && overlap.is_some();
    let decision = Decision { decide: Vec::new(), exclusive, blank: blanks.branch(&union.branches), overlap };
    let by_kind = by_kind(known, &union.branches);
    let [others @ .., by_object] = by_kind;
    let mut decide = Vec::new();
    if by_object != MORE_BRANCHES || others.iter().any(|branch| *branch != NO_BRANCH) {
        decide.push(Decide::Kind(by_kind));
    }
    let mut proven = true;
    if by_object == MORE_BRANCHES {
        match objects.and_then(|objects| proof::tag(objects, union, known)) {
            Some(tag) => decide.push(tag),
            None => {
                decide.extend(discriminator(union));
                let (keys, complete) = objects.map(|objects| proof::keys(objects, known)).unwrap_or_default();
                decide.extend(keys);
                proven = complete;
            }
        }
    }
    if !proven || others.contains(&MORE_BRANCHES) {
        decide.push(Decide::Preference);
    }
    Decision { decide, ..decision }
}

fn by_kind(known: &Known<'_>, branches: &[Branch]) -> [u16; 7] {
    let mut by_kind = [NO_BRANCH; 7];
    for (branch, kinds) in branches.iter().map(|branch| known.kinds(&branch.value, 0)).enumerate() {
        for (kind, slot) in by_kind.iter_mut().enumerate() {
            if kinds >> kind & 1 == 1 {
                *slot = if *slot == NO_BRANCH { number(branch) } else { MORE_BRANCHES };
            }
        }
    }
    // A number without fraction (`1.0` is one) suits a branch of numbers; one with a fraction suits none of integers.
    let [_, _, integer, number, ..] = &mut by_kind;
    if *integer == NO_BRANCH {
        *integer = *number;
    }
    by_kind
}

fn discriminator(union: &Union) -> Option<Decide> {
    let discriminator = union.discriminator.as_ref()?;
    let values = discriminator.values.iter().map(|(value, branch)| (Wire(value.clone()), number(*branch)));
    let otherwise = discriminator.otherwise.map_or(NO_BRANCH, number);
    Some(Decide::Discriminator(Wire(discriminator.property.clone()), values.collect(), otherwise))
}
