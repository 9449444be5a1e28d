//! The usual error of an API: one body that half of its operations or more declare for their failures.
//!
//! The server words refusals with it where an operation says nothing, and the client tries it on undocumented statuses.

use crate::ir::{Api, Type, TypeId, Value};
use crate::lock::{Kind as LockKind, Lock};
use std::collections::BTreeMap;

/// What it is called in the lock.
const KEY: &str = "error";

/// Finds the usual error. What was published as it stays so while any operation fails with it: callers have its name.
pub(super) fn find(api: &mut Api, lock: &mut Lock) {
    let mut counts: BTreeMap<TypeId, usize> = BTreeMap::new();
    let operations = || api.operations.iter().filter(|operation| !operation.hook);
    for operation in operations() {
        let mut seen: Vec<TypeId> = Vec::new();
        for answer in operation.answers.iter().filter(|answer| answer.failure) {
            for content in &answer.contents {
                if let Type::Named(id) = content.value.ty
                    && !seen.contains(&id)
                {
                    seen.push(id);
                }
            }
        }
        for id in seen {
            *counts.entry(id).or_default() += 1;
        }
    }
    let key = |id: TypeId| api.types.get(id).map(|def| def.origin.key()).unwrap_or_default();
    let published =
        lock.get(LockKind::Usual, KEY).and_then(|locked| counts.keys().copied().find(|id| key(*id) == locked));
    let half = operations().count().div_ceil(2);
    let usual = counts
        .into_iter()
        .filter(|(_, count)| *count >= half)
        .max_by_key(|(id, count)| (*count, std::cmp::Reverse(*id)));
    let usual = published.or(usual.map(|(id, _)| id));
    if let Some(id) = usual {
        lock.replace(LockKind::Usual, KEY, key(id));
    }
    api.usual_error = usual.map(|id| Value::new(Type::Named(id)));
}
