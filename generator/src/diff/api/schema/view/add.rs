//! Taking in what schemas say, one part after the other.

use super::union::Meaning;
use super::values::Values;
use super::{All, Bound, Condition, Counts, Elements, Members, Null, Property, View, is_anything, is_nothing, union};
use crate::document::{NumberKeywords, ObjectKeywords, Resolver, Schema, SchemaObject, Type, TypeSet};
use crate::lower::{is_null, json_type};
use crate::source::{Map, Number, Span, Spanned, Text};
use std::cmp::Ordering;
use std::collections::HashSet;

/// Takes in `schemas` with all that they refer to and are merged of. Returns how many schemas and members there were.
pub(super) fn all<'a>(view: &mut View<'a>, resolver: Resolver<'a>, schemas: &[&'a Schema]) -> usize {
    let mut cost = 0_usize;
    let mut known: HashSet<Span> = HashSet::new();
    let mut granted_to_all = !schemas.is_empty();
    let mut open: Vec<(&'a Schema, bool)> = schemas.iter().rev().map(|schema| (*schema, false)).collect();
    let mut said = Null::Open;
    for schema in schemas {
        granted_to_all &= schema.as_object().is_some_and(grants);
    }
    while let Some((schema, granted)) = open.pop() {
        cost += 1;
        let object = match schema {
            Schema::Object(object) => object,
            Schema::Bool(_) => {
                if is_nothing(schema) {
                    view.never = view.never.or(Some(schema.span()));
                }
                continue;
            }
        };
        if !known.insert(object.span) {
            continue;
        }
        if is_nothing(schema) {
            view.never = view.never.or(Some(object.span));
            continue;
        }
        cost += object.object.properties.len() + object.object.required.len();
        let granted = granted || grants(object);
        let null = Null::of(object);
        said = said.and(if granted && null != Null::Open { Null::Allowed } else { null });
        part(view, object);
        for (branches, one_of) in [(&object.combinators.any_of, false), (&object.combinators.one_of, true)] {
            if branches.is_empty() {
                continue;
            }
            cost += branches.len();
            match union::meaning(branches, one_of, object) {
                Meaning::Nothing => {}
                Meaning::Null => types(view, Spanned::new(TypeSet::default().with(Type::Null), object.span)),
                Meaning::Only(branch) => open.push((branch, granted)),
                Meaning::Types(set) => types(view, Spanned::new(set, object.span)),
                Meaning::Values(values) => list(view, values),
                Meaning::Union(union) => view.unions.push(union),
            }
        }
        open.extend(object.combinators.all_of.iter().rev().map(|branch| (branch, granted)));
        let target = object.reference.as_ref().and_then(|reference| resolver.schema(reference));
        open.extend(target.map(|target| (target.item, granted)));
    }
    idle(view);
    view.null = if granted_to_all && said != Null::Open { Null::Allowed } else { said };
    cost
}

/// Drops what is said of other types than those that values are of: `minItems` of a string says nothing.
fn idle(view: &mut View<'_>) {
    let Some(types) = view.types else { return };
    let has = |kind: Type| types.contains(kind);
    if !has(Type::String) {
        (view.counts.min_length, view.counts.max_length) = (None, None);
        view.patterns.clear();
        (view.content_encoding, view.content_media_type) = (None, None);
        view.content_schema.clear();
    }
    if !has(Type::Array) {
        (view.counts.min_items, view.counts.max_items) = (None, None);
        (view.counts.min_contains, view.counts.max_contains) = (None, None);
        (view.unique, view.array) = (None, Elements::default());
    }
    if !has(Type::Integer) && !has(Type::Number) {
        (view.lower, view.upper, view.multiple_of) = (None, None, None);
    }
    if !has(Type::Object) {
        (view.counts.min_properties, view.counts.max_properties) = (None, None);
        view.object = Members::default();
    }
}

/// `nullable: true` for all parts of a schema that has several.
fn grants(object: &SchemaObject) -> bool {
    let bare = |branch: &SchemaObject| branch.nullable.is_some() && branch.reference.is_none();
    let several = object.reference.is_some() || !object.combinators.all_of.is_empty();
    let mut branches = object.combinators.all_of.iter();
    several
        && (object.nullable.is_some() || branches.any(|branch| branch.as_object().is_some_and(bare) && is_null(branch)))
}

fn part<'a>(view: &mut View<'a>, object: &'a SchemaObject) {
    if let Some(stated) = &object.types {
        types(view, *stated);
    } else if let Some(kind) = json_type(object) {
        types(view, Spanned::new(TypeSet::default().with(kind), object.span));
    }
    if let Some(values) = Values::of(object) {
        list(view, values);
    }
    view.format = view.format.or(object.format.as_ref());
    view.discriminator = view.discriminator.or(object.openapi.discriminator.as_deref());
    view.xml = view.xml.or(object.openapi.xml.as_deref());
    if object.string.is_present() {
        let string = &object.string;
        if let Some(pattern) = &string.pattern
            && !view.patterns.contains(&pattern)
        {
            view.patterns.push(pattern);
        }
        view.content_encoding = view.content_encoding.or(string.content_encoding.as_ref());
        view.content_media_type = view.content_media_type.or(string.content_media_type.as_ref());
        one(&mut view.content_schema, string.content_schema.as_ref());
    }
    counts(&mut view.counts, object);
    if object.number.is_present() {
        numbers(view, &object.number);
    }
    if object.object.is_present() {
        members(view, &object.object);
    }
    if object.array.is_present() {
        let array = &object.array;
        view.unique = view.unique.or(array.unique_items.then_some(object.span));
        elements(view, object);
        one(&mut view.array.contains, array.contains.as_ref());
        one(&mut view.array.unevaluated, array.unevaluated_items.as_ref());
    }
    one(&mut view.not, object.combinators.not.as_ref());
    if let Some(condition) = &object.combinators.condition {
        let (then, otherwise) = (object.combinators.then.as_ref(), object.combinators.otherwise.as_ref());
        view.conditions.push(Condition { condition, then, otherwise });
    }
}

