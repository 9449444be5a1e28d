//! `type`, null, and `format`.

use super::super::Direction;
use super::super::effects::Movement;
use super::super::found::Found;
use super::super::pair::Pair;
use super::super::step::code;
use super::super::view::{Bound, Null, View};
use crate::diff::rule::schemas as rules;
use crate::diff::{Effect, Effects};
use crate::document::Type;
use crate::ir::is_checked;
use crate::lower::limits;
use crate::source::{Number, Span};

/// Compares types and formats; whether values of a common type are left.
pub(super) fn compare(pair: &mut Pair<'_, '_>) -> bool {
    // Where values are listed, these tell the types, whatever else is said of them.
    let (old, new) = match (pair.old.listed_types(), pair.new.listed_types()) {
        (Some(old), Some(new)) => (Some(old), Some(new)),
        (old, new) => (pair.old.types.or(old), pair.new.types.or(new)),
    };
    // A type beside a union whose branches have it says nothing.
    let (old, new) = match (old, new) {
        (None, Some(new)) => (pair.old.types_of_branches(pair.was.resolver), Some(new)),
        (Some(old), None) => (Some(old), pair.new.types_of_branches(pair.is.resolver)),
        both => both,
    };
    let spans = (old.map(|types| types.span), new.map(|types| types.span));
    let alike = match (old, new) {
        (None, None) => true,
        (None, Some(new)) => {
            let what = format!("has to be {} now, could be of any type", new.value);
            pair.moved(rules::TYPE_NARROWED, Movement::Narrower, what, spans.0, spans.1);
            true
        }
        (Some(old), None) => {
            let what = format!("may be of any type now, was {}", old.value);
            pair.moved(rules::TYPE_WIDENED, Movement::Wider, what, spans.0, spans.1);
            true
        }
        (Some(old), Some(new)) => {
            let common = old.common(new.value);
            let what = format!("is {} now, was {}", new.value, old.value);
            // `integer` beside `number` says nothing.
            let (within, around) = (old.iter().all(|kind| new.allows(kind)), new.iter().all(|kind| old.allows(kind)));
            match (within, around) {
                (true, true) => {}
                (true, false) => pair.moved(rules::TYPE_WIDENED, Movement::Wider, what, spans.0, spans.1),
                (false, true) => pair.moved(rules::TYPE_NARROWED, Movement::Narrower, what, spans.0, spans.1),
                // Of two lists of values that have none in common, these are told.
                (false, false) if common.is_empty() && pair.lists_both() => {}
                (false, false) => pair.moved(rules::TYPE_CHANGED, Movement::Changed, what, spans.0, spans.1),
            }
            !common.is_empty() || old.value == new.value
        }
    };
    if alike {
        format(pair);
    }
    alike
}

/// Compares whether null is a value, where both say it.
pub(in super::super) fn null(direction: Direction, old: (Null, Span), new: (Null, Span)) -> Option<Found> {
    let found = match (old.0, new.0) {
        (Null::Refused, Null::Allowed) => {
            let what = "may be null now";
            Found::moved(rules::BECAME_NULLABLE, direction, Movement::Wider, what)
        }
        (Null::Allowed, Null::Refused) => {
            let what = "may no longer be null";
            Found::moved(rules::BECAME_NOT_NULLABLE, direction, Movement::Narrower, what)
        }
        _ => return None,
    };
    Some(found.at(Some(old.1), Some(new.1)))
}

