//! What operations need: alternatives of sets of credentials.
//!
//! A scheme that has another name is the same. Where neither the operation nor the document says anything, an operation
//! is as open as one that says so.

use super::context::{At, Comparison, Finding, Spans};
use super::effects::{A, B, effects};
use super::pairs::Seen;
use super::schemes::{Renamed, asks};
use super::words::{code, codes};
use crate::diff::Side;
use crate::diff::rule::operations as rules;
use crate::document::{Resolver, SchemeKind, SecurityRequirement};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// Every scheme that is needed together, with its scopes.
type Needs<'a> = BTreeMap<&'a str, BTreeSet<&'a str>>;

/// Keys of operations by the name of a scheme.
pub(super) type Users<'a> = BTreeMap<&'a str, Vec<String>>;

/// One way to be admitted; without needs, for everybody.
struct Alternative<'a> {
    needs: Needs<'a>,
    span: Option<Span>,
}

/// The operations that need each scheme, by its name.
pub(super) fn users<'a>(resolver: Resolver<'a>, operations: &[Seen<'a>]) -> Users<'a> {
    let mut users = Users::new();
    for seen in operations {
        let needs = effective(resolver, seen, None).into_iter().flat_map(|alternative| alternative.needs.into_keys());
        for name in needs.collect::<BTreeSet<_>>() {
            users.entry(name).or_default().push(seen.key.clone());
        }
    }
    users
}

/// Whether anything says what callers need.
pub(super) fn is_said(resolver: Resolver<'_>, seen: &Seen<'_>) -> bool {
    seen.operation.security.is_some() || resolver.document().security.as_ref().is_some_and(|all| !all.is_empty())
}

pub(super) fn compare<'a>(
    comparison: &mut Comparison<'a>,
    at: &At,
    old: &Seen<'a>,
    new: &Seen<'a>,
    renamed: &Renamed<'a>,
) {
    let at = at.named("security");
    let mut old = effective(comparison.old, old, Some(renamed));
    let mut new = effective(comparison.new, new, None);
    let was_open = take_open(&mut old);
    let is_open = take_open(&mut new);
    let first = |alternatives: &[Alternative<'_>]| alternatives.first().and_then(|first| first.span);
    let is_in = |one: &Alternative<'_>, others: &[Alternative<'_>]| others.iter().any(|other| other.needs == one.needs);
    let gone: Vec<usize> = (0..old.len()).filter(|at| old.get(*at).is_some_and(|one| !is_in(one, &new))).collect();
    let added: Vec<usize> = (0..new.len()).filter(|at| new.get(*at).is_some_and(|one| !is_in(one, &old))).collect();
    match (&was_open, &is_open) {
        (Some(place), None) => {
            let what = format!("the operation needs {} now, was open to everybody", listed(comparison.new, &new));
            let spans = (*place, first(&new));
            let finding = Finding::new(rules::SECURITY_CLOSED, spans, effects(B, B, B), what)
                .advise(Side::Wire, "Requests without credentials are refused.")
                .advise(
                    Side::Callers,
                    format!(
                        "Give the client a credential, by {}.",
                        builders(comparison, new.iter().flat_map(|one| one.needs.keys().copied()))
                    ),
                )
                .advise(Side::Implementors, "Check who calls, in the `Authenticator`.");
            comparison.found(&at, finding);
            if old.is_empty() {
                return;
            }
        }
        (None, Some(place)) => {
            let what = format!("the operation is open to everybody now, needed {}", listed(comparison.old, &old));
            let spans = (first(&old), *place);
            let finding = Finding::new(rules::SECURITY_OPENED, spans, effects(A, A, B), what)
                .advise(Side::Implementors, "Requests arrive without credentials: see that nothing relies on them.");
            comparison.found(&at, finding);
            if new.is_empty() {
                return;
            }
        }
        _ => {}
    }
    let gone = gone.into_iter().filter_map(|at| old.get(at)).collect();
    let added = added.into_iter().filter_map(|at| new.get(at)).collect();
    alternatives(comparison, &at, gone, added);
}

/// Pairs alternatives that have schemes in common; the others are new or gone.
fn alternatives(
    comparison: &mut Comparison<'_>,
    at: &At,
    gone: Vec<&Alternative<'_>>,
    mut added: Vec<&Alternative<'_>>,
) {
    for old in gone {
        let shared = |new: &Alternative<'_>| new.needs.keys().filter(|name| old.needs.contains_key(*name)).count();
        let best = added.iter().enumerate().max_by_key(|(number, new)| (shared(new), std::cmp::Reverse(*number)));
        let best = best.filter(|(_, new)| shared(new) > 0).map(|(number, _)| number);
        if let Some(number) = best {
            let new = added.remove(number);
            of_alternative(comparison, at, old, new);
            continue;
        }
        let what = format!("{} is no longer enough", named(comparison.old, &old.needs));
        let finding = Finding::new(rules::SECURITY_ALTERNATIVE_REMOVED, (old.span, None), effects(B, B, A), what)
            .advise(Side::Callers, "Give clients that have nothing else another credential.")
            .advise(Side::Implementors, "The `Authenticator` is no longer asked about it here.");
        comparison.found(at, finding);
    }
    for new in added {
        let what = format!("{} is enough now", named(comparison.new, &new.needs));
        let finding = Finding::new(rules::SECURITY_ALTERNATIVE_ADDED, (None, new.span), effects(A, A, A), what)
            .advise(
                Side::Callers,
                format!(
                    "Nothing has to change; {} gives the client such a credential.",
                    builders(comparison, new.needs.keys().copied())
                ),
            )
            .advise(Side::Implementors, "The `Authenticator` is asked about it.");
        comparison.found(at, finding);
    }
}

