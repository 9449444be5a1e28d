//! Scalars, and unions that only add constraints to one.
//!
//! ```yaml
//! anyOf:
//!   - {type: string, minLength: 22, maxLength: 22}
//!   - {type: string, format: uuid}
//! ```
//! is a string for which one of two sets of constraints holds: two ways to write one thing make no two types. Of `oneOf`
//! exactly one, unless a pattern is not enforced: then nobody can say that the others don't.

use super::context::Lowering;
use super::place::Place;
use super::{constraints, nulls, numbers, patterns, rules};
use crate::document::{Schema, SchemaObject, Type as JsonType};
use crate::ir::{Integer, Number, Rule, Type, Value};

/// The one JSON type of a schema: stated, or clear from its keywords (`properties` without `type` means object).
pub(crate) fn json_type(schema: &SchemaObject) -> Option<JsonType> {
    if let Some(types) = &schema.types {
        let mut types = types.iter();
        return match (types.next(), types.next()) {
            (Some(JsonType::Integer), Some(JsonType::Number)) => Some(JsonType::Number),
            (only, None) => only,
            _ => None,
        };
    }
    let object = !schema.object.properties.is_empty()
        || schema.object.additional_properties.as_ref().is_some_and(|schema| schema.as_object().is_some())
        || schema.object.additional_properties.is_some() && !schema.object.pattern_properties.is_empty();
    if object {
        return Some(JsonType::Object);
    }
    if schema.array.items.is_some() || !schema.array.prefix_items.is_empty() {
        return Some(JsonType::Array);
    }
    let content = schema.string.content_media_type.as_ref().filter(|name| numbers::is_binary(name));
    content.filter(|_| !schema.combinators.is_present()).map(|_| JsonType::String)
}

/// Whether two schemas are the same scalar type, whatever else they demand.
pub(super) fn alike(one: &Schema, other: &Schema) -> bool {
    let of = plain(one);
    of.is_some() && of == plain(other)
}

/// The scalar type of a schema that stands for itself.
pub(super) fn plain(schema: &Schema) -> Option<Type> {
    let object = schema.as_object().filter(|object| object.reference.is_none() && !object.combinators.is_present());
    match object.filter(|object| object.nullable.is_none()).and_then(json_type) {
        Some(JsonType::Boolean) => Some(Type::Boolean),
        Some(JsonType::Integer) => Some(Type::Integer(Integer::default())),
        Some(JsonType::Number) => Some(Type::Number(Number::default())),
        Some(JsonType::String) => Some(Type::String(None)),
        _ => None,
    }
}

/// A union whose branches are one scalar type with different constraints.
pub(super) fn lower_union(lowering: &mut Lowering<'_>, schema: &SchemaObject, place: &Place) -> Option<Value> {
    let (branches, exclusive) = match (schema.combinators.any_of.as_slice(), schema.combinators.one_of.as_slice()) {
        ([_, _, ..] | [_], []) => (&schema.combinators.any_of, false),
        ([], [_, _, ..] | [_]) => (&schema.combinators.one_of, true),
        _ => return None,
    };
    if constraints::only_constrain(schema, branches) {
        return None;
    }
    if let [only] = branches.as_slice() {
        let mut value = lowering.schema(only, place);
        value.rules.extend(rules::of(schema, lowering));
        return Some(value);
    }
    let objects: Option<Vec<&SchemaObject>> = branches.iter().map(|branch| plain_scalar(lowering, branch)).collect();
    let splits: Vec<nulls::Split<'_>> = objects?.into_iter().map(nulls::split).collect();
    let nullable = splits.iter().any(|split| split.nullable);
    let objects: Vec<&SchemaObject> = splits.iter().map(|split| &*split.schema).collect();
    let first = json_type(objects.first()?)?;
    if !objects.iter().all(|branch| json_type(branch) == Some(first)) {
        return None;
    }
    let ty = match first {
        JsonType::String => Type::String(None),
        of => {
            let types = objects.iter().map(|branch| numbers::scalar(lowering, branch, None, of));
            types.collect::<Option<Vec<_>>>()?.into_iter().reduce(numbers::wider)?
        }
    };
    let sets: Vec<Vec<Rule>> = objects.iter().map(|branch| rules::of(branch, lowering)).collect();
    let mut all = rules::of(schema, lowering);
    let told = branches.iter().all(|branch| patterns::is_enforced(lowering, branch));
    if exclusive && told {
        all.push(Rule::OneOf(sets));
    } else if sets.iter().all(|set| !set.is_empty()) {
        all.push(Rule::AnyOf(sets));
    }
    lowering.decided("scalar-union", schema.span, "one type, with alternatives for its constraints");
    let value = Value { rules: all, ..Value::new(ty) };
    Some(if nullable { value.or_null() } else { value })
}

/// A branch that says nothing but a scalar type and constraints, by itself or under another name.
fn plain_scalar<'s>(lowering: &Lowering<'s>, branch: &'s Schema) -> Option<&'s SchemaObject> {
    let branch = match &branch.as_object()?.reference {
        Some(reference) => lowering.resolver.meaning(reference)?.item,
        None => branch,
    };
    let branch = branch.as_object()?;
    let plain = branch.reference.is_none()
        && branch.enumeration.is_none()
        && branch.constant.is_none()
        && !branch.combinators.is_present();
    plain.then_some(branch)
}
