//! The media types of a body.
//!
//! They are the same however they are spelled (RFC 9110, section 8.3.1). One that takes another one in is more general: a
//! range the types in it, a type without parameters those that have some, a format those that are built on it
//! (`application/json` and `application/problem+json`).

use super::context::{At, Comparison, Finding};
use super::effects::{A, B, Shift, effects};
use super::encoding;
use super::schema::Direction;
use super::words::{code, codes};
use crate::diff::rule::operations as rules;
use crate::diff::{Rule, Side};
use crate::document::{MediaRange, MediaType, RefOr};
use crate::source::{Map, Span, Spanned, Text};

/// A media type under its key.
struct Entry<'a> {
    name: &'a Spanned<Text>,
    range: Option<MediaRange>,
    declared: &'a RefOr<MediaType>,
}

/// A `content`, and the place of what has it.
type Content<'a> = (&'a Map<RefOr<MediaType>>, Option<Span>);

pub(super) fn compare<'a>(
    comparison: &mut Comparison<'a>,
    at: &At,
    direction: Direction,
    old: Content<'a>,
    new: Content<'a>,
) {
    let (mut left, all) = (entries(old.0), entries(new.0));
    let is_one = left.len() <= 1 && all.len() <= 1;
    let mut added = Vec::new();
    for is in &all {
        match left.iter().position(|was| is_same(was, is)) {
            Some(number) => {
                let was = left.remove(number);
                of_media_type(comparison, &inside(at, is, is_one), direction, was.declared, is.declared);
            }
            None => added.push(is),
        }
    }
    if all.is_empty() && !left.is_empty() {
        return emptied(comparison, at, direction, &left, new.1);
    }
    for was in left {
        let found = added.iter().position(|is| covers(is, &was) || covers(&was, is));
        if let Some(number) = found {
            let is = added.remove(number);
            let shift = if covers(is, &was) { Shift::Wider } else { Shift::Narrower };
            renamed(comparison, at, direction, shift, (&was, is));
            of_media_type(comparison, &inside(at, is, is_one), direction, was.declared, is.declared);
        } else if let Some(is) = all.iter().find(|is| covers(is, &was)) {
            renamed(comparison, at, direction, Shift::Narrower, (&was, is));
        } else {
            removed(comparison, at, direction, &was, new.1);
        }
    }
    for is in added {
        let rule = of(direction, rules::REQUEST_MEDIA_TYPE_ADDED, rules::RESPONSE_MEDIA_TYPE_ADDED);
        let what = format!("the {} may be {} now", at.subject, code(is.name));
        let finding = Finding::new(rule, (old.1, Some(is.name.span)), effects(A, A, A), what);
        let finding = match direction {
            Direction::Request => finding.advise(Side::Implementors, "Handlers may get it as this, too."),
            Direction::Response => {
                finding.advise(Side::Callers, "Nothing has to change: only clients that accept it get it.")
            }
        };
        comparison.found(at, finding);
    }
}

const fn of(direction: Direction, request: Rule, response: Rule) -> Rule {
    match direction {
        Direction::Request => request,
        Direction::Response => response,
    }
}

fn entries<'a>(content: &'a Map<RefOr<MediaType>>) -> Vec<Entry<'a>> {
    let range = |name: &Spanned<Text>| {
        let mut range = MediaRange::parse(name.as_str())?;
        for (name, value) in &mut range.parameters {
            if name == "charset" {
                value.make_ascii_lowercase();
            }
        }
        range.parameters.sort();
        Some(range)
    };
    content.iter().map(|(name, declared)| Entry { name, range: range(name), declared }).collect()
}

fn is_same(old: &Entry<'_>, new: &Entry<'_>) -> bool {
    match (&old.range, &new.range) {
        (Some(old), Some(new)) => old == new,
        _ => old.name == new.name,
    }
}

/// Whether `general` takes `special` in.
fn covers(general: &Entry<'_>, special: &Entry<'_>) -> bool {
    let (Some(general), Some(special)) = (&general.range, &special.range) else { return false };
    let kind = general.kind == "*" || general.kind == special.kind;
    let suffix = || special.subtype.rsplit_once('+').is_some_and(|(_, format)| format == general.subtype);
    let subtype = general.subtype == "*" || general.subtype == special.subtype || suffix();
    kind && subtype && general.parameters.iter().all(|parameter| special.parameters.contains(parameter))
}

/// The place in the body; its media type is named where there are several.
fn inside(at: &At, is: &Entry<'_>, is_one: bool) -> At {
    if is_one { at.clone() } else { at.named(format!("{} {}", at.subject, code(is.name))) }
}

