//! Components that the vendor has renamed.
//!
//! ```yaml
//! Invite: {type: object, properties: {id: {type: string}, email: {type: string}}}      # before
//! Invitation: {type: object, properties: {id: {type: string}, email: {type: string}}}  # and now
//! ```
//! are one where `Invite` is gone, `Invitation` is new, they have one structure, which no other new component has, and an
//! operation that led to the one leads to the other. What the lock knows of `Invite` then holds of `Invitation`. It
//! remembers the structure of each component that has enough to be known by, with an operation that leads to it.

use super::share::structure::{self, Named};
use crate::ir::{Api, Kind, Operation, Origin, TypeDef, TypeId, Types, Value, reach};
use crate::lock::{Kind as LockKind, Lock};
use crate::words;
use std::cell::RefCell;
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// Components within components are known once those are: so deep they are followed.
const ROUNDS: usize = 8;

/// The old names of components by their new ones.
pub(super) type Renamed = BTreeMap<String, String>;

/// Finds what was renamed, and remembers what everything looks like.
pub(super) fn components(api: &Api, lock: &mut Lock) -> Renamed {
    let here = api.components_by_name();
    let renamed = renamed(api, &here, lock);
    for (new, old) in &renamed {
        lock.copy(&key(old), &key(new));
    }
    let leads = first_operations(api);
    for (name, id) in here.iter().filter(|(_, id)| api.types.get(**id).is_some_and(tells)) {
        let shape = shape(&api.types, *id, &Renamed::new());
        let from = leads.get(id).map(|from| format!(" {from}")).unwrap_or_default();
        lock.replace(LockKind::Shape, key(name), shape + &from);
    }
    renamed
}

fn key(name: &str) -> String {
    format!("component {name}")
}

fn renamed(api: &Api, here: &BTreeMap<&str, TypeId>, lock: &Lock) -> Renamed {
    let mut gone: BTreeMap<&str, Vec<(&str, &str)>> = BTreeMap::new();
    for (key, value) in lock.of(LockKind::Shape) {
        let Some(name) = key.strip_prefix("component ").filter(|name| !here.contains_key(name)) else { continue };
        let (shape, from) = value.split_once(' ').unwrap_or((value, ""));
        gone.entry(shape).or_default().push((name, from));
    }
    gone.retain(|_, all| all.len() == 1);
    let is_new = |name: &str| lock.peek(LockKind::Type, &key(name)).is_none();
    let mut fresh: BTreeMap<&str, TypeId> = here.clone();
    fresh.retain(|name, id| is_new(name) && api.types.get(*id).is_some_and(tells));
    let mut renamed = Renamed::new();
    for _ in 0..ROUNDS {
        let mut found: BTreeMap<String, Vec<(&str, TypeId)>> = BTreeMap::new();
        if gone.is_empty() {
            break;
        }
        for (name, id) in &fresh {
            found.entry(shape(&api.types, *id, &renamed)).or_default().push((name, *id));
        }
        let before = renamed.len();
        for (shape, all) in found {
            let ([(new, id)], Some([(old, from)])) = (all.as_slice(), gone.get(shape.as_str()).map(Vec::as_slice))
            else {
                continue;
            };
            if leads_to(api, from, *id) {
                renamed.insert((*new).to_owned(), (*old).to_owned());
                fresh.remove(new);
                gone.remove(shape.as_str());
            }
        }
        if renamed.len() == before {
            break;
        }
    }
    renamed
}

/// Whether a type has enough to be known by.
fn tells(def: &TypeDef) -> bool {
    match &def.kind {
        Kind::Object(object) => object.members.len() >= 2,
        Kind::Enumeration(enumeration) => enumeration.variants.len() >= 3,
        Kind::Union(union) => union.branches.len() >= 2,
        Kind::Tuple(_) => false,
    }
}

/// A hash of a type's structure with that of the inline types in it. Components are what they were called before.
fn shape(types: &Types, id: TypeId, renamed: &Renamed) -> String {
    hash(types, Some(id), renamed, &|named| structure::with(types, id, named))
}

/// The same of a value.
pub(super) fn shape_of_value(types: &Types, value: &Value, renamed: &Renamed) -> String {
    hash(types, None, renamed, &|named| structure::of_value(value, named))
}

fn hash(types: &Types, itself: Option<TypeId>, renamed: &Renamed, first: &dyn Fn(&Named<'_>) -> String) -> String {
    let inline: RefCell<Vec<TypeId>> = RefCell::default();
    let named = |out: &mut String, of: TypeId| match types.get(of).map(|def| &def.origin) {
        _ if Some(of) == itself => write!(out, "$"),
        Some(Origin::Component(name)) => {
            write!(out, "${}", renamed.get(name.as_str()).map_or(name.as_str(), String::as_str))
        }
        _ => {
            inline.borrow_mut().push(of);
            write!(out, "#")
        }
    };
    let mut texts: Vec<String> = vec![first(&named)];
    let mut known: BTreeSet<TypeId> = itself.into_iter().collect();
    loop {
        let found = inline.take();
        if found.is_empty() {
            break;
        }
        let found = found.into_iter().filter(|of| known.insert(*of)).collect::<Vec<_>>();
        texts.extend(found.into_iter().map(|part| structure::with(types, part, &named)));
    }
    // The order of the branches of a union is no part of it.
    texts.sort_unstable();
    words::hash(&texts.concat())
}

fn values(operation: &Operation) -> impl Iterator<Item = &Value> {
    let parameters = operation.parameters.iter().map(|parameter| &parameter.member.value);
    let bodies = operation.body.iter().flat_map(|body| &body.contents);
    let answers = operation.answers.iter().flat_map(|answer| &answer.contents);
    parameters.chain(bodies.chain(answers).map(|content| &content.value))
}

/// The first operation, by its key, that leads to each type.
fn first_operations(api: &Api) -> BTreeMap<TypeId, String> {
    let mut operations: Vec<(String, &Operation)> =
        api.operations.iter().map(|operation| (operation.lock_key(), operation)).collect();
    operations.sort_by(|(one, _), (other, _)| one.cmp(other));
    let mut first: BTreeMap<TypeId, String> = BTreeMap::new();
    for (key, operation) in operations {
        let mut open: Vec<TypeId> = values(operation).filter_map(Value::named).collect();
        while let Some(id) = open.pop() {
            if let Entry::Vacant(slot) = first.entry(id) {
                slot.insert(key.clone());
                let parts = api.types.get(id).into_iter().flat_map(|def| crate::ir::parts(&def.kind));
                open.extend(parts.filter_map(Value::named));
            }
        }
    }
    first
}

/// Whether an operation leads to a type; one that is gone, and none at all, says nothing against it.
fn leads_to(api: &Api, key: &str, id: TypeId) -> bool {
    let operation = api.operations.iter().find(|operation| operation.lock_key() == key);
    operation.is_none_or(|operation| reach(&api.types, values(operation)).get(id.index()) == Some(&true))
}
