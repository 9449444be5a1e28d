//! Parameters: those of the operation and, where it does not declare its own, of its path.
//!
//! Header parameters whose value comes from elsewhere (`Accept`, `Content-Type`, credentials) are none, as everywhere.

use super::context::{At, Comparison, Finding};
use super::effects::{A, B, C, Shift, effects};
use super::pairs::Seen;
use super::schema::Direction;
use super::security;
use super::words::{code, need, same_text};
use crate::braces;
use crate::diff::rule::operations as rules;
use crate::diff::{Effects, Side};
use crate::document::{Location, MediaRange, Parameter, Resolver, Schema, SchemeKind, Slot, Style, Type};
use crate::source::{Span, Spanned, Text};
use std::collections::HashSet;

/// Where a parameter goes, and its name there.
type Key = (Location, String);

pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, at: &At, old: &Seen<'a>, new: &Seen<'a>) {
    let mut left = declared(comparison.old, old);
    let mut added = Vec::new();
    for parameter in declared(comparison.new, new) {
        match take(&mut left, |was| key(was) == key(parameter) && !is_in_path(was)) {
            Some(was) => of_parameter(comparison, at, was, parameter),
            None => added.push(parameter),
        }
    }
    for (was, is) in path_names(old.template).into_iter().zip(path_names(new.template)) {
        let was = take(&mut left, |parameter| is_in_path(parameter) && parameter.name.as_str() == was);
        let is = take(&mut added, |parameter| is_in_path(parameter) && parameter.name.as_str() == is);
        if let (Some(was), Some(is)) = (was, is) {
            of_parameter(comparison, at, was, is);
        }
    }
    added.retain(|parameter| !is_in_path(parameter));
    left.retain(|parameter| !is_in_path(parameter));
    for parameter in added {
        match take(&mut left, |was| was.name.eq_ignore_ascii_case(&parameter.name)) {
            Some(was) => moved(comparison, at, was, parameter),
            None => new_one(comparison, at, parameter),
        }
    }
    for parameter in left {
        gone(comparison, at, parameter);
    }
}

fn take<'a>(from: &mut Vec<&'a Parameter>, is: impl Fn(&Parameter) -> bool) -> Option<&'a Parameter> {
    from.iter().position(|parameter| is(parameter)).map(|number| from.remove(number))
}

fn is_in_path(parameter: &Parameter) -> bool {
    parameter.location.value == Location::Path
}

/// The names of a template, each once.
fn path_names(template: &str) -> Vec<&str> {
    let mut known = HashSet::new();
    braces::names(template).filter(|name| known.insert(*name)).collect()
}

fn key(parameter: &Parameter) -> Key {
    slot(parameter.location.value, parameter.name.as_str())
}

/// A place of a request by its name; names of headers have no case.
fn slot(location: Location, name: &str) -> Key {
    (location, if location == Location::Header { name.to_ascii_lowercase() } else { name.to_owned() })
}

/// The parameters that callers fill.
fn declared<'a>(resolver: Resolver<'a>, seen: &Seen<'a>) -> Vec<&'a Parameter> {
    let document = resolver.document();
    let own = seen.operation.parameters.iter().chain(seen.items.iter().flat_map(|item| &item.parameters));
    let own = own.filter_map(|parameter| resolver.item(parameter)).map(|target| target.item);
    let supplied = document.supplied.get(&seen.operation.span).into_iter().flatten();
    let schemes = document.components.security_schemes.values();
    let schemes = schemes.filter_map(|scheme| resolver.item(scheme)).map(|target| &target.item.kind);
    let filled: HashSet<Key> = schemes.filter_map(filled).collect();
    let is_said = security::is_said(resolver, seen);
    let named: HashSet<&str> = braces::names(seen.template).collect();
    let mut known = HashSet::new();
    let is_filled = |parameter: &Parameter| {
        let key = key(parameter);
        match key.0 {
            Location::Path => !named.contains(parameter.name.as_str()),
            Location::Header if ["accept", "content-type"].contains(&key.1.as_str()) => true,
            Location::Header if key.1 == "authorization" => is_said,
            _ => filled.contains(&key),
        }
    };
    own.chain(supplied).filter(|parameter| known.insert(key(parameter)) && !is_filled(parameter)).collect()
}

/// The place that the credential of a scheme takes.
fn filled(kind: &SchemeKind) -> Option<Key> {
    let SchemeKind::ApiKey { name, slot: place } = kind else { return None };
    let location = match place.value {
        Slot::Header => Location::Header,
        Slot::Query => Location::Query,
        Slot::Cookie => Location::Cookie,
    };
    Some(slot(location, name.as_str()))
}

/// ``query parameter `page` ``.
fn subject(parameter: &Parameter) -> String {
    format!("{} parameter {}", parameter.location.as_str(), code(&parameter.name))
}