fn renamed(
    comparison: &mut Comparison<'_>,
    at: &At,
    direction: Direction,
    shift: Shift,
    (was, is): (&Entry<'_>, &Entry<'_>),
) {
    let rule = match shift {
        Shift::Wider => of(direction, rules::REQUEST_MEDIA_TYPE_GENERALIZED, rules::RESPONSE_MEDIA_TYPE_GENERALIZED),
        _ => of(direction, rules::REQUEST_MEDIA_TYPE_SPECIALIZED, rules::RESPONSE_MEDIA_TYPE_SPECIALIZED),
    };
    let what = format!("the {} is {} now, was {}", at.subject, code(is.name), code(was.name));
    let spans = (Some(was.name.span), Some(is.name.span));
    let finding = Finding::new(rule, spans, at.effects(direction, shift), what);
    let now = code(is.name);
    comparison.found(
        at,
        match (direction, shift) {
            (Direction::Request, Shift::Narrower) => {
                finding.advise(Side::Callers, format!("Send {now}: what is not may be refused."))
            }
            (Direction::Request, Shift::Wider) => {
                finding.advise(Side::Implementors, format!("Handlers may get whatever is {now}."))
            }
            (Direction::Response, Shift::Narrower) => finding.advise(Side::Implementors, format!("Answer with {now}.")),
            (Direction::Response, Shift::Wider) => {
                finding.advise(Side::Callers, format!("Be prepared for whatever is {now}."))
            }
        },
    );
}

/// None is left: there is no body any more.
fn emptied(comparison: &mut Comparison<'_>, at: &At, direction: Direction, left: &[Entry<'_>], new: Option<Span>) {
    let rule = of(direction, rules::REQUEST_MEDIA_TYPE_REMOVED, rules::RESPONSE_MEDIA_TYPE_REMOVED);
    let what =
        format!("the {} has no content any more, was {}", at.subject, codes(left.iter().map(|was| was.name.as_str())));
    let old = left.first().map(|was| was.name.span);
    let finding = Finding::new(rule, (old, new), effects(B, B, B), what);
    let finding = match direction {
        Direction::Request => finding
            .advise(Side::Callers, "Send nothing: what was sent may be refused.")
            .advise(Side::Implementors, "Handlers don't get it any more."),
        Direction::Response => finding
            .advise(Side::Callers, "Do without what it carried.")
            .advise(Side::Implementors, "Answer without a body."),
    };
    comparison.found(at, finding);
}

fn removed(comparison: &mut Comparison<'_>, at: &At, direction: Direction, was: &Entry<'_>, new: Option<Span>) {
    let rule = of(direction, rules::REQUEST_MEDIA_TYPE_REMOVED, rules::RESPONSE_MEDIA_TYPE_REMOVED);
    let what = format!("the {} can't be {} any more", at.subject, code(was.name));
    let finding = Finding::new(rule, (Some(was.name.span), new), effects(B, B, B), what);
    let finding = match direction {
        Direction::Request => finding
            .advise(Side::Callers, "Send another media type: this one is refused.")
            .advise(Side::Implementors, "Handlers don't get it any more."),
        Direction::Response => finding
            .advise(Side::Callers, "Be prepared for another media type: this one is not sent any more.")
            .advise(Side::Implementors, "Answer with another media type."),
    };
    comparison.found(at, finding);
}

fn of_media_type<'a>(
    comparison: &mut Comparison<'a>,
    at: &At,
    direction: Direction,
    old: &'a RefOr<MediaType>,
    new: &'a RefOr<MediaType>,
) {
    let Some((old, new)) = comparison.items(old, new) else { return };
    let pairs = [
        (old.schema.as_ref(), new.schema.as_ref(), at.clone()),
        (old.item_schema.as_ref(), new.item_schema.as_ref(), at.named(format!("{} item", at.subject))),
    ];
    for (was, is, at) in pairs {
        let (rule, shift, verb, spans) = match (was, is) {
            (Some(was), Some(is)) => {
                comparison.schema(&at, direction, was, is);
                continue;
            }
            (None, None) => continue,
            (None, Some(is)) => {
                let rule =
                    of(direction, rules::REQUEST_MEDIA_TYPE_SCHEMA_ADDED, rules::RESPONSE_MEDIA_TYPE_SCHEMA_ADDED);
                (rule, Shift::Narrower, "has a schema now, could be anything", (Some(old.span), Some(is.span())))
            }
            (Some(was), None) => {
                let rule =
                    of(direction, rules::REQUEST_MEDIA_TYPE_SCHEMA_REMOVED, rules::RESPONSE_MEDIA_TYPE_SCHEMA_REMOVED);
                (rule, Shift::Wider, "may be anything now, had a schema", (Some(was.span()), Some(new.span)))
            }
        };
        let what = format!("the {} {verb}", at.subject);
        let finding = Finding::new(rule, spans, at.effects(direction, shift), what);
        let finding = match (direction, shift) {
            (Direction::Request, Shift::Narrower) => {
                finding.advise(Side::Callers, "Pass what the schema describes: anything else may be refused.")
            }
            (Direction::Request, Shift::Wider) => finding.advise(Side::Implementors, "Handlers may get anything."),
            (Direction::Response, Shift::Narrower) => {
                finding.advise(Side::Implementors, "Answer with what the schema describes.")
            }
            (Direction::Response, Shift::Wider) => finding.advise(Side::Callers, "Expect any value."),
        };
        comparison.found(&at, finding);
    }
    encoding::compare(comparison, at, direction, old, new);
}
