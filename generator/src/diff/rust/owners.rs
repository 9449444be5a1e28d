//! Which items stand for an operation, and for a group of them.

use super::item::Path;
use crate::config::CrateKind;
use crate::ir::{Api, Place};
use crate::plan::{Bindings, Group, GroupOf, Ident, Operation};
use std::collections::BTreeSet;

/// The items of an operation.
pub(in crate::diff) struct Owned {
    /// [`Operation::key`](crate::ir::Operation::key).
    pub(in crate::diff) key: String,
    /// What the lock calls it, whatever its parameters are called.
    pub(super) lock_key: String,
    /// The record of its request.
    pub(in crate::diff) record: Path,
    /// The client's method.
    pub(in crate::diff) method: Path,
    /// The setters of its calls.
    pub(in crate::diff) setters: Path,
    /// The server's handler.
    pub(in crate::diff) handler: Path,
    /// What it may be sent.
    pub(in crate::diff) bodies: Option<Path>,
    /// What it answers and fails with, of its own: errors, statuses, answers, in this order.
    pub(in crate::diff) outcomes: Vec<Path>,
    /// The arguments that are parts of its path: what they are called is nobody's business.
    pub(super) in_path: BTreeSet<String>,
}

/// The items of a group.
pub(super) struct OwnedGroup {
    pub(super) of: GroupOf,
    pub(super) contract: Path,
    pub(super) handle: Option<Path>,
    /// The method of the client that gives the handle.
    pub(super) method: Option<Path>,
    pub(super) operations: Vec<usize>,
}

/// The items of each operation, by number.
pub(in crate::diff) fn operations(api: &Api, bindings: &Bindings) -> Vec<Owned> {
    let mut groups: Vec<Option<&Group>> = vec![None; bindings.operations.len()];
    for group in &bindings.groups {
        for number in &group.operations {
            groups.get_mut(*number).into_iter().for_each(|slot| *slot = Some(group));
        }
    }
    let all = bindings.operations.iter().zip(&api.operations).zip(groups);
    all.map(|((operation, of), group)| {
        let record = operation.request.ident.as_str();
        let outcome = &operation.outcome;
        let names = [outcome.error.as_ref(), outcome.statuses.as_ref(), outcome.status_alias.as_ref()];
        let outcomes = names.into_iter().flatten().chain(outcome.replies.iter().map(|item| &item.ident));
        Owned {
            key: of.key(),
            lock_key: of.lock_key(),
            record: in_operations(&operation.request.ident),
            method: (CrateKind::Client, format!("{}::{}", caller(group), operation.client_ident.as_str())),
            setters: (CrateKind::Client, format!("Call<{record}>")),
            handler: (CrateKind::Server, format!("{}::{}", contract(group), operation.method_ident.as_str())),
            bodies: operation.bodies.as_ref().map(|bodies| in_operations(&bodies.union.ident)),
            outcomes: outcomes.map(in_operations).collect(),
            in_path: in_path(operation),
        }
    })
    .collect()
}

/// The items of each group.
pub(super) fn groups(bindings: &Bindings) -> Vec<OwnedGroup> {
    let groups = bindings.groups.iter().map(|group| OwnedGroup {
        of: group.of.clone(),
        contract: (CrateKind::Server, contract(Some(group))),
        handle: group.handle.as_ref().map(|handle| (CrateKind::Client, handle.as_str().to_owned())),
        method: group.handle.as_ref().map(|_| (CrateKind::Client, format!("Client::{}", group.module.as_str()))),
        operations: group.operations.clone(),
    });
    groups.collect()
}

fn in_operations(ident: &Ident) -> Path {
    (CrateKind::Types, format!("operations::{}", ident.as_str()))
}

/// What has the methods.
fn caller(group: Option<&Group>) -> &str {
    match group {
        Some(Group { handle: Some(handle), .. }) => handle.as_str(),
        Some(Group { of: GroupOf::Hooks, .. }) => "Sender",
        _ => "Client",
    }
}

/// The trait of a group.
fn contract(group: Option<&Group>) -> String {
    group.map(|group| group.trait_ident.as_str().to_owned()).unwrap_or_default()
}

fn in_path(operation: &Operation) -> BTreeSet<String> {
    let members = operation.request.members.iter().zip(&operation.places);
    let path = members.filter(|(_, place)| place.as_ref().is_some_and(|place| place.place == Place::Path));
    path.map(|(member, _)| member.ident.as_str().to_owned()).collect()
}
