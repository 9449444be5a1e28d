//! A discriminator without a union: the schema is a union of the components that include it by `allOf`.
//!
//! ```yaml
//! Message: {type: object, properties: {type: {type: string}}, discriminator: {propertyName: type}}
//! Text: {allOf: [{$ref: '#/components/schemas/Message'}, {properties: {text: {type: string}}}]}
//! ```
//! A `Message` is a `Text`, or nothing but a message: the document does not say that there are no others, and what
//! validates as a message stays one. Those that include it through others are among its kinds too.

use super::context::{Lowering, last_token};
use super::place::Place;
use super::{discriminator, docs};
use crate::document::{Resolver, Schema, SchemaObject};
use crate::ir::{Branch, Docs, Kind, Named, Step, Type, Union, UnionKind, Value};
use crate::json_pointer;
use std::collections::{BTreeMap, BTreeSet};

/// Which components include which others by `allOf`, by their pointers.
pub(super) struct Families<'d>(BTreeMap<&'d str, Vec<(&'d str, &'d Schema)>>);

impl<'d> Families<'d> {
    pub(super) fn new(resolver: Resolver<'d>) -> Self {
        let mut families = BTreeMap::new();
        let components = &resolver.document().components.schemas;
        if components.values().filter_map(Schema::as_object).any(is_base) {
            for (name, schema) in components.iter() {
                for base in bases(resolver, schema) {
                    families.entry(base).or_insert_with(Vec::new).push((name.as_str(), schema));
                }
            }
        }
        Self(families)
    }

    /// The components that include the one at `pointer`, by whatever way, in the order of the document.
    fn of(&self, pointer: &str) -> Vec<(&'d str, &'d Schema)> {
        let mut found: BTreeMap<crate::ir::Span, (&'d str, &'d Schema)> = BTreeMap::new();
        let mut open: Vec<String> = vec![pointer.to_owned()];
        let mut seen: BTreeSet<String> = open.iter().cloned().collect();
        while let Some(base) = open.pop() {
            for (name, schema) in self.0.get(base.as_str()).into_iter().flatten() {
                let pointer = pointer_of(name);
                if seen.insert(pointer.clone()) {
                    found.insert(schema.span(), (name, schema));
                    open.push(pointer);
                }
            }
        }
        found.into_values().collect()
    }
}

/// The components that a schema includes by `allOf`.
fn bases<'d>(resolver: Resolver<'d>, schema: &'d Schema) -> BTreeSet<&'d str> {
    let mut found = BTreeSet::new();
    let mut open: Vec<&SchemaObject> = schema.as_object().into_iter().collect();
    while let Some(schema) = open.pop() {
        for branch in schema.combinators.all_of.iter().filter_map(Schema::as_object) {
            match branch.reference.as_ref().and_then(|reference| resolver.meaning(reference)) {
                Some(target) => {
                    found.insert(target.pointer);
                }
                None => open.push(branch),
            }
        }
    }
    found
}

fn is_base(schema: &SchemaObject) -> bool {
    let combinators = &schema.combinators;
    schema.openapi.discriminator.is_some() && combinators.any_of.is_empty() && combinators.one_of.is_empty()
}

fn pointer_of(name: &str) -> String {
    format!("#{}", json_pointer::of_schema(name))
}

/// The union of a component's kinds, where it has any.
pub(super) fn lower<'d>(lowering: &mut Lowering<'d>, schema: &'d SchemaObject, place: &Place) -> Option<Value> {
    let pointer = place.pointer().filter(|_| is_base(schema))?;
    let kinds = lowering.families.of(pointer);
    if kinds.is_empty() {
        return None;
    }
    let own = last_token(pointer);
    let id = lowering.begin(place, schema.span);
    let mut branches = Vec::with_capacity(kinds.len() + 1);
    for (name, kind) in kinds {
        let value = lowering.referenced(&pointer_of(name), kind);
        // One that adds nothing is the schema itself.
        if value.ty != Type::Named(id) {
            branches.push(Branch {
                label: Some(name.into()),
                named: Named::Label,
                value,
                docs: Docs::default(),
                span: kind.span(),
            });
        }
    }
    let place = place.step(Step::Branch(format!("{own} base").into()));
    let base = lowering.begin(&place, schema.span);
    let mut plain = schema.clone();
    plain.openapi.make().discriminator = None;
    lowering.later(base, place, plain, Vec::new());
    let value = Value::new(Type::Named(base));
    branches.push(Branch {
        label: Some(own.into()),
        named: Named::Label,
        value,
        docs: Docs::default(),
        span: schema.span,
    });
    lowering.decided("union", schema.span, "a discriminator: a union of the components that include it by `allOf`");
    let mut discriminator = discriminator::lower(lowering, schema, &branches);
    if let Some(discriminator) = &mut discriminator {
        discriminator.otherwise = discriminator.otherwise.or(Some(branches.len() - 1));
    }
    let union = Union { kind: UnionKind::AnyOf, branches, discriminator };
    Some(lowering.complete(id, docs::of_schema(schema), Kind::Union(union)))
}
