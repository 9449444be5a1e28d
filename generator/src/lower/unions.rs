//! Genuine unions: values of several types.
//!
//! ```yaml
//! anyOf: [{type: string}, {type: integer}]
//! ```
//! is a union of two branches; `type: [string, integer]` says the same. Where a pattern of a branch of `oneOf` is not
//! enforced, nobody can say that only one branch holds: one must.

use super::context::Lowering;
use super::labels::{self, Label};
use super::place::Place;
use super::{all_of, constraints, discriminator, docs, nulls, patterns, rules, scalars};
use crate::document::{Schema, SchemaObject, TypeSet};
use crate::ir::{Branch, Docs, Kind, Named, Step, Union, UnionKind, Value};
use crate::source::Text;
use std::collections::HashMap;
use std::sync::Arc;

/// A union, where the schema is one.
pub(super) fn lower(lowering: &mut Lowering<'_>, schema: &SchemaObject, place: &Place) -> Option<Value> {
    let (any_of, one_of) = (schema.combinators.any_of.as_slice(), schema.combinators.one_of.as_slice());
    let shaping = |branches| if constraints::only_constrain(schema, branches) { &[] } else { branches };
    let (kind, branches) = match (shaping(any_of), shaping(one_of)) {
        ([], []) => return of_types(lowering, schema, place),
        (branches, []) => (UnionKind::AnyOf, branches),
        ([], branches) => (UnionKind::OneOf, branches),
        (any_of, one_of) => match narrower(any_of, one_of) {
            Some(branches) => {
                lowering.decided(
                    "union",
                    schema.span,
                    "two unions, the branches of one among those of the other: the narrower counts",
                );
                (UnionKind::OneOf, branches)
            }
            // Their product.
            None => return Some(all_of::lower(lowering, schema, place)),
        },
    };
    if !schema.object.properties.is_empty() {
        lowering.unsupported(schema, "a union beside `properties`");
        return Some(constraints::untyped(schema, lowering));
    }
    let id = lowering.begin(place, schema.span);
    let labels = labels::of(branches);
    let mut distinct: Vec<Branch> = Vec::with_capacity(branches.len());
    let mut before: HashMap<&str, Vec<&Schema>> = HashMap::new();
    for (branch, label) in branches.iter().zip(&labels) {
        let before = before.entry(&label.step).or_default();
        if before.iter().any(|other| all_of::same(other, branch)) {
            lowering.decided("union", branch.span(), "a branch that stands there before counts once".to_owned());
            continue;
        }
        before.push(branch);
        distinct.push(one(lowering, branch, label, place));
    }
    let (branches, nullable) = nulls::of_branches(distinct);
    let told = one_of.iter().all(|branch| patterns::is_enforced(lowering, branch));
    let kind = if told { kind } else { UnionKind::AnyOf };
    let discriminator = discriminator::lower(lowering, schema, &branches);
    let mut value =
        lowering.complete(id, docs::of_schema(schema), Kind::Union(Union { kind, branches, discriminator }));
    value.rules = rules::of(schema, lowering);
    Some(if nullable { value.or_null() } else { value })
}

/// Of two unions that hold together, the one whose branches are all among the other's.
fn narrower<'s>(any_of: &'s [Schema], one_of: &'s [Schema]) -> Option<&'s [Schema]> {
    let within = |inner: &[Schema], outer: &[Schema]| {
        inner.iter().all(|branch| outer.iter().any(|other| all_of::same(branch, other)))
    };
    let (fewer, more) = if one_of.len() <= any_of.len() { (one_of, any_of) } else { (any_of, one_of) };
    within(fewer, more).then_some(fewer)
}

fn one(lowering: &mut Lowering<'_>, branch: &Schema, label: &Label, place: &Place) -> Branch {
    let value = lowering.schema(branch, &place.step(Step::Branch(label.step.as_str().into())));
    let docs = branch.as_object().map(docs::of_schema).unwrap_or_default();
    Branch { label: label.name.as_deref().map(Text::from), named: Named::Label, value, docs, span: branch.span() }
}

/// `type: [string, integer]`: a branch for each type, which takes the keywords that speak about it.
fn of_types(lowering: &mut Lowering<'_>, schema: &SchemaObject, place: &Place) -> Option<Value> {
    let types = schema.types.as_ref().filter(|types| types.len() > 1 && scalars::json_type(schema).is_none())?;
    let id = lowering.begin(place, schema.span);
    let mut branches = Vec::with_capacity(types.len());
    for ty in types.iter() {
        let mut branch = schema.clone();
        branch.description = None;
        if let Some(types) = &mut branch.types {
            types.value = TypeSet::default().with(ty);
        }
        let step = Step::Branch(ty.as_str().into());
        let value = lowering.schema(&Schema::Object(Arc::new(branch)), &place.step(step));
        branches.push(Branch { label: None, named: Named::Label, value, docs: Docs::default(), span: schema.span });
    }
    let union = Union { kind: UnionKind::AnyOf, branches, discriminator: None };
    Some(lowering.complete(id, docs::of_schema(schema), Kind::Union(union)))
}
