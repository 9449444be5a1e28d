//! Enumerations, and unions that are enumerations in disguise.
//!
//! ```yaml
//! anyOf:
//!   - {type: string, enum: [owner]}
//!   - {type: string, enum: [admin], description: All but billing.}
//! ```
//! is one enumeration of `owner` and `admin`: `anyOf` or `oneOf` of single-value enums or consts. A branch's description
//! documents its value.

use super::context::{Lowering, Place};
use super::docs;
use crate::document::{Schema, SchemaObject};
use crate::ir::{Docs, Enumeration, Json, Kind, Value, Variant};
use crate::source::Node;

/// An enumeration, where the schema is one.
pub(super) fn lower(lowering: &mut Lowering<'_>, schema: &SchemaObject, place: &Place) -> Option<Value> {
    let variants = match listed(schema) {
        Some(variants) => variants,
        None => {
            let variants = union_of_single_values(schema)?;
            let count = variants.len();
            lowering.decided("enum-union", schema.span, format!("a union of {count} single values is an enumeration"));
            variants
        }
    };
    if !variants.iter().all(|variant| matches!(variant.value, Json::String(_))) {
        return None;
    }
    let id = lowering.begin(place, schema.span);
    Some(lowering.complete(id, docs::of_schema(schema), Kind::Enumeration(Enumeration { variants, open: false })))
}

/// `enum` or `const`.
fn listed(schema: &SchemaObject) -> Option<Vec<Variant>> {
    if let Some(values) = &schema.enumeration
        && !values.is_empty()
    {
        return Some(distinct(values.iter().map(|node| variant(node, Docs::default()))));
    }
    schema.constant.as_ref().map(|node| vec![variant(node, Docs::default())])
}

/// `anyOf` or `oneOf` whose branches all have one value.
fn union_of_single_values(schema: &SchemaObject) -> Option<Vec<Variant>> {
    let branches = [&schema.combinators.any_of, &schema.combinators.one_of].into_iter().find(|all| all.len() > 1)?;
    let variants: Option<Vec<Variant>> = branches.iter().map(single_value).collect();
    Some(distinct(variants?.into_iter()))
}

fn single_value(branch: &Schema) -> Option<Variant> {
    let branch = branch.as_object()?;
    let node = match (&branch.constant, &branch.enumeration) {
        (Some(node), _) => node,
        (None, Some(values)) => match values.as_slice() {
            [only] => only,
            _ => return None,
        },
        (None, None) => return None,
    };
    Some(variant(node, docs::of_schema(branch)))
}

fn variant(node: &Node, docs: Docs) -> Variant {
    Variant { value: docs::json(node), docs, span: node.span }
}

/// A value that is listed twice is one value.
fn distinct(variants: impl Iterator<Item = Variant>) -> Vec<Variant> {
    let mut kept: Vec<Variant> = Vec::new();
    for variant in variants {
        if !kept.iter().any(|other| other.value == variant.value) {
            kept.push(variant);
        }
    }
    kept
}
