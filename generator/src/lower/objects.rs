//! Objects: with known members, with free keys, or both.
//!
//! ```yaml
//! type: object
//! required: [id]
//! properties: {id: {type: string}, note: {type: string}}
//! ```
//! is an object type; `additionalProperties` alone makes a map, and nothing at all a map of any values.

use super::context::Lowering;
use super::place::Place;
use super::{all_of, constraints, docs, forbidden, leftovers, nulls, rules, scalars};
use crate::document::{Schema, SchemaObject, Type as JsonType};
use crate::ir::{Access, Additional, Kind, Member, Object, Rule, Step, Type, TypeId, Untyped, Value};
use crate::limits::Limit;
use crate::source::{Spanned, Text};
use std::collections::HashSet;

/// An object or a map.
pub(super) fn lower(lowering: &mut Lowering<'_>, schema: &SchemaObject, place: &Place) -> Value {
    if schema.object.properties.is_empty() {
        let values = match &schema.object.additional_properties {
            _ if !schema.object.pattern_properties.is_empty() => {
                matched(lowering, schema, place).unwrap_or_else(|| Value::untyped(Untyped::MixedMembers))
            }
            Some(Schema::Bool(allowed)) if !allowed.value => return object(lowering, schema, place),
            Some(values) => lowering.schema(values, &place.step(Step::Values)).otherwise(Untyped::FreeObject),
            None => Value::untyped(Untyped::FreeObject),
        };
        let mut rules = rules::of(schema, lowering);
        if of_only_pattern(schema).is_some() {
            // What holds for every value is said by the values.
            rules.retain(|rule| !matches!(rule, Rule::PatternProperties(_)));
        }
        return Value { rules, ordered: lowering.keeps_order(place), ..Value::new(Type::Map(Box::new(values))) };
    }
    object(lowering, schema, place)
}

/// The values of members whose names patterns tell apart, where all of them have one type: there is one pattern for all
/// names, or all are the same scalar.
fn matched(lowering: &mut Lowering<'_>, schema: &SchemaObject, place: &Place) -> Option<Value> {
    if let Some(values) = of_only_pattern(schema) {
        return Some(lowering.schema(values, &place.step(Step::Values)));
    }
    let object = &schema.object;
    let others = object.additional_properties.as_ref()?;
    let others = if is_closed(others) { None } else { Some(others) };
    let mut all = object.pattern_properties.iter().map(|(_, values)| values).chain(others);
    let first = all.next()?;
    scalars::plain(first).filter(|_| all.all(|other| scalars::alike(first, other))).map(Value::new)
}

/// The values of the only pattern, where every name matches it, or has to.
fn of_only_pattern(schema: &SchemaObject) -> Option<&Schema> {
    let object = &schema.object;
    let mut patterns = object.pattern_properties.iter();
    let (Some((pattern, values)), None) = (patterns.next(), patterns.next()) else { return None };
    let closed = object.additional_properties.as_ref().is_some_and(is_closed);
    (closed || EVERY_NAME.contains(&pattern.as_str())).then_some(values)
}

fn is_closed(others: &Schema) -> bool {
    matches!(others, Schema::Bool(allowed) if !allowed.value)
}

/// Patterns that every name matches.
const EVERY_NAME: &[&str] = &["", ".*", "^.*$", "^.*", ".*$", "^", "$"];

/// Whether a schema is an object with members of its own, whatever they are.
pub(super) fn is_object(schema: &SchemaObject) -> bool {
    let split = nulls::split(schema);
    let plain = schema.reference.is_none() && schema.enumeration.is_none() && schema.constant.is_none();
    plain
        && !constraints::makes_type(schema)
        && !schema.object.properties.is_empty()
        && scalars::json_type(&split.schema) == Some(JsonType::Object)
}

fn object(lowering: &mut Lowering<'_>, schema: &SchemaObject, place: &Place) -> Value {
    let id = lowering.begin(place, schema.span);
    fill(lowering, id, schema, place)
}

/// Lowers the members of an object whose type is begun.
pub(super) fn fill(lowering: &mut Lowering<'_>, id: TypeId, schema: &SchemaObject, place: &Place) -> Value {
    leftovers::of_schema(lowering, schema);
    let schema = &*forbidden::without(lowering, schema);
    let required: HashSet<&str> = schema.object.required.iter().map(|name| name.as_str()).collect();
    let mut members = Vec::with_capacity(schema.object.properties.len());
    for (name, property) in schema.object.properties.iter() {
        let place = place.step(Step::Property(name.value.clone()));
        let required = required.contains(name.as_str());
        members.push(member(lowering, &name.value, property, required, &place));
    }
    let additional = match &schema.object.additional_properties {
        None => Additional::Open,
        Some(_) if !schema.object.pattern_properties.is_empty() => match matched(lowering, schema, place) {
            // What else holds for them is said by name and pattern.
            Some(values) => Additional::Kept(Box::new(Value { rules: Vec::new(), ..values })),
            None => Additional::Open,
        },
        Some(Schema::Bool(allowed)) if !allowed.value => Additional::Refused,
        Some(values) => {
            let others = lowering.schema(values, &place.step(Step::Values));
            Additional::Kept(Box::new(others.otherwise(Untyped::OtherMembers)))
        }
    };
    let rules = rules::of(schema, lowering);
    lowering.complete(
        id,
        docs::of_schema(schema),
        Kind::Object(Object { members, additional, withheld: Vec::new(), rules, headers: None }),
    )
}

/// A property, or a parameter, which is a property of its request.
pub(super) fn member(
    lowering: &mut Lowering<'_>,
    name: &Text,
    schema: &Schema,
    required: bool,
    place: &Place,
) -> Member {
    let value = lowering.schema(schema, place);
    let object = schema.as_object().map(all_of::hoisted);
    let object = object.as_deref();
    let access = access(lowering, schema);
    Member {
        name: name.clone(),
        value,
        required,
        access,
        default: object
            .and_then(|object| object.default.as_ref())
            .map(|default| Spanned::new(docs::json(default), default.span)),
        docs: object.map(docs::of_schema).unwrap_or_default(),
        span: schema.span(),
    }
}

/// The direction in which a property travels: its own schema says so, else the one that it refers to.
fn access(lowering: &Lowering<'_>, schema: &Schema) -> Access {
    let mut at = schema.as_object();
    for _ in 0..lowering.limits().get(Limit::ReferenceSteps) {
        let Some(object) = at else { break };
        let openapi = &all_of::hoisted(object).openapi;
        match (openapi.read_only, openapi.write_only) {
            (true, _) => return Access::ReadOnly,
            (false, true) => return Access::WriteOnly,
            (false, false) => {}
        }
        let mut branches = object.combinators.all_of.iter().filter_map(Schema::as_object);
        let reference = object.reference.as_ref().or_else(|| branches.find_map(|branch| branch.reference.as_ref()));
        at = reference.and_then(|reference| lowering.resolver.schema(reference)?.item.as_object());
    }
    Access::Both
}