/// Adds a schema that holds, too.
fn one<'a>(into: &mut All<'a>, from: Option<&'a Schema>) {
    into.extend(from);
}

/// Takes in types, without null where anything else is among them.
fn types(view: &mut View<'_>, stated: Spanned<TypeSet>) {
    let rest = stated.without(Type::Null);
    let stated = Spanned::new(if rest.is_empty() { stated.value } else { rest }, stated.span);
    view.types = Some(match view.types {
        None => stated,
        Some(known) => {
            let both = known.common(stated.value);
            let span = if both == known.value { known.span } else { stated.span };
            Spanned::new(both, span)
        }
    });
}

fn list<'a>(view: &mut View<'a>, values: Values<'a>) {
    view.values = Some(match view.values.take() {
        None => values,
        Some(known) => known.and(values),
    });
}

fn counts(into: &mut Counts, object: &SchemaObject) {
    let (string, array, members) = (&object.string, &object.array, &object.object);
    for (into, from) in [
        (&mut into.min_length, string.min_length),
        (&mut into.min_items, array.min_items),
        (&mut into.min_contains, array.min_contains),
        (&mut into.min_properties, members.min_properties),
    ] {
        // At least none is no limit, but of `contains`, which demands one without it.
        let said = from.filter(|from| from.value > 0 || array.contains.is_some());
        *into =
            [*into, said].into_iter().flatten().reduce(|one, other| if other.value > one.value { other } else { one });
    }
    for (into, from) in [
        (&mut into.max_length, string.max_length),
        (&mut into.max_items, array.max_items),
        (&mut into.max_contains, array.max_contains),
        (&mut into.max_properties, members.max_properties),
    ] {
        *into =
            [*into, from].into_iter().flatten().reduce(|one, other| if other.value < one.value { other } else { one });
    }
}

fn numbers<'a>(view: &mut View<'a>, number: &'a NumberKeywords) {
    let bound = |number: Option<&'a Spanned<Number>>, exclusive| number.map(|number| Bound { number, exclusive });
    for said in [bound(number.minimum.as_ref(), false), bound(number.exclusive_minimum.as_ref(), true)] {
        view.lower = stricter(view.lower, said, Ordering::Greater);
    }
    for said in [bound(number.maximum.as_ref(), false), bound(number.exclusive_maximum.as_ref(), true)] {
        view.upper = stricter(view.upper, said, Ordering::Less);
    }
    view.multiple_of = view.multiple_of.or(number.multiple_of.as_ref());
}

fn stricter<'a>(known: Option<Bound<'a>>, said: Option<Bound<'a>>, narrower: Ordering) -> Option<Bound<'a>> {
    match (known, said) {
        (Some(known), Some(said)) => {
            let order = said.number.compare(known.number);
            let is_stricter = order == Some(narrower) || order == Some(Ordering::Equal) && said.exclusive;
            Some(if is_stricter { said } else { known })
        }
        (known, said) => known.or(said),
    }
}

fn members<'a>(view: &mut View<'a>, said: &'a ObjectKeywords) {
    let into = &mut view.object;
    for (name, schema) in said.properties.iter() {
        let number = *into.numbers.entry(name.as_str()).or_insert(into.properties.len());
        match into.properties.get_mut(number) {
            Some(property) => add(&mut property.schemas, schema),
            None => into.properties.push(Property { name, schemas: vec![schema] }),
        }
    }
    for name in &said.required {
        into.required.entry(name.as_str()).or_insert(name.span);
    }
    one(&mut into.additional, said.additional_properties.as_ref());
    one(&mut into.names, said.property_names.as_ref());
    one(&mut into.unevaluated, said.unevaluated_properties.as_ref());
    by_name(&mut into.patterns, &said.pattern_properties);
    by_name(&mut into.dependent_schemas, &said.dependent_schemas);
    for (name, needs) in said.dependent_required.iter() {
        let (_, known) = into.dependent_required.entry(name.as_str()).or_insert((name.span, Default::default()));
        known.extend(needs.iter().map(|name| name.as_str()));
    }
}

fn by_name<'a>(into: &mut Vec<(&'a Spanned<Text>, All<'a>)>, from: &'a Map<Schema>) {
    for (name, schema) in from.iter() {
        match into.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => add(known, schema),
            None => into.push((name, vec![schema])),
        }
    }
}

/// Adds a schema to those that hold for one property, unless nothing is said by it.
fn add<'a>(into: &mut All<'a>, schema: &'a Schema) {
    if into.iter().all(|known| is_anything(known)) {
        into.clear();
    }
    let known = into.iter().any(|known| std::ptr::eq(*known, schema));
    if into.is_empty() || !known && !is_anything(schema) {
        into.push(schema);
    }
}

/// Beyond its own `prefixItems`, a schema says `items` about the elements.
fn elements<'a>(view: &mut View<'a>, object: &'a SchemaObject) {
    let (into, from) = (&mut view.array, &object.array);
    for (at, item) in from.prefix_items.iter().enumerate() {
        if at == into.prefix.len() {
            into.prefix.push(into.items.clone());
        }
        into.prefix.iter_mut().skip(at).take(1).for_each(|known| add(known, item));
    }
    if let Some(rest) = &from.items {
        into.prefix.iter_mut().skip(from.prefix_items.len()).for_each(|known| add(known, rest));
        add(&mut into.items, rest);
    }
}
