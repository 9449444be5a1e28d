//! `anyOf` and `oneOf`.

use super::super::Direction;
use super::super::effects::Movement;
use super::super::found::Found;
use super::super::pair::{Below, Edition, Pair};
use super::super::step::{Step, code};
use super::super::view::{Null, Union, View};
use super::branches::{Branches, matched};
use crate::diff::Side;
use crate::diff::rule::schemas as rules;
use crate::document::{Schema, TypeSet};

/// Compares the unions of both.
pub(super) fn compare(pair: &mut Pair<'_, '_>) {
    let (old, new) = (pair.old, pair.new);
    let mut left: Vec<&Union<'_>> = new.unions.iter().collect();
    for union in &old.unions {
        match other(pair, union, &left).filter(|at| *at < left.len()).map(|at| left.remove(at)) {
            Some(other) => both(pair, union, other),
            None => {
                let what = "need not be of one of several kinds any more";
                pair.moved(rules::UNION_REMOVED, Movement::Tolerated, what, Some(union.span), None);
            }
        }
    }
    for union in left {
        let what = "has to be of one of several kinds now";
        pair.moved(rules::UNION_ADDED, Movement::Narrower, what, None, Some(union.span));
    }
}

/// Which of some unions has most in common with this one.
fn other<'a>(pair: &Pair<'_, 'a>, union: &Union<'a>, left: &[&Union<'a>]) -> Option<usize> {
    if left.len() < 2 {
        return (!left.is_empty()).then_some(0);
    }
    let was = Branches { edition: pair.was, all: &union.branches, discriminator: pair.old.discriminator };
    let common = |other: &Union<'a>| {
        let is = Branches { edition: pair.is, all: &other.branches, discriminator: pair.new.discriminator };
        matched(was, is).pairs.len()
    };
    let best = left.iter().take(16).enumerate().max_by_key(|(at, other)| (common(other), std::cmp::Reverse(*at)));
    best.map(|(at, _)| at)
}

/// A schema that became one of several branches, or the only one that is left.
pub(super) fn wrapped<'a>(pair: &mut Pair<'_, 'a>) -> bool {
    let (before, now) = pair.schemas;
    match (pair.old.unions.as_slice(), pair.new.unions.as_slice()) {
        ([], [union]) if before.len() == 1 && pair.new.is_only_a_union() && says_something(pair.old) => {
            let branches = union.branches.clone();
            if union.one_of && !is_apart(pair, union, false) {
                let what = "has to be of exactly one of several kinds now (`oneOf`)";
                pair.moved(rules::UNION_BECAME_EXCLUSIVE, Movement::Narrower, what, None, Some(union.span));
            }
            branches_of(pair, before, &branches, true);
            true
        }
        ([union], []) if now.len() == 1 && pair.old.is_only_a_union() && says_something(pair.new) => {
            let branches = union.branches.clone();
            branches_of(pair, &branches, now, true);
            true
        }
        _ => false,
    }
}

fn says_something(view: &View<'_>) -> bool {
    view.types.is_some() || view.values.is_some()
}

fn both<'a>(pair: &mut Pair<'_, 'a>, old: &Union<'a>, new: &Union<'a>) {
    if old.one_of != new.one_of && !(is_apart(pair, old, true) && is_apart(pair, new, false)) {
        let (rule, movement, what) = if new.one_of {
            let what = "has to be of exactly one of several kinds now (`oneOf`), could be of more (`anyOf`)";
            (rules::UNION_BECAME_EXCLUSIVE, Movement::Narrower, what)
        } else {
            let what = "may be of more than one of several kinds now (`anyOf`), had to be of one (`oneOf`)";
            (rules::UNION_BECAME_INCLUSIVE, Movement::Tolerated, what)
        };
        pair.moved(rule, movement, what, Some(old.span), Some(new.span));
    }
    branches_of(pair, &old.branches, &new.branches, false);
}

/// Whether no value is of two kinds: by discriminator, by JSON types, or by a member.
fn is_apart<'a>(pair: &Pair<'_, 'a>, union: &Union<'a>, old: bool) -> bool {
    let (view, edition) = if old { (pair.old, pair.was) } else { (pair.new, pair.is) };
    if view.discriminator.is_some() {
        return true;
    }
    let mut known = TypeSet::default();
    let by_types = union.branches.iter().all(|branch| {
        let (view, _) = View::of(edition.resolver, &[branch], branch.span());
        let Some(types) = view.types else { return false };
        let apart = known.common(types.value).is_empty();
        known = types.iter().fold(known, TypeSet::with);
        apart
    });
    by_types || Branches { edition, all: &union.branches, discriminator: None }.are_tagged()
}

