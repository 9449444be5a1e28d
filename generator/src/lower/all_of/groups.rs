//! Members and elements of merged schemas.
//!
//! `additionalProperties: false` closes the merged object, it does not forbid what other branches list: by the letter of
//! JSON Schema such a branch allows its own properties only, but who writes it means the object as a whole. A schema for
//! other members likewise speaks about members that no branch lists.

use super::merge::{Merged, both};
use crate::document::{Schema, SchemaObject};
use crate::source::{Map, Spanned, Text};

pub(super) fn object(merged: &mut Merged, part: &SchemaObject) {
    if !part.object.is_present() {
        return;
    }
    let (into, from) = (merged.schema.object.make(), &part.object);
    members(&mut into.properties, &from.properties);
    members(&mut into.pattern_properties, &from.pattern_properties);
    members(&mut into.dependent_schemas, &from.dependent_schemas);
    for name in &from.required {
        if !into.required.contains(name) {
            into.required.push(name.clone());
        }
    }
    one(&mut into.additional_properties, from.additional_properties.as_ref());
    one(&mut into.property_names, from.property_names.as_ref());
    at_least(&mut into.min_properties, from.min_properties.as_ref());
    at_most(&mut into.max_properties, from.max_properties.as_ref());
    if !from.dependent_required.is_empty() {
        let all = into.dependent_required.iter().chain(from.dependent_required.iter());
        let mut names: Vec<(Spanned<Text>, Vec<Spanned<Text>>)> = Vec::new();
        for (name, needs) in all {
            match names.iter_mut().find(|(known, _)| known == name) {
                Some((_, known)) => known.extend(needs.iter().cloned()),
                None => names.push((name.clone(), needs.clone())),
            }
        }
        into.dependent_required = names.into_iter().collect();
    }
}

pub(super) fn array(merged: &mut Merged, part: &SchemaObject) {
    if !part.array.is_present() {
        return;
    }
    let (into, from) = (merged.schema.array.make(), &part.array);
    // Beyond its own `prefixItems`, a branch says `items` about the elements.
    for (at, item) in from.prefix_items.iter().enumerate() {
        match into.prefix_items.get_mut(at) {
            Some(known) => *known = both(known, item),
            None => {
                let item = into.items.as_ref().map_or_else(|| item.clone(), |rest| both(rest, item));
                into.prefix_items.push(item);
            }
        }
    }
    if let Some(rest) = &from.items {
        for known in into.prefix_items.iter_mut().skip(from.prefix_items.len()) {
            *known = both(known, rest);
        }
    }
    one(&mut into.items, from.items.as_ref());
    at_least(&mut into.min_items, from.min_items.as_ref());
    at_most(&mut into.max_items, from.max_items.as_ref());
    into.unique_items |= from.unique_items;
    if let Some(contains) = &from.contains {
        let mut more = SchemaObject::empty(part.span);
        let second = into.contains.is_some();
        let into = if second { more.array.make() } else { into };
        into.contains = Some(contains.clone());
        into.min_contains.clone_from(&from.min_contains);
        into.max_contains.clone_from(&from.max_contains);
        merged.also.extend(second.then_some(more));
    }
}

/// All members of both, merged where they have the same name.
fn members(into: &mut Map<Schema>, from: &Map<Schema>) {
    if from.is_empty() {
        return;
    }
    if into.is_empty() {
        *into = from.clone();
        return;
    }
    let known = std::mem::take(into);
    let ours = known.iter().map(|(name, schema)| {
        let schema = from.get(name.as_str()).map_or_else(|| schema.clone(), |theirs| both(schema, theirs));
        (name.clone(), schema)
    });
    let theirs = from.iter().filter(|(name, _)| !known.contains_key(name.as_str()));
    *into = ours.chain(theirs.map(|(name, schema)| (name.clone(), schema.clone()))).collect();
}

fn one(into: &mut Option<Schema>, from: Option<&Schema>) {
    if let Some(theirs) = from {
        *into = Some(into.as_ref().map_or_else(|| theirs.clone(), |ours| both(ours, theirs)));
    }
}

pub(super) fn at_least(into: &mut Option<Spanned<u64>>, from: Option<&Spanned<u64>>) {
    if let Some(theirs) = from.filter(|theirs| into.as_ref().is_none_or(|ours| theirs.value > ours.value)) {
        *into = Some(*theirs);
    }
}

pub(super) fn at_most(into: &mut Option<Spanned<u64>>, from: Option<&Spanned<u64>>) {
    if let Some(theirs) = from.filter(|theirs| into.as_ref().is_none_or(|ours| theirs.value < ours.value)) {
        *into = Some(*theirs);
    }
}
