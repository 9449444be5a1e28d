//! Keywords about arrays.

use super::super::effects::Movement;
use super::super::pair::{Pair, spot};
use super::super::step::Step;
use super::super::view::{Elements, is_nothing};
use super::counts::{self, Limit};
use super::members::{self, Others};
use crate::diff::rule::schemas as rules;

pub(super) fn compare(pair: &mut Pair<'_, '_>) {
    let (old, new) = (&pair.old.counts, &pair.new.counts);
    let limit = Limit { tightened: rules::MIN_ITEMS_TIGHTENED, loosened: rules::MIN_ITEMS_LOOSENED, unit: "elements" };
    counts::at_least(pair, &limit, old.min_items, new.min_items);
    let limit = Limit { tightened: rules::MAX_ITEMS_TIGHTENED, loosened: rules::MAX_ITEMS_LOOSENED, unit: "elements" };
    counts::at_most(pair, &limit, old.max_items, new.max_items);
    match (pair.old.unique, pair.new.unique) {
        (None, new @ Some(_)) => {
            let what = "may hold no element twice now";
            pair.moved(rules::UNIQUE_ITEMS_ADDED, Movement::Narrower, what, None, new);
        }
        (old @ Some(_), None) => {
            let what = "may hold an element twice now";
            pair.moved(rules::UNIQUE_ITEMS_REMOVED, Movement::Tolerated, what, old, None);
        }
        _ => {}
    }
    let (old, new) = (&pair.old.array, &pair.new.array);
    pair.below(Some(Step::Items), old.items.clone(), new.items.clone());
    tuple(pair, old, new);
    contains(pair, old, new);
    let others = Others {
        tightened: rules::UNEVALUATED_ITEMS_TIGHTENED,
        loosened: rules::UNEVALUATED_ITEMS_LOOSENED,
        step: Step::Beside("unevaluatedItems"),
        what: "elements that nothing else describes",
    };
    members::others(pair, others, &old.unevaluated, &new.unevaluated);
}

fn tuple<'a>(pair: &mut Pair<'_, 'a>, old: &Elements<'a>, new: &Elements<'a>) {
    for at in 0..old.prefix.len().min(new.prefix.len()) {
        if let (Some(old), Some(new)) = (old.prefix.get(at), new.prefix.get(at)) {
            pair.below(Some(Step::Item(at)), old.clone(), new.clone());
        }
    }
    let closed = |elements: &Elements<'_>| elements.items.iter().any(|items| is_nothing(items));
    let both_closed = closed(old) && closed(new);
    match (old.prefix.get(new.prefix.len()..), new.prefix.get(old.prefix.len()..)) {
        (Some([first, ..]), _) => {
            let movement = if both_closed { Movement::Narrower } else { Movement::Changed };
            let what = format!(
                "describes {} of its elements by their place now, described {}",
                new.prefix.len(),
                old.prefix.len()
            );
            let at = spot(first, pair.old.span);
            pair.moved(rules::PREFIX_ITEMS_REMOVED, movement, what, Some(at), None);
        }
        (_, Some([first, ..])) => {
            let movement = if both_closed { Movement::Wider } else { Movement::Changed };
            let what = format!(
                "describes {} of its elements by their place now, described {}",
                new.prefix.len(),
                old.prefix.len()
            );
            let at = spot(first, pair.new.span);
            pair.moved(rules::PREFIX_ITEMS_ADDED, movement, what, None, Some(at));
        }
        _ => {}
    }
}

fn contains<'a>(pair: &mut Pair<'_, 'a>, old: &Elements<'a>, new: &Elements<'a>) {
    match (old.contains.as_slice(), new.contains.as_slice()) {
        ([], []) => return,
        ([], [first, ..]) => {
            let what = "has to contain elements of a kind now";
            return pair.moved(rules::CONTAINS_ADDED, Movement::Narrower, what, None, Some(first.span()));
        }
        ([first, ..], []) => {
            let what = "need not contain elements of a kind now";
            return pair.moved(rules::CONTAINS_REMOVED, Movement::Tolerated, what, Some(first.span()), None);
        }
        _ => pair.below(Some(Step::Beside("contains")), old.contains.clone(), new.contains.clone()),
    }
    let (old, new) = (&pair.old.counts, &pair.new.counts);
    let unit = "elements of the kind that it has to contain";
    let limit = Limit { tightened: rules::MIN_CONTAINS_TIGHTENED, loosened: rules::MIN_CONTAINS_LOOSENED, unit };
    // One is what `contains` alone demands.
    let one = |limit: Option<crate::source::Spanned<u64>>, span| limit.or(Some(crate::source::Spanned::new(1, span)));
    counts::at_least(pair, &limit, one(old.min_contains, pair.old.span), one(new.min_contains, pair.new.span));
    let limit = Limit { tightened: rules::MAX_CONTAINS_TIGHTENED, loosened: rules::MAX_CONTAINS_LOOSENED, unit };
    counts::at_most(pair, &limit, old.max_contains, new.max_contains);
}
