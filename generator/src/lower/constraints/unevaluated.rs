//! What of a value a schema evaluates, where every value has it alike (Core 2020-12, section 11).
//!
//! `allOf` and `$ref` always apply, so what they list counts. What `anyOf`, `oneOf`, `if`, `dependentSchemas` and
//! `contains` evaluate depends on the value: nothing is known then.

use crate::document::{Resolver, Schema, SchemaObject};
use crate::source::Spanned;

/// How many schemas are looked at.
const LARGEST: usize = 100;

/// The members that are evaluated.
pub(super) enum Properties<'s> {
    /// All of them.
    All,
    /// Those with these names, and those that these patterns match.
    Some { names: Vec<String>, patterns: Vec<&'s Spanned<String>> },
}

/// The elements that are evaluated.
pub(super) enum Items {
    /// All of them.
    All,
    /// The first ones.
    First(usize),
}

/// The members of an object that are evaluated, `unevaluatedProperties` of the schema itself left out.
pub(super) fn properties<'s>(schema: &'s SchemaObject, resolver: Resolver<'s>) -> Option<Properties<'s>> {
    let (mut names, mut patterns) = (Vec::new(), Vec::new());
    for (number, part) in parts(schema, resolver)?.into_iter().enumerate() {
        let object = &part.object;
        if !object.dependent_schemas.is_empty() {
            return None;
        }
        if object.additional_properties.is_some() || number > 0 && object.unevaluated_properties.is_some() {
            return Some(Properties::All);
        }
        names.extend(object.properties.keys().map(|name| name.value.clone()));
        patterns.extend(object.pattern_properties.keys());
    }
    Some(Properties::Some { names, patterns })
}

/// The elements of a list that are evaluated, `unevaluatedItems` of the schema itself left out.
pub(super) fn items(schema: &SchemaObject, resolver: Resolver<'_>) -> Option<Items> {
    let mut first = 0;
    for (number, part) in parts(schema, resolver)?.into_iter().enumerate() {
        let array = &part.array;
        if array.contains.is_some() {
            return None;
        }
        if array.items.is_some() || number > 0 && array.unevaluated_items.is_some() {
            return Some(Items::All);
        }
        first = first.max(array.prefix_items.len());
    }
    Some(Items::First(first))
}

/// A schema and those that always apply with it.
fn parts<'s>(schema: &'s SchemaObject, resolver: Resolver<'s>) -> Option<Vec<&'s SchemaObject>> {
    let mut parts = vec![schema];
    let mut next = 0;
    while let Some(part) = parts.get(next).copied() {
        next += 1;
        let combinators = &part.combinators;
        let depends =
            !combinators.any_of.is_empty() || !combinators.one_of.is_empty() || combinators.condition.is_some();
        if depends || part.identity.dynamic_ref.is_some() || parts.len() > LARGEST {
            return None;
        }
        parts.extend(combinators.all_of.iter().filter_map(Schema::as_object));
        if let Some(reference) = &part.reference {
            parts.extend(resolver.schema(reference)?.item.as_object());
        }
    }
    Some(parts)
}
