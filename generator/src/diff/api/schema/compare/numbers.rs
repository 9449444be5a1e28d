//! Limits of numbers.

use super::super::effects::Movement;
use super::super::pair::Pair;
use super::super::view::{Bound, View};
use crate::diff::rule::Both;
use crate::diff::rule::schemas as rules;
use crate::document::Type;
use crate::source::Number;
use std::cmp::Ordering;

pub(super) fn compare(pair: &mut Pair<'_, '_>) {
    let whole = is_whole(pair.old) && is_whole(pair.new);
    let minimum = (rules::MINIMUM_TIGHTENED, rules::MINIMUM_LOOSENED);
    limit(pair, minimum, Limit { side: "at least", whole, up: true }, pair.old.lower, pair.new.lower);
    let maximum = (rules::MAXIMUM_TIGHTENED, rules::MAXIMUM_LOOSENED);
    limit(pair, maximum, Limit { side: "at most", whole, up: false }, pair.old.upper, pair.new.upper);
    multiples(pair);
}

fn is_whole(view: &View<'_>) -> bool {
    view.types.as_ref().is_some_and(|types| types.len() == 1 && types.contains(Type::Integer))
}

#[derive(Clone, Copy)]
struct Limit {
    side: &'static str,
    /// Whether only whole numbers are allowed: then more than 0 is at least 1.
    whole: bool,
    /// Whether the limit is a minimum.
    up: bool,
}

fn limit(
    pair: &mut Pair<'_, '_>,
    (tightened, loosened): (Both, Both),
    limit: Limit,
    old: Option<Bound<'_>>,
    new: Option<Bound<'_>>,
) {
    let stricter = match (old, new) {
        (None, None) => return,
        (None, Some(_)) => true,
        (Some(_), None) => false,
        (Some(old), Some(new)) => match limit.order(old, new) {
            Ordering::Equal => return,
            order => order == Ordering::Greater,
        },
    };
    // Of values that are listed, all of them, a limit says nothing that they keep to.
    let (view, bound) = if stricter { (pair.old, new) } else { (pair.new, old) };
    if bound.is_some_and(|bound| view.lists(|number| limit.allows(bound, number))) {
        return;
    }
    let say = |bound: Bound<'_>| {
        let strictly = match (bound.exclusive, limit.up) {
            (false, _) => limit.side,
            (true, true) => "more than",
            (true, false) => "less than",
        };
        format!("{strictly} {}", short(bound.number))
    };
    let what = match (old, new) {
        (Some(old), Some(new)) => format!("has to be {} now, had to be {}", say(new), say(old)),
        (None, Some(new)) => format!("has to be {} now", say(new)),
        (Some(old), None) => format!("need not be {} any more", say(old)),
        (None, None) => return,
    };
    let spans = (old.map(|bound| bound.number.span), new.map(|bound| bound.number.span));
    let (rule, movement) = if stricter { (tightened, Movement::Narrower) } else { (loosened, Movement::Tolerated) };
    pair.moved(rule, movement, what, spans.0, spans.1);
}

impl Limit {
    /// Greater where the new limit is stricter.
    fn order(self, old: Bound<'_>, new: Bound<'_>) -> Ordering {
        if self.whole
            && let (Some(old), Some(new)) = (self.reached(old), self.reached(new))
        {
            return if self.up { new.cmp(&old) } else { old.cmp(&new) };
        }
        let equal = || new.exclusive.cmp(&old.exclusive);
        match new.number.compare(old.number) {
            Some(Ordering::Equal) | None if new.number.is_equal(old.number) => equal(),
            Some(order) if self.up => order,
            Some(order) => order.reverse(),
            // Too large for either to tell: another limit, at any rate.
            None => Ordering::Greater,
        }
    }

    /// Whether a number is inside.
    fn allows(self, bound: Bound<'_>, number: &Number) -> bool {
        match number.compare(bound.number) {
            Some(Ordering::Equal) => !bound.exclusive,
            Some(order) => (order == Ordering::Greater) == self.up,
            None => false,
        }
    }

    /// The last whole number inside.
    fn reached(self, bound: Bound<'_>) -> Option<i64> {
        let number = bound.number.as_i64()?;
        match (bound.exclusive, self.up) {
            (false, _) => Some(number),
            (true, true) => number.checked_add(1),
            (true, false) => number.checked_sub(1),
        }
    }
}

fn multiples(pair: &mut Pair<'_, '_>) {
    let (old, new) = (pair.old.multiple_of, pair.new.multiple_of);
    let (rule, movement, what) = match (old, new) {
        (None, None) => return,
        (None, Some(new)) => {
            let what = format!("has to be a multiple of {} now", short(new));
            (rules::MULTIPLE_OF_TIGHTENED, Movement::Narrower, what)
        }
        (Some(old), None) => {
            let what = format!("need not be a multiple of {} now", short(old));
            (rules::MULTIPLE_OF_LOOSENED, Movement::Tolerated, what)
        }
        (Some(old), Some(new)) if old.is_equal(new) => return,
        (Some(old), Some(new)) => {
            let what = format!("has to be a multiple of {} now, had to be one of {}", short(new), short(old));
            if divides(old, new) {
                (rules::MULTIPLE_OF_TIGHTENED, Movement::Narrower, what)
            } else if divides(new, old) {
                (rules::MULTIPLE_OF_LOOSENED, Movement::Tolerated, what)
            } else {
                (rules::MULTIPLE_OF_CHANGED, Movement::Changed, what)
            }
        }
    };
    pair.moved(rule, movement, what, old.map(|number| number.span), new.map(|number| number.span));
}

/// Whether one number is a multiple of another one, as far as that can be told without rounding.
fn divides(divisor: &Number, number: &Number) -> bool {
    match (divisor.as_i64(), number.as_i64()) {
        (Some(divisor), Some(number)) => number.checked_rem(divisor) == Some(0),
        _ => {
            let ratio = number.as_f64().zip(divisor.as_f64()).map(|(number, divisor)| number / divisor);
            ratio.is_some_and(|ratio| ratio.abs() >= 1.0 && (ratio - ratio.round()).abs() < 1e-9 * ratio.abs())
        }
    }
}

/// A number as it is written: at most so long as anybody reads.
fn short(number: &Number) -> String {
    let text = number.as_str();
    text.get(..40).map_or_else(|| text.to_owned(), |text| format!("{text}…"))
}
