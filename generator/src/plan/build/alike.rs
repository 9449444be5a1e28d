//! Types that are another one under their own name.
//!
//! ```yaml
//! capabilities:
//!   properties:
//!     card_payments: {type: string, enum: [active, inactive, pending]}
//!     link_payments: {type: string, enum: [active, inactive, pending]}
//! ```
//! An inline type that is equal to another type, down to the documentation of its members and the types that they refer
//! to, is an alias of it: it keeps its name and its own documentation, and costs neither rustc nor the reader a second
//! time. Components stay types of their own, as do what is opened as an envelope, headers, and tuples, whose constructor
//! no alias has.

use super::Planning;
use crate::ir::{Origin, TypeId};
use crate::plan::{Member, Schema, TypeRef};
use std::collections::{BTreeMap, HashMap};

/// A schema without its names: what it is, and the types that it refers to, by number.
struct Shape {
    text: String,
    refers: Vec<usize>,
}

impl Planning<'_> {
    /// The number of the schema that each one is an alias of, and unions that can still be made from all that they say.
    pub(super) fn alike(&self, order: &[TypeId], schemas: &mut [Schema]) -> Vec<Option<usize>> {
        let component = |number: usize| {
            let def = order.get(number).and_then(|id| self.api.types.get(*id));
            def.is_some_and(|def| matches!(def.origin.place(), Origin::Component(_)))
        };
        let (components, inline): (Vec<usize>, Vec<usize>) = (0..schemas.len()).partition(|number| component(*number));
        let stays = |(number, schema)| component(number) || !can_be_alias(schema);
        let staying: Vec<bool> = schemas.iter().enumerate().map(stays).collect();
        let classes = classes(schemas, &staying);
        let mut first: BTreeMap<usize, usize> = BTreeMap::new();
        for number in components.iter().chain(&inline) {
            if let Some(class) = classes.get(*number) {
                first.entry(*class).or_insert(*number);
            }
        }
        let mut of = vec![None; schemas.len()];
        for number in inline {
            let other = classes.get(number).and_then(|class| first.get(class)).copied();
            if let (Some(slot), Some(schema)) = (of.get_mut(number), schemas.get(number)) {
                *slot = other.filter(|other| *other != number && can_be_alias(schema));
            }
        }
        let idents: BTreeMap<String, usize> = numbers(schemas);
        let same = |ty: &TypeRef| {
            let mut shape = Shape { text: String::new(), refers: Vec::new() };
            shape.add(ty, &idents);
            let types = shape.refers.iter().map(|number| of.get(*number).copied().flatten().unwrap_or(*number));
            (shape.text, types.collect::<Vec<_>>())
        };
        for schema in schemas {
            let Schema::Union(union) = schema else { continue };
            let types: Vec<_> = union.branches.iter().map(|branch| branch.from.as_ref().map(same)).collect();
            let mut counts: HashMap<&Option<_>, usize> = HashMap::new();
            types.iter().for_each(|ty| *counts.entry(ty).or_default() += 1);
            for (branch, ty) in union.branches.iter_mut().zip(&types) {
                if counts.get(ty).is_some_and(|count| *count > 1) {
                    branch.from = None;
                }
            }
        }
        of
    }
}

fn can_be_alias(schema: &Schema) -> bool {
    match schema {
        Schema::Struct(item) => item.envelope.is_none() && item.headers.is_none(),
        Schema::Enum(_) | Schema::Union(_) => true,
        Schema::Tuple(_) => false,
    }
}

/// What a type refers to: one that stays a type of its own, or any of a class.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Refers {
    To(usize),
    ToClass(usize),
}

/// Classes of equal schemas, by number: as coarse as they can be so that equal ones refer to equal ones, and to the same
/// of those that stay types of their own.
fn classes(schemas: &[Schema], staying: &[bool]) -> Vec<usize> {
    let idents = numbers(schemas);
    let shapes = shapes(schemas, staying, &idents);
    let mut classes = vec![0; shapes.len()];
    let mut count = 0;
    // Each round but the last splits a class, so that there are no more than types; documents need about ten.
    loop {
        let mut keys: BTreeMap<(&str, Vec<Refers>), usize> = BTreeMap::new();
        let next: Vec<usize> = shapes
            .iter()
            .map(|shape| {
                let refers = shape.refers.iter().filter_map(|&number| match staying.get(number)? {
                    true => Some(Refers::To(number)),
                    false => classes.get(number).copied().map(Refers::ToClass),
                });
                let refers = refers.collect();
                let next = keys.len();
                *keys.entry((shape.text.as_str(), refers)).or_insert(next)
            })
            .collect();
        classes = next;
        if keys.len() == count {
            return classes;
        }
        count = keys.len();
    }
}

