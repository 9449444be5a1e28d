//! Replacing types by others everywhere, and closing the gaps.

use crate::ir::{Api, TypeId, each_value, parts_mut};

/// Replaces each type by `target` and forgets those that nothing is left of.
pub(in super::super) fn types(api: &mut Api, target: &[TypeId]) {
    let old = std::mem::take(&mut api.types);
    let mut moved: Vec<Option<TypeId>> = vec![None; old.len()];
    for (id, def) in old {
        if target.get(id.index()) == Some(&id)
            && let Some(slot) = moved.get_mut(id.index())
        {
            *slot = Some(api.types.add(def));
        }
    }
    let to = |id: TypeId| {
        let target = target.get(id.index()).copied().unwrap_or(id);
        moved.get(target.index()).copied().flatten().unwrap_or(target)
    };
    for def in api.types.iter_mut() {
        parts_mut(&mut def.kind).into_iter().for_each(|value| value.rename(to));
    }
    each_value(&mut api.operations, &mut |value| value.rename(to));
}
