//! Limits that count characters, elements or members.

use super::super::effects::Movement;
use super::super::pair::Pair;
use crate::diff::rule::Both;
use crate::source::Spanned;

/// What a limit is called in sentences, and its rules.
pub(super) struct Limit {
    pub(super) tightened: Both,
    pub(super) loosened: Both,
    /// What is counted: `characters`.
    pub(super) unit: &'static str,
}

pub(super) fn at_least(pair: &mut Pair<'_, '_>, limit: &Limit, old: Option<Spanned<u64>>, new: Option<Spanned<u64>>) {
    let value = |limit: Option<Spanned<u64>>| limit.map_or(0, |limit| limit.value);
    let order = value(new).cmp(&value(old));
    compare(pair, limit, "at least", order, old, new);
}

pub(super) fn at_most(pair: &mut Pair<'_, '_>, limit: &Limit, old: Option<Spanned<u64>>, new: Option<Spanned<u64>>) {
    // The largest limit there is is none.
    let order = match (old, new) {
        (None, None) => std::cmp::Ordering::Equal,
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (Some(old), Some(new)) => old.value.cmp(&new.value),
    };
    compare(pair, limit, "at most", order, old, new);
}

/// `order` is greater where the new limit is stricter.
fn compare(
    pair: &mut Pair<'_, '_>,
    limit: &Limit,
    side: &str,
    order: std::cmp::Ordering,
    old: Option<Spanned<u64>>,
    new: Option<Spanned<u64>>,
) {
    let (rule, movement) = match order {
        std::cmp::Ordering::Equal => return,
        std::cmp::Ordering::Greater => (limit.tightened, Movement::Narrower),
        std::cmp::Ordering::Less => (limit.loosened, Movement::Tolerated),
    };
    // One of them is singular.
    let unit = |count: u64| if count == 1 { singular(limit.unit) } else { limit.unit.to_owned() };
    let unit = |limit: Spanned<u64>| format!("{side} {limit} {}", unit(limit.value));
    let what = match (old, new) {
        (Some(old), Some(new)) => format!("has {} now, had {}", unit(new), unit(old)),
        (None, Some(new)) => format!("has {} now, had any number", unit(new)),
        (Some(old), None) => format!("has any number of {} now, had {side} {old}", limit.unit),
        (None, None) => return,
    };
    pair.moved(rule, movement, what, old.map(|limit| limit.span), new.map(|limit| limit.span));
}

/// `characters` without its plural; so for the first word that has one.
fn singular(unit: &str) -> String {
    let (first, rest) =
        unit.split_once(' ').map_or((unit, ""), |(first, _)| (first, unit.get(first.len()..).unwrap_or("")));
    format!("{}{rest}", first.strip_suffix('s').unwrap_or(first))
}