/// The shapes of all schemas; one that no alias can come of is only like itself, as shapes take their time.
fn shapes(schemas: &[Schema], staying: &[bool], idents: &BTreeMap<String, usize>) -> Vec<Shape> {
    let mut alike: BTreeMap<String, (usize, bool)> = BTreeMap::new();
    let names: Vec<String> = schemas.iter().map(names_of_parts).collect();
    for (names, staying) in names.iter().zip(staying) {
        let (count, any) = alike.entry(names.clone()).or_default();
        *count += 1;
        *any |= !staying;
    }
    let several = |names: &String| alike.get(names).is_some_and(|(count, any)| *count > 1 && *any);
    let shape = |(number, (schema, names)): (usize, (&Schema, &String))| match several(names) {
        true => Shape::of(schema, idents),
        false => Shape { text: format!("only {number}"), refers: Vec::new() },
    };
    schemas.iter().zip(&names).enumerate().map(shape).collect()
}

/// What is equal in equal schemas, and seldom in others.
fn names_of_parts(schema: &Schema) -> String {
    let join = |idents: &mut dyn Iterator<Item = &str>| idents.collect::<Vec<_>>().join(" ");
    match schema {
        Schema::Struct(item) => join(&mut item.members.iter().map(|member| member.ident.as_str())),
        Schema::Enum(item) => join(&mut item.variants.iter().map(|variant| variant.ident.as_str())),
        Schema::Union(item) => join(&mut item.branches.iter().map(|branch| branch.ident.as_str())),
        Schema::Tuple(item) => item.ident.as_str().to_owned(),
    }
}

fn numbers(schemas: &[Schema]) -> BTreeMap<String, usize> {
    schemas.iter().enumerate().map(|(number, schema)| (schema.ident().as_str().to_owned(), number)).collect()
}

impl Shape {
    fn of(schema: &Schema, idents: &BTreeMap<String, usize>) -> Self {
        let mut shape = Self { text: String::new(), refers: Vec::new() };
        match schema {
            Schema::Struct(item) => {
                let (envelope, headers) = (&item.envelope, &item.headers);
                shape.text = format!("{:?}", (item.unknown, &item.withheld, &item.rules, envelope, headers));
                for member in &item.members {
                    shape.member(member, idents);
                }
                if let Some(extra) = &item.extra {
                    shape.text.push_str(extra.ident.as_str());
                    shape.add(&extra.ty, idents);
                }
            }
            Schema::Enum(item) => {
                shape.text = format!("{:?}", (&item.variants, item.of, &item.unknown, item.open));
            }
            Schema::Union(item) => {
                shape.text = format!("{:?}", (item.blank, &item.decide, item.one_of, item.exclusive, &item.unknown));
                for branch in &item.branches {
                    shape.text += &format!("{:?}", (&branch.ident, &branch.label, &branch.rules, &branch.docs));
                    shape.add(&branch.ty, idents);
                    if let Some(from) = &branch.from {
                        shape.add(from, idents);
                    }
                }
            }
            // Never an alias: it is like no other.
            Schema::Tuple(item) => shape.text = format!("tuple {}", item.ident.as_str()),
        }
        shape
    }

    fn member(&mut self, member: &Member, idents: &BTreeMap<String, usize>) {
        let Member { ident, wire, ty, required, nullable, access, default, default_variant, rules, docs } = member;
        let said = (ident, wire, required, nullable, access, default, default_variant, rules, docs);
        self.text += &format!("{said:?}");
        self.add(ty, idents);
    }

    /// A reference to a type. As deep as the document nests types.
    fn add(&mut self, ty: &TypeRef, idents: &BTreeMap<String, usize>) {
        let (name, inner) = match ty {
            TypeRef::Schema(ident) => {
                self.text.push('#');
                self.refers.extend(idents.get(ident.as_str()).copied());
                return;
            }
            TypeRef::Option(inner) => ("Option", inner),
            TypeRef::Nullable(inner) => ("Nullable", inner),
            TypeRef::Stream(inner) => ("Stream", inner),
            TypeRef::Vec(inner) => ("Vec", inner),
            TypeRef::Map(inner) => ("Map", inner),
            TypeRef::IndexMap(inner) => ("IndexMap", inner),
            TypeRef::Boxed(inner) => ("Box", inner),
            plain => {
                self.text += &format!("{plain:?}");
                return;
            }
        };
        self.text.push_str(name);
        self.add(inner, idents);
    }
}
