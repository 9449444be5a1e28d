//! Lists and maps that lead back to themselves.
//!
//! ```yaml
//! Rules: {type: array, items: {type: object, properties: {any: {$ref: '#/components/schemas/Rules'}}}}
//! Tree: {type: object, additionalProperties: {$ref: '#/components/schemas/Tree'}}
//! ```
//! Where `Rules` refers to itself nobody knows yet that it makes no type of its own, so it is promised one. It turns out
//! to be a list: the list stands wherever the type was promised. Between `Tree` and itself there is no type at all; it
//! becomes the promised one, a union of this one branch.

use super::share::replace;
use crate::ir::{
    Api, Branch, Decision, Docs, Kind, Named, Type, TypeId, Union, UnionKind, Value, each_value, parts_mut,
};
use std::collections::BTreeMap;

/// Types that were promised, and what stands in their place.
pub(super) type Promised = BTreeMap<TypeId, Value>;

/// Keeps what was promised.
pub(super) fn settle(api: &mut Api, mut promised: Promised) {
    if promised.is_empty() {
        return;
    }
    let own: Vec<TypeId> = promised.keys().copied().filter(|id| leads_to_itself(*id, &promised)).collect();
    for id in own {
        if let Some(value) = promised.remove(&id) {
            become_union(api, id, value);
        }
    }
    for def in api.types.iter_mut() {
        parts_mut(&mut def.kind).into_iter().for_each(|value| put(value, &promised));
    }
    each_value(&mut api.operations, &mut |value| put(value, &promised));
    let gone = |id: TypeId| promised.get(&id).and_then(|value| end(value, &promised)).unwrap_or(id);
    let target: Vec<TypeId> = api.types.iter().map(|(id, _)| gone(id)).collect();
    replace::types(api, &target);
}

/// The type at the end of a value, beyond those that were promised.
fn end(value: &Value, promised: &Promised) -> Option<TypeId> {
    let mut id = value.named()?;
    while let Some(next) = promised.get(&id) {
        id = next.named()?;
    }
    Some(id)
}

/// Whether there is nothing but lists and maps between a promised type and itself. The chain ends: each step is another
/// promised type, or one that was there before.
fn leads_to_itself(id: TypeId, promised: &Promised) -> bool {
    let mut at = id;
    for _ in 0..=promised.len() {
        match promised.get(&at).and_then(Value::named) {
            Some(next) if next == id => return true,
            Some(next) => at = next,
            None => return false,
        }
    }
    false
}

fn become_union(api: &mut Api, id: TypeId, value: Value) {
    let Some(def) = api.types.get_mut(id) else { return };
    let branch = Branch { label: None, named: Named::Label, value, docs: Docs::default(), span: def.span };
    def.kind = Kind::Union(Union { kind: UnionKind::AnyOf, branches: vec![branch], discriminator: None });
    let what = "nothing but lists and maps stands between the schema and itself: a type of its own".to_owned();
    api.decisions.push(Decision { pass: "recursion", span: def.span, what });
}

/// Puts what was promised in the place of the promise.
fn put(mut value: &mut Value, promised: &Promised) {
    loop {
        if let Type::Named(id) = value.ty {
            let Some(target) = promised.get(&id).cloned() else { return };
            let target = if value.nullable { target.or_null() } else { target };
            (value.ty, value.nullable) = (target.ty, target.nullable);
            value.rules.extend(target.rules);
        } else if let Type::Array(inner) | Type::Map(inner) = &mut value.ty {
            value = inner;
        } else {
            return;
        }
    }
}
