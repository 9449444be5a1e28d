//! Whether two schemas say the same, wherever they stand and whatever they are documented with.

use crate::document::{Schema, SchemaObject};
use crate::source::{Map, Node, Number, Spanned, Text};
use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::Arc;

pub(in crate::lower) fn same(ours: &Schema, theirs: &Schema) -> bool {
    match (ours, theirs) {
        (Schema::Bool(ours), Schema::Bool(theirs)) => ours == theirs,
        (Schema::Object(ours), Schema::Object(theirs)) => Arc::ptr_eq(ours, theirs) || objects(ours, theirs),
        _ => false,
    }
}

fn objects(ours: &SchemaObject, theirs: &SchemaObject) -> bool {
    if ours.span == theirs.span && ours == theirs {
        return true;
    }
    values(ours, theirs) && members(ours, theirs) && elements(ours, theirs) && combinators(ours, theirs)
}

fn values(ours: &SchemaObject, theirs: &SchemaObject) -> bool {
    let file = |schema: &SchemaObject| schema.reference.as_ref().map(|reference| reference.span.file);
    let direction = |schema: &SchemaObject| (schema.openapi.read_only, schema.openapi.write_only);
    let tag = |schema: &SchemaObject| {
        schema.openapi.discriminator.as_ref().map(|discriminator| discriminator.property_name.value.clone())
    };
    ours.reference == theirs.reference
        && file(ours) == file(theirs)
        && ours.types == theirs.types
        && ours.nullable.is_some() == theirs.nullable.is_some()
        && set(ours) == set(theirs)
        && ours.constant == theirs.constant
        && ours.default == theirs.default
        && ours.format == theirs.format
        && ours.number == theirs.number
        && direction(ours) == direction(theirs)
        && tag(ours) == tag(theirs)
        && strings(ours) == strings(theirs)
}

fn set(schema: &SchemaObject) -> Option<&[Node]> {
    schema.enumeration.as_ref().map(|values| values.as_slice())
}

fn strings(schema: &SchemaObject) -> impl PartialEq {
    let string = &schema.string;
    let limits = (string.min_length, string.max_length);
    let content = (string.content_encoding.clone(), string.content_media_type.clone());
    (limits, string.pattern.clone(), content)
}

fn members(ours: &SchemaObject, theirs: &SchemaObject) -> bool {
    let (ours, theirs) = (&ours.object, &theirs.object);
    let theirs_required: HashSet<&str> = theirs.required.iter().map(|name| name.as_str()).collect();
    let required = |name: &Spanned<Text>| theirs_required.contains(name.as_str());
    all(&ours.properties, &theirs.properties)
        && all(&ours.pattern_properties, &theirs.pattern_properties)
        && all(&ours.dependent_schemas, &theirs.dependent_schemas)
        && ours.required.len() == theirs.required.len()
        && ours.required.iter().all(required)
        && one(ours.additional_properties.as_ref(), theirs.additional_properties.as_ref())
        && one(ours.property_names.as_ref(), theirs.property_names.as_ref())
        && one(ours.unevaluated_properties.as_ref(), theirs.unevaluated_properties.as_ref())
        && ours.min_properties == theirs.min_properties
        && ours.max_properties == theirs.max_properties
        && ours.dependent_required == theirs.dependent_required
}

fn elements(ours: &SchemaObject, theirs: &SchemaObject) -> bool {
    let (ours, theirs) = (&ours.array, &theirs.array);
    one(ours.items.as_ref(), theirs.items.as_ref())
        && list(&ours.prefix_items, &theirs.prefix_items)
        && one(ours.contains.as_ref(), theirs.contains.as_ref())
        && one(ours.unevaluated_items.as_ref(), theirs.unevaluated_items.as_ref())
        && (&ours.min_contains, &ours.max_contains) == (&theirs.min_contains, &theirs.max_contains)
        && (&ours.min_items, &ours.max_items) == (&theirs.min_items, &theirs.max_items)
        && ours.unique_items == theirs.unique_items
}

fn combinators(ours: &SchemaObject, theirs: &SchemaObject) -> bool {
    let (ours, theirs) = (&ours.combinators, &theirs.combinators);
    list(&ours.all_of, &theirs.all_of)
        && list(&ours.any_of, &theirs.any_of)
        && list(&ours.one_of, &theirs.one_of)
        && one(ours.not.as_ref(), theirs.not.as_ref())
        && one(ours.condition.as_ref(), theirs.condition.as_ref())
        && one(ours.then.as_ref(), theirs.then.as_ref())
        && one(ours.otherwise.as_ref(), theirs.otherwise.as_ref())
}

fn all(ours: &Map<Schema>, theirs: &Map<Schema>) -> bool {
    ours.len() == theirs.len()
        && ours.iter().all(|(name, schema)| theirs.get(name.as_str()).is_some_and(|other| same(schema, other)))
}

fn one(ours: Option<&Schema>, theirs: Option<&Schema>) -> bool {
    match (ours, theirs) {
        (None, None) => true,
        (Some(ours), Some(theirs)) => same(ours, theirs),
        _ => false,
    }
}

pub(super) fn list(ours: &[Schema], theirs: &[Schema]) -> bool {
    ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
}

/// The same number for schemas that say the same.
pub(super) fn digest(schemas: &[Schema]) -> u64 {
    let mut state = DefaultHasher::new();
    hash_list(schemas, &mut state);
    state.finish()
}

/// As deep as schemas nest, which the reader limits.
fn hash_list(schemas: &[Schema], state: &mut DefaultHasher) {
    schemas.len().hash(state);
    for schema in schemas {
        match schema {
            Schema::Bool(allowed) => allowed.value.hash(state),
            Schema::Object(schema) => hash(schema, state),
        }
    }
}

fn hash(schema: &SchemaObject, state: &mut DefaultHasher) {
    let number = &schema.number;
    let limits = [&number.minimum, &number.maximum, &number.exclusive_minimum, &number.exclusive_maximum];
    let limit = |limit: &Option<Spanned<Number>>, state: &mut DefaultHasher| {
        limit.as_ref().map(|limit| limit.as_str()).hash(state);
    };
    schema.reference.hash(state);
    (schema.types.map(|types| types.value), schema.nullable.is_some(), set(schema)).hash(state);
    (&schema.constant, &schema.default, &schema.format).hash(state);
    limits.into_iter().chain([&number.multiple_of]).for_each(|one| limit(one, state));
    (schema.string.min_length, schema.string.max_length, &schema.string.pattern).hash(state);
    // Their order says nothing.
    let name = |name: &str| {
        let mut state = DefaultHasher::new();
        name.hash(&mut state);
        state.finish()
    };
    let names = |names: &mut dyn Iterator<Item = &str>| names.map(name).fold(0, u64::wrapping_add);
    let object = &schema.object;
    names(&mut object.properties.keys().map(|key| key.as_str())).hash(state);
    names(&mut object.required.iter().map(|key| key.as_str())).hash(state);
    let (array, combinators) = (&schema.array, &schema.combinators);
    for list in [&array.prefix_items, &combinators.all_of, &combinators.any_of, &combinators.one_of] {
        hash_list(list, state);
    }
}
