//! A union among the branches: each of its branches takes in what holds beside it.
//!
//! ```yaml
//! allOf:
//!   - {properties: {id: {type: string}}}
//!   - oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Iban'}]
//! ```
//! is a union of a card with an id and an account with an id. Where two unions meet, each branch of the first takes in
//! the second, and is a union of what is left of it: a product, whose pairs the limit `union-branches` counts.

use super::Failure;
use super::merge::{Conflict, Merged};
use super::parts::{self, Follow, Part, Parts};
use super::same;
use crate::document::{Discriminator, Resolver, Schema, SchemaObject};
use crate::ir::Span;
use crate::limits::Limit;
use crate::lower::{constraints, labels};
use crate::source::{Node, Spanned};
use std::collections::HashMap;
use std::sync::Arc;

/// A union among the parts.
struct Union<'p> {
    /// The number of its part.
    part: usize,
    /// Whether it is the part's `oneOf`, not its `anyOf`.
    one_of: bool,
    branches: &'p [Schema],
    discriminator: Option<&'p Discriminator>,
}

/// What merging has cost, and may cost at most.
struct Cost<'c> {
    spent: &'c mut usize,
    most: usize,
}

impl Cost<'_> {
    fn add(&mut self, more: usize) {
        *self.spent = self.spent.saturating_add(more);
    }

    fn is_too_much(&self) -> bool {
        *self.spent > self.most
    }

    fn take(&mut self, more: usize) -> Result<(), Failure> {
        self.add(more);
        if self.is_too_much() { Err(Failure::TooMuch) } else { Ok(()) }
    }
}

/// All parts as one schema.
///
/// What is copied for each union or each of its branches counts as `spent`.
pub(super) fn one_schema(
    resolver: Resolver<'_>,
    outer: &SchemaObject,
    all: &Parts<'_, '_>,
    spent: &mut usize,
) -> Result<Merged, Failure> {
    let mut cost = Cost { spent, most: resolver.limits().get(Limit::MergedSchemas) };
    let mut merged = Merged::new(outer.span);
    merged.schema.title.clone_from(&outer.title);
    merged.schema.description = all.description.cloned();
    if outer.openapi.deprecated {
        merged.schema.openapi.make().deprecated = true;
    }
    let unions = unions(&mut merged, all, &mut cost)?;
    let (first, others) = match unions.split_first() {
        Some((first, others)) => (Some(first), others),
        None => (None, [].as_slice()),
    };
    let rest = all.parts.iter().enumerate().filter_map(|(number, part)| without(part, number, others));
    let rest: Vec<Arc<SchemaObject>> = rest.map(Arc::new).collect();
    let Some(union) = first else {
        for part in &rest {
            merged.add(part)?;
        }
        merged.finish()?;
        return Ok(merged);
    };
    let branches = if rest.iter().any(|part| parts::shapes(part)) || narrow(resolver, union.branches, &rest, &mut cost)
    {
        let pairs = unions.iter().try_fold(1_usize, |pairs, union| pairs.checked_mul(union.branches.len()));
        if pairs.is_none_or(|pairs| pairs > resolver.limits().get(Limit::UnionBranches)) {
            return Err(Failure::TooMany(pairs));
        }
        distributed(resolver, union.branches, &rest, others, &mut cost)?
    } else {
        for part in &rest {
            merged.add(part)?;
        }
        merged.finish()?;
        union.branches.to_vec()
    };
    cost.take(0)?;
    let into = merged.schema.combinators.make();
    *(if union.one_of { &mut into.one_of } else { &mut into.any_of }) = branches;
    if let Some(discriminator) = union.discriminator {
        merged.schema.openapi.make().discriminator = Some(Box::new(discriminator.clone()));
    }
    Ok(merged)
}

