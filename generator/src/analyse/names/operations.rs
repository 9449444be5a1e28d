//! Names of operations.
//!
//! From `bindery.toml`, else the lock, else the operationId with an exact machine-made tail removed, else built from
//! method and path. Never from prose, never with a number.

use super::ident::{Case, Scope, ident, join};
use super::keys::Owners;
use super::owners::owners;
use super::paths::{is_idle, segments};
use super::report::NameReport;
use super::shared::{Alike, Published};
use super::{Names, OperationNames};
use crate::analyse::outcomes::{Failures, Outcome};
use crate::config::Config;
use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Operation};
use crate::lock::{Kind as LockKind, Lock};
use crate::plan::Ident;
use crate::words::{self, hash};
use std::collections::{BTreeMap, BTreeSet};

/// The method name of each operation.
pub(super) fn methods(
    api: &Api,
    lock: &mut Lock,
    report: &mut NameReport,
    diagnostics: &mut Diagnostics,
) -> Vec<String> {
    let mut methods: Vec<Option<String>> = vec![None; api.operations.len()];
    // `Client::builder` is ours.
    let mut taken: BTreeMap<String, usize> = BTreeMap::from([("builder".to_owned(), usize::MAX)]);
    // So are the methods for links that were published.
    taken.extend(published_links(lock).map(|name| (name.to_owned(), usize::MAX)));
    for (number, operation) in api.operations.iter().enumerate() {
        let key = operation.lock_key();
        let locked = lock.get(LockKind::Operation, &key).map(str::to_owned);
        let settled = operation.named.as_ref().map(|name| snake(name)).or(locked);
        if let Some(name) = settled
            && !taken.contains_key(&name)
        {
            taken.insert(name.clone(), number);
            if let Some(slot) = methods.get_mut(number) {
                *slot = Some(name);
            }
        } else if let Some(name) = &operation.named {
            let other = taken.get(&snake(name)).and_then(|number| api.operations.get(*number));
            diagnostics.push(name_taken(name, operation, other));
        }
    }
    let ids = Ids::of(api);
    let wanted: Vec<String> = api.operations.iter().map(|operation| from_id(operation, &ids)).collect();
    for level in [Level::Short, Level::Parameters, Level::Whole, Level::Hash] {
        let candidate = |number: usize, operation: &Operation| match level {
            Level::Short => wanted.get(number).cloned().unwrap_or_default(),
            Level::Parameters => built(operation, Say::Parameters),
            Level::Whole => built(operation, Say::All),
            Level::Hash => format!("{}_{}", built(operation, Say::All), hash(&operation.key())),
        };
        let mut by_name: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (number, operation) in api.operations.iter().enumerate() {
            if methods.get(number).is_some_and(Option::is_none) {
                by_name.entry(candidate(number, operation)).or_default().push(number);
            }
        }
        for (name, numbers) in by_name {
            if let ([only], false) = (numbers.as_slice(), taken.contains_key(&name)) {
                taken.insert(name.clone(), *only);
                if let Some(slot) = methods.get_mut(*only) {
                    *slot = Some(name);
                }
            }
        }
    }
    let named = api.operations.iter().zip(methods).zip(wanted).map(|((operation, name), wanted)| {
        let name = name.unwrap_or_else(|| hash(&operation.key()));
        lock.replace(LockKind::Operation, operation.lock_key(), name.as_str());
        report.wants(operation.lock_key(), wanted, &ident(name.clone()));
        name
    });
    named.collect()
}

/// A name that `bindery.toml` gives, and that another operation or the client itself has.
fn name_taken(name: &str, operation: &Operation, other: Option<&Operation>) -> Diagnostic {
    let Some(other) = other else {
        let message = format!("an operation can't be named `{name}`: the client has a function of that name");
        let found = Diagnostic::error(Code::NameTaken, message).at(operation.span, "this operation");
        return found.help("give it another name in `bindery.toml`");
    };
    let message = format!("`bindery.toml` names two operations `{name}`");
    let found = match other.named {
        Some(_) => Diagnostic::error(Code::NameTaken, message),
        None => Diagnostic::error(Code::NameTaken, format!("the name `{name}` is taken"))
            .fact(format!("`names.lock` has it, as `operation {} = {name}`", other.lock_key()))
            .fact("delete that line, or name that operation in `bindery.toml` as well"),
    };
    found.at(operation.span, "this operation").at(other.span, "has the name already")
}

