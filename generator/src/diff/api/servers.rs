//! Where the API is served: the document's servers, and those of operations that have their own.

use super::context::{At, Comparison, Finding, Spans};
use super::effects::{A, B, C, effects};
use super::pairs::Seen;
use super::words::{code, same_text};
use crate::diff::rule::operations as rules;
use crate::diff::{Effect, Effects, Side};
use crate::document::{Document, Server, ServerVariable};

pub(super) fn of_document(comparison: &mut Comparison<'_>) {
    let (was, is) = comparison.documents();
    compare(comparison, &At::api("servers"), &was.servers, &is.servers);
}

/// Compares where an operation is served, unless that is where the whole API is.
pub(super) fn of_operation<'a>(comparison: &mut Comparison<'a>, at: &At, old: &Seen<'a>, new: &Seen<'a>) {
    let (was, is) = comparison.documents();
    let (own_old, own_new) = (own(old), own(new));
    if own_old.is_none() && own_new.is_none() {
        return;
    }
    let effective = |own: Option<&'a [Server]>, document: &'a Document| own.unwrap_or(&document.servers);
    compare(comparison, &at.named("servers"), effective(own_old, was), effective(own_new, is));
}

fn own<'a>(seen: &Seen<'a>) -> Option<&'a [Server]> {
    let of_items = || seen.items.iter().find_map(|item| item.servers.as_deref());
    seen.operation.servers.as_deref().or_else(of_items)
}

fn compare(comparison: &mut Comparison<'_>, at: &At, old: &[Server], new: &[Server]) {
    let is_in = |server: &Server, others: &[Server]| others.iter().any(|other| address(other) == address(server));
    let mut gone: Vec<&Server> = old.iter().filter(|server| !is_in(server, new)).collect();
    let mut added: Vec<&Server> = new.iter().filter(|server| !is_in(server, old)).collect();
    for server in new {
        if let Some(was) = old.iter().find(|other| address(other) == address(server)) {
            variables(comparison, at, was, server);
            documentation(comparison, at, was, server);
        }
    }
    if let ([was], [is]) = (gone.as_slice(), added.as_slice()) {
        let what = format!("the server {} is {} now", code(&was.url), code(&is.url));
        let finding = Finding::new(rules::SERVER_URL_CHANGED, spans(was, is), effects(B, A, C), what)
            .advise(Side::Wire, "What old clients send to the old address may reach nobody.")
            .advise(
                Side::Callers,
                "Check that the new address is meant: clients that name none of their own send there once regenerated.",
            );
        comparison.found(at, finding);
        variables(comparison, at, was, is);
        (gone, added) = (Vec::new(), Vec::new());
    }
    for server in gone {
        let what = format!("the server {} is no longer listed", code(&server.url));
        let finding = Finding::new(rules::SERVER_REMOVED, (Some(server.span), None), effects(B, B, C), what)
            .advise(Side::Callers, "Give clients that send there another address.");
        comparison.found(at, finding);
    }
    for server in added {
        let what = format!("the server {} is listed now", code(&server.url));
        let finding = Finding::new(rules::SERVER_ADDED, (None, Some(server.span)), effects(C, A, C), what);
        comparison.found(at, finding);
    }
}

/// An address; a slash at its end says nothing, as paths begin with one.
fn address(server: &Server) -> &str {
    let url = server.url.as_str();
    url.strip_suffix('/').unwrap_or(url)
}

fn spans(old: &Server, new: &Server) -> Spans {
    (Some(old.url.span), Some(new.url.span))
}

fn documentation(comparison: &mut Comparison<'_>, at: &At, old: &Server, new: &Server) {
    let same = same_text(old.description.as_ref(), new.description.as_ref())
        && same_text(old.name.as_ref(), new.name.as_ref());
    if !same {
        let what = format!("the server {} is described otherwise", code(&new.url));
        let effects = Effects::all(Effect::Cosmetic);
        comparison.found(at, Finding::new(rules::SERVER_DOCUMENTATION_CHANGED, spans(old, new), effects, what));
    }
}

fn variables(comparison: &mut Comparison<'_>, at: &At, old: &Server, new: &Server) {
    for (name, variable) in new.variables.iter() {
        let at = at.named(format!("server variable {}", code(name)));
        match old.variables.get(name) {
            Some(was) => of_variable(comparison, &at, name, (was, variable)),
            None => {
                let what =
                    format!("the address has the variable {} now, by default {}", code(name), code(&variable.default));
                let effects = effects(C, A, C);
                let spans = (None, Some(variable.span));
                comparison.found(&at, Finding::new(rules::SERVER_VARIABLE_ADDED, spans, effects, what));
            }
        }
    }
    for (name, variable) in old.variables.iter().filter(|(name, _)| !new.variables.contains_key(name)) {
        let at = at.named(format!("server variable {}", code(name)));
        let what = format!("the address no longer has the variable {}", code(name));
        let finding = Finding::new(rules::SERVER_VARIABLE_REMOVED, (Some(variable.span), None), effects(B, B, C), what)
            .advise(Side::Callers, "Remove what sets it: there is nothing to choose any more.");
        comparison.found(&at, finding);
    }
}

fn of_variable(comparison: &mut Comparison<'_>, at: &At, name: &str, (old, new): (&ServerVariable, &ServerVariable)) {
    let name = code(name);
    if old.default != new.default {
        let what = format!("{name} is {} by default now, was {}", code(&new.default), code(&old.default));
        let spans = (Some(old.default.span), Some(new.default.span));
        let finding = Finding::new(rules::SERVER_VARIABLE_DEFAULT_CHANGED, spans, effects(C, B, C), what).advise(
            Side::Callers,
            "Set it where the old one is meant: clients that choose nothing send elsewhere once regenerated.",
        );
        comparison.found(at, finding);
    }
    match (old.values.is_empty(), new.values.is_empty()) {
        (true, false) => {
            let what = format!("{name} has to be one of {} values now, could be any", new.values.len());
            let spans = (Some(old.span), Some(new.span));
            let finding = Finding::new(rules::SERVER_VARIABLE_VALUE_REMOVED, spans, effects(B, B, C), what);
            comparison.found(
                at,
                finding.advise(Side::Callers, "Check what it is set to: other values lead to no server of the API."),
            );
            return;
        }
        (false, true) => {
            let what = format!("{name} may be any value now");
            let spans = (Some(old.span), Some(new.span));
            comparison.found(at, Finding::new(rules::SERVER_VARIABLE_VALUE_ADDED, spans, effects(C, A, C), what));
            return;
        }
        _ => {}
    }
    for value in old.values.iter().filter(|value| !new.values.contains(value)) {
        let what = format!("{name} can't be {} any more", code(value));
        let spans = (Some(value.span), Some(new.span));
        let finding = Finding::new(rules::SERVER_VARIABLE_VALUE_REMOVED, spans, effects(B, B, C), what);
        comparison.found(at, finding.advise(Side::Callers, "Choose another value."));
    }
    for value in new.values.iter().filter(|value| !old.values.contains(value)) {
        let what = format!("{name} may be {} now", code(value));
        let spans = (Some(old.span), Some(value.span));
        comparison.found(at, Finding::new(rules::SERVER_VARIABLE_VALUE_ADDED, spans, effects(C, A, C), what));
    }
}
