//! The data of events, where its text holds a value of another schema.
//!
//! ```yaml
//! properties: {event: {type: string}, data: {type: string}}
//! oneOf:
//!   - properties: {event: {const: joined}, data: {contentMediaType: application/json, contentSchema: {$ref: '…/Joined'}}}
//!   - properties: {event: {const: left}, data: {contentMediaType: application/json, contentSchema: {$ref: '…/Left'}}}
//! ```
//! is an event whose data is a `Joined` or a `Left`: what stands outside of the branches, that data is text, says how it
//! travels.

use crate::document::{MediaRange, Resolver, Schema, SchemaObject, Type as JsonType};
use crate::source::{Entry, Spanned};
use std::collections::BTreeSet;
use std::sync::Arc;

/// How deep branches stand in branches.
const DEPTH: usize = 16;

/// How many branches are looked at, and copied: unions of unions lead to the same ones on more ways than anybody counts.
pub(super) const MOST: usize = 20_000;

/// The schema of an event, with the schemas of what its data holds; nothing where these are not stated.
pub(super) fn of(resolver: Resolver<'_>, schema: &Schema) -> Option<Schema> {
    let mut left = MOST;
    let (object, found) = spelled(resolver, schema, DEPTH, &mut left)?;
    found.then(|| Schema::Object(Arc::new(object)))
}

/// The schema of a value that a text holds.
pub(super) fn content(schema: &SchemaObject) -> Option<&Schema> {
    let media_type = schema.string.content_media_type.as_ref().and_then(|name| MediaRange::parse(name.as_str()));
    schema.string.content_schema.as_ref().filter(|_| media_type.is_none_or(|range| range.is_json()))
}

/// A schema with the schemas of what data holds, and whether there are any.
fn spelled(resolver: Resolver<'_>, schema: &Schema, depth: usize, left: &mut usize) -> Option<(SchemaObject, bool)> {
    let depth = depth.checked_sub(1)?;
    let object = target(resolver, schema)?;
    let combinators = &object.combinators;
    let branches = combinators.all_of.len() + combinators.any_of.len() + combinators.one_of.len();
    *left = left.checked_sub(1 + branches)?;
    let mut object = object.clone();
    // It stands where it is referred to, and is not what stands there.
    object.span = schema.span();
    called_by_event(&mut object);
    let held = object.object.properties.get("data").and_then(|data| content(target(resolver, data)?)).cloned();
    let mut found = held.is_some();
    if let Some(held) = held
        && let Some(data) = object.object.make().properties.get_mut("data")
    {
        *data = held;
    }
    let mut spelled_branches = BTreeSet::new();
    if object.combinators.is_present() {
        let combinators = object.combinators.make();
        let branches = combinators.all_of.iter_mut().chain(&mut combinators.any_of).chain(&mut combinators.one_of);
        for branch in branches {
            if let Some((spelled, true)) = spelled(resolver, branch, depth, left) {
                spelled_branches.insert(branch.span());
                *branch = Schema::Object(Arc::new(spelled));
            }
        }
    }
    let is_text = |data: &Schema| {
        let data = target(resolver, data);
        data.is_some_and(|data| data.types.as_ref().is_some_and(|types| types.contains(JsonType::String)))
    };
    let text = object.object.properties.entry("data").filter(|data| !found && is_text(&data.value)).cloned();
    let text = text.filter(|_| !spelled_branches.is_empty());
    if let Some(text) = text {
        object.object.make().properties.change(|properties| properties.retain(|entry| entry.key.as_str() != "data"));
        let combinators = object.combinators.make();
        let branches = combinators.any_of.iter_mut().chain(&mut combinators.one_of);
        for branch in branches.filter(|branch| !spelled_branches.contains(&branch.span())) {
            stay_text(resolver, branch, &text);
        }
    }
    found |= !spelled_branches.is_empty();
    Some((object, found))
}

/// Gives a branch the name of its kind of event, where it has no other.
fn called_by_event(object: &mut SchemaObject) {
    let event = object.object.properties.get("event").and_then(Schema::as_object);
    let name = event.and_then(|event| event.constant.as_ref()).filter(|_| object.title.is_none());
    object.title = name.and_then(|name| Some(Spanned::new(name.as_str()?.into(), name.span))).or(object.title.take());
}

/// Says again of a branch what stood outside of it, where its data holds nothing else.
fn stay_text(resolver: Resolver<'_>, branch: &mut Schema, text: &Entry<Schema>) {
    let Some(mut object) = target(resolver, branch).cloned() else { return };
    called_by_event(&mut object);
    object.span = branch.span();
    let properties = &mut object.object.make().properties;
    match properties.get_mut("data") {
        Some(Schema::Object(data)) if data.types.is_none() && data.reference.is_none() => {
            Arc::make_mut(data).types = text.value.as_object().and_then(|text| text.types);
        }
        Some(_) => return,
        None => properties.change(|properties| properties.push(text.clone())),
    }
    *branch = Schema::Object(Arc::new(object));
}

/// The schema that another one refers to, through at most a few references.
pub(in crate::lower) fn target<'s>(resolver: Resolver<'s>, mut schema: &'s Schema) -> Option<&'s SchemaObject> {
    for _ in 0..DEPTH {
        let object = schema.as_object()?;
        let Some(reference) = &object.reference else { return Some(object) };
        schema = resolver.schema(reference)?.item;
    }
    None
}
