//! The schemas that an `allOf` is made of, each once, without references and branches of their own.

use super::super::{nulls, scalars};
use crate::document::{Resolver, Schema, SchemaObject, Target, Type, TypeSet};
use crate::ir::Span;
use crate::source::{Spanned, Text};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// What tells merges apart: the places of the schemas in it, and whether the union of one still counts.
pub(super) type Key = BTreeSet<(Span, bool)>;

/// Whether what references name is a part too.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Follow {
    References,
    Nothing,
}

/// A schema that constrains, without null, `$ref` and `allOf`.
pub(super) struct Part<'a> {
    pub(super) schema: Cow<'a, SchemaObject>,
    /// Null is no contradiction.
    pub(super) allows_null: bool,
    /// Null is mentioned.
    says_null: bool,
}

/// Everything that holds for one value. What stands beside `allOf` goes before its branches.
pub(super) struct Parts<'a, 'd> {
    pub(super) parts: Vec<Part<'a>>,
    /// What is referred to, each once.
    pub(super) references: Vec<Target<'d, Schema>>,
    /// `nullable: true` beside `allOf`, or as a branch of its own.
    pub(super) granted: bool,
    /// The outer description, else the first that a branch has.
    pub(super) description: Option<&'a Spanned<Text>>,
    /// Schemas with `unevaluatedProperties` or `unevaluatedItems`, whole: what these speak about is decided by what
    /// stands beside and below them, not by what they are merged with.
    pub(super) closing: Vec<&'a SchemaObject>,
    /// Whether a branch is `false`.
    pub(super) is_false: bool,
    /// How many schemas were looked at.
    pub(super) cost: usize,
    /// Canonical pointers of what was visited.
    pointers: BTreeSet<&'a str>,
    places: BTreeSet<Span>,
    resolver: Resolver<'d>,
}

/// Collects the parts of a schema. `root` is the pointer of the schema itself.
pub(super) fn collect<'a, 'd: 'a>(
    resolver: Resolver<'d>,
    schema: &'a SchemaObject,
    root: Option<&'a str>,
    follow: Follow,
) -> Parts<'a, 'd> {
    let mut all = Parts {
        parts: Vec::new(),
        references: Vec::new(),
        granted: grants_null(schema),
        description: None,
        closing: Vec::new(),
        is_false: false,
        cost: 0,
        pointers: root.into_iter().collect(),
        places: BTreeSet::new(),
        resolver,
    };
    let mut open = vec![(schema, false)];
    while let Some((schema, granted)) = open.pop() {
        all.cost += 1 + schema.object.properties.len();
        all.description = all.description.or(schema.description.as_ref());
        let granted = granted || grants_null(schema);
        if constrains(schema) && all.places.insert(schema.span) {
            all.parts.push(part(schema, granted));
            if closes(schema) {
                all.closing.push(schema);
            }
        }
        for branch in schema.combinators.all_of.iter().rev() {
            match branch {
                Schema::Object(branch) => open.push((branch, granted)),
                Schema::Bool(allowed) if !allowed.value => all.is_false = true,
                Schema::Bool(_) => {}
            }
        }
        if let Some(target) = schema.reference.as_ref().and_then(|reference| resolver.meaning(reference))
            && all.pointers.insert(target.pointer)
        {
            match target.item {
                Schema::Object(object) if follow == Follow::References => open.push((object, granted)),
                Schema::Bool(allowed) if !allowed.value => all.is_false = true,
                Schema::Object(_) | Schema::Bool(_) => {}
            }
            all.references.push(target);
        }
    }
    all
}

/// `nullable: true` for all parts of a schema that has several.
fn grants_null(schema: &SchemaObject) -> bool {
    let bare = |branch: &SchemaObject| {
        branch.nullable.is_some()
            && branch.reference.is_none()
            && branch.combinators.all_of.is_empty()
            && !constrains(branch)
    };
    let several = schema.reference.is_some() || !schema.combinators.all_of.is_empty();
    several && (schema.nullable.is_some() || schema.combinators.all_of.iter().filter_map(Schema::as_object).any(bare))
}

fn part(schema: &SchemaObject, granted: bool) -> Part<'_> {
    let nulls::Split { nullable, mut schema } = nulls::split(schema);
    // An empty list would allow nothing; who writes one means that there is none.
    if schema.enumeration.as_ref().is_some_and(|values| values.is_empty()) {
        schema.to_mut().enumeration = None;
    }
    if schema.reference.is_some() {
        schema.to_mut().reference = None;
    }
    if !schema.combinators.all_of.is_empty() {
        schema.to_mut().combinators.make().all_of = Vec::new();
    }
    if closes(&schema) {
        let schema = schema.to_mut();
        schema.object.make().unevaluated_properties = None;
        schema.array.make().unevaluated_items = None;
    }
    let open = kinds(&schema).is_none() && !has_union(&schema);
    Part { schema, allows_null: granted || nullable || open, says_null: granted || nullable }
}

