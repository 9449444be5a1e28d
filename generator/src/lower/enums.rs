//! Enumerations, and unions that are enumerations in disguise.
//!
//! ```yaml
//! anyOf:
//!   - {type: string, enum: [owner]}
//!   - {type: string, enum: [admin], description: All but billing.}
//! ```
//! is one enumeration of `owner` and `admin`: `anyOf` or `oneOf` of single-value enums or consts. A branch's description
//! documents its value, its title names it. Integers, and values of several kinds, make enumerations too; booleans alone stay a boolean of
//! which one value is refused, and structures are of the type that they have in common ([`values`]).

use super::context::Lowering;
use super::place::Place;
use super::{constraints, docs, numbers, rules, scalars, values};
use crate::document::{Combinators, Schema, SchemaObject, Type as JsonType};
use crate::ir::{Docs, Enumeration, Json, Kind, Limit, Rule, Type, Value, Variant};
use crate::source::{Node, Text};
use std::collections::BTreeSet;

/// An enumeration, where the schema is one.
pub(super) fn lower(lowering: &mut Lowering<'_>, schema: &SchemaObject, place: &Place) -> Option<Value> {
    if let Some((variants, beside)) = union_of_single_values(schema) {
        let count = variants.len();
        lowering.decided("enum-union", schema.span, format!("a union of {count} single values is an enumeration"));
        return Some(of_values(lowering, &beside, place, variants, false));
    }
    if let Some(variants) = listed(schema) {
        return Some(of_values(lowering, schema, place, variants, false));
    }
    let variants = beside_string(schema)?;
    // One value, or none, beside any string says no more than that it is a string.
    if variants.len() < 2 {
        lowering.decided("open-enum", schema.span, "a single value beside any string: a string");
        return Some(Value::new(Type::String(None)));
    }
    lowering.decided("open-enum", schema.span, "values beside any string: an open enumeration");
    Some(of_values(lowering, schema, place, variants, true))
}

/// The type of these values, with what else the schema demands of them.
fn of_values(
    lowering: &mut Lowering<'_>,
    schema: &SchemaObject,
    place: &Place,
    variants: Vec<Variant>,
    open: bool,
) -> Value {
    if !makes_type(schema, &variants) {
        return plain(lowering, schema, place, variants);
    }
    let id = lowering.begin(place, schema.span);
    let mut value = lowering.complete(id, docs::of_schema(schema), Kind::Enumeration(Enumeration { variants, open }));
    value.rules = constraints::combined(schema, lowering);
    value
}

/// Whether values make a type of their own: strings do, and scalars of the stated type that a table holds exactly,
/// unless all are booleans.
fn makes_type(schema: &SchemaObject, variants: &[Variant]) -> bool {
    let all = |is: &dyn Fn(&Json) -> bool| variants.iter().all(|variant| is(&variant.value));
    let stated = |of: JsonType| schema.types.as_ref().is_none_or(|types| types.contains(of));
    let fits = |value: &Json| match value {
        Json::Boolean(_) => stated(JsonType::Boolean),
        Json::String(_) => stated(JsonType::String),
        Json::Number(_) if value.as_i64().is_some() => stated(JsonType::Integer) || stated(JsonType::Number),
        Json::Number(text) => {
            let exact = matches!(Limit::of(text), Limit::Number(number) if number.fract() != 0.0);
            exact && stated(JsonType::Number)
        }
        Json::Null | Json::Array(_) | Json::Object(_) => false,
    };
    all(&|value| matches!(value, Json::String(_))) || all(&fits) && !all(&|value| matches!(value, Json::Boolean(_)))
}