fn format(pair: &mut Pair<'_, '_>) {
    let (rule, movement, what) = match (pair.old.format, pair.new.format) {
        (None, Some(new)) => {
            let what = format!("has the format {} now, had none", code(new));
            (rules::FORMAT_ADDED, Movement::Narrower, what)
        }
        (Some(old), None) => {
            let what = format!("has no format now, had {}", code(old));
            (rules::FORMAT_REMOVED, Movement::Wider, what)
        }
        (Some(old), Some(new)) if old != new => {
            let what = format!("has the format {} now, had {}", code(new), code(old));
            if is_within(new, old) {
                (rules::FORMAT_NARROWED, Movement::Narrower, what)
            } else if is_within(old, new) {
                (rules::FORMAT_WIDENED, Movement::Wider, what)
            } else {
                (rules::FORMAT_CHANGED, Movement::Changed, what)
            }
        }
        _ => return,
    };
    let spans = (pair.old.format.map(|format| format.span), pair.new.format.map(|format| format.span));
    let (was, is) = (meant(pair.old), meant(pair.new));
    if was.is_none() && is.is_none() || is_as_wide(pair.old) && is_as_wide(pair.new) {
        let found = Found::new(rule.of(pair.direction), Effects::all(Effect::Cosmetic), what);
        pair.out.found.push(found.at(spans.0.or(Some(pair.old.span)), spans.1.or(Some(pair.new.span))));
        return;
    }
    // Of values that are listed, all of them, a format says nothing that they keep to.
    let (view, format) = match movement {
        Movement::Narrower => (pair.old, is),
        _ => (pair.new, was),
    };
    let fits =
        |number: &Number| format.is_some_and(|format| number.as_i64().is_some_and(|number| holds(format, number)));
    if !matches!(movement, Movement::Changed) && view.lists(fits) {
        return;
    }
    pair.moved(rule, movement, what, spans.0, spans.1);
}

/// Formats of numbers that say which there are. What else numbers call a format is a remark, as with strings.
const NUMBERS: [&str; 19] = [
    "decimal",
    "decimal128",
    "double",
    "double-int",
    "float",
    "int16",
    "int32",
    "int64",
    "int8",
    "long",
    "single",
    "u-int16",
    "u-int32",
    "u-int64",
    "u-int8",
    "uint16",
    "uint32",
    "uint64",
    "uint8",
];

/// The format of a schema, if it says anything of its values.
fn meant<'a>(view: &View<'a>) -> Option<&'a str> {
    let format = view.format.map(|format| format.as_str())?;
    let has = |kind: Type| view.types.is_none_or(|types| types.allows(kind));
    let of_text = is_checked(format) || matches!(format, "binary" | "idn-hostname" | "regex");
    let of_numbers = NUMBERS.contains(&format);
    let is_meant = of_text && has(Type::String) || of_numbers && (has(Type::Integer) || has(Type::Number));
    is_meant.then_some(format)
}

/// Whether a whole number is one of a format.
fn holds(format: &str, number: i64) -> bool {
    match limits(format) {
        Some((least, most)) => (least..=most).contains(&number),
        None => !matches!(format, "uint64" | "u-int64") || number >= 0,
    }
}

/// Whether a number has no format, or one that says what programs take it for anyway: 64 bits.
fn is_as_wide(view: &View<'_>) -> bool {
    let Some(types) = view.types else { return false };
    let fits = |bound: &Bound<'_>| bound.number.as_f64().is_some_and(|number| number.abs() <= 2_f64.powi(63));
    let bounded = view.lower.iter().chain(&view.upper).all(fits);
    match meant(view) {
        None => types.iter().all(|kind| matches!(kind, Type::Integer | Type::Number)) && bounded,
        Some("int64" | "long") => types.iter().all(|kind| kind == Type::Integer) && bounded,
        Some("double") => types.iter().all(|kind| kind == Type::Number),
        Some(_) => false,
    }
}

/// Whether each value of one format is one of another.
fn is_within(inner: &str, outer: &str) -> bool {
    /// Each format has all those before it.
    const CHAINS: [&[&str]; 9] = [
        &["int8", "int16", "int32", "int64"],
        &["uint8", "uint16", "uint32", "uint64"],
        &["uint8", "int16"],
        &["uint16", "int32", "int64"],
        &["uint32", "int64"],
        &["float", "double"],
        &["email", "idn-email"],
        &["hostname", "idn-hostname"],
        &["uri", "uri-reference", "iri-reference"],
    ];
    let more = [("uri", "iri"), ("iri", "iri-reference")];
    let place = |chain: &[&str], format: &str| chain.iter().position(|known| *known == format);
    more.contains(&(inner, outer))
        || CHAINS
            .iter()
            .any(|chain| place(chain, inner).zip(place(chain, outer)).is_some_and(|(inner, outer)| inner < outer))
}
