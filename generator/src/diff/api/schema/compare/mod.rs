//! The comparison of two schemas, a module for each group of keywords.

mod annotations;
mod applied;
mod arrays;
mod branches;
mod counts;
mod discriminator;
mod members;
mod numbers;
mod objects;
mod properties;
mod strings;
mod types;
mod unions;
mod values;

pub(super) use annotations::{Place, annotations};
pub(super) use types::null;

use super::effects::Movement;
use super::pair::Pair;
use crate::diff::rule::schemas as rules;

/// Compares what two schemas say themselves, and says what is to be compared further in.
pub(super) fn compare(pair: &mut Pair<'_, '_>) {
    match (pair.old.never, pair.new.never) {
        (None, None) => {}
        (Some(_), Some(_)) => return,
        (None, new @ Some(_)) => {
            let what = "allows no value any more";
            return pair.moved(rules::VALUE_REFUSED, Movement::Narrower, what, None, new);
        }
        (old @ Some(_), None) => {
            let what = "allows values now, was refused altogether";
            return pair.moved(rules::VALUE_ALLOWED, Movement::Wider, what, old, None);
        }
    }
    if !pair.settled {
        pair.out.found.extend(null(pair.direction, (pair.old.null, pair.old.span), (pair.new.null, pair.new.span)));
    }
    discriminator::compare(pair);
    if unions::wrapped(pair) {
        return;
    }
    let alike = types::compare(pair);
    values::compare(pair);
    if alike {
        strings::compare(pair);
        numbers::compare(pair);
        arrays::compare(pair);
        objects::compare(pair);
        applied::compare(pair);
        unions::compare(pair);
    }
    applied::xml(pair);
}
