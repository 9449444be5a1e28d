//! The usual error of an API: one body that half of its operations or more declare for their failures.
//!
//! The server words refusals with it where an operation says nothing, and the client tries it on undocumented statuses.

use crate::ir::{Api, Type, TypeId, Value};
use std::collections::BTreeMap;

/// Finds the usual error.
pub(super) fn find(api: &mut Api) {
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
    let half = operations().count().div_ceil(2);
    let usual = counts
        .into_iter()
        .filter(|(_, count)| *count >= half)
        .max_by_key(|(id, count)| (*count, std::cmp::Reverse(*id)));
    api.usual_error = usual.map(|(id, _)| Value::new(Type::Named(id)));
}
