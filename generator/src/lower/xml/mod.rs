//! How values stand in XML, by the schemas that describe them (OpenAPI 3.2, 4.26 XML Object).
//!
//! ```yaml
//! Pet: {type: object, xml: {name: pet}, properties: {id: {type: integer, xml: {attribute: true}}, tags: {type: array, …}}}
//! ```
//! is `<pet id="1"><tags>…</tags><tags>…</tags></pet>`: a property is an element of its name, a list an element for each
//! of its elements, without one around them unless it is `wrapped` or has the `nodeType` of an element. Names come from
//! `xml`, of the schema that is referred to where the reference has none; else from the property, of a root from the
//! component.
//!
//! A schema that references lead to is a table of its own, so that what refers to itself ends.

mod name;
mod node;
mod properties;

use super::context::Lowering;
use super::leftovers;
use crate::document::{Resolver, Schema, SchemaObject, Type as JsonType};
use crate::ir::{Format, Operation, Span, Xml, XmlInside, XmlNode};
use crate::source::Text;
use name::is_name;
use node::Role;
use properties::Properties;
use std::collections::{BTreeMap, HashSet};

/// How many references lead to references.
const MAX_DEPTH: usize = 64;

/// Why there is no XML for a schema: the place, and what stands there.
#[derive(Debug)]
pub(super) struct Inexpressible {
    pub(super) span: Span,
    pub(super) what: String,
}

type Expressed<T> = Result<T, Inexpressible>;

fn inexpressible<T>(span: Span, what: impl Into<String>) -> Expressed<T> {
    Err(Inexpressible { span, what: what.into() })
}

/// Tables of the properties of schemas that references lead to, by number.
#[derive(Debug, Default)]
pub(super) struct Tables<'d> {
    numbers: BTreeMap<&'d str, usize>,
    tables: Vec<Vec<Xml>>,
    /// The numbers of those that no reference leads to: equal ones are one.
    inline: BTreeMap<Vec<Xml>, usize>,
    /// Those that are still to be made: a chain of references is no chain of calls.
    waiting: Vec<(usize, &'d Schema)>,
}

impl<'d> Tables<'d> {
    fn number(&mut self, pointer: &'d str, schema: &'d Schema) -> usize {
        let next = self.tables.len();
        let number = *self.numbers.entry(pointer).or_insert(next);
        if number == next {
            self.tables.push(Vec::new());
            self.waiting.push((number, schema));
        }
        number
    }

    /// A table that no reference leads to.
    fn add(&mut self, table: Vec<Xml>) -> usize {
        let next = self.tables.len();
        let number = *self.inline.entry(table.clone()).or_insert(next);
        if number == next {
            self.tables.push(table);
        }
        number
    }

    pub(super) fn into_tables(self) -> Vec<Vec<Xml>> {
        self.tables
    }

    /// Forgets what was begun after this many tables.
    fn forget(&mut self, before: usize) {
        self.tables.truncate(before);
        self.numbers.retain(|_, number| *number < before);
        self.inline.retain(|_, number| *number < before);
        self.waiting.clear();
    }
}

/// Whether a schema says how it stands in XML, itself or where it leads.
pub(super) fn is_described(lowering: &Lowering<'_>, schema: &Schema) -> bool {
    chain(lowering.resolver, schema).iter().any(|schema| schema.openapi.xml.is_some())
}

/// The number of the table with the element that a body of this schema is.
///
/// # Errors
/// What has no form in XML.
pub(super) fn root(lowering: &mut Lowering<'_>, schema: &Schema) -> Expressed<usize> {
    let before = lowering.xml.tables.len();
    let called = component(schema).unwrap_or_default();
    let found = value(lowering, schema, Role::Root, &called).and_then(|xml| fill(lowering).map(|()| xml));
    match found {
        Ok(xml) => Ok(lowering.xml.add(vec![xml])),
        Err(found) => {
            lowering.xml.forget(before);
            Err(found)
        }
    }
}

/// Makes the tables that were referred to, and those that they refer to.
fn fill(lowering: &mut Lowering<'_>) -> Expressed<()> {
    while let Some((number, schema)) = lowering.xml.waiting.pop() {
        let found = Properties::of(lowering.resolver, &chain(lowering.resolver, schema))?;
        let table = table(lowering, &found)?;
        if let Some(place) = lowering.xml.tables.get_mut(number) {
            *place = table;
        }
    }
    Ok(())
}