#[derive(Clone, Copy)]
enum Level {
    Short,
    Parameters,
    Whole,
    Hash,
}

/// What the lock calls the types of an operation, behind its key.
const PARTS: [&str; 6] = ["call", "error", "statuses", "failures", "outcome", "body"];

/// Keeps the published names of the types of operations, as components are named before those.
pub(super) fn reserve(api: &Api, lock: &Lock, scope: &mut Scope) {
    let keys = api.operations.iter().map(Operation::lock_key);
    let own = keys.flat_map(|key| PARTS.map(|part| format!("{key} {part}")));
    own.filter_map(|key| lock.peek(LockKind::Type, &key)).for_each(|name| scope.reserve(name));
    super::shared::published(lock).for_each(|name| scope.reserve(name));
}

/// The types that belong to operations.
pub(super) fn types(
    (api, config): (&Api, &Config),
    outcomes: &[Outcome],
    (methods, shared): (&[String], Published),
    lock: &mut Lock,
    scope: &mut Scope,
    names: &mut Names,
    diagnostics: &mut Diagnostics,
) {
    let mut all = Scope::default();
    all.claim("builder");
    for method in methods {
        all.claim(method);
    }
    let alike = Alike::of(api, outcomes, lock, shared);
    let owners = owners(api, methods, lock);
    let keys = Owners::of(api);
    published_links(lock).for_each(|name| all.reserve(name));
    for (number, ((operation, method), outcome)) in api.operations.iter().zip(methods).zip(outcomes).enumerate() {
        let (shares_statuses, shares_failures) = (alike.shares_statuses(number), alike.shares_failures(number));
        let words = owners.get(number).cloned().unwrap_or_default();
        let key = operation.lock_key();
        let links = links(operation, method, &key, lock, &mut all);
        let published = lock.peek(LockKind::Type, &format!("{key} statuses")).is_some();
        let mut claim = |suffixes: &[&str], part: &str| {
            let key = format!("{key} {part}");
            if let Some(name) = lock.get(LockKind::Type, &key).map(str::to_owned)
                && scope.claim_published(&name)
            {
                return ident(name);
            }
            let candidates: Vec<String> = suffixes
                .iter()
                .map(|suffix| join(&words.iter().cloned().chain(words::split(suffix)).collect::<Vec<_>>(), Case::Type))
                .collect();
            let name = scope.claim_first(&candidates, &key);
            lock.replace(LockKind::Type, key, name.as_str());
            ident(name)
        };
        let request = claim(&["", "Call", "Request", "CallRequest"], "call");
        let error = outcome.has_error().then(|| claim(&["Error", "CallError", "Failure"], "error"));
        let same = matches!(outcome.failures, Failures::Same(_));
        let own_statuses = same && (published || !shares_statuses);
        let statuses = own_statuses.then(|| claim(&["Status", "ErrorStatus", "CallErrorStatus"], "statuses"));
        let (statuses, status_alias) = if shares_statuses { (None, statuses) } else { (statuses, None) };
        let failures = match (&outcome.failures, outcome.envelope) {
            (Failures::Different(_), _) if shares_failures => None,
            (Failures::Different(_), false) => error.clone(),
            (Failures::Different(_), true) => Some(claim(&["Failure", "StatusError"], "failures")),
            _ => None,
        };
        let several = outcome.successes.len() > 1 && !outcome.optional;
        let outcome = several.then(|| claim(&["Outcome", "CallOutcome"], "outcome"));
        let variants = operation.body.as_ref().map(super::bodies::variants).filter(|variants| !variants.is_empty());
        let body = variants.map(|variants| (claim(&["Body", "RequestBody", "CallBody"], "body"), variants));
        let members = super::members::of_request(operation, config, &keys, lock, diagnostics);
        names.operations.push(OperationNames {
            method: ident(method.clone()),
            words,
            links,
            callbacks: callbacks(operation, &members, &key, lock),
            short: None,
            request,
            members,
            error,
            statuses,
            failures,
            outcome,
            body,
            shares_statuses,
            status_alias,
            shares_failures,
        });
    }
    alike.name(api, outcomes, lock, scope, names);
}

