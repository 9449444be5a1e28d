//! Names of groups of operations.
//!
//! A group is a tag, or what has none. Where a document has many operations without a tag, they are grouped by the
//! resource that their paths begin with: a trait of hundreds of handlers is none that anybody reads. What was published as
//! one group stays one, which the lock remembers.

use super::Names;
use super::files::is_long;
use super::ident::{Case, Scope, ident, join};
use super::paths::{is_idle, segments};
use crate::ir::{Api, Operation};
use crate::lock::{Kind as LockKind, Lock};
use crate::plan::{GroupOf, Ident, Wire};
use crate::words;
use std::collections::{BTreeMap, BTreeSet};

/// A group of operations.
#[derive(Debug)]
pub struct GroupNames {
    /// What its operations have in common.
    pub of: GroupOf,
    /// Its module.
    pub module: Ident,
    /// Its trait.
    pub trait_ident: Ident,
    /// Its handle of the client, where operations are not methods of the client itself.
    pub handle: Option<Ident>,
    /// Its operations, by number.
    pub operations: Vec<usize>,
    /// Those that stand in further modules of the client.
    pub apart: Vec<(Ident, Vec<usize>)>,
}

/// How many operations without a tag are too many for one group.
const MANY: usize = 50;

/// Modules of the generated crates, and methods of the client, that a group must not take the name of.
const MODULES: &[&str] = &[
    "authenticator",
    "axum",
    "builder",
    "call",
    "client",
    "clone",
    "codec",
    "lib",
    "main",
    "mod",
    "operations",
    "router",
    "schemas",
    "server",
    "servers",
    "types",
];
/// Items of the generated crates that a trait must not take the name of.
const ITEMS: &[&str] = &[
    "Authenticator",
    "Schemes",
    "Client",
    "Builder",
    "Call",
    "Server",
    "Arc",
    "Future",
    "Routes",
    "Gate",
    "Send",
    "Sync",
    "Option",
    "Result",
    "Nullable",
    "With",
    "Needs",
    "UsualError",
    "OAuthApp",
];

/// The groups, in the order of the document's tags, then of the operations.
pub(super) fn groups(api: &Api, lock: &mut Lock) -> Vec<GroupNames> {
    let members = members(api, by_resource(api, lock));
    renamed(api, &members, lock);
    let mut modules = Scope::default();
    let mut traits = Scope::default();
    MODULES.iter().for_each(|name| _ = modules.claim(name));
    ITEMS.iter().for_each(|name| _ = traits.claim(name));
    if members.iter().any(|(of, _)| *of == GroupOf::Hooks) {
        ["hooks", "receiver"].into_iter().for_each(|name| _ = modules.claim(name));
        traits.claim("Receiver");
    }
    for (of, _) in &members {
        let published = called(of).and_then(|(_, key)| lock.peek(LockKind::Trait, &key));
        published.into_iter().for_each(|name| traits.reserve(name));
    }
    let mut idents: Vec<Option<(Ident, Ident)>> = members.iter().map(|_| None).collect();
    for (number, of) in in_turn(&members, lock) {
        let Some((text, lock_key)) = called(of) else { continue };
        let (module, trait_name) = forms(&text);
        let module = modules.claim_first(&module, &text);
        let locked = lock.get(LockKind::Trait, &lock_key).map(str::to_owned);
        let trait_name = match locked {
            Some(name) if traits.claim_published(&name) => name,
            _ => traits.claim_first(&trait_name, &text),
        };
        lock.replace(LockKind::Trait, lock_key, trait_name.as_str());
        idents
            .get_mut(number)
            .into_iter()
            .for_each(|slot| *slot = Some((ident(module.clone()), ident(trait_name.clone()))));
    }
    let named = members.into_iter().zip(idents).map(|((of, operations), idents)| {
        let hooks = || (ident("hooks".to_owned()), ident("Receiver".to_owned()));
        let (module, trait_ident) = idents.unwrap_or_else(hooks);
        GroupNames { of, module, trait_ident, handle: None, operations, apart: Vec::new() }
    });
    named.collect()
}

/// What a group's module and its trait may be called.
pub(super) fn forms(text: &str) -> ([String; 2], [String; 2]) {
    let words = words::split(text);
    let (module, name) = (join(&words, Case::Value), join(&words, Case::Type));
    ([module.clone(), format!("{module}_operations")], [name.clone(), format!("{name}Operations")])
}

/// The groups in the order in which they are named: those that were published first, among them those that have the name
/// that others may want too; then by what they are called, as the order of a document names nobody.
fn in_turn<'m>(members: &'m [(GroupOf, Vec<usize>)], lock: &Lock) -> Vec<(usize, &'m GroupOf)> {
    let mut all: Vec<(usize, &GroupOf)> = members.iter().map(|(of, _)| of).enumerate().collect();
    all.sort_by_cached_key(|(_, of)| {
        let Some((text, key)) = called(of) else { return (3, String::new()) };
        let turn = match lock.peek(LockKind::Trait, &key) {
            Some(name) if forms(&text).1.first().is_some_and(|plain| plain == name) => 0,
            Some(_) => 1,
            None => 2,
        };
        (turn, text)
    });
    all
}