fn new_one(comparison: &mut Comparison<'_>, at: &At, parameter: &Parameter) {
    let spans = (None, Some(parameter.span));
    let at = at.part(subject(parameter), spans);
    let what = format!("the {} {} is new", need(parameter.required), at.subject);
    let finding = if parameter.required {
        let effects = at.effects(Direction::Request, Shift::Narrower);
        Finding::new(rules::REQUEST_PARAMETER_ADDED_REQUIRED, spans, effects, what)
            .advise(Side::Callers, at.demand())
            .advise(Side::Implementors, "Handlers get it with each request, in {it}.")
    } else {
        Finding::new(rules::REQUEST_PARAMETER_ADDED_OPTIONAL, spans, effects(A, A, A), what)
            .advise(Side::Callers, "Nothing has to change; {it} passes it.")
            .advise(Side::Implementors, "Handlers may get it, in {it}.")
    };
    comparison.found(&at, finding);
}

fn gone(comparison: &mut Comparison<'_>, at: &At, parameter: &Parameter) {
    let spans = (Some(parameter.span), None);
    let at = at.part(subject(parameter), spans);
    let what = format!("the {} {} is gone", need(parameter.required), at.subject);
    // Who receives a webhook misses what was always there; a server ignores what it does not know.
    let (wire, advice) = match at.hook && parameter.required {
        true => (B, "Receivers of the old edition refuse what does not have it."),
        false => (A, "What old clients send in it is ignored."),
    };
    let finding = Finding::new(rules::REQUEST_PARAMETER_REMOVED, spans, effects(wire, B, B), what)
        .advise(Side::Wire, advice)
        .advise(Side::Callers, "Stop passing it: what it asked for is no longer done.")
        .advise(Side::Implementors, "Handlers don't get it any more.");
    comparison.found(&at, finding);
}

fn moved<'a>(comparison: &mut Comparison<'a>, at: &At, old: &'a Parameter, new: &'a Parameter) {
    let spans = (Some(old.location.span), Some(new.location.span));
    let part = at.part(subject(new), (Some(old.span), Some(new.span)));
    let (from, to) = (old.location.as_str(), new.location.as_str());
    let what = format!("{} travels as a {to} parameter now, was a {from} parameter", code(&new.name));
    let finding = Finding::new(rules::REQUEST_PARAMETER_MOVED, spans, effects(B, C, C), what).advise(
        Side::Wire,
        "Neither edition looks for it where the other one puts it: update clients and servers together.",
    );
    comparison.found(&part, finding);
    details(comparison, &part, old, new);
}

fn of_parameter<'a>(comparison: &mut Comparison<'a>, at: &At, old: &'a Parameter, new: &'a Parameter) {
    let part = at.part(subject(new), (Some(old.span), Some(new.span)));
    if is_in_path(new) && old.name != new.name {
        let what = format!("the path parameter {} is called {} now", code(&old.name), code(&new.name));
        let spans = (Some(old.name.span), Some(new.name.span));
        comparison.found(&part, Finding::new(rules::PATH_PARAMETER_RENAMED, spans, Effects::all(C), what));
    }
    spelling(comparison, &part, old, new);
    details(comparison, &part, old, new);
}

/// What does not depend on where it travels.
fn details<'a>(comparison: &mut Comparison<'a>, at: &At, old: &'a Parameter, new: &'a Parameter) {
    let spans = (Some(old.span), Some(new.span));
    let name = code(&new.name);
    match (old.required || is_in_path(old), new.required || is_in_path(new)) {
        (false, true) => {
            let effects = at.effects(Direction::Request, Shift::Narrower);
            let what = format!("{name} is required now");
            let finding = Finding::new(rules::REQUEST_PARAMETER_BECAME_REQUIRED, spans, effects, what)
                .advise(Side::Callers, at.demand());
            comparison.found(at, finding);
        }
        (true, false) => {
            let effects = at.effects(Direction::Request, Shift::Wider);
            let what = format!("{name} may be left out now");
            let finding = Finding::new(rules::REQUEST_PARAMETER_BECAME_OPTIONAL, spans, effects, what)
                .advise(Side::Implementors, at.lack());
            comparison.found(at, finding);
        }
        _ => {}
    }
    match (old.deprecated, new.deprecated) {
        (false, true) => {
            let finding = Finding::new(
                rules::REQUEST_PARAMETER_DEPRECATED,
                spans,
                effects(C, A, C),
                format!("{name} is deprecated now"),
            );
            let advice = "It still works; its documentation says so. Look for what replaces it.";
            comparison.found(at, finding.advise(Side::Callers, advice));
        }
        (true, false) => {
            let what = format!("{name} is no longer deprecated");
            let finding = Finding::new(rules::REQUEST_PARAMETER_UNDEPRECATED, spans, Effects::all(C), what);
            comparison.found(at, finding);
        }
        _ => {}
    }
    if !same_text(old.description.as_ref(), new.description.as_ref()) {
        let place = |text: &Option<Spanned<Text>>, whole: Span| Some(text.as_ref().map_or(whole, |text| text.span));
        let spans = (place(&old.description, old.span), place(&new.description, new.span));
        let rule = rules::REQUEST_PARAMETER_DOCUMENTATION_CHANGED;
        let what = format!("{name} is described otherwise");
        comparison.found(at, Finding::new(rule, spans, Effects::all(C), what));
    }
    let (was, is) = (schema(comparison.old, old), schema(comparison.new, new));
    if let (Some(was), Some(is)) = (was, is) {
        comparison.schema(at, Direction::Request, was, is);
    }
}

