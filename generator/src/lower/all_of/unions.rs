//! A union among the branches: each of its branches takes in what holds beside it.
//!
//! ```yaml
//! allOf:
//!   - {properties: {id: {type: string}}}
//!   - oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Iban'}]
//! ```
//! is a union of a card with an id and an account with an id. Where two unions meet, their product would be needed:
//! that is refused.

use super::Failure;
use super::merge::{Conflict, Merged};
use super::parts::{self, Follow, Part, Parts};
use super::same;
use crate::document::{Resolver, Schema, SchemaObject};
use crate::ir::Span;
use crate::lower::{constraints, labels};
use crate::source::{Node, Spanned};

/// How many branches a union may have that others are merged into.
const MOST_BRANCHES: usize = 256;

/// All parts as one schema.
pub(super) fn one_schema(resolver: Resolver<'_>, outer: &SchemaObject, all: &Parts<'_, '_>) -> Result<Merged, Failure> {
    let mut merged = Merged::new(outer.span);
    merged.schema.title.clone_from(&outer.title);
    merged.schema.description = all.description.cloned();
    if outer.openapi.deprecated {
        merged.schema.openapi.make().deprecated = true;
    }
    let union = match only_union(&mut merged, all)? {
        Some(union) if all.parts.len() > 1 && of_values(&union.schema).is_some() => None,
        union => union,
    };
    let rest: Vec<SchemaObject> = all.parts.iter().filter_map(without_union).collect();
    let Some(union) = union else {
        for part in &rest {
            merged.add(part)?;
        }
        merged.finish()?;
        return Ok(merged);
    };
    let combinators = &union.schema.combinators;
    if rest.iter().any(parts::shapes) {
        if combinators.any_of.len() + combinators.one_of.len() > MOST_BRANCHES {
            return Err(Failure::Unsupported("`allOf` beside a union of so many branches"));
        }
        let any_of = distributed(resolver, &combinators.any_of, &rest)?;
        let one_of = distributed(resolver, &combinators.one_of, &rest)?;
        let into = merged.schema.combinators.make();
        (into.any_of, into.one_of) = (any_of, one_of);
    } else {
        for part in &rest {
            merged.add(part)?;
        }
        merged.finish()?;
        let into = merged.schema.combinators.make();
        (into.any_of, into.one_of) = (combinators.any_of.clone(), combinators.one_of.clone());
    }
    if let Some(discriminator) = &union.schema.openapi.discriminator {
        merged.schema.openapi.make().discriminator = Some(discriminator.clone());
    }
    Ok(merged)
}

/// The union that is neither satisfied nor a mere constraint, where there is one.
fn only_union<'p, 'a>(merged: &mut Merged, all: &'p Parts<'a, '_>) -> Result<Option<&'p Part<'a>>, Failure> {
    let mut union: Option<&Part<'_>> = None;
    let whole = described(merged.schema.span, all);
    for part in all.parts.iter().filter(|part| parts::has_union(&part.schema)) {
        let combinators = &part.schema.combinators;
        if of_values(&part.schema).is_none() && !constraints::is_union(&whole, &part.schema) {
            let mut more = SchemaObject { span: part.schema.span, ..whole.clone() };
            let into = more.combinators.make();
            (into.any_of, into.one_of) = (combinators.any_of.clone(), combinators.one_of.clone());
            merged.also.push(more);
            continue;
        }
        if all.is_satisfied(part) {
            continue;
        }
        let is_known = union.is_some_and(|known| {
            let known = &known.schema.combinators;
            same::list(&known.any_of, &combinators.any_of) && same::list(&known.one_of, &combinators.one_of)
        });
        if union.is_some() && !is_known {
            return Err(Failure::Unsupported("`allOf` of several unions"));
        }
        if !combinators.any_of.is_empty() && !combinators.one_of.is_empty() {
            return Err(Failure::Unsupported("`anyOf` beside `oneOf`"));
        }
        union = union.or(Some(part));
    }
    Ok(union)
}

/// What all parts say of the value's type and of which members there are: what a branch that speaks of nothing else only
/// constrains.
fn described(span: Span, all: &Parts<'_, '_>) -> SchemaObject {
    let mut whole = SchemaObject::empty(span);
    whole.types = all.parts.iter().find_map(|part| part.schema.types);
    let names = all.parts.iter().flat_map(|part| part.schema.object.properties.keys());
    whole.object.make().properties =
        names.map(|name| (name.clone(), Schema::Bool(Spanned::new(true, name.span)))).collect();
    whole
}

/// The branches that are still possible beside `rest`.
fn distributed(resolver: Resolver<'_>, branches: &[Schema], rest: &[SchemaObject]) -> Result<Vec<Schema>, Conflict> {
    let mut possible = Vec::with_capacity(branches.len());
    let mut impossible = None;
    for branch in branches {
        let holder = with_rest(branch, rest);
        match excluded(resolver, &holder) {
            Ok(()) => possible.push(Schema::Object(Box::new(holder))),
            Err(conflict) => impossible = Some(conflict),
        }
    }
    match impossible {
        Some(conflict) if possible.is_empty() => Err(conflict),
        _ => Ok(possible),
    }
}

/// Whether the kinds or values of the parts exclude each other.
fn excluded(resolver: Resolver<'_>, schema: &SchemaObject) -> Result<(), Conflict> {
    let all = parts::collect(resolver, schema, None, Follow::References);
    let mut probe = Merged::new(schema.span);
    all.parts.iter().try_for_each(|part| probe.probe(&part.schema))?;
    probe.finish()
}

/// The values of a union that is an enumeration in disguise.
fn of_values(schema: &SchemaObject) -> Option<Vec<Node>> {
    let mut values = Vec::new();
    for branch in schema.combinators.any_of.iter().chain(&schema.combinators.one_of) {
        let branch = branch.as_object().filter(|branch| branch.reference.is_none())?;
        match (&branch.constant, &branch.enumeration) {
            (Some(value), _) => values.push(value.clone()),
            (None, Some(listed)) => values.extend(listed.iter().cloned()),
            (None, None) => return None,
        }
    }
    (!values.is_empty()).then_some(values)
}

/// A part without its union, where anything is left.
fn without_union(part: &Part<'_>) -> Option<SchemaObject> {
    let mut schema = part.schema.as_ref().clone();
    if parts::has_union(&schema) {
        if let (Some(values), None) = (of_values(&schema), &schema.enumeration) {
            schema.enumeration = Some(Spanned::new(values, schema.span));
        }
        let into = schema.combinators.make();
        (into.any_of, into.one_of) = (Vec::new(), Vec::new());
        schema.openapi.make().discriminator = None;
        schema.description = None;
    }
    parts::constrains(&schema).then_some(schema)
}

/// A branch and everything that holds beside its union, under the branch's name.
fn with_rest(branch: &Schema, rest: &[SchemaObject]) -> SchemaObject {
    let mut holder = SchemaObject::empty(branch.span());
    let label = labels::of(std::slice::from_ref(branch)).into_iter().next().and_then(|label| label.name);
    holder.title = label.map(|label| Spanned::new(label, branch.span()));
    let mut all = vec![branch.clone()];
    all.extend(rest.iter().map(|part| Schema::Object(Box::new(part.clone()))));
    holder.combinators.make().all_of = all;
    holder
}