/// The published methods for links.
fn published_links(lock: &Lock) -> impl Iterator<Item = &str> {
    let links = lock.of(LockKind::Operation).filter(|(key, _)| key.contains(" link "));
    links.map(|(.., name)| name)
}

/// The methods for the links of an operation's responses: `get_user_repositories`.
fn links(operation: &Operation, method: &str, key: &str, lock: &mut Lock, methods: &mut Scope) -> Vec<Ident> {
    let named = operation.links.iter().map(|link| {
        let statuses = operation.answers.get(link.answer).map(|answer| super::shared::key(answer.statuses));
        let statuses = statuses.unwrap_or_default();
        let key = format!("{key} link {statuses} {}", link.name);
        let name = snake(&format!("{method} {}", link.name));
        let candidates = [name.clone(), format!("{name}_{}", statuses.to_ascii_lowercase())];
        locked(&candidates, key, lock, methods)
    });
    named.collect()
}

/// The methods that tell where callbacks are sent: `on_event_address`.
fn callbacks(operation: &Operation, members: &[Ident], key: &str, lock: &mut Lock) -> Vec<Ident> {
    // Members with a default have accessors of their name.
    let mut methods = Scope::default();
    methods.claim("new");
    for member in members {
        methods.claim(member.plain());
    }
    let named = operation.callbacks.iter().map(|callback| {
        let at = if callback.several { format!(" at {}", callback.expression) } else { String::new() };
        let key = format!("{key} callback {}{at}", callback.name);
        let candidates = ["", &at, " callback"].map(|more| snake(&format!("{}{more} address", callback.name)));
        locked(&candidates, key, lock, &mut methods)
    });
    named.collect()
}

/// The method that the lock has for a key, else the first of the candidates that is free.
fn locked(candidates: &[String], key: String, lock: &mut Lock, methods: &mut Scope) -> Ident {
    let published = lock.get(LockKind::Operation, &key).map(str::to_owned);
    let name = match published.filter(|name| methods.claim_published(name)) {
        Some(name) => name,
        None => methods.claim_first(candidates, &key),
    };
    lock.replace(LockKind::Operation, key, name.as_str());
    ident(name)
}

/// The operationIds of an API: how often each stands, and the names that they make as they are.
pub(super) struct Ids<'a> {
    counts: BTreeMap<&'a str, usize>,
    names: BTreeSet<String>,
}

impl<'a> Ids<'a> {
    pub(super) fn of(api: &'a Api) -> Self {
        let mut ids = Self { counts: BTreeMap::new(), names: BTreeSet::new() };
        for id in api.operations.iter().filter_map(|operation| operation.id.as_deref()) {
            *ids.counts.entry(id).or_default() += 1;
            ids.names.insert(snake(id));
        }
        ids
    }
}

/// The operationId, without what a framework appended to it.
fn from_id(operation: &Operation, ids: &Ids<'_>) -> String {
    let Some(id) = &operation.id else { return built(operation, Say::Resource) };
    let duplicated = ids.counts.get(id.as_str()).is_some_and(|count| *count > 1);
    if duplicated || repeats_path(operation, id) {
        return built(operation, Say::Resource);
    }
    let stripped = without_tail(operation, id).filter(|stripped| !ids.names.contains(&snake(stripped)));
    snake(stripped.unwrap_or(id))
}