fn of_alternative(comparison: &mut Comparison<'_>, at: &At, old: &Alternative<'_>, new: &Alternative<'_>) {
    let spans = (old.span, new.span);
    for (scheme, scopes) in &new.needs {
        match old.needs.get(scheme) {
            Some(was) => of_scopes(comparison, at, scheme, (was, scopes), spans),
            None => {
                let what = format!("{} is needed as well now", code(scheme));
                let finding = Finding::new(rules::SECURITY_REQUIREMENT_ADDED, spans, effects(B, B, A), what)
                    .advise(
                        Side::Callers,
                        format!("Give the client this credential too, by {}.", builders(comparison, [*scheme])),
                    )
                    .advise(Side::Implementors, "The `Authenticator` is asked about it.");
                comparison.found(at, finding);
            }
        }
    }
    for scheme in old.needs.keys().filter(|scheme| !new.needs.contains_key(*scheme)) {
        let what = format!("{} is no longer needed beside {}", code(scheme), codes(new.needs.keys().copied()));
        let finding = Finding::new(rules::SECURITY_REQUIREMENT_REMOVED, spans, effects(A, A, B), what)
            .advise(Side::Implementors, "Requests arrive without it: see that nothing relies on it.");
        comparison.found(at, finding);
    }
}

fn of_scopes(
    comparison: &mut Comparison<'_>,
    at: &At,
    scheme: &str,
    (old, new): (&BTreeSet<&str>, &BTreeSet<&str>),
    spans: Spans,
) {
    for scope in new.difference(old) {
        let what = format!("{} needs the scope {} now", code(scheme), code(scope));
        let finding = Finding::new(rules::SECURITY_SCOPE_ADDED, spans, effects(B, B, A), what)
            .advise(Side::Callers, "Ask for tokens with this scope as well.")
            .advise(Side::Implementors, "The `Authenticator` is told to check it.");
        comparison.found(at, finding);
    }
    for scope in old.difference(new) {
        let what = format!("{} no longer needs the scope {}", code(scheme), code(scope));
        let finding = Finding::new(rules::SECURITY_SCOPE_REMOVED, spans, effects(A, A, A), what)
            .advise(Side::Implementors, "The `Authenticator` is no longer told to check it.");
        comparison.found(at, finding);
    }
}

/// Takes the alternative of everybody out, if there is one: its place.
fn take_open(alternatives: &mut Vec<Alternative<'_>>) -> Option<Option<Span>> {
    let open = alternatives.iter().position(|alternative| alternative.needs.is_empty())?;
    let place = alternatives.get(open).and_then(|alternative| alternative.span);
    alternatives.retain(|alternative| !alternative.needs.is_empty());
    Some(place)
}

/// The alternatives of an operation, under the new names of schemes.
fn effective<'a>(resolver: Resolver<'a>, seen: &Seen<'a>, renamed: Option<&Renamed<'a>>) -> Vec<Alternative<'a>> {
    let own = seen.operation.security.as_ref();
    let document = resolver.document().security.as_ref().filter(|_| !seen.is_hook());
    let declared = own.or(document).filter(|all| !all.is_empty());
    let Some(declared) = declared else {
        let place = own.map(|_| seen.operation.method.span);
        return vec![Alternative { needs: Needs::new(), span: place }];
    };
    let alternative = |requirement: &'a SecurityRequirement| {
        let asked = requirement.schemes.iter().filter(|(name, _)| !is_none(resolver, name));
        let needs = asked.map(|(name, scopes)| {
            let name = name.as_str();
            let name = renamed.and_then(|renamed| renamed.get(name).copied()).unwrap_or(name);
            (name, scopes.iter().map(|scope| scope.as_str()).collect())
        });
        Alternative { needs: needs.collect(), span: Some(requirement.span) }
    };
    declared.iter().map(alternative).collect()
}

/// Whether a scheme is the one that asks for nothing, as some write it.
fn is_none(resolver: Resolver<'_>, name: &str) -> bool {
    let scheme = resolver.security_scheme(name).map(|scheme| &scheme.kind);
    matches!(scheme, Some(SchemeKind::Http { scheme }) if scheme.as_str() == "none")
}

/// The methods by which a client is given credentials.
fn builders<'n>(comparison: &Comparison<'_>, schemes: impl IntoIterator<Item = &'n str>) -> String {
    let made = comparison.is;
    let method = |name: &str| {
        let number = made.api.schemes.iter().position(|scheme| scheme.name.as_str() == name)?;
        Some(format!("`Builder::{}`", made.bindings.schemes.get(number)?.ident.as_str()))
    };
    let mut known = BTreeSet::new();
    let names = schemes.into_iter().filter(|name| known.insert(*name));
    names.map(|name| method(name).unwrap_or_else(|| code(name))).collect::<Vec<_>>().join(" or ")
}

fn listed(resolver: Resolver<'_>, alternatives: &[Alternative<'_>]) -> String {
    alternatives.iter().map(|alternative| named(resolver, &alternative.needs)).collect::<Vec<_>>().join(" or ")
}

/// A set of credentials: each scheme, with what it asks for.
fn named(resolver: Resolver<'_>, needs: &Needs<'_>) -> String {
    let one = |name: &&str| match resolver.security_scheme(name) {
        Some(scheme) => format!("{} ({})", code(name), asks(&scheme.kind)),
        None => code(name),
    };
    needs.keys().map(one).collect::<Vec<_>>().join(" with ")
}
