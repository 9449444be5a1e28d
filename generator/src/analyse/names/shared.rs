//! Errors that several operations declare alike: one type for all of them, called by its statuses.
//!
//! The operations keep their own names for it, as aliases, so that a call that fails in one more way tomorrow is still
//! matched by the names that are used today.

use super::contest::{Wants, contest};
use super::ident::{Case, Scope, ident, join};
use super::origin::{LONG, letters};
use super::{Names, OperationNames, SharedName};
use crate::analyse::outcomes::{Failures, Outcome};
use crate::ir::{Answer, Api, Operation, Origin, Statuses, Type, TypeId, Value};
use crate::lock::{Kind as LockKind, Lock};
use crate::plan::Ident;
use crate::words::{self, hash};
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// More statuses than this are called by their numbers.
const PHRASES: usize = 2;
/// As many statuses in a row are called by the first and the last.
const ROW: usize = 3;

/// What several operations share, by a key that says what it is.
#[derive(Default)]
pub(super) struct Alike {
    statuses: Vec<(String, Vec<usize>)>,
    failures: Vec<(String, Vec<usize>)>,
    /// The operations that share the one or the other.
    of_statuses: BTreeSet<usize>,
    of_failures: BTreeSet<usize>,
    published: Published,
}

/// What the lock calls the errors that several operations share, where that is not their key: a type that has no name in
/// the document is known by the name that it has in Rust, as which of its places is the first may change.
pub(super) type Published = BTreeMap<String, String>;

/// Finds what was published, before anything is named anew.
pub(super) fn known(api: &Api, outcomes: &[Outcome], lock: &Lock) -> Published {
    let all = api.operations.iter().zip(outcomes).filter_map(|(operation, outcome)| {
        let Failures::Different(all) = &outcome.failures else { return None };
        let published = called(api, operation, all, lock)?;
        lock.peek(LockKind::Type, &published).map(|_| (errors(api, operation, all), published))
    });
    all.collect()
}

/// Publishes the names of errors that several operations share, once all types have theirs.
pub(super) fn publish(api: &Api, outcomes: &[Outcome], names: &Names, lock: &mut Lock) {
    for shared in &names.shared_failures {
        let first = shared.operations.first();
        let first = first.and_then(|number| api.operations.get(*number).zip(outcomes.get(*number)));
        let Some((operation, Outcome { failures: Failures::Different(all), .. })) = first else { continue };
        let by_place = || has_unnamed(api, operation, all).then(|| errors(api, operation, all));
        if let Some(key) = called(api, operation, all, lock).or_else(by_place) {
            lock.replace(LockKind::Type, key, shared.ident.as_str());
        }
    }
}

/// The names that were published for what several operations share.
pub(super) fn published(lock: &Lock) -> impl Iterator<Item = &str> {
    let of = |key: &str| key.starts_with("statuses ") || key.starts_with("errors ");
    lock.of(LockKind::Type).filter(move |(key, _)| of(key)).map(|(_, name)| name)
}

impl Alike {
    pub(super) fn of(api: &Api, outcomes: &[Outcome], lock: &Lock, published: Published) -> Self {
        let mut alike = Self { published, ..Self::default() };
        let mut known: HashMap<String, usize> = HashMap::new();
        for (number, (operation, outcome)) in api.operations.iter().zip(outcomes).enumerate() {
            let at =
                |all: &[usize]| -> Vec<&Answer> { all.iter().filter_map(|at| operation.answers.get(*at)).collect() };
            let (table, key) = match &outcome.failures {
                Failures::None => continue,
                Failures::Same(all) => {
                    let keys: Vec<String> = at(all).iter().map(|answer| key(answer.statuses)).collect();
                    (&mut alike.statuses, format!("statuses {}", keys.join(" ")))
                }
                Failures::Different(all) => (&mut alike.failures, errors(api, operation, all)),
            };
            // Each key says which of the tables it is of.
            match known.get(&key).and_then(|at| table.get_mut(*at)) {
                Some((_, operations)) => operations.push(number),
                None => {
                    known.insert(key.clone(), table.len());
                    table.push((key, vec![number]));
                }
            }
        }
        // What was published as shared stays so while any operation is left that has it.
        let published = &alike.published;
        let is_shared = |(key, operations): &(String, Vec<usize>)| {
            operations.len() > 1 || published.contains_key(key) || lock.peek(LockKind::Type, key).is_some()
        };
        alike.statuses.retain(is_shared);
        alike.failures.retain(is_shared);
        let all = |table: &[(String, Vec<usize>)]| table.iter().flat_map(|(_, numbers)| numbers).copied().collect();
        (alike.of_statuses, alike.of_failures) = (all(&alike.statuses), all(&alike.failures));
        alike
    }

    pub(super) fn shares_statuses(&self, operation: usize) -> bool {
        self.of_statuses.contains(&operation)
    }

    pub(super) fn shares_failures(&self, operation: usize) -> bool {
        self.of_failures.contains(&operation)
    }