/// Whether a name is one that an operation may be given for how it is called, beside whatever others.
pub(super) fn is_called(operation: &Operation, ids: &Ids<'_>, name: &str) -> bool {
    let id = operation.id.as_deref();
    let stripped = || id.and_then(|id| without_tail(operation, id)).is_some_and(|stripped| snake(stripped) == name);
    let hashed = || hash(&operation.key());
    id.is_some_and(|id| snake(id) == name)
        || stripped()
        || from_id(operation, ids) == name
        || [Say::Resource, Say::Parameters, Say::All].into_iter().any(|say| built(operation, say) == name)
        || hashed() == name
        || format!("{}_{}", built(operation, Say::All), hashed()) == name
}

/// FastAPI's tail: the path with every non-word character replaced by `_`, then `_` and the method.
fn without_tail<'a>(operation: &Operation, id: &'a str) -> Option<&'a str> {
    let path = operation.path.split('?').next().unwrap_or(&operation.path);
    [operation.path.as_str(), path].into_iter().find_map(|path| {
        let word = |character: char| character.is_ascii_alphanumeric() || character == '_';
        let path: String = path.chars().map(|character| if word(character) { character } else { '_' }).collect();
        let tail = format!("{path}_{}", operation.method.to_ascii_lowercase());
        id.strip_suffix(&tail).map(|name| name.trim_end_matches('_')).filter(|name| !name.is_empty())
    })
}

/// Whether an id is nothing but the method and the path, with or without `api` and version.
fn repeats_path(operation: &Operation, id: &str) -> bool {
    let method = operation.method.to_ascii_lowercase();
    let plain = |words: Vec<String>| words.into_iter().filter(|word| word != "by").collect::<Vec<_>>();
    let id = plain(words::split(id));
    let of = |path: &str| plain([vec![method.clone()], words::split(path)].concat());
    let segments: Vec<&str> = segments(&operation.path).into_iter().filter(|segment| !is_idle(segment)).collect();
    id == of(&operation.path) || id == of(&segments.join("/"))
}

/// How much of a path a built name says.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Say {
    /// Static segments without `api` and version, and the parameter at the end.
    Resource,
    /// Every parameter too, and a fixed query.
    Parameters,
    /// Versions too.
    All,
}

/// A name from method and path: static segments without `api` and version, in the singular before a parameter, `by`
/// and the parameter at the end of the path; with more where that is needed to tell operations apart.
fn built(operation: &Operation, say: Say) -> String {
    let every_parameter = say != Say::Resource;
    let segments = segments(&operation.path);
    let mut all = vec![operation.method.to_ascii_lowercase()];
    for (number, segment) in segments.iter().enumerate() {
        if segment.starts_with('{') {
            let words = words::split(segment);
            let is_last = number + 1 == segments.len();
            // `/pets/{pet}` is a pet, whose parameter says nothing more.
            let said = !every_parameter && singular_before(&segments, number).is_some_and(|before| before == words);
            if every_parameter || is_last && !said {
                all.push("by".to_owned());
                all.extend(words);
            }
            continue;
        }
        if is_idle(segment) && say != Say::All {
            continue;
        }
        let named = words::split(segment);
        let before_parameter = segments.get(number + 1).is_some_and(|next| next.starts_with('{'));
        all.extend(if before_parameter { words::singular(&named) } else { named });
    }
    // What documents write behind a path to tell operations apart: a fragment is for their names alone.
    let (path, fragment) = operation.path.split_once('#').unwrap_or((&operation.path, ""));
    let query = path.split_once('?').map(|(_, query)| query).filter(|_| every_parameter);
    all.extend([query.unwrap_or_default(), fragment].into_iter().flat_map(words::split));
    join(&all, Case::Value)
}

/// The segment before another one in the singular, where that is another word.
fn singular_before(segments: &[&str], number: usize) -> Option<Vec<String>> {
    let words = words::split(segments.get(number.checked_sub(1)?)?);
    let one = words::singular(&words);
    (one != words).then_some(one)
}

fn snake(name: &str) -> String {
    join(&words::split(name), Case::Value)
}
