//! What a schema says of its values, however it is written.
//!
//! References are followed, `allOf` is merged, a union of one branch is that branch, one of constants is an enumeration,
//! and null is taken out of whatever spells it. Every keyword keeps its place, so that a change is shown where it stands.
//!
//! A value may have to satisfy several schemas (a property that two branches of an `allOf` restate): lists of schemas
//! stand for all of them together, and an empty one for a schema that is not there and allows everything.

mod add;
mod null;
mod reach;
mod union;
mod values;

pub(super) use null::Null;
pub(super) use reach::{AsProperty, as_property, reach};
pub(super) use union::Union;
pub(super) use values::{Listed, Values};

use crate::document::{Discriminator, Resolver, Schema, SchemaObject, Type, TypeSet, Xml};
use crate::source::{Node, Number, Span, Spanned, Text, Value};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Schemas that hold together.
pub(super) type All<'a> = Vec<&'a Schema>;

/// What is said of a value.
pub(super) struct View<'a> {
    pub(super) span: Span,
    /// Where nothing is allowed.
    pub(super) never: Option<Span>,
    /// The types beside null.
    pub(super) types: Option<Spanned<TypeSet>>,
    pub(super) null: Null,
    pub(super) values: Option<Values<'a>>,
    pub(super) format: Option<&'a Spanned<Text>>,
    pub(super) counts: Counts,
    pub(super) lower: Option<Bound<'a>>,
    pub(super) upper: Option<Bound<'a>>,
    pub(super) multiple_of: Option<&'a Spanned<Number>>,
    pub(super) patterns: Vec<&'a Spanned<Text>>,
    pub(super) content_encoding: Option<&'a Spanned<Text>>,
    pub(super) content_media_type: Option<&'a Spanned<Text>>,
    pub(super) content_schema: All<'a>,
    pub(super) unique: Option<Span>,
    pub(super) object: Members<'a>,
    pub(super) array: Elements<'a>,
    pub(super) unions: Vec<Union<'a>>,
    pub(super) not: All<'a>,
    pub(super) conditions: Vec<Condition<'a>>,
    pub(super) discriminator: Option<&'a Discriminator>,
    pub(super) xml: Option<&'a Xml>,
}

/// `minLength` and the other limits that count something.
#[derive(Default)]
pub(super) struct Counts {
    pub(super) min_length: Option<Spanned<u64>>,
    pub(super) max_length: Option<Spanned<u64>>,
    pub(super) min_items: Option<Spanned<u64>>,
    pub(super) max_items: Option<Spanned<u64>>,
    pub(super) min_contains: Option<Spanned<u64>>,
    pub(super) max_contains: Option<Spanned<u64>>,
    pub(super) min_properties: Option<Spanned<u64>>,
    pub(super) max_properties: Option<Spanned<u64>>,
}

/// A limit of a number.
#[derive(Clone, Copy)]
pub(super) struct Bound<'a> {
    pub(super) number: &'a Spanned<Number>,
    pub(super) exclusive: bool,
}

/// What is said of the members of objects.
#[derive(Default)]
pub(super) struct Members<'a> {
    pub(super) properties: Vec<Property<'a>>,
    pub(super) numbers: HashMap<&'a str, usize>,
    pub(super) required: BTreeMap<&'a str, Span>,
    pub(super) additional: All<'a>,
    pub(super) patterns: Vec<(&'a Spanned<Text>, All<'a>)>,
    pub(super) names: All<'a>,
    pub(super) dependent_required: BTreeMap<&'a str, (Span, BTreeSet<&'a str>)>,
    pub(super) dependent_schemas: Vec<(&'a Spanned<Text>, All<'a>)>,
    pub(super) unevaluated: All<'a>,
}

/// A property.
pub(super) struct Property<'a> {
    pub(super) name: &'a Spanned<Text>,
    pub(super) schemas: All<'a>,
}

/// What is said of the elements of arrays.
#[derive(Default)]
pub(super) struct Elements<'a> {
    pub(super) items: All<'a>,
    pub(super) prefix: Vec<All<'a>>,
    pub(super) contains: All<'a>,
    pub(super) unevaluated: All<'a>,
}

/// `if`, `then`, `else`.
#[derive(Clone, Copy)]
pub(super) struct Condition<'a> {
    pub(super) condition: &'a Schema,
    pub(super) then: Option<&'a Schema>,
    pub(super) otherwise: Option<&'a Schema>,
}

