//! `enum` and `const`.

use super::super::Direction;
use super::super::effects::Movement;
use super::super::found::Found;
use super::super::pair::Pair;
use super::super::step::code;
use super::super::view::{Listed, Values, json};
use crate::diff::rule::schemas as rules;
use crate::diff::{Effect, Effects, Side};
use crate::source::Span;

pub(super) fn compare(pair: &mut Pair<'_, '_>) {
    let (old, new) = (pair.old.values.as_ref(), pair.new.values.as_ref());
    let spans = (old.map(|values| values.span), new.map(|values| values.span));
    match (old, new) {
        (None, Some(new)) if !new.open => {
            let what = format!("has to be {} now, any value was allowed", list(&new.listed.iter().collect::<Vec<_>>()));
            pair.moved(rules::ENUM_ADDED, Movement::Narrower, what, None, spans.1);
        }
        (Some(old), None) if !old.open => {
            let what = format!("may be any value now, had to be {}", list(&old.listed.iter().collect::<Vec<_>>()));
            pair.moved(rules::ENUM_REMOVED, Movement::Wider, what, spans.0, None);
        }
        (Some(old), Some(new)) => both(pair, old, new),
        (None | Some(_), _) => {}
    }
}

fn both(pair: &mut Pair<'_, '_>, old: &Values<'_>, new: &Values<'_>) {
    let added: Vec<&Listed<'_>> = new.listed.iter().filter(|value| !old.contains(value)).collect();
    let removed: Vec<&Listed<'_>> = old.listed.iter().filter(|value| !new.contains(value)).collect();
    match (old.open, new.open) {
        (false, true) => {
            let what = format!("may be any text now, had to be {}", list(&old.listed.iter().collect::<Vec<_>>()));
            return pair.moved(rules::ENUM_REMOVED, Movement::Wider, what, Some(old.span), Some(new.span));
        }
        (true, false) => {
            let what = format!("has to be {} now, any text was allowed", list(&new.listed.iter().collect::<Vec<_>>()));
            return pair.moved(rules::ENUM_ADDED, Movement::Narrower, what, Some(old.span), Some(new.span));
        }
        _ => {}
    }
    if !old.open && removed.len() == old.listed.len() {
        let what = format!("has to be {} now, had to be {}", list(&added), list(&removed));
        return pair.moved(rules::ENUM_REPLACED, Movement::Changed, what, Some(old.span), Some(new.span));
    }
    if !added.is_empty() {
        let what = format!("may be {} now", list(&added));
        let found = Found::new(rules::ENUM_VALUE_ADDED.of(pair.direction), Effects::all(Effect::Additive), what);
        let found = match pair.direction {
            Direction::Request => found.advise([(
                Side::Implementors,
                "Handlers may get it in {it}. The enum is `#[non_exhaustive]`: a `match` goes on compiling, and what its \
                 `_` arm does is done for it.",
            )]),
            Direction::Response => found.advise([(
                Side::Callers,
                "Nothing has to change: enums are open, so clients have read it as `Unknown` so far. A `match` goes on \
                 compiling, as the enum is `#[non_exhaustive]`; {it} may get an arm of its own.",
            )]),
        };
        pair.out.found.push(found.at(Some(old.span), Some(spot(&added, new.span))));
    }
    if !removed.is_empty() {
        let what = format!("may no longer be {}", list(&removed));
        let (old, new) = (Some(spot(&removed, old.span)), Some(new.span));
        if pair.new.values.as_ref().is_some_and(|values| values.open) {
            let rule = rules::ENUM_VALUE_REMOVED.of(pair.direction);
            let what = format!("no longer lists {}; any text is allowed", list(&removed));
            pair.out.found.push(Found::new(rule, Effects::all(Effect::Additive), what).at(old, new));
        } else {
            pair.moved(rules::ENUM_VALUE_REMOVED, Movement::Narrower, what, old, new);
        }
    }
}

/// From the first to the last of values that stand together.
fn spot(values: &[&Listed<'_>], list: Span) -> Span {
    match (values.first(), values.last()) {
        (Some(first), Some(last))
            if first.node.span.file == last.node.span.file && first.node.span.start <= last.node.span.end =>
        {
            Span { end: last.node.span.end, ..first.node.span }
        }
        _ => list,
    }
}

/// Values in a sentence.
fn list(values: &[&Listed<'_>]) -> String {
    const MOST: usize = 8;
    let mut texts: Vec<String> = values.iter().take(MOST).map(|value| code(&json(value.node))).collect();
    if values.len() > MOST {
        texts.push(format!("{} more", values.len() - MOST));
    }
    let last = texts.pop().unwrap_or_default();
    if texts.is_empty() { last } else { format!("{} or {last}", texts.join(", ")) }
}