/// The component that a schema refers to.
fn component(schema: &Schema) -> Option<String> {
    let reference = schema.as_object()?.reference.as_ref()?;
    Some(super::context::last_token(reference.as_str())).filter(|name| is_name(name))
}

/// How a value stands where it is called `called` unless `xml` says something else.
///
/// As deep as schemas stand in each other.
fn value(lowering: &mut Lowering<'_>, schema: &Schema, role: Role, called: &str) -> Expressed<Xml> {
    let schemas = chain(lowering.resolver, schema);
    let stated = schemas.iter().find_map(|schema| schema.openapi.xml.as_deref());
    let is_list = schemas.iter().any(|schema| is_list(schema));
    let node = node::node(stated, is_list, role, schema.span())?;
    let node::Name { name, namespace } = node::name(lowering, stated, node, called, schema.span())?;
    let inside = if is_list {
        let local = name.rsplit(':').next().unwrap_or(&name);
        list(lowering, &schemas, if node == XmlNode::None { called } else { local }, schema.span())?
    } else {
        object(lowering, &schemas)?
    };
    if matches!(node, XmlNode::Attribute | XmlNode::Text | XmlNode::Cdata) && inside != XmlInside::Any {
        return inexpressible(schema.span(), "an attribute or a text that is no scalar");
    }
    Ok(Xml { property: Text::default(), name: name.into(), namespace: namespace.into(), node, inside, required: false })
}

/// Whether a schema is about lists.
fn is_list(schema: &SchemaObject) -> bool {
    match &schema.types {
        Some(types) => types.contains(JsonType::Array),
        None => schema.array.items.is_some() || !schema.array.prefix_items.is_empty(),
    }
}

fn list(lowering: &mut Lowering<'_>, schemas: &[&SchemaObject], called: &str, span: Span) -> Expressed<XmlInside> {
    let others = |kind| ![JsonType::Array, JsonType::Null].contains(&kind);
    if schemas.iter().any(|schema| schema.types.as_ref().is_some_and(|types| types.iter().any(others))) {
        return inexpressible(span, "a list that may be something else");
    }
    if schemas.iter().any(|schema| !schema.array.prefix_items.is_empty()) {
        return inexpressible(span, "a list whose elements are told apart by their places");
    }
    let items = schemas.iter().find_map(|schema| schema.array.items.as_ref());
    let element = match items {
        Some(items) => value(lowering, items, Role::Element, called)?,
        None => Xml { name: called.into(), ..Xml::default() },
    };
    Ok(XmlInside::List(lowering.xml.add(vec![element])))
}

/// The properties of an object: those of a schema that references lead to are one table.
fn object(lowering: &mut Lowering<'_>, schemas: &[&SchemaObject]) -> Expressed<XmlInside> {
    let found = Properties::of(lowering.resolver, schemas)?;
    if found.is_empty() {
        return Ok(XmlInside::Any);
    }
    let says_more = |schema: &&&SchemaObject| schema.object.is_present() || schema.combinators.all_of.len() > 1;
    let leading = schemas.iter().take_while(|schema| !says_more(schema)).find_map(|schema| schema.reference.as_ref());
    match leading.and_then(|reference| lowering.resolver.schema(reference)) {
        Some(target) => Ok(XmlInside::Object(lowering.xml.number(target.pointer, target.item))),
        None => {
            let table = table(lowering, &found)?;
            Ok(XmlInside::Object(lowering.xml.add(table)))
        }
    }
}

