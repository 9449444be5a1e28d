//! Bodies that are sequences (OpenAPI 3.2, 4.14.3, sequential media types).
//!
//! ```yaml
//! application/jsonl: {itemSchema: {$ref: '#/components/schemas/Row'}}
//! application/x-ndjson: {schema: {$ref: '#/components/schemas/Row'}}
//! text/event-stream: {schema: {type: object, properties: {event: {type: string}, data: {$ref: '#/components/schemas/Delta'}}}}
//! ```
//! are streams of rows and of events. `itemSchema` is about an element. `schema` is about all of them by the letter of
//! 3.2, which is how an array is read; but before there was `itemSchema`, it was written for an element, which is how
//! anything else is read.
//!
//! An element of `text/event-stream` is an event where its schema has no members but those of an event, else the data
//! of one. Text is what a document says that leaves the rest to prose: its elements are events without a type.

mod data;

pub(super) use data::target;

use super::context::Lowering;
use super::leftovers;
use super::place::Place;
use super::scalars::json_type;
use crate::document::{MediaRange, MediaType as Declared, Schema, SchemaObject, Type as JsonType};
use crate::ir::{Events, Format, Step, Type, Untyped, Value};

/// The members that OpenAPI gives to an event (3.2, 4.14.3.2).
const EVENT: [&str; 4] = ["event", "data", "id", "retry"];

/// How deep a schema is looked through.
const DEPTH: usize = 16;

/// How the elements of a sequential media type are framed; nothing for any other.
pub(super) fn format(lowering: &Lowering<'_>, range: &MediaRange, declared: &Declared) -> Option<Format> {
    let subtype = range.subtype.as_str();
    Some(match subtype {
        "jsonl" | "x-jsonl" | "x-jsonlines" | "jsonlines" | "x-ndjson" | "ndjson" => Format::Lines,
        "json-seq" => Format::Sequence,
        "event-stream" => Format::Events(events(lowering, schema(declared))),
        _ if subtype.ends_with("+json-seq") => Format::Sequence,
        _ if subtype.ends_with("+jsonl") => Format::Lines,
        _ if is_json_stream(range) => Format::Lines,
        _ => return None,
    })
}

/// Whether it is `application/json;stream=watch`, as Kubernetes writes it: an element on each line.
pub(super) fn is_json_stream(range: &MediaRange) -> bool {
    range.is_json() && range.parameters.iter().any(|(name, _)| name == "stream")
}

/// The schema that speaks of the elements.
pub(super) fn schema(declared: &Declared) -> Option<&Schema> {
    declared.item_schema.as_ref().or(declared.schema.as_ref())
}

/// The type of an element.
pub(super) fn value(lowering: &mut Lowering<'_>, format: &Format, declared: &Declared, place: &Place) -> Value {
    let raw = || Value::new(Type::String(None));
    let any = || Value::untyped(Untyped::Everything);
    let spelled = schema(declared).filter(|_| matches!(format, Format::Events(_)));
    if let Some(schema) = spelled.and_then(|schema| data::of(lowering.resolver, schema)) {
        return Value { rules: Vec::new(), ..lowering.schema(&schema, &place.step(Step::Items)) };
    }
    let value = match (format, &declared.item_schema, &declared.schema) {
        (Format::Events(Events::Raw), ..) => return raw(),
        (_, Some(item), _) => lowering.schema(item, &place.step(Step::Items)),
        (_, None, None) => return any(),
        (_, None, Some(schema)) => match lowering.schema(schema, place) {
            Value { ty: Type::Array(items), nullable: false, .. } => *items,
            // Of lines this can only be about the text as a whole.
            Value { ty: Type::String(_), .. } if !matches!(format, Format::Events(_)) => any(),
            value => value,
        },
    };
    if !value.rules.is_empty() {
        let span = schema(declared).map_or(declared.span, Schema::span);
        leftovers::keyword(lowering, span, "what constrains the elements of a stream, outside of a type with a name,");
    }
    Value { rules: Vec::new(), ..value }
}

/// What the events of a stream are.
fn events(lowering: &Lowering<'_>, schema: Option<&Schema>) -> Events {
    let Some(schema) = schema.and_then(|schema| target(lowering.resolver, schema)) else { return Events::Raw };
    if json_type(schema) == Some(JsonType::String) && schema.enumeration.is_none() && schema.constant.is_none() {
        return Events::Raw;
    }
    let items = schema.array.items.as_ref().and_then(|items| target(lowering.resolver, items));
    let mut data = Vec::new();
    let mut left = data::MOST;
    if !is_event(lowering, items.unwrap_or(schema), &mut data, (DEPTH, &mut left)) || data.is_empty() {
        return Events::Data;
    }
    if data.iter().all(|is_text| *is_text) { Events::Text } else { Events::Whole }
}

/// Whether a schema describes events. `data` gets whether the data is text, for each description of it.
/// `left` is how many may still be looked at.
fn is_event(
    lowering: &Lowering<'_>,
    schema: &SchemaObject,
    data: &mut Vec<bool>,
    (depth, left): (usize, &mut usize),
) -> bool {
    let Some((depth, others)) = depth.checked_sub(1).zip(left.checked_sub(1)) else { return false };
    *left = others;
    for (name, property) in schema.object.properties.iter() {
        if !EVENT.contains(&name.as_str()) {
            return false;
        }
        if name.as_str() == "data" {
            let property = target(lowering.resolver, property);
            let is_text = |property: &SchemaObject| {
                json_type(property) == Some(JsonType::String) && data::content(property).is_none()
            };
            data.push(property.is_some_and(is_text));
        }
    }
    let combinators = &schema.combinators;
    let mut branches = combinators.all_of.iter().chain(&combinators.any_of).chain(&combinators.one_of);
    branches.all(|branch| {
        target(lowering.resolver, branch).is_some_and(|branch| is_event(lowering, branch, data, (depth, &mut *left)))
    }) && (!schema.object.properties.is_empty() || combinators.is_present())
}
