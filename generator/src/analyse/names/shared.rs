//! Errors that several operations declare alike: one type for all of them, called by its statuses.
//!
//! The operations keep their own names for it, as aliases, so that a call that fails in one more way tomorrow is still
//! matched by the names that are used today.

use super::ident::{Case, Scope, ident, join};
use super::origin::{LONG, letters};
use super::{Names, SharedName};
use crate::analyse::outcomes::{Failures, Outcome};
use crate::ir::{Answer, Api, Origin, Statuses, Type, Value};
use crate::lock::{Kind as LockKind, Lock};
use crate::words::{self, hash};

/// More statuses than this are called by their numbers.
const PHRASES: usize = 2;

/// What several operations share, by a key that says what it is.
#[derive(Default)]
pub(super) struct Alike {
    statuses: Vec<(String, Vec<usize>)>,
    failures: Vec<(String, Vec<usize>)>,
}

impl Alike {
    pub(super) fn of(api: &Api, outcomes: &[Outcome]) -> Self {
        let mut alike = Self::default();
        for (number, (operation, outcome)) in api.operations.iter().zip(outcomes).enumerate() {
            let at =
                |all: &[usize]| -> Vec<&Answer> { all.iter().filter_map(|at| operation.answers.get(*at)).collect() };
            let (table, key) = match &outcome.failures {
                Failures::None => continue,
                Failures::Same(all) => {
                    let keys: Vec<String> = at(all).iter().map(|answer| key(answer.statuses)).collect();
                    (&mut alike.statuses, format!("statuses {}", keys.join(" ")))
                }
                Failures::Different(all) => {
                    let keys: Vec<String> = at(all).iter().map(|answer| body(api, answer)).collect();
                    (&mut alike.failures, format!("errors {}", keys.join(", ")))
                }
            };
            match table.iter_mut().find(|(other, _)| *other == key) {
                Some((_, operations)) => operations.push(number),
                None => table.push((key, vec![number])),
            }
        }
        alike.statuses.retain(|(_, operations)| operations.len() > 1);
        alike.failures.retain(|(_, operations)| operations.len() > 1);
        alike
    }

    pub(super) fn shares_statuses(&self, operation: usize) -> bool {
        self.statuses.iter().any(|(_, operations)| operations.contains(&operation))
    }

    pub(super) fn shares_failures(&self, operation: usize) -> bool {
        self.failures.iter().any(|(_, operations)| operations.contains(&operation))
    }

    /// Names the types, after those of the operations, which keep what they have published.
    pub(super) fn name(self, api: &Api, outcomes: &[Outcome], lock: &mut Lock, scope: &mut Scope, names: &mut Names) {
        let mut claim = |key: &str, operations: &[usize], kind: &str| {
            if let Some(name) = lock.get(LockKind::Type, key).map(str::to_owned)
                && scope.claim(&name)
            {
                return ident(name);
            }
            let name = scope.claim_first(&candidates(api, outcomes, operations, kind), key);
            lock.replace(LockKind::Type, key.to_owned(), name.as_str());
            ident(name)
        };
        for (key, operations) in self.statuses {
            let ident = claim(&key, &operations, "status");
            for number in &operations {
                if let Some(names) = names.operations.get_mut(*number) {
                    names.statuses = Some(ident.clone());
                }
            }
            names.shared_statuses.push(SharedName { ident, operations });
        }
        for (key, operations) in self.failures {
            let ident = claim(&key, &operations, "error");
            for number in &operations {
                if let Some(names) = names.operations.get_mut(*number) {
                    names.failures = Some(ident.clone());
                }
            }
            names.shared_failures.push(SharedName { ident, operations });
        }
    }
}