fn table(lowering: &mut Lowering<'_>, found: &Properties<'_>) -> Expressed<Vec<Xml>> {
    let mut table: Vec<Xml> = Vec::new();
    // What a reader tells properties apart by: the node with its name, that it is a text, what an element is called.
    let mut taken: HashSet<(String, Text, Text)> = HashSet::new();
    for (name, span, schema) in &found.all {
        let xml = value(lowering, schema, Role::Property, name)?;
        let of_list = |xml: &Xml| {
            let each = match (xml.node, xml.inside) {
                (XmlNode::None, XmlInside::List(number)) => {
                    lowering.xml.tables.get(number).and_then(|each| each.first())
                }
                _ => None,
            };
            each.map_or_else(
                || (xml.name.clone(), xml.namespace.clone()),
                |each| (each.name.clone(), each.namespace.clone()),
            )
        };
        let is_text = |xml: &Xml| matches!(xml.node, XmlNode::Text | XmlNode::Cdata);
        let is_element = |xml: &Xml| matches!(xml.node, XmlNode::Element | XmlNode::None);
        let mut keys = vec![(format!("{:?}", xml.node), xml.name.clone(), xml.namespace.clone())];
        keys.extend(is_text(&xml).then(|| ("any text".to_owned(), Text::default(), Text::default())));
        keys.extend(is_element(&xml).then(|| {
            let (name, namespace) = of_list(&xml);
            ("any element".to_owned(), name, namespace)
        }));
        if keys.iter().any(|key| taken.contains(key)) {
            return inexpressible(*span, format!("`{name}`, which is called as another property,"));
        }
        taken.extend(keys);
        table.push(Xml { property: (*name).into(), required: found.required.contains(name), ..xml });
    }
    // What is a text under its own name needs no words: so is what nobody describes.
    let local = |xml: &Xml| xml.name.rsplit(':').next().unwrap_or_default().to_owned();
    let names: Vec<String> = table.iter().map(local).collect();
    let is_plain = |xml: &Xml| (xml.node, xml.inside) == (XmlNode::Element, XmlInside::Any) && xml.name == xml.property;
    let is_alone = |xml: &Xml| names.iter().filter(|name| **name == xml.name).count() == 1;
    if found.others.is_none() {
        table.retain(|xml| !is_plain(xml) || !xml.namespace.is_empty() || !is_alone(xml));
    }
    if let Some(others) = found.others {
        let xml = value(lowering, others, Role::Property, "item")?;
        if !matches!(xml.node, XmlNode::Element | XmlNode::None) {
            return inexpressible(others.span(), "members without a property that are no elements");
        }
        // A scalar needs no words: what nobody describes is one.
        if xml.inside != XmlInside::Any {
            // It has no name: each is called as its member.
            table.push(Xml { name: Text::default(), namespace: Text::default(), ..xml });
        }
    }
    Ok(table)
}

/// A schema and those that it refers to, the nearest first.
fn chain<'d, 'r: 'd>(resolver: Resolver<'r>, schema: &'d Schema) -> Vec<&'d SchemaObject> {
    let mut schemas = Vec::new();
    let mut next = Some(schema);
    while let Some(object) = next.and_then(Schema::as_object).filter(|_| schemas.len() < MAX_DEPTH) {
        schemas.push(object);
        let target = object.reference.as_ref().and_then(|reference| resolver.schema(reference));
        // `allOf` with one branch is how a reference gets neighbours in OpenAPI 3.0.
        let only = match object.combinators.all_of.as_slice() {
            [only] if object.object.properties.is_empty() => Some(only),
            _ => None,
        };
        next = target.map(|target| target.item).or(only);
    }
    schemas
}

/// The tables that operations refer to, numbered in the order in which these do.
pub(super) fn settle(mut tables: Vec<Vec<Xml>>, operations: &mut [Operation]) -> Vec<Vec<Xml>> {
    let (mut numbers, mut order) = (BTreeMap::new(), Vec::new());
    let mut renumber = |number: &mut usize, order: &mut Vec<usize>| {
        *number = *numbers.entry(*number).or_insert_with(|| {
            order.push(*number);
            order.len() - 1
        });
    };
    for operation in operations {
        let bodies = operation.body.iter_mut().flat_map(|body| &mut body.contents);
        let answers = operation.answers.iter_mut().flat_map(|answer| &mut answer.contents);
        let parameters = operation.parameters.iter_mut().filter_map(|parameter| parameter.content.as_mut());
        let formats = bodies.chain(answers).map(|content| &mut content.format);
        for format in formats.chain(parameters.map(|(_, format)| format)) {
            if let Format::Xml(root) = format {
                renumber(root, &mut order);
            }
        }
    }
    let mut settled: Vec<Vec<Xml>> = Vec::new();
    while let Some(number) = order.get(settled.len()) {
        let mut table = tables.get_mut(*number).map(std::mem::take).unwrap_or_default();
        for xml in &mut table {
            if let XmlInside::Object(number) | XmlInside::List(number) = &mut xml.inside {
                renumber(number, &mut order);
            }
        }
        settled.push(table);
    }
    settled
}