/// Recognises tags that are called otherwise: the group in which an operation of theirs now is has their names. One
/// operation of each tag is remembered.
fn renamed(api: &Api, members: &[(GroupOf, Vec<usize>)], lock: &mut Lock) {
    let keys = |operations: &[usize]| {
        let keys = operations.iter().filter_map(|number| api.operations.get(*number)).map(Operation::lock_key);
        keys.collect::<BTreeSet<String>>()
    };
    let groups = members.iter().filter(|(of, _)| matches!(of, GroupOf::Tag(_)));
    let groups: Vec<(String, BTreeSet<String>)> =
        groups.filter_map(|(of, operations)| Some((called(of)?.1, keys(operations)))).collect();
    let is_gone = |key: &str| groups.iter().all(|(group, _)| group != key);
    let gone = lock.of(LockKind::Member).filter(|(key, _)| is_gone(key));
    let gone: Vec<(String, String)> = gone.map(|(key, of)| (key.to_owned(), of.to_owned())).collect();
    for (old, operation) in gone {
        let now = groups.iter().find(|(_, operations)| operations.contains(&operation));
        if let Some((new, _)) = now.filter(|(new, _)| lock.peek(LockKind::Trait, new).is_none()) {
            lock.copy(&old, new);
        }
    }
    for (group, operations) in groups {
        let known = lock.get(LockKind::Member, &group).is_some_and(|operation| operations.contains(operation));
        if let Some(first) = operations.first().filter(|_| !known) {
            lock.replace(LockKind::Member, group, first.as_str());
        }
    }
}

/// What a group is called, and its key in the lock; nothing where it has no name of its own.
pub(super) fn called(of: &GroupOf) -> Option<(String, String)> {
    match of {
        GroupOf::Tag(tag) => Some((tag.0.to_string(), format!("tag {}", tag.0))),
        GroupOf::Resource(resource) => Some((resource.0.to_string(), format!("resource {}", resource.0))),
        GroupOf::Untagged => Some(("api".to_owned(), "untagged".to_owned())),
        GroupOf::Hooks => None,
    }
}

/// Whether operations without a tag are grouped by resource.
fn by_resource(api: &Api, lock: &Lock) -> bool {
    let published = |begin: &str| lock.of(LockKind::Trait).any(|(key, _)| key.starts_with(begin));
    let untagged = api.operations.iter().filter(|operation| !operation.hook && operation.tag.is_none());
    published("resource ") || !published("untagged") && untagged.count() > MANY
}

/// The operations of each group, by number.
fn members(api: &Api, by_resource: bool) -> Vec<(GroupOf, Vec<usize>)> {
    let of = |operation: &Operation| match &operation.tag {
        _ if operation.hook => GroupOf::Hooks,
        Some(tag) => GroupOf::Tag(Wire(tag.clone())),
        None => resource(operation).filter(|_| by_resource).map_or(GroupOf::Untagged, GroupOf::Resource),
    };
    let mut places: BTreeMap<GroupOf, usize> = BTreeMap::new();
    let mut groups: Vec<(GroupOf, Vec<usize>)> = Vec::new();
    for tag in &api.tags {
        let of = GroupOf::Tag(Wire(tag.name.clone()));
        places.entry(of.clone()).or_insert_with(|| {
            groups.push((of, Vec::new()));
            groups.len() - 1
        });
    }
    for (number, operation) in api.operations.iter().enumerate() {
        let of = of(operation);
        let place = *places.entry(of.clone()).or_insert_with(|| {
            groups.push((of, Vec::new()));
            groups.len() - 1
        });
        if let Some((_, numbers)) = groups.get_mut(place) {
            numbers.push(number);
        }
    }
    groups.retain(|(_, operations)| !operations.is_empty());
    // Those that the API calls stand last.
    groups.sort_by_key(|(of, _)| *of == GroupOf::Hooks);
    groups
}

/// The first segment of a path that says something.
fn resource(operation: &Operation) -> Option<Wire> {
    let mut segments = segments(&operation.path).into_iter();
    segments.find(|segment| !segment.starts_with('{') && !is_idle(segment)).map(|segment| Wire(segment.into()))
}

/// Gives the operations of a large group modules of their own, divided as their types are.
pub(super) fn divide(api: &Api, names: &mut Names) {
    let mut scope = Scope::default();
    MODULES.iter().for_each(|name| _ = scope.claim(name));
    names.groups.iter().for_each(|group| _ = scope.claim(group.module.plain()));
    for group in &mut names.groups {
        if !is_long(api, &group.operations) {
            continue;
        }
        let mut files: BTreeMap<Option<usize>, Vec<usize>> = BTreeMap::new();
        for number in &group.operations {
            files.entry(names.files.operations.get(*number).copied().flatten()).or_default().push(*number);
        }
        let module = group.module.plain().to_owned();
        let own = join(&words::singular(&words::split(&module)), Case::Value);
        for (file, numbers) in files {
            let Some(name) = file.and_then(|file| names.files.modules.get(file)) else { continue };
            let name = name.plain().to_owned();
            // What is about the whole group stays in its own module.
            if name == own {
                continue;
            }
            let longer = format!("{module}_{name}");
            let key = format!("{module} {name}");
            group.apart.push((ident(scope.claim_first(&[name, longer], &key)), numbers));
        }
    }
}