/// `NotFoundError`, `ForbiddenOrNotFoundError`, `Error400Or401Or404`; then with what the bodies are called.
fn candidates(api: &Api, outcomes: &[Outcome], operations: &[usize], kind: &str) -> Vec<String> {
    let first = operations.first().and_then(|number| Some((api.operations.get(*number)?, outcomes.get(*number)?)));
    let Some((operation, Outcome { failures: Failures::Same(all) | Failures::Different(all), .. })) = first else {
        return Vec::new();
    };
    let answers: Vec<&Answer> = all.iter().filter_map(|at| operation.answers.get(*at)).collect();
    let mut statuses: Vec<Statuses> = answers.iter().map(|answer| answer.statuses).collect();
    statuses.dedup();
    let by_number = statuses.len() > PHRASES;
    let name = either(&statuses, by_number, kind);
    let (own, whole) = (bodies(api, &answers, IDLE), bodies(api, &answers, &[]));
    let with = |by_number: bool, bodies: &[String]| [&either(&statuses, by_number, kind), bodies].concat();
    let short = [with(by_number, &own), with(true, &own)].into_iter().filter(|words| letters(words) <= LONG);
    let all = [name].into_iter().chain(short).chain([with(true, &own), with(true, &whole)]);
    all.map(|words| join(&words, Case::Type)).collect()
}

/// Statuses by their phrases, or by their numbers.
fn either(statuses: &[Statuses], by_number: bool, kind: &str) -> Vec<String> {
    let parts = statuses.iter().map(|status| match status.phrase() {
        phrase if !by_number && !phrase.is_empty() => words::split(phrase),
        _ => words::split(&key(*status)),
    });
    let mut name = parts.collect::<Vec<_>>().join(&"or".to_owned());
    name.insert(if by_number { 0 } else { name.len() }, kind.to_owned());
    name
}

/// Words that the bodies of errors have one as the other.
const IDLE: &[&str] = &["error", "object", "response", "schema"];

/// What the bodies are called, each once: without what is idle, and without those that say their status.
fn bodies(api: &Api, answers: &[&Answer], idle: &[&str]) -> Vec<String> {
    let mut all: Vec<Vec<String>> = Vec::new();
    for answer in answers {
        let body = answer.contents.first().and_then(|content| api.types.get(content.value.named()?));
        let Some(Origin::Component(component)) = body.map(|def| &def.origin) else { continue };
        let mut words = words::split(component.rsplit('.').next().unwrap_or(component));
        words.retain(|word| !idle.contains(&word.as_str()));
        if !words.is_empty() && words != words::split(answer.statuses.phrase()) && !all.contains(&words) {
            all.push(words);
        }
    }
    all.concat()
}

pub(super) fn key(statuses: Statuses) -> String {
    match statuses {
        Statuses::Exact(status) => status.to_string(),
        Statuses::Range(first) => format!("{first}XX"),
        Statuses::Default => "default".to_owned(),
    }
}

/// An error's statuses and body: `404 component Problem`.
fn body(api: &Api, answer: &Answer) -> String {
    let statuses = key(answer.statuses);
    match answer.contents.first() {
        Some(content) => format!("{statuses} {} {}", content.name, value(api, &content.value)),
        None => statuses,
    }
}

/// What a value is, in words that stay when the document grows. As deep as schemas nest.
fn value(api: &Api, of: &Value) -> String {
    let mut text = match &of.ty {
        Type::Named(id) => api.types.get(*id).map(|def| def.origin.key()).unwrap_or_default(),
        Type::Array(items) => format!("[] {}", value(api, items)),
        Type::Map(values) => format!("{{*}} {}", value(api, values)),
        Type::Any(_) => "any".to_owned(),
        other => format!("{other:?}").to_ascii_lowercase(),
    };
    if of.nullable {
        text.push_str(" or null");
    }
    if !of.rules.is_empty() {
        text.push(' ');
        text.push_str(&hash(&format!("{:?}", of.rules)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statuses_have_stable_keys() {
        let keys = [Statuses::Exact(404), Statuses::Range(5), Statuses::Default].map(key);
        assert_eq!(keys, ["404", "5XX", "default"]);
    }
}