impl<'a> View<'a> {
    /// What `schemas` say together; `span` is where they would stand, if there are none. The second part is how many
    /// schemas and members that took.
    pub(super) fn of(resolver: Resolver<'a>, schemas: &[&'a Schema], span: Span) -> (Self, usize) {
        let span = schemas.first().map_or(span, |schema| schema.span());
        let mut view = Self::open(span);
        let cost = add::all(&mut view, resolver, schemas);
        (view, cost)
    }

    fn open(span: Span) -> Self {
        Self {
            span,
            never: None,
            types: None,
            null: Null::Open,
            values: None,
            format: None,
            counts: Counts::default(),
            lower: None,
            upper: None,
            multiple_of: None,
            patterns: Vec::new(),
            content_encoding: None,
            content_media_type: None,
            content_schema: Vec::new(),
            unique: None,
            object: Members::default(),
            array: Elements::default(),
            unions: Vec::new(),
            not: Vec::new(),
            conditions: Vec::new(),
            discriminator: None,
            xml: None,
        }
    }

    /// The types of listed values.
    pub(super) fn listed_types(&self) -> Option<Spanned<TypeSet>> {
        let values = self.values.as_ref()?;
        let named = TypeSet::default().with(Type::String);
        let types = if values.open { named } else { values.listed.iter().map(|value| Type::of(value.node)).collect() };
        Some(Spanned::new(types, values.span))
    }

    /// Whether all values are listed, and each is a number that fits.
    pub(super) fn lists(&self, fits: impl Fn(&Number) -> bool) -> bool {
        let is_it = |node: &Node| matches!(&node.value, Value::Number(number) if fits(number));
        self.values.as_ref().is_some_and(|values| !values.open && values.listed.iter().all(|value| is_it(value.node)))
    }

    /// The types of a union's branches, where all have some.
    pub(super) fn types_of_branches(&self, resolver: Resolver<'a>) -> Option<Spanned<TypeSet>> {
        let union = self.unions.first()?;
        let types = |branch: &&'a Schema| Self::of(resolver, &[branch], branch.span()).0.types;
        let all: Option<Vec<Spanned<TypeSet>>> = union.branches.iter().map(types).collect();
        Some(Spanned::new(all?.iter().flat_map(|types| types.iter()).collect(), union.span))
    }

    /// The property of this name.
    pub(super) fn property(&self, name: &str) -> Option<&Property<'a>> {
        self.object.properties.get(*self.object.numbers.get(name)?)
    }

    /// Whether it is a type of its own in generated code: an object, an enumeration, a union.
    pub(super) fn makes_type(&self) -> bool {
        !self.object.properties.is_empty() || self.values.is_some() || !self.unions.is_empty()
    }

    /// Whether nothing is said of a value but by its unions.
    pub(super) fn is_only_a_union(&self) -> bool {
        let text = self.format.is_some() || !self.patterns.is_empty();
        let object = &self.object;
        let members = !object.properties.is_empty() || !object.required.is_empty() || !object.additional.is_empty();
        let other = self.types.is_some() && self.types.as_ref().is_some_and(|types| types.len() > 1);
        self.values.is_none() && !text && !members && !other && self.array.items.is_empty()
    }
}

/// Whether a schema allows everything, whatever it is documented with.
pub(super) fn is_anything(schema: &Schema) -> bool {
    match schema {
        Schema::Bool(allowed) => allowed.value,
        Schema::Object(object) => object.reference.is_none() && says_nothing(object) && object.nullable.is_none(),
    }
}

/// Whether a schema allows nothing: `false`, or `not: {}`.
pub(super) fn is_nothing(schema: &Schema) -> bool {
    match schema {
        Schema::Bool(allowed) => !allowed.value,
        Schema::Object(object) => object.combinators.not.as_ref().is_some_and(is_anything),
    }
}

/// Whether a schema says nothing of values itself, its `$ref` aside.
fn says_nothing(object: &SchemaObject) -> bool {
    object.types.is_none() && says_only_types(object)
}

/// Whether a schema says nothing of values itself but their types, its `$ref` aside.
fn says_only_types(object: &SchemaObject) -> bool {
    !says_more(object) && !object.combinators.is_present()
}

/// Whether a schema says more of values than their types, its `$ref` and combinators aside.
fn says_more(object: &SchemaObject) -> bool {
    let values = object.constant.is_some() || object.format.is_some();
    let values = values || object.enumeration.as_ref().is_some_and(|values| !values.is_empty());
    let kinds = object.object.is_present() || object.array.is_present();
    let kinds = kinds || object.string.is_present() || object.number.is_present();
    let marked = object.openapi.discriminator.is_some() || object.openapi.xml.is_some();
    values || kinds || marked
}

/// A value as JSON.
pub(super) fn json(node: &Node) -> String {
    let mut text = String::new();
    values::write(&mut text, node);
    text
}