/// The unions that are neither satisfied, nor mere constraints, nor lists of values beside other parts; each once.
fn unions<'p>(merged: &mut Merged, all: &'p Parts<'_, '_>, cost: &mut Cost<'_>) -> Result<Vec<Union<'p>>, Failure> {
    let mut unions: Vec<Union<'_>> = Vec::new();
    // The numbers of those that may say the same.
    let mut alike: HashMap<(bool, u64), Vec<usize>> = HashMap::new();
    let whole = described(merged.schema.span, all);
    for (number, part) in all.parts.iter().enumerate().filter(|(_, part)| parts::has_union(&part.schema)) {
        let combinators = &part.schema.combinators;
        if of_values(&part.schema).is_none() && !constraints::is_union(&whole, &part.schema) {
            cost.take(whole.object.properties.len())?;
            let mut more = SchemaObject { span: part.schema.span, ..whole.clone() };
            let into = more.combinators.make();
            (into.any_of, into.one_of) = (combinators.any_of.clone(), combinators.one_of.clone());
            merged.also.push(more);
            continue;
        }
        if all.is_satisfied(part) || all.parts.len() > 1 && of_values(&part.schema).is_some() {
            continue;
        }
        let mut discriminator = part.schema.openapi.discriminator.as_deref();
        for (one_of, branches) in [(true, combinators.one_of.as_slice()), (false, combinators.any_of.as_slice())] {
            if branches.is_empty() {
                continue;
            }
            let alike = alike.entry((one_of, same::digest(branches))).or_default();
            cost.take(alike.len())?;
            let mut known = alike.iter().filter_map(|number| unions.get(*number));
            if !known.any(|known: &Union<'_>| same::list(known.branches, branches)) {
                alike.push(unions.len());
                unions.push(Union { part: number, one_of, branches, discriminator: discriminator.take() });
            }
        }
    }
    Ok(unions)
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

/// Whether the types of `rest` leave no value to some of the branches.
fn narrow(resolver: Resolver<'_>, branches: &[Schema], rest: &[Arc<SchemaObject>], cost: &mut Cost<'_>) -> bool {
    let is_excluded =
        |branch: &Schema| !cost.is_too_much() && excluded(resolver, &with_rest(branch, rest), cost).is_err();
    rest.iter().any(|part| part.types.is_some()) && branches.iter().any(is_excluded)
}

/// The branches that are still possible beside `rest`, and beside some branch of each of the unions in it.
fn distributed(
    resolver: Resolver<'_>,
    branches: &[Schema],
    rest: &[Arc<SchemaObject>],
    others: &[Union<'_>],
    cost: &mut Cost<'_>,
) -> Result<Vec<Schema>, Conflict> {
    let mut possible = Vec::with_capacity(branches.len());
    let mut impossible = None;
    for branch in branches {
        if cost.is_too_much() {
            break;
        }
        let holder = with_rest(branch, rest);
        match excluded(resolver, &holder, cost).and_then(|()| beside(resolver, &holder, others, cost)) {
            Ok(()) => possible.push(Schema::Object(Arc::new(holder))),
            Err(conflict) => impossible = Some(conflict),
        }
    }
    match impossible {
        Some(conflict) if possible.is_empty() => Err(conflict),
        _ => Ok(possible),
    }
}

/// Why one of the unions has no branch that is possible beside what `holder` says, where that is so.
fn beside(
    resolver: Resolver<'_>,
    holder: &SchemaObject,
    others: &[Union<'_>],
    cost: &mut Cost<'_>,
) -> Result<(), Conflict> {
    for other in others {
        if cost.is_too_much() {
            break;
        }
        let mut last = Ok(());
        for branch in other.branches {
            let mut both = holder.clone();
            both.combinators.make().all_of.push(branch.clone());
            last = excluded(resolver, &both, cost);
            if last.is_ok() {
                break;
            }
        }
        last?;
    }
    Ok(())
}

/// Whether the kinds or values of the parts exclude each other; whoever has spent too much is told that they don't.
fn excluded(resolver: Resolver<'_>, schema: &SchemaObject, cost: &mut Cost<'_>) -> Result<(), Conflict> {
    if cost.is_too_much() {
        return Ok(());
    }
    let all = parts::collect(resolver, schema, None, Follow::References);
    let values = |part: &Part<'_>| part.schema.enumeration.as_ref().map_or(0, |values| values.len());
    cost.add(all.parts.iter().map(|part| 1 + values(part)).sum());
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
            (Some(value), _) => values.push(Node::clone(value)),
            (None, Some(listed)) => values.extend(listed.iter().cloned()),
            (None, None) => return None,
        }
    }
    (!values.is_empty()).then_some(values)
}

/// A part without its unions, `kept` ones aside, where anything is left.
fn without(part: &Part<'_>, number: usize, kept: &[Union<'_>]) -> Option<SchemaObject> {
    let mut schema = part.schema.as_ref().clone();
    if parts::has_union(&schema) {
        // They are in the order of the parts.
        let own = kept.iter().skip(kept.partition_point(|union| union.part < number));
        let mut own = own.take_while(|union| union.part == number);
        let (first, second) = (own.next(), own.next());
        let kept = |one_of| [first, second].into_iter().flatten().find(|union| union.one_of == one_of);
        let (any_of, one_of) = (kept(false), kept(true));
        let is_kept = any_of.or(one_of).is_some();
        if let (Some(values), None, false) = (of_values(&schema), &schema.enumeration, is_kept) {
            schema.enumeration = Some(Box::new(Spanned::new(values, schema.span)));
        }
        let into = schema.combinators.make();
        into.any_of = any_of.map(|union| union.branches.to_vec()).unwrap_or_default();
        into.one_of = one_of.map(|union| union.branches.to_vec()).unwrap_or_default();
        schema.openapi.make().discriminator =
            [any_of, one_of].into_iter().flatten().find_map(|union| union.discriminator).cloned().map(Box::new);
        schema.description = None;
    }
    parts::constrains(&schema).then_some(schema)
}

/// A branch and everything that holds beside its union, under the branch's name.
fn with_rest(branch: &Schema, rest: &[Arc<SchemaObject>]) -> SchemaObject {
    let mut holder = SchemaObject::empty(branch.span());
    let label = labels::of(std::slice::from_ref(branch)).into_iter().next().and_then(|label| label.name);
    holder.title = label.map(|label| Spanned::new(label.into(), branch.span()));
    let mut all = vec![branch.clone()];
    all.extend(rest.iter().cloned().map(Schema::Object));
    holder.combinators.make().all_of = all;
    holder
}
