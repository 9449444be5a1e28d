//! Unions: their branches, and the words that say how one is chosen.

use super::{Planning, docs, refs};
use crate::analyse::unions::{Decision, called};
use crate::ir::{Branch as IrBranch, TypeId, Union as IrUnion, UnionKind};
use crate::plan::{Branch, Decide, Docs, Ident, Line, NO_BRANCH, TypeRef, Union, Wire, Word};
use std::collections::{HashMap, HashSet};

impl Planning<'_> {
    pub(super) fn union(&self, id: TypeId, mut docs: Docs, union: &IrUnion, parts: &[Ident], unknown: Ident) -> Union {
        let decision = self.analysis.unions.get(id);
        let own = TypeRef::Schema(self.analysis.names.of(id));
        let types: Vec<TypeRef> = union.branches.iter().map(|branch| self.value(&branch.value)).collect();
        let mut counts: HashMap<&TypeRef, usize> = HashMap::new();
        types.iter().for_each(|ty| *counts.entry(ty).or_default() += 1);
        let values = values(&decision);
        let branches =
            union.branches.iter().zip(parts).zip(&types).enumerate().map(|(number, ((branch, ident), ty))| {
                let alone = counts.get(ty) == Some(&1);
                let plain = !matches!(ty, TypeRef::Option(_) | TypeRef::Nullable(_) | TypeRef::Unit) && *ty != own;
                let boxed = self.analysis.boxes.contains(id, number);
                Branch {
                    ident: ident.clone(),
                    label: Some(called(&self.api.types, branch))
                        .filter(|label| label != ident.as_str())
                        .map(|label| Wire(label.into())),
                    ty: if boxed { TypeRef::Boxed(Box::new(ty.clone())) } else { ty.clone() },
                    from: (alone && plain).then(|| ty.clone()),
                    rules: refs::rules(&branch.value),
                    docs: described(branch, values.get(&number).map(Vec::as_slice).unwrap_or_default()),
                }
            });
        docs.0.extend(chosen(&decision).map(Line::Ours));
        Union {
            ident: self.analysis.names.of(id),
            docs,
            branches: branches.collect(),
            blank: decision.blank,
            one_of: union.kind == UnionKind::OneOf,
            exclusive: decision.exclusive,
            decide: decision.decide,
            unknown: Some(unknown),
        }
    }
}

/// How a branch is chosen, where its variant does not show it.
fn chosen(decision: &Decision) -> Option<Vec<Word>> {
    let tried = || vec!["A value is of the branch that fits it best.".into()];
    decision.decide.iter().find_map(|decide| match decide {
        Decide::Kind(_) => None,
        Decide::Tag(property, _) | Decide::Discriminator(property, ..) => {
            Some(vec!["Its ".into(), docs::code(&property.0), " tells which one it is.".into()])
        }
        Decide::Keys(keys, _) => {
            let mut known: HashSet<&str> = HashSet::new();
            let names = keys.iter().map(|(key, ..)| key.0.as_str()).filter(|key| known.insert(key));
            let names = names.enumerate().flat_map(|(number, name)| {
                let separator = (number > 0).then(|| ", ".into());
                separator.into_iter().chain([docs::code(name)])
            });
            Some([Word::from("Told apart by their members: ")].into_iter().chain(names).chain([".".into()]).collect())
        }
        Decide::Preference => Some(tried()),
    })
}

/// The values of the property that names branches, by the number of the branch.
fn values(decision: &Decision) -> HashMap<usize, Vec<&Wire>> {
    let values = decision.decide.iter().find_map(|decide| match decide {
        Decide::Tag(_, values) | Decide::Discriminator(_, values, _) => Some(values),
        _ => None,
    });
    let mut of_branches: HashMap<usize, Vec<&Wire>> = HashMap::new();
    for (value, branch) in values.into_iter().flatten().filter(|(_, branch)| *branch != NO_BRANCH) {
        of_branches.entry(usize::from(*branch)).or_default().push(value);
    }
    of_branches
}

/// A branch, by the values of the property that names it.
fn described(branch: &IrBranch, values: &[&Wire]) -> Docs {
    let label: Vec<Word> = values
        .iter()
        .enumerate()
        .flat_map(|(place, value)| {
            let separator = (place > 0).then(|| ", ".into());
            separator.into_iter().chain([docs::code(&value.0)])
        })
        .collect();
    if label.is_empty() { docs::of_item(&branch.docs) } else { docs::ours_then(label, &branch.docs) }
}
