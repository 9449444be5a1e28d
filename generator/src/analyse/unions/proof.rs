//! Proofs: what only one branch can have.

use super::kinds::{Kinds, Known, OBJECT, STRING, Strings, counted};
use super::objects::Objects;
use crate::ir::{Text, Union};
use crate::plan::{Decide, NO_BRANCH, Wire};
use std::collections::{BTreeSet, HashMap, HashSet};

/// A required property that is one of a list of strings in each branch of objects, of others in each; a discriminator's
/// before any other.
pub(super) fn tag(objects: &[Objects<'_>], union: &Union, known: &Known<'_>) -> Option<Decide> {
    let first = objects.first()?;
    let named = union.discriminator.as_ref();
    let candidates = named.map(|of| of.property.as_str()).into_iter().chain(first.names());
    let (property, mut values) = candidates.filter_map(|name| Some((name, tags(objects, name, known)?))).next()?;
    if let Some(discriminator) = named.filter(|of| of.property == property) {
        let mut listed: HashSet<Text> = values.iter().map(|(value, _)| value.0.clone()).collect();
        // Other names of a branch: no schema allows them, and vendors send them.
        for (value, branch) in &discriminator.values {
            if listed.insert(value.clone()) {
                values.push((Wire(value.clone()), number(*branch)));
            }
        }
    }
    Some(Decide::Tag(Wire(property.into()), values))
}

fn tags(objects: &[Objects<'_>], name: &str, known: &Known<'_>) -> Option<Vec<(Wire, u16)>> {
    let mut values: Vec<(Wire, u16)> = Vec::new();
    let mut branches: HashMap<&str, u16> = HashMap::new();
    for object in objects {
        let member = object.member(name).filter(|member| known.takes(1) && member.required)?;
        let branch = number(object.branch);
        let listed = member.listed.as_ref().map(|strings| &strings.listed).filter(|listed| !listed.is_empty())?;
        for value in listed.iter().copied().filter(|_| known.takes(1)) {
            match branches.get(value) {
                Some(other) if *other == branch => {}
                Some(_) => return None,
                None => {
                    branches.insert(value, branch);
                    values.push((Wire(value.into()), branch));
                }
            }
        }
    }
    known.takes(1).then_some(values)
}

/// Required keys of branches that no other branch allows, or only as another kind; then those of branches that only need
/// to be told apart from what is left, and so on. Whether all branches are told apart.
pub(super) fn keys(objects: &[Objects<'_>], known: &Known<'_>) -> (Vec<Decide>, bool) {
    let mut left: Vec<&Objects<'_>> = objects.iter().collect();
    let mut rounds = Vec::new();
    loop {
        let own: Vec<Option<(&str, Kinds)>> = left.iter().map(|object| own_key(&left, object, known)).collect();
        let open = left.iter().zip(&own).filter(|(_, key)| key.is_none()).map(|(object, _)| object.branch);
        let open: BTreeSet<usize> = open.collect();
        let mut keys: Vec<(Wire, Kinds, u16)> = Vec::new();
        for (object, key) in left.iter().zip(&own).filter(|(object, _)| !open.contains(&object.branch)) {
            let key = key.map(|(name, kinds)| (Wire(name.into()), kinds, number(object.branch)));
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

fn own_key<'t>(left: &[&Objects<'t>], object: &Objects<'t>, known: &Known<'_>) -> Option<(&'t str, Kinds)> {
    object.names().find_map(|name| Some((name, only(left, object, name, known)?)))
}

/// The kinds of a member that no other branch accepts, where the member is required and always one of them.
fn only(objects: &[&Objects<'_>], object: &Objects<'_>, name: &str, known: &Known<'_>) -> Option<Kinds> {
    if !known.takes(1) || !object.requires(name) || !known.takes(objects.len()) {
        return None;
    }
    let others = objects.iter().filter(|other| other.branch != object.branch);
    let taken = others.fold(0, |kinds, other| kinds | other.accepts(name));
    (object.accepts(name) & taken == 0).then_some(super::kinds::ANY & !taken)
}

/// Two branches that one value may fit, the first such: a value of another kind than strings and objects, a string that
/// both list or one does not, an object that no member tells apart.
pub(super) fn overlap<'t>(
    union: &'t Union,
    objects: Option<&[Objects<'t>]>,
    known: &Known<'t>,
) -> Option<(usize, usize)> {
    let of: Vec<Kinds> = union.branches.iter().map(|branch| counted(known.kinds(&branch.value, 0))).collect();
    let listed: Vec<Option<Strings<'t>>> =
        union.branches.iter().map(|branch| known.strings(&branch.value, 0)).collect();
    let last = last_of_kinds(&of);
    for (one, ours) in of.iter().enumerate() {
        // What no later branch takes needs no comparison.
        let shared: Kinds = last.iter().filter(|(_, last)| *last > one).fold(0, |kinds, (kind, _)| kinds | kind);
        if ours & shared == 0 {
            continue;
        }
        for (other, theirs) in of.iter().enumerate().skip(one + 1) {
            let shared = ours & theirs;
            let strings = shared & STRING == 0
                || matches!((listed.get(one), listed.get(other)), (Some(Some(ours)), Some(Some(theirs)))
                    if known.are_apart(ours, theirs));
            let apart = shared & OBJECT == 0
                || objects.is_some_and(|objects| {
                    let of = |branch| {
                        objects.iter().skip(first_of(objects, branch)).take_while(move |of| of.branch == branch)
                    };
                    of(one).all(|ours| of(other).all(|theirs| ours.excludes(theirs, known)))
                });
            if !known.takes(1) || shared & !(STRING | OBJECT) != 0 || !strings || !apart {
                return Some((one, other));
            }
        }
    }
    None
}

/// The number of the first objects of a branch; they are in the order of their branches.
fn first_of(objects: &[Objects<'_>], branch: usize) -> usize {
    objects.partition_point(|objects| objects.branch < branch)
}

/// Each kind with the last branch that takes it.
fn last_of_kinds(of: &[Kinds]) -> Vec<(Kinds, usize)> {
    let kinds = (0..Kinds::BITS).map(|bit| 1 << bit);
    kinds.filter_map(|kind| Some((kind, of.iter().rposition(|kinds| kinds & kind != 0)?))).collect()
}

/// The number of a branch in the tables.
pub(super) fn number(branch: usize) -> u16 {
    u16::try_from(branch).unwrap_or(NO_BRANCH)
}
