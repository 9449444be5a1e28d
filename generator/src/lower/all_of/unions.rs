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
use super::merge::Merged;
use super::parts::{self, Part, Parts};
use super::same;
use crate::document::{Schema, SchemaObject};
use crate::lower::labels;
use crate::source::Spanned;

/// How many branches a union may have that others are merged into.
const MOST_BRANCHES: usize = 256;

/// All parts as one schema.
pub(super) fn one_schema(
    outer: &SchemaObject,
    all: &Parts<'_, '_>,
) -> Result<Merged, Failure> {
    let mut merged = Merged::new(outer.span);
    merged.schema.title.clone_from(&outer.title);
    merged.schema.description = all.description.cloned();
    if outer.openapi.deprecated {
        merged.schema.openapi.make().deprecated = true;
    }
    let mut union: Option<&Part<'_>> = None;
    for part in all.parts.iter().filter(|part| parts::has_union(&part.schema)) {
        let combinators = &part.schema.combinators;
        if constrains_only(&part.schema) {
            let mut more = SchemaObject::empty(part.schema.span);
            let into = more.combinators.make();
            (into.any_of, into.one_of) = (combinators.any_of.clone(), combinators.one_of.clone());
            merged.also.push(more);
            merged.ignored.push((part.schema.span, "a union that only requires members".to_owned()));
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
    let rest: Vec<SchemaObject> = all.parts.iter().filter_map(|part| without_union(part)).collect();
    let Some(union) = union else {
        for part in &rest {
            merged.add(part)?;
        }
        merged.finish()?;
        return Ok(merged);
    };
    let combinators = &union.schema.combinators;
    if rest.iter().any(parts::shapes) {
        let branches = |branches: &[Schema]| -> Vec<Schema> {
            branches.iter().map(|branch| with_rest(branch, &rest)).collect()
        };
        if combinators.any_of.len() + combinators.one_of.len() > MOST_BRANCHES {
            return Err(Failure::Unsupported("`allOf` beside a union of so many branches"));
        }
        let into = merged.schema.combinators.make();
        (into.any_of, into.one_of) = (branches(&combinators.any_of), branches(&combinators.one_of));
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

/// A part without its union, where anything is left.
fn without_union(part: &Part<'_>) -> Option<SchemaObject> {
    let mut schema = part.schema.as_ref().clone();
    if parts::has_union(&schema) {
        let into = schema.combinators.make();
        (into.any_of, into.one_of) = (Vec::new(), Vec::new());
        schema.openapi.make().discriminator = None;
        schema.description = None;
    }
    parts::constrains(&schema).then_some(schema)
}

/// Whether all branches of a union only say which members are required: then it makes no types.
fn constrains_only(schema: &SchemaObject) -> bool {
    let only = |branch: &Schema| {
        branch.as_object().is_some_and(|branch| {
            let not = branch.combinators.not.is_some();
            let required = !branch.object.required.is_empty() && branch.object.properties.is_empty();
            branch.reference.is_none() && !parts::has_union(branch) && (not || required)
        })
    };
    schema.combinators.any_of.iter().chain(&schema.combinators.one_of).all(only)
}

/// A branch and everything that holds beside its union, under the branch's name.
fn with_rest(branch: &Schema, rest: &[SchemaObject]) -> Schema {
    let mut holder = SchemaObject::empty(branch.span());
    let label = labels::of(std::slice::from_ref(branch)).into_iter().next().and_then(|label| label.name);
    holder.title = label.map(|label| Spanned::new(label, branch.span()));
    let mut all = vec![branch.clone()];
    all.extend(rest.iter().map(|part| Schema::Object(Box::new(part.clone()))));
    holder.combinators.make().all_of = all;
    Schema::Object(Box::new(holder))
}
