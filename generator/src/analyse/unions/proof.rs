//! Proofs: what only one branch can have.

use super::kinds::{Kinds, OBJECT, STRING, counted, kinds, strings};
use super::objects::Objects;
use crate::ir::{Types, Union};
use crate::plan::{Decide, NO_BRANCH, Wire};
use std::collections::BTreeSet;

/// A required property that is one of a list of strings in each branch of objects, of others in each; a discriminator's
/// before any other.
pub(super) fn tag(objects: &[Objects<'_>], union: &Union) -> Option<Decide> {
    let first = objects.first()?;
    let named = union.discriminator.as_ref();
    let candidates = named.map(|of| of.property.as_str()).into_iter().chain(first.names.iter().copied());
    let (property, mut values) = candidates.filter_map(|name| Some((name, tags(objects, name)?))).next()?;
    if let Some(discriminator) = named.filter(|of| of.property == property) {
        // Other names of a branch: no schema allows them, and vendors send them.
        for (value, branch) in &discriminator.values {
            if !values.iter().any(|(listed, _)| listed.0 == *value) {
                values.push((Wire(value.clone()), number(*branch)));
            }
        }
    }
    Some(Decide::Tag(Wire(property.into()), values))
}

fn tags(objects: &[Objects<'_>], name: &str) -> Option<Vec<(Wire, u16)>> {
    let mut values: Vec<(Wire, u16)> = Vec::new();
    for object in objects {
        let member = object.member(name).filter(|member| member.required)?;
        let branch = number(object.branch);
        for value in member.listed.as_ref().filter(|listed| !listed.is_empty())? {
            match values.iter().find(|(other, _)| other.0 == *value) {
                Some((_, other)) if *other == branch => {}
                Some(_) => return None,
                None => values.push((Wire((*value).into()), branch)),
            }
        }
    }
    Some(values)
}

/// Required keys of branches that no other branch allows, or only as another kind; then those of branches that only need
/// to be told apart from what is left, and so on. Whether all branches are told apart.
pub(super) fn keys(objects: &[Objects<'_>]) -> (Vec<Decide>, bool) {
    let mut left: Vec<&Objects<'_>> = objects.iter().collect();
    let mut rounds = Vec::new();
    loop {
        let open: BTreeSet<usize> =
            left.iter().filter(|object| own_key(&left, object).is_none()).map(|object| object.branch).collect();
        let mut keys: Vec<(Wire, Kinds, u16)> = Vec::new();
        for object in left.iter().filter(|object| !open.contains(&object.branch)) {
            let key = own_key(&left, object).map(|(name, kinds)| (Wire(name.into()), kinds, number(object.branch)));
            keys.extend(key.filter(|key| !keys.contains(key)));
        }
        left.retain(|object| open.contains(&object.branch));
        let lone = open.first().filter(|_| open.len() == 1);
        match (keys.is_empty(), lone) {
            (true, _) => return (rounds, false),
            (false, lone) => rounds.push(Decide::Keys(keys, lone.map_or(NO_BRANCH, |branch| number(*branch)))),
        }
        if open.len() < 2 {
            return (rounds, true);
        }
    }
}

fn own_key<'o>(left: &[&Objects<'_>], object: &&'o Objects<'_>) -> Option<(&'o str, Kinds)> {
    object.names.iter().find_map(|name| Some((*name, only(left, object, name)?)))
}

/// The kinds of a member that no other branch accepts, where the member is required and always one of them.
fn only(objects: &[&Objects<'_>], object: &Objects<'_>, name: &str) -> Option<Kinds> {
    if !object.requires(name) {
        return None;
    }
    let others = objects.iter().filter(|other| other.branch != object.branch);
    let taken = others.fold(0, |kinds, other| kinds | other.accepts(name));
    (object.accepts(name) & taken == 0).then_some(super::kinds::ANY & !taken)
}

/// Two branches that one value may fit.
pub(super) fn overlap(types: &Types, union: &Union, objects: Option<&[Objects<'_>]>) -> Option<(usize, usize)> {
    let of: Vec<Kinds> = union.branches.iter().map(|branch| counted(kinds(types, &branch.value, 0))).collect();
    let listed: Vec<Option<Vec<&str>>> = union.branches.iter().map(|branch| strings(types, &branch.value, 0)).collect();
    for (one, ours) in of.iter().enumerate() {
        for (other, theirs) in of.iter().enumerate().skip(one + 1) {
            let shared = ours & theirs;
            let strings = shared & STRING == 0
                || matches!((listed.get(one), listed.get(other)), (Some(Some(ours)), Some(Some(theirs)))
                    if !ours.iter().any(|value| theirs.contains(value)));
            let apart = shared & OBJECT == 0
                || objects.is_some_and(|objects| {
                    let of = |branch| objects.iter().filter(move |objects| objects.branch == branch);
                    of(one).all(|ours| of(other).all(|theirs| ours.excludes(theirs)))
                });
            if shared & !(STRING | OBJECT) != 0 || !strings || !apart {
                return Some((one, other));
            }
        }
    }
    None
}

/// The number of a branch in the tables.
pub(super) fn number(branch: usize) -> u16 {
    u16::try_from(branch).unwrap_or(NO_BRANCH)
}