    /// Names the types, after those of the operations, which keep what they have published.
    pub(super) fn name(self, api: &Api, outcomes: &[Outcome], lock: &mut Lock, scope: &mut Scope, names: &mut Names) {
        let all = self.statuses.iter().map(|shared| (shared, "status"));
        let all = all.chain(self.failures.iter().map(|shared| (shared, "error")));
        let mut settled: BTreeMap<String, String> = BTreeMap::new();
        let mut free: Vec<Wants> = Vec::new();
        let all: Vec<_> = all.collect();
        for ((key, operations), kind) in &all {
            let published = self.published.get(key).unwrap_or(key);
            match lock.get(LockKind::Type, published).filter(|name| scope.claim_published(name)) {
                Some(name) => _ = settled.insert(key.clone(), name.to_owned()),
                None => {
                    free.push(Wants { names: candidates(api, outcomes, operations, kind), key: key.clone() });
                }
            }
        }
        let made = contest(&free, scope);
        settled.extend(free.into_iter().map(|wants| wants.key).zip(made));
        for ((key, operations), _) in &all {
            let first =
                operations.first().and_then(|number| Some((api.operations.get(*number)?, outcomes.get(*number)?)));
            let is_called = first.is_some_and(|(operation, outcome)| match &outcome.failures {
                Failures::Different(all) => has_unnamed(api, operation, all),
                Failures::None | Failures::Same(_) => false,
            });
            if let Some(name) = settled.get(key).filter(|_| !is_called) {
                lock.replace(LockKind::Type, key.clone(), name.as_str());
            }
        }
        let mut of = |(key, operations): (String, Vec<usize>), put: fn(&mut OperationNames, Ident)| {
            let ident = ident(settled.remove(&key).unwrap_or_default());
            for number in &operations {
                names.operations.get_mut(*number).into_iter().for_each(|names| put(names, ident.clone()));
            }
            SharedName { ident, operations }
        };
        let statuses = self.statuses.into_iter().map(|shared| of(shared, |names, ident| names.statuses = Some(ident)));
        let statuses: Vec<SharedName> = statuses.collect();
        let failures = self.failures.into_iter().map(|shared| of(shared, |names, ident| names.failures = Some(ident)));
        let failures: Vec<SharedName> = failures.collect();
        (names.shared_statuses, names.shared_failures) = (statuses, failures);
    }
}

/// `NotFoundError`, `ForbiddenOrNotFoundError`, `Error400Or401Or404`; then with what the bodies are called, as few of
/// them as tell it from others.
fn candidates(api: &Api, outcomes: &[Outcome], operations: &[usize], kind: &str) -> Vec<String> {
    let first = operations.first().and_then(|number| Some((api.operations.get(*number)?, outcomes.get(*number)?)));
    let Some((operation, Outcome { failures: Failures::Same(all) | Failures::Different(all), .. })) = first else {
        return Vec::new();
    };
    let answers: Vec<&Answer> = all.iter().filter_map(|at| operation.answers.get(*at)).collect();
    let mut statuses: Vec<Statuses> = answers.iter().map(|answer| answer.statuses).collect();
    statuses.dedup();
    let (by_number, in_rows) = (numbers(&statuses, usize::MAX, kind), numbers(&statuses, ROW, kind));
    let by_phrase = (statuses.len() <= PHRASES).then(|| phrases(&statuses, kind));
    let by_number = if letters(&by_number) > LONG { in_rows } else { by_number };
    let name = by_phrase.filter(|name| letters(name) <= LONG).unwrap_or_else(|| by_number.clone());
    let (own, whole) = (bodies(api, &answers, IDLE), bodies(api, &answers, &[]));
    let with = |name: &[String], count: usize| [name, &own.get(..count).unwrap_or_default().concat()].concat();
    let forms = (1..=own.len()).flat_map(|count| [&name, &by_number].map(|name| with(name, count)));
    let short = std::iter::once(name.clone()).chain(forms).filter(|words| letters(words) <= LONG);
    let long = (0..=own.len()).map(|count| with(&by_number, count));
    let empty: Vec<Statuses> =
        answers.iter().filter(|answer| answer.contents.is_empty()).map(|answer| answer.statuses).collect();
    let empty = (!empty.is_empty()).then(|| [by_number.clone(), numbers(&empty, ROW, "empty")].concat());
    let whole = [by_number.as_slice(), &whole.concat()].concat();
    short.chain(long).chain(empty).chain([whole]).map(|words| join(&words, Case::Type)).collect()
}

/// Statuses by their phrases, as far as they have any.
fn phrases(statuses: &[Statuses], kind: &str) -> Vec<String> {
    let phrase = |status: &Statuses| match status.phrase() {
        "" => words::split(&key(*status)),
        phrase => words::split(phrase),
    };
    let parts: Vec<Vec<String>> = statuses.iter().map(phrase).collect();
    [parts.join(&"or".to_owned()), vec![kind.to_owned()]].concat()
}

