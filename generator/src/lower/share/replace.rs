//! Replacing types by others everywhere, and closing the gaps.

use crate::ir::{Additional, Api, Kind, Type, TypeId, Types, Value};

/// Replaces each type by `target` and forgets those that nothing is left of.
pub(super) fn types(api: &mut Api, target: &[TypeId]) {
    let old = std::mem::take(&mut api.types);
    let mut moved: Vec<Option<TypeId>> = vec![None; old.len()];
    for (id, def) in old.iter() {
        if target.get(id.index()) == Some(&id)
            && let Some(slot) = moved.get_mut(id.index())
        {
            *slot = Some(api.types.add(def.clone()));
        }
    }
    let to = |id: TypeId| {
        let target = target.get(id.index()).copied().unwrap_or(id);
        moved.get(target.index()).copied().flatten().unwrap_or(target)
    };
    each_value(&mut api.types, &mut |value| replace(value, &to));
    for operation in &mut api.operations {
        for parameter in &mut operation.parameters {
            replace(&mut parameter.member.value, &to);
        }
        let bodies = operation.body.iter_mut().flat_map(|body| &mut body.contents);
        let answers = operation.answers.iter_mut().flat_map(|answer| &mut answer.contents);
        bodies.chain(answers).for_each(|content| replace(&mut content.value, &to));
    }
}

fn each_value(types: &mut Types, with: &mut impl FnMut(&mut Value)) {
    let ids: Vec<TypeId> = types.iter().map(|(id, _)| id).collect();
    for id in ids {
        match types.get_mut(id).map(|def| &mut def.kind) {
            Some(Kind::Object(object)) => {
                object.members.iter_mut().for_each(|member| with(&mut member.value));
                if let Additional::Kept(values) = &mut object.additional {
                    with(values);
                }
            }
            Some(Kind::Union(union)) => union.branches.iter_mut().for_each(|branch| with(&mut branch.value)),
            Some(Kind::Tuple(tuple)) => {
                tuple.elements.iter_mut().for_each(|element| with(&mut element.value));
                tuple.rest.iter_mut().for_each(|rest| with(rest));
            }
            Some(Kind::Enumeration(_)) | None => {}
        }
    }
}

fn replace(value: &mut Value, to: &impl Fn(TypeId) -> TypeId) {
    match &mut value.ty {
        Type::Named(id) => *id = to(*id),
        Type::Array(inner) | Type::Map(inner) => replace(inner, to),
        Type::Any(_)
        | Type::Null
        | Type::Never
        | Type::Boolean
        | Type::Integer(_)
        | Type::Number(_)
        | Type::String(_)
        | Type::Binary => {}
    }
}
