//! Members and elements of merged schemas.
//!
//! `additionalProperties: false` closes the merged object, it does not forbid what other branches list: by the letter of
//! JSON Schema such a branch allows its own properties only, but who writes it means the object as a whole. A schema for
//! other members likewise speaks about members that no branch lists.

use super::gather::{All, Named};
use super::merge::Merged;
use crate::document::{Schema, SchemaObject};
use crate::source::{Map, Spanned};

pub(super) fn object(merged: &mut Merged, part: &SchemaObject) {
    if !part.object.is_present() {
        return;
    }
    let (into, from, gathered) = (merged.schema.object.make(), &part.object, &mut merged.gathered);
    members(&mut gathered.properties, &from.properties);
    members(&mut gathered.pattern_properties, &from.pattern_properties);
    members(&mut gathered.dependent_schemas, &from.dependent_schemas);
    for (name, needs) in from.dependent_required.iter() {
        gathered.dependent_required.change(name, |known| known.extend(needs.iter().cloned()));
    }
    let required = from.required.iter().filter(|name| gathered.required.insert(name.value.clone()));
    into.required.extend(required.cloned());
    one(&mut gathered.additional_properties, from.additional_properties.as_ref());
    one(&mut gathered.property_names, from.property_names.as_ref());
    at_least(&mut into.min_properties, from.min_properties.as_ref());
    at_most(&mut into.max_properties, from.max_properties.as_ref());
}

pub(super) fn array(merged: &mut Merged, part: &SchemaObject) {
    if !part.array.is_present() {
        return;
    }
    let (into, from, gathered) = (merged.schema.array.make(), &part.array, &mut merged.gathered);
    // Beyond its own `prefixItems`, a branch says `items` about the elements.
    for (at, item) in from.prefix_items.iter().enumerate() {
        if at == gathered.prefix_items.len() {
            gathered.prefix_items.push(gathered.items.clone());
        }
        gathered.prefix_items.iter_mut().skip(at).take(1).for_each(|known| known.add(item));
    }
    if let Some(rest) = &from.items {
        gathered.prefix_items.iter_mut().skip(from.prefix_items.len()).for_each(|known| known.add(rest));
    }
    one(&mut gathered.items, from.items.as_ref());
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

fn members(into: &mut Named<All>, from: &Map<Schema>) {
    from.iter().for_each(|(name, schema)| into.change(name, |all| all.add(schema)));
}

fn one(into: &mut All, from: Option<&Schema>) {
    from.into_iter().for_each(|theirs| into.add(theirs));
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