fn branches_of<'a>(pair: &mut Pair<'_, 'a>, old: &[&'a Schema], new: &[&'a Schema], settled: bool) {
    let matched = matched(of_old(pair, old), of_new(pair, new));
    paired(pair, old, new, &matched.pairs, settled);
    let left = |branches: &[&'a Schema], numbers: &[usize]| -> Vec<&'a Schema> {
        numbers.iter().filter_map(|number| branches.get(*number).copied()).collect()
    };
    let (old, new) = (left(old, &matched.removed), left(new, &matched.added));
    if old.is_empty() || new.is_empty() {
        return exchanged(pair, &old, &new, settled);
    }
    // Branches that were put into a union of their own, or taken out of one, are still there.
    let (inner, outer) = (flat(pair.was, &old), flat(pair.is, &new));
    if inner.len() == old.len() && outer.len() == new.len() {
        return exchanged(pair, &old, &new, settled);
    }
    let matched = super::branches::matched(of_old(pair, &inner), of_new(pair, &outer));
    paired(pair, &inner, &outer, &matched.pairs, settled);
    exchanged(pair, &left(&inner, &matched.removed), &left(&outer, &matched.added), settled);
}

fn of_old<'c, 'a>(pair: &Pair<'c, 'a>, all: &'c [&'a Schema]) -> Branches<'c, 'a> {
    Branches { edition: pair.was, all, discriminator: pair.old.discriminator }
}

fn of_new<'c, 'a>(pair: &Pair<'c, 'a>, all: &'c [&'a Schema]) -> Branches<'c, 'a> {
    Branches { edition: pair.is, all, discriminator: pair.new.discriminator }
}

/// The branches, with those of unions among them in the place of these.
fn flat<'a>(edition: &Edition<'a>, branches: &[&'a Schema]) -> Vec<&'a Schema> {
    let inner = |branch: &&'a Schema| {
        let (view, _) = View::of(edition.resolver, &[*branch], branch.span());
        let is_union = view.is_only_a_union() && view.discriminator.is_none() && view.null != Null::Allowed;
        let unions = if is_union { view.unions } else { Vec::new() };
        match <[Union<'a>; 1]>::try_from(unions) {
            Ok([only]) => only.branches,
            Err(_) => vec![*branch],
        }
    };
    branches.iter().flat_map(inner).collect()
}

/// Has the branches compared that are in both.
fn paired<'a>(
    pair: &mut Pair<'_, 'a>,
    old: &[&'a Schema],
    new: &[&'a Schema],
    pairs: &[(usize, usize)],
    settled: bool,
) {
    for (before, now) in pairs {
        if let (Some(was), Some(is)) = (old.get(*before), new.get(*now)) {
            let step = Some(Step::Branch(of_new(pair, new).label(*now)));
            let (old, new) = (vec![*was], vec![*is]);
            pair.out.below.push(Below { step, old, new, property: false, settled, whole: None });
        }
    }
}

/// Reports the branches that are gone, and those that are new.
fn exchanged<'a>(pair: &mut Pair<'_, 'a>, old: &[&'a Schema], new: &[&'a Schema], settled: bool) {
    for (number, branch) in old.iter().enumerate() {
        let what = format!("may no longer be {}", code(&of_old(pair, old).label(number)));
        let found = Found::moved(rules::UNION_BRANCH_REMOVED, pair.direction, Movement::Narrower, what);
        pair.out.found.push(found.at(Some(branch.span()), Some(pair.new.span)));
    }
    for (number, branch) in new.iter().enumerate() {
        let what = format!("may be {} now", code(&of_new(pair, new).label(number)));
        // What was no union is not open either.
        let movement = if settled { Movement::Wider } else { Movement::Tolerated };
        let found = Found::moved(rules::UNION_BRANCH_ADDED, pair.direction, movement, what);
        let found = found.at(Some(pair.old.span), Some(branch.span()));
        pair.out.found.push(match pair.direction {
            Direction::Response if !settled => found.advise([(
                Side::Callers,
                "Nothing has to change: unions are open, so clients have read it as `Unknown` so far. {it} may get an \
                 arm of its own.",
            )]),
            _ => found,
        });
    }
}
