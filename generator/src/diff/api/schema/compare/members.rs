//! What is said of members and elements that no keyword names.

use super::super::effects::Movement;
use super::super::pair::{Pair, spot};
use super::super::step::Step;
use super::super::view::{All, is_anything, is_nothing};
use crate::diff::rule::Both;
use std::cmp::Ordering;

/// A keyword about others: `additionalProperties`, `unevaluatedItems`.
pub(super) struct Others {
    pub(super) tightened: Both,
    pub(super) loosened: Both,
    pub(super) step: Step,
    /// What it speaks about.
    pub(super) what: &'static str,
}

/// What is said of others; the later, the less is allowed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Said {
    Anything,
    Typed,
    Refused,
}

impl Said {
    pub(super) fn of(schemas: &All<'_>) -> Self {
        if schemas.iter().any(|schema| is_nothing(schema)) {
            Self::Refused
        } else if schemas.iter().all(|schema| is_anything(schema)) {
            Self::Anything
        } else {
            Self::Typed
        }
    }

    const fn words(self) -> &'static str {
        match self {
            Self::Anything => "may be anything",
            Self::Typed => "have a schema",
            Self::Refused => "are refused",
        }
    }
}

/// Compares what is said of others.
pub(super) fn others<'a>(pair: &mut Pair<'_, 'a>, others: Others, old: &All<'a>, new: &All<'a>) {
    let Others { tightened, loosened, step, what } = others;
    let (was, is) = (Said::of(old), Said::of(new));
    if (was, is) == (Said::Typed, Said::Typed) {
        return pair.below(Some(step), old.clone(), new.clone());
    }
    let (rule, movement) = match is.cmp(&was) {
        Ordering::Equal => return,
        Ordering::Greater => (tightened, Movement::Narrower),
        Ordering::Less => (loosened, Movement::Tolerated),
    };
    let words = |said: Said| if said == Said::Anything { "could be anything" } else { said.words() };
    let were = words(was).replacen("are ", "were ", 1).replacen("have ", "had ", 1);
    let what = format!(": {what} {} now, {were}", is.words());
    let at = |schemas: &All<'a>, span| (!schemas.is_empty()).then(|| spot(schemas, span));
    let (old, new) = (at(old, pair.old.span), at(new, pair.new.span));
    pair.moved(rule, movement, what, old, new);
}