/// Whether a schema says something about what no schema evaluates.
fn closes(schema: &SchemaObject) -> bool {
    schema.object.unevaluated_properties.is_some() || schema.array.unevaluated_items.is_some()
}

/// Whether a schema says anything about values, its references and `allOf` aside.
pub(super) fn constrains(schema: &SchemaObject) -> bool {
    schema.types.is_some()
        || shapes(schema)
        || schema.object.is_present()
        || schema.array.is_present()
        || schema.string.is_present()
        || schema.number.is_present()
}

/// Whether a schema says more than its JSON type and the limits of a value: then what it is merged with is another type.
pub(super) fn shapes(schema: &SchemaObject) -> bool {
    let (object, array) = (&schema.object, &schema.array);
    let values = schema.enumeration.as_ref().is_some_and(|values| !values.is_empty());
    let listed = values || schema.constant.is_some() || schema.format.is_some();
    let members =
        !object.properties.is_empty() || !object.required.is_empty() || object.additional_properties.is_some();
    let rest = !object.pattern_properties.is_empty()
        || object.property_names.is_some()
        || object.unevaluated_properties.is_some()
        || !object.dependent_required.is_empty()
        || !object.dependent_schemas.is_empty();
    let items = array.items.is_some() || !array.prefix_items.is_empty() || array.contains.is_some();
    let other = schema.combinators.not.is_some() || schema.combinators.condition.is_some();
    listed || members || rest || items || array.unevaluated_items.is_some() || other || has_union(schema)
}

pub(super) fn has_union(schema: &SchemaObject) -> bool {
    !schema.combinators.any_of.is_empty() || !schema.combinators.one_of.is_empty()
}

/// The JSON types of a schema: stated, implied, or those of its values.
pub(super) fn kinds(schema: &SchemaObject) -> Option<TypeSet> {
    if let Some(types) = &schema.types {
        return Some(types.value);
    }
    if let Some(ty) = scalars::json_type(schema) {
        return Some(TypeSet::default().with(ty));
    }
    let values = schema.enumeration.iter().flat_map(|values| values.iter()).chain(schema.constant.as_deref());
    let kinds: TypeSet = values.map(Type::of).collect();
    (!kinds.is_empty()).then_some(kinds)
}

impl Parts<'_, '_> {
    pub(super) fn key(&self) -> Key {
        self.parts.iter().map(|part| (part.schema.span, has_union(&part.schema) && !self.is_satisfied(part))).collect()
    }

    pub(super) fn nullable(&self) -> bool {
        self.granted || (self.parts.iter().all(|part| part.allows_null) && self.parts.iter().any(|part| part.says_null))
    }

    /// Whether `other` was followed.
    pub(super) fn refers_to(&self, other: &Target<'_, Schema>) -> bool {
        self.pointers.contains(other.pointer)
    }

    /// Whether a schema is one of these.
    pub(super) fn has(&self, schema: &SchemaObject) -> bool {
        self.places.contains(&schema.span)
    }

    /// Whether `part` is one of these.
    pub(super) fn contains(&self, part: &Part<'_>) -> bool {
        self.places.contains(&part.schema.span)
    }

    /// Whether values are of `types` by what the parts that are not `near` say; unions are believed to be.
    pub(super) fn within(&self, near: &Self, types: TypeSet) -> bool {
        let far = || self.parts.iter().filter(|part| !near.places.contains(&part.schema.span));
        let others = far().filter_map(|part| kinds(&part.schema)).reduce(TypeSet::common);
        far().any(|part| has_union(&part.schema))
            || others.is_some_and(|others| !others.is_empty() && others.common(types) == others)
    }

    /// A union one of whose branches holds anyway says nothing: `Pet` is one of its kinds, and this is such a kind.
    pub(super) fn is_satisfied(&self, part: &Part<'_>) -> bool {
        let combinators = &part.schema.combinators;
        combinators.any_of.iter().chain(&combinators.one_of).filter_map(Schema::as_object).any(|branch| {
            match &branch.reference {
                Some(reference) => {
                    self.resolver.meaning(reference).is_some_and(|target| self.pointers.contains(target.pointer))
                }
                None => self.places.contains(&branch.span),
            }
        })
    }
}
