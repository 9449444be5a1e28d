//! Headers of responses, but for those that HTTP and media types set.

use super::context::{At, Comparison, Finding};
use super::effects::{A, B, C, Shift, effects};
use super::schema::Direction;
use super::words::{code, need, same_text};
use crate::diff::rule::operations as rules;
use crate::diff::{Effects, Side};
use crate::document::{Header, RefOr, Resolver, Schema};
use crate::lower::FRAMING;
use crate::source::{Map, Span};

/// Headers by name, and the place of the response that has them.
type Headers<'a> = (&'a Map<RefOr<Header>>, Option<Span>);

pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, at: &At, old: Headers<'a>, new: Headers<'a>) {
    let mut left = declared(comparison.old, old.0);
    for (name, is) in declared(comparison.new, new.0) {
        match left.iter().position(|(was, _)| was.eq_ignore_ascii_case(name)) {
            Some(number) => {
                let (_, was) = left.remove(number);
                both(comparison, at, name, was, is);
            }
            None => added(comparison, at, name, is, old.1),
        }
    }
    for (name, was) in left {
        removed(comparison, at, name, was, new.1);
    }
}

fn declared<'a>(resolver: Resolver<'a>, headers: &'a Map<RefOr<Header>>) -> Vec<(&'a str, &'a Header)> {
    let is_ours =
        |name: &str| !FRAMING.iter().chain(["content-type"].iter()).any(|other| name.eq_ignore_ascii_case(other));
    let ours = headers.iter().filter(|(name, _)| is_ours(name));
    ours.filter_map(|(name, header)| Some((name.as_str(), resolver.item(header)?.item))).collect()
}

fn subject(at: &At, name: &str) -> String {
    format!("{} header {}", at.subject, code(name))
}

fn added(comparison: &mut Comparison<'_>, at: &At, name: &str, header: &Header, old: Option<Span>) {
    let at = at.part(subject(at, name), (None, Some(header.span)));
    let spans = (old, Some(header.span));
    let what = format!("the {} header {} is new", need(header.required), code(name));
    let finding = if header.required {
        let effects = at.effects(Direction::Response, Shift::Narrower);
        Finding::new(rules::RESPONSE_HEADER_ADDED_REQUIRED, spans, effects, what)
            .advise(Side::Implementors, "Send it always.")
    } else {
        Finding::new(rules::RESPONSE_HEADER_ADDED_OPTIONAL, spans, Effects::all(A), what)
            .advise(Side::Callers, "Nothing has to change; it is in {it}.")
    };
    comparison.found(&at, finding);
}

fn removed(comparison: &mut Comparison<'_>, at: &At, name: &str, header: &Header, new: Option<Span>) {
    let at = at.part(subject(at, name), (Some(header.span), None));
    let spans = (Some(header.span), new);
    let what = format!("the {} header {} is gone", need(header.required), code(name));
    let finding = if header.required {
        Finding::new(rules::RESPONSE_HEADER_REMOVED_REQUIRED, spans, effects(B, B, B), what)
    } else {
        Finding::new(rules::RESPONSE_HEADER_REMOVED_OPTIONAL, spans, effects(A, B, B), what)
    };
    let finding = finding.advise(Side::Callers, "Do without it.").advise(Side::Implementors, "Stop sending it.");
    comparison.found(&at, finding);
}

fn both<'a>(comparison: &mut Comparison<'a>, at: &At, name: &str, old: &'a Header, new: &'a Header) {
    let spans = (Some(old.span), Some(new.span));
    let at = at.part(subject(at, name), spans);
    let name = code(name);
    match (old.required, new.required) {
        (true, false) => {
            let effects = at.effects(Direction::Response, Shift::Wider);
            let what = format!("the header {name} may be missing now");
            let finding = Finding::new(rules::RESPONSE_HEADER_BECAME_OPTIONAL, spans, effects, what)
                .advise(Side::Callers, "Expect answers without it.");
            comparison.found(&at, finding);
        }
        (false, true) => {
            let effects = at.effects(Direction::Response, Shift::Narrower);
            let what = format!("the header {name} is always there now");
            let finding = Finding::new(rules::RESPONSE_HEADER_BECAME_REQUIRED, spans, effects, what)
                .advise(Side::Implementors, "Send it always.");
            comparison.found(&at, finding);
        }
        _ => {}
    }
    if old.deprecated != new.deprecated {
        let finding = if new.deprecated {
            let what = format!("the header {name} is deprecated now");
            Finding::new(rules::RESPONSE_HEADER_DEPRECATED, spans, effects(C, A, C), what)
                .advise(Side::Callers, "It is still sent; its documentation says so. Look for what replaces it.")
        } else {
            let what = format!("the header {name} is no longer deprecated");
            Finding::new(rules::RESPONSE_HEADER_UNDEPRECATED, spans, Effects::all(C), what)
        };
        comparison.found(&at, finding);
    }
    if !same_text(old.description.as_ref(), new.description.as_ref()) {
        let what = format!("the header {name} is described otherwise");
        let rule = rules::RESPONSE_HEADER_DOCUMENTATION_CHANGED;
        comparison.found(&at, Finding::new(rule, spans, Effects::all(C), what));
    }
    let explode = |header: &Header| header.explode.unwrap_or_default();
    let content = |header: &Header| header.content.keys().next().map(|name| name.value.clone());
    if explode(old) != explode(new) || content(old) != content(new) {
        let what = format!("the header {name} is spelled otherwise");
        let finding = Finding::new(rules::RESPONSE_HEADER_STYLE_CHANGED, spans, effects(B, A, A), what).advise(
            Side::Wire,
            "Neither edition may be able to read what the other one writes: update clients and servers together.",
        );
        comparison.found(&at, finding);
    }
    if let (Some(was), Some(is)) = (schema(comparison.old, old), schema(comparison.new, new)) {
        comparison.schema(&at, Direction::Response, was, is);
    }
}

/// What its value may be.
pub(super) fn schema<'a>(resolver: Resolver<'a>, header: &'a Header) -> Option<&'a Schema> {
    let content = || resolver.item(header.content.values().next()?)?.item.schema.as_ref();
    header.schema.as_ref().or_else(content)
}