/// What it may be.
fn schema<'a>(resolver: Resolver<'a>, parameter: &'a Parameter) -> Option<&'a Schema> {
    let content = || resolver.item(parameter.content.values().next()?)?.item.schema.as_ref();
    parameter.schema.as_ref().or_else(content)
}

/// How its value is spelled.
fn spelling(comparison: &mut Comparison<'_>, at: &At, old: &Parameter, new: &Parameter) {
    let spans = (Some(old.span), Some(new.span));
    let name = code(&new.name);
    let content = |parameter: &Parameter| parameter.content.keys().next().map(|name| name.value.clone());
    let (was, is) = (content(old), content(new));
    let same = |one: &Text, other: &Text| MediaRange::parse(one) == MediaRange::parse(other);
    let same_content = match (&was, &is) {
        (Some(was), Some(is)) => same(was, is),
        (was, is) => was.is_none() && is.is_none(),
    };
    if !same_content {
        let shown = |content: &Option<Text>| content.as_ref().map_or("text".to_owned(), |name| code(name));
        let what = format!("{name} is written as {} now, was written as {}", shown(&is), shown(&was));
        let finding = Finding::new(rules::REQUEST_PARAMETER_CONTENT_CHANGED, spans, effects(B, A, A), what).advise(
            Side::Wire,
            "Neither edition reads what the other one writes: update clients and servers together.",
        );
        comparison.found(at, finding);
        return;
    }
    if was.is_none() && spelled(old) != spelled(new) && matters(comparison, old, new) {
        let shown = |parameter: &Parameter| {
            let (style, explode) = spelled(parameter);
            format!("`{}` with `explode: {explode}`", style_name(style))
        };
        let what = format!("{name} is spelled in the style {} now, was in {}", shown(new), shown(old));
        let finding = Finding::new(rules::REQUEST_PARAMETER_STYLE_CHANGED, spans, effects(B, A, A), what).advise(
            Side::Wire,
            "Neither edition reads what the other one writes: update clients and servers together.",
        );
        comparison.found(at, finding);
    }
    if old.allow_reserved != new.allow_reserved {
        let (what, wire) = match new.allow_reserved {
            true => (format!("reserved characters in {name} need no percent-encoding now"), A),
            false => (format!("reserved characters in {name} have to be percent-encoded now"), B),
        };
        let finding = Finding::new(rules::REQUEST_PARAMETER_RESERVED_CHANGED, spans, effects(wire, A, A), what);
        let finding = match new.allow_reserved {
            true => finding,
            false => finding
                .advise(Side::Wire, "Old clients send them as they are, and servers may take them for something else."),
        };
        comparison.found(at, finding);
    }
    if old.allow_empty_value != new.allow_empty_value {
        let (what, shift) = match new.allow_empty_value {
            true => (format!("{name} may be empty now"), Shift::Wider),
            false => (format!("{name} can't be empty any more"), Shift::Narrower),
        };
        let effects = at.effects(Direction::Request, shift);
        let finding = Finding::new(rules::REQUEST_PARAMETER_EMPTY_CHANGED, spans, effects, what);
        let finding = match new.allow_empty_value {
            true => finding.advise(Side::Implementors, "Handlers may get an empty value in {it}."),
            false => finding.advise(Side::Callers, "Pass {it} with a value, or leave it out."),
        };
        comparison.found(at, finding);
    }
}

fn spelled(parameter: &Parameter) -> (Style, bool) {
    (parameter.effective_style(), parameter.effective_explode())
}

/// Whether a value can tell: `explode` is about lists and objects.
fn matters(comparison: &Comparison<'_>, old: &Parameter, new: &Parameter) -> bool {
    spelled(old).0 != spelled(new).0 || !(is_scalar(comparison.old, old) && is_scalar(comparison.new, new))
}

fn is_scalar(resolver: Resolver<'_>, parameter: &Parameter) -> bool {
    let Some(schema) = &parameter.schema else { return false };
    let Some(object) = schema.as_object() else { return false };
    let named = object.reference.as_ref().and_then(|reference| resolver.meaning(reference));
    let object = named.and_then(|target| target.item.as_object()).unwrap_or(object);
    let types = object.types.as_ref();
    types.is_some_and(|types| !types.value.contains(Type::Array) && !types.value.contains(Type::Object))
}

/// The value of `style`.
pub(super) const fn style_name(style: Style) -> &'static str {
    match style {
        Style::Matrix => "matrix",
        Style::Label => "label",
        Style::Simple => "simple",
        Style::Form => "form",
        Style::SpaceDelimited => "spaceDelimited",
        Style::TabDelimited => "tabDelimited",
        Style::PipeDelimited => "pipeDelimited",
        Style::DeepObject => "deepObject",
        Style::Cookie => "cookie",
    }
}