/// Values that make no type: the type that they have in common, and a constraint.
fn plain(lowering: &mut Lowering<'_>, schema: &SchemaObject, place: &Place, variants: Vec<Variant>) -> Value {
    let stated = scalars::json_type(schema).and_then(|of| numbers::scalar(lowering, schema, Some(place), of));
    let ty = stated.unwrap_or_else(|| values::common(variants.iter().map(|variant| &variant.value)).ty);
    let mut rules = rules::of(schema, lowering);
    if schema.enumeration.is_none() && schema.constant.is_none() {
        rules.insert(0, Rule::Enum(variants.into_iter().map(|variant| variant.value).collect()));
    }
    Value { rules, ..Value::new(ty) }
}

/// `enum` or `const`.
fn listed(schema: &SchemaObject) -> Option<Vec<Variant>> {
    if let Some(values) = &schema.enumeration
        && !values.is_empty()
    {
        return Some(distinct(values.iter().map(|node| variant(node, Docs::default()))));
    }
    schema.constant.as_deref().map(|node| vec![variant(node, Docs::default())])
}

/// Enumerations of strings beside a string without constraints: the values that are worth a name.
fn beside_string(schema: &SchemaObject) -> Option<Vec<Variant>> {
    let branches = [&schema.combinators.any_of, &schema.combinators.one_of].into_iter().find(|all| all.len() > 1)?;
    let mut strings = 0;
    let mut variants = Vec::new();
    for branch in branches {
        let branch = branch.as_object().filter(|branch| branch.reference.is_none())?;
        match listed(branch) {
            Some(listed) => variants.extend(listed),
            None if is_any_string(branch) => strings += 1,
            None => return None,
        }
    }
    let texts = variants.iter().all(|variant| matches!(variant.value, Json::String(_)));
    variants.retain(|variant| variant.value != Json::String(Text::default()));
    (strings == 1 && texts).then(|| distinct(variants.into_iter()))
}

fn is_any_string(schema: &SchemaObject) -> bool {
    let string = schema.types.as_ref().is_some_and(|types| types.len() == 1 && types.contains(JsonType::String));
    string && !schema.string.is_present() && !schema.combinators.is_present() && schema.format.is_none()
}

/// `anyOf` or `oneOf` whose branches all have one value: the values, and the schema without those branches.
fn union_of_single_values(schema: &SchemaObject) -> Option<(Vec<Variant>, SchemaObject)> {
    if schema.enumeration.is_some() || schema.constant.is_some() {
        return None;
    }
    let values = |branches: &[Schema]| -> Option<Vec<Variant>> { branches.iter().map(single_value).collect() };
    let Combinators { any_of, one_of, .. } = &*schema.combinators;
    let any_of_values = any_of.len() > 1;
    let variants = values([any_of, one_of].into_iter().find(|branches| branches.len() > 1)?)?;
    let mut beside = schema.clone();
    let combinators = beside.combinators.make();
    if any_of_values { &mut combinators.any_of } else { &mut combinators.one_of }.clear();
    Some((distinct(variants.into_iter()), beside))
}

fn single_value(branch: &Schema) -> Option<Variant> {
    let branch = branch.as_object()?;
    let node = match (branch.constant.as_deref(), &branch.enumeration) {
        (Some(node), _) => node,
        (None, Some(values)) => match values.as_slice() {
            [only] => only,
            _ => return None,
        },
        (None, None) => return None,
    };
    let title = branch.title.as_ref().map(|title| title.value.clone());
    Some(Variant { title, ..variant(node, docs::of_schema(branch)) })
}

fn variant(node: &Node, docs: Docs) -> Variant {
    Variant { value: docs::json(node), title: None, docs, span: node.span }
}

/// A value that is listed twice is one value.
fn distinct(variants: impl Iterator<Item = Variant>) -> Vec<Variant> {
    let mut kept = BTreeSet::new();
    variants.filter(|variant| kept.insert(spelled(&variant.value))).collect()
}

/// A value as it is compared with others of an enumeration: `1` and `1.0` are one.
fn spelled(value: &Json) -> Json {
    value.as_i64().map_or_else(|| value.clone(), |integer| Json::Number(integer.to_string().into()))
}