/// Statuses by their numbers: `400 or 404`; so many in a row by the first and the last: `400 to 404`.
fn numbers(statuses: &[Statuses], row: usize, kind: &str) -> Vec<String> {
    let follows = |one: &Statuses, other: &Statuses| match (one, other) {
        (Statuses::Exact(one), Statuses::Exact(other)) => one + 1 == *other,
        _ => false,
    };
    let word = |status: &Statuses| words::split(&key(*status));
    let parts = statuses.chunk_by(follows).flat_map(|all| match all {
        [first, .., last] if all.len() >= row => vec![[word(first), vec!["to".to_owned()], word(last)].concat()],
        few => few.iter().map(word).collect(),
    });
    [vec![kind.to_owned()], parts.collect::<Vec<_>>().join(&"or".to_owned())].concat()
}

/// Words that the bodies of errors have one as the other.
const IDLE: &[&str] = &["error", "object", "response", "schema"];

/// What the bodies are called, each once: without what is idle, and without those that say their status.
fn bodies(api: &Api, answers: &[&Answer], idle: &[&str]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    let mut known: HashSet<Vec<String>> = HashSet::new();
    for answer in answers {
        let body = answer.contents.first().and_then(|content| api.types.get(content.value.named()?));
        let Some(Origin::Component(component)) = body.map(|def| &def.origin) else { continue };
        let mut words = words::split(component.rsplit('.').next().unwrap_or(component));
        words.retain(|word| !idle.contains(&word.as_str()));
        let phrase = words::split(answer.statuses.phrase());
        let says_status = !phrase.is_empty() && words.starts_with(&phrase);
        if !words.is_empty() && !says_status && known.insert(words.clone()) {
            all.push(words);
        }
    }
    all
}

pub(super) fn key(statuses: Statuses) -> String {
    match statuses {
        Statuses::Exact(status) => status.to_string(),
        Statuses::Range(first) => format!("{first}XX"),
        Statuses::Default => "default".to_owned(),
    }
}

/// What errors consist of.
fn errors(api: &Api, operation: &Operation, all: &[usize]) -> String {
    errors_with(operation, all, &|id| api.types.get(id).map(|def| def.origin.key()).unwrap_or_default())
}

/// The same, as the lock has it where a type has no name in the document and one in the lock.
fn called(api: &Api, operation: &Operation, all: &[usize], lock: &Lock) -> Option<String> {
    let name = |id: TypeId| {
        let def = api.types.get(id)?;
        match &def.origin {
            Origin::Component(_) => Some(def.origin.key()),
            origin => {
                let mut places = std::iter::once(origin).chain(&def.also);
                places.find_map(|place| lock.peek(LockKind::Type, &place.key())).map(|name| format!("type {name}"))
            }
        }
    };
    let is_named = named(operation, all).into_iter().all(|id| name(id).is_some());
    (is_named && has_unnamed(api, operation, all))
        .then(|| errors_with(operation, all, &|id| name(id).unwrap_or_default()))
}

/// Whether a type is among them that has no name in the document.
fn has_unnamed(api: &Api, operation: &Operation, all: &[usize]) -> bool {
    let is_component = |id| api.types.get(id).is_some_and(|def| matches!(def.origin, Origin::Component(_)));
    !named(operation, all).into_iter().all(is_component)
}

/// The types that errors carry.
fn named(operation: &Operation, all: &[usize]) -> Vec<TypeId> {
    let contents = all.iter().filter_map(|at| operation.answers.get(*at)?.contents.first());
    contents.filter_map(|content| content.value.named()).collect()
}

fn errors_with(operation: &Operation, all: &[usize], name: &dyn Fn(TypeId) -> String) -> String {
    let answers = all.iter().filter_map(|at| operation.answers.get(*at));
    let keys: Vec<String> = answers.map(|answer| body(answer, name)).collect();
    format!("errors {}", keys.join(", "))
}

/// An error's statuses and body: `404 component Problem`.
fn body(answer: &Answer, name: &dyn Fn(TypeId) -> String) -> String {
    let statuses = key(answer.statuses);
    match answer.contents.first() {
        Some(content) => format!("{statuses} {} {}", content.name, value(&content.value, name)),
        None => statuses,
    }
}

/// What a value is, in words that stay when the document grows. As deep as schemas nest.
fn value(of: &Value, name: &dyn Fn(TypeId) -> String) -> String {
    let mut text = match &of.ty {
        Type::Named(id) => name(*id),
        Type::Array(items) => format!("[] {}", value(items, name)),
        Type::Map(values) => format!("{{*}} {}", value(values, name)),
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
    fn many_statuses_are_called_by_their_rows() {
        let all = [400, 401, 402, 404, 500, 501].map(Statuses::Exact);
        let named = |words: Vec<String>| join(&words, Case::Type);
        assert_eq!(named(numbers(&all, ROW, "status")), "Status400To402Or404Or500Or501");
        assert_eq!(named(numbers(&all, usize::MAX, "status")), "Status400Or401Or402Or404Or500Or501");
        assert_eq!(named(phrases(&[403, 404].map(Statuses::Exact), "error")), "ForbiddenOrNotFoundError");
    }

    #[test]
    fn statuses_have_stable_keys() {
        let keys = [Statuses::Exact(404), Statuses::Range(5), Statuses::Default].map(key);
        assert_eq!(keys, ["404", "5XX", "default"]);
    }
}
