//! What the document gives one key: `names.lock` and whoever names things needs one for each.
//!
//! Paths may differ only in the names of their parameters, a component may be called as a place in another one is
//! (`Pet .owner`), and branches of a union may be called as others are numbered. What comes first keeps its key.

use crate::ir::{Api, Operation, Origin, Step, TypeId, Types};
use std::collections::HashSet;

/// Gives each operation and each inline type a key of its own.
pub(super) fn settle(api: &mut Api) {
    operations(&mut api.operations);
    types(&mut api.types);
}

/// Those that have the key of another one are known by their whole path, then by a number.
fn operations(operations: &mut [Operation]) {
    let mut taken: HashSet<String> = HashSet::new();
    for operation in operations {
        let mut number = 1;
        while !taken.insert(operation.lock_key()) {
            let key = operation.key();
            operation.apart = Some(if number > 1 { format!("{key} {number}") } else { key });
            number += 1;
        }
    }
}

/// Those that have the key of another one are numbered.
fn types(types: &mut Types) {
    let is_component = |origin: &Origin| matches!(origin, Origin::Component(_));
    let mut taken: HashSet<String> =
        types.iter().filter(|(_, def)| is_component(&def.origin)).map(|(_, def)| def.origin.key()).collect();
    let mut alike: Vec<TypeId> = Vec::new();
    for (id, def) in types.iter().filter(|(_, def)| !is_component(&def.origin)) {
        if !taken.insert(def.origin.key()) {
            alike.push(id);
        }
    }
    for id in alike {
        let Some(def) = types.get_mut(id) else { continue };
        let mut number = 1;
        while !taken.insert(def.origin.key()) {
            let Origin::Inline { steps, .. } = &mut def.origin else { break };
            if number > 1 {
                steps.pop();
            }
            number += 1;
            steps.push(Step::Branch(number.to_string().into()));
        }
    }
}
