//! Branches of unions that are told apart otherwise, since others have come to stand beside them or their titles have
//! changed.
//!
//! ```yaml
//! oneOf: [{properties: {email: …}}, {type: string}]                               # before
//! oneOf: [{properties: {email: …}}, {properties: {phone: …}}, {type: string}]     # and now
//! ```
//! has the branch `object` before, and `object email` now. The lock remembers the structure of inline branches, with the
//! label that each was named by: what it knows of the one holds of the other, where no other branch has that structure.

use super::renamed::{Renamed, shape_of_value};
use crate::ir::{Api, Branch, Kind, Named, Origin, Step, Type, TypeDef, TypeId, Value};
use crate::lock::{BELOW, Kind as LockKind, Lock};
use crate::source::Text;
use std::collections::{BTreeMap, BTreeSet};

/// A branch whose value is made of an inline type.
struct Inline {
    number: usize,
    /// What it is called in the lock, and what its type is called there.
    key: String,
    of_type: String,
    /// Its structure, components being what they were called before, and what they are called now.
    before: String,
    now: String,
}

/// Finds which branches are known by another key, and remembers what each looks like.
pub(super) fn branches(api: &mut Api, lock: &mut Lock, renamed: &Renamed) {
    let is_union = |(_, def): &(TypeId, &TypeDef)| matches!(def.kind, Kind::Union(_));
    // What stands within a branch has a higher number than its union, which is known first.
    let unions: Vec<TypeId> = api.types.iter().filter(is_union).map(|(id, _)| id).collect();
    for id in unions {
        let all = inline(api, id, renamed);
        let owner = api.types.get(id).map(|def| def.origin.key()).unwrap_or_default();
        lock.carry(&moved(&owner, &all, lock));
        let Some(Kind::Union(union)) = api.types.get_mut(id).map(|def| &mut def.kind) else { continue };
        for branch in all {
            if let Some(of) = union.branches.get_mut(branch.number) {
                remember(branch, of, lock);
            }
        }
    }
}

/// The branches of a union that are made of inline types.
fn inline(api: &Api, union: TypeId, renamed: &Renamed) -> Vec<Inline> {
    let Some(TypeDef { origin: owner, kind: Kind::Union(union), .. }) = api.types.get(union) else { return Vec::new() };
    let all = union.branches.iter().enumerate().filter_map(|(number, branch)| {
        let origin = &api.types.get(made_of(&branch.value)?)?.origin;
        let place = branch_of(owner, origin)?;
        let shape = |renamed: &Renamed| shape_of_value(&api.types, &branch.value, renamed);
        let now = shape(&Renamed::new());
        let before = if renamed.is_empty() { now.clone() } else { shape(renamed) };
        Some(Inline { number, key: place.key(), of_type: origin.key(), before, now })
    });
    all.collect()
}

/// The type that a value is of, or its elements.
fn made_of(value: &Value) -> Option<TypeId> {
    match &value.ty {
        Type::Named(id) => Some(*id),
        Type::Array(items) | Type::Map(items) => made_of(items),
        _ => None,
    }
}

/// The branch of a union that a type stands in, where it stands there.
fn branch_of(union: &Origin, origin: &Origin) -> Option<Origin> {
    let (of_root, above) = match union {
        Origin::Component(name) => (name, [].as_slice()),
        Origin::Inline { root, steps } => (root, steps.as_slice()),
        Origin::Input(_) => return None,
    };
    let Origin::Inline { root, steps } = origin else { return None };
    let end = steps.strip_prefix(above).filter(|_| root == of_root)?;
    let step @ Step::Branch(_) = end.first()? else { return None };
    Some(Origin::Inline { root: root.clone(), steps: above.iter().chain([step]).cloned().collect() })
}

/// The old keys of branches, and their new ones.
fn moved(owner: &str, all: &[Inline], lock: &Lock) -> Vec<(String, String)> {
    let stays = |branch: &&Inline| shape(lock.peek(LockKind::Shape, &branch.key)) == Some(branch.before.as_str());
    let (stay, others): (Vec<&Inline>, Vec<&Inline>) = all.iter().partition(stays);
    if others.is_empty() {
        return Vec::new();
    }
    let taken: BTreeSet<&str> = stay.iter().map(|branch| branch.key.as_str()).collect();
    let begin = format!("{owner} |");
    let is_branch = |key: &str| key.strip_prefix(&begin).is_some_and(|step| !BELOW.iter().any(|at| step.contains(at)));
    let mut known: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (key, value) in lock.below(LockKind::Shape, &begin) {
        if let Some(shape) = shape(Some(value)).filter(|_| is_branch(key) && !taken.contains(key)) {
            known.entry(shape).or_default().push(key);
        }
    }
    let mut alike: BTreeMap<&str, usize> = BTreeMap::new();
    others.iter().for_each(|branch| *alike.entry(&branch.before).or_default() += 1);
    let alone = others.iter().filter(|branch| alike.get(branch.before.as_str()) == Some(&1));
    let moved = alone.filter_map(|branch| {
        let below = branch.of_type.strip_prefix(&branch.key)?;
        let name = |key: &str| lock.peek(LockKind::Type, &format!("{key}{below}"));
        let (last, rest) = known.get(branch.before.as_str())?.split_last()?;
        // What has moved before is known by each of its keys.
        rest.iter().all(|key| name(key) == name(last)).then(|| ((*last).to_owned(), branch.key.clone()))
    });
    moved.collect()
}

/// Remembers a branch, and what the document called it when it was named.
fn remember(branch: Inline, of: &mut Branch, lock: &mut Lock) {
    let published = lock.peek(LockKind::Shape, &branch.key).map(|value| value.split_once(' '));
    let label = match published {
        Some(published) => published.map(|(_, label)| Text::from(label)),
        None => of.label.clone(),
    };
    let value = label.iter().fold(branch.now, |shape, label| format!("{shape} {label}"));
    lock.replace(LockKind::Shape, branch.key, value);
    of.named = if label == of.label { Named::Label } else { Named::Before(label) };
}

fn shape(value: Option<&str>) -> Option<&str> {
    value.map(|value| value.split_once(' ').map_or(value, |(shape, _)| shape))
}
