//! The static tables of XML bodies.
//!
//! Tables refer to each other in circles, so they are statics; a body that refers to one is a constant of its own, as
//! rustc promotes no reference to a static inside of a call.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::super::super::ident::from_text;
use super::super::super::layout::{Piece, Printed};
use super::super::super::lit::{lit, unsigned};
use super::super::division::Division;
use super::Codec;
use super::constants::Constants;
use crate::ir::{Format, Xml, XmlInside, XmlNode};
use crate::plan::{Bindings, Content};
use crate::words::hash;

impl Codec<'_> {
    /// All of them.
    pub(super) fn xml_tables(&self, pieces: &mut Printed) {
        let tables = self.bindings.xml.iter().enumerate().filter(|(number, _)| self.shared.xml.is_first(*number));
        pieces.extend(tables.map(|(number, table)| Piece::Dense(self.xml_table(number, table))));
    }

    /// The bodies that may be XML of a file.
    pub(super) fn xml_bodies(&self, file: Option<usize>, pieces: &mut Printed) {
        for constant in self.shared.xml.bodies.in_file(file) {
            let (name, list) = (constant.ident(), self.content_list(constant.value));
            let ty = self.scope.runtime("operation", "Content");
            pieces.push(Piece::Dense(quote!(const #name: &[#ty] = #list;)));
        }
    }

    /// The constant for a body that may be XML.
    pub(super) fn xml_body(&self, contents: &[Content]) -> Option<TokenStream> {
        Some(self.of_constant(self.shared.xml.bodies.get(&self.shared.xml.text(contents))?))
    }

    fn xml_table(&self, number: usize, table: &[Xml]) -> TokenStream {
        let (name, ty, length) = (self.shared.xml.table(number), self.xml_name("Xml"), unsigned(table.len() as u64));
        let properties = table.iter().map(|property| self.xml(property));
        quote!(static #name: [#ty; #length] = [#(#properties),*];)
    }

    /// An element, or what stands in its place.
    fn xml(&self, xml: &Xml) -> TokenStream {
        let (ty, property, name) = (self.xml_name("Xml"), lit(&xml.property), lit(&xml.name));
        let namespace = (!xml.namespace.is_empty()).then(|| {
            let namespace = lit(&xml.namespace);
            quote!(.in_namespace(#namespace))
        });
        let node = match xml.node {
            XmlNode::Element => None,
            XmlNode::Attribute => Some("Attribute"),
            XmlNode::Text => Some("Text"),
            XmlNode::Cdata => Some("Cdata"),
            XmlNode::None => Some("None"),
        };
        let node = node.map(|node| {
            let (ty, node) = (self.xml_name("XmlNode"), from_text(node));
            quote!(.as_node(#ty::#node))
        });
        let inside = match xml.inside {
            XmlInside::Any => None,
            XmlInside::Object(number) => {
                let table = self.xml_reference(number);
                Some(quote!(.object(#table)))
            }
            XmlInside::List(number) => {
                let table = self.xml_reference(number);
                Some(quote!(.list(#table)))
            }
        };
        let required = (xml.required && xml.node == XmlNode::None).then(|| quote!(.required()));
        quote!(#ty::new(#property, #name) #namespace #node #inside #required)
    }

    pub(super) fn xml_reference(&self, number: usize) -> TokenStream {
        let table = self.scope.of_codec(&self.shared.xml.table(number));
        quote!(&#table)
    }

    fn xml_name(&self, name: &'static str) -> TokenStream {
        self.scope.runtime("operation", name)
    }
}

/// How far tables are told apart by what they refer to.
const DEPTH: usize = 8;

/// The names of the tables, and the bodies that may be XML.
pub(super) struct XmlNames<'a> {
    tables: Vec<String>,
    /// For each table the first one that is equal.
    first: Vec<usize>,
    bodies: Constants<&'a [Content]>,
}

impl<'a> XmlNames<'a> {
    pub(super) fn of(bindings: &'a Bindings, division: Division<'a>) -> Self {
        let first = equal(&bindings.xml);
        let bodies = Constants::of("XML_BODY", std::iter::empty());
        let mut names = Self { tables: tables(&bindings.xml, &first), first, bodies };
        let all = division.all_operations().flat_map(|(file, operation)| {
            let answers = operation.answers.iter().map(|answer| answer.contents.as_slice());
            let body = operation.bodies.is_none().then_some(operation.body.as_slice());
            body.into_iter().chain(answers).map(move |contents| (file, contents))
        });
        let all = all.filter(|(_, all)| all.iter().any(|content| matches!(content.format, Format::Xml(_))));
        let bodies = Constants::of("XML_BODY", all.map(|(file, contents)| (names.text(contents), file, contents)));
        names.bodies = bodies;
        names
    }

    /// Media types in words that don't shift: a table by its name instead of its number.
    pub(super) fn text(&self, contents: &[Content]) -> String {
        let of = |content: &Content| match content.format {
            Format::Xml(number) => format!("{:?} {}", content.media_type, self.table(number)),
            _ => format!("{content:?}"),
        };
        contents.iter().map(of).collect::<Vec<_>>().join(", ")
    }

    fn table(&self, number: usize) -> syn::Ident {
        let number = self.first.get(number).copied().unwrap_or(number);
        from_text(self.tables.get(number).map_or("XML", String::as_str))
    }

    fn is_first(&self, number: usize) -> bool {
        self.first.get(number) == Some(&number)
    }
}

/// What a table says of a property, where `of` tells those that it refers to.
fn text(xml: &Xml, of: impl Fn(usize) -> String) -> String {
    let inside = match xml.inside {
        XmlInside::Any => String::new(),
        XmlInside::Object(number) => format!("object {}", of(number)),
        XmlInside::List(number) => format!("list {}", of(number)),
    };
    let Xml { property, name, namespace, node, required, .. } = xml;
    format!("{property:?} {name:?} {namespace:?} {node:?} {required} {inside}")
}

/// For each table the first one that says the same, and refers to such as say the same.
fn equal(all: &[Vec<Xml>]) -> Vec<usize> {
    let mut first: Vec<usize> = (0..all.len()).collect();
    loop {
        let of = |number: usize| first.get(number).unwrap_or(&number).to_string();
        let mut seen: BTreeMap<Vec<String>, usize> = BTreeMap::new();
        let tables = all.iter().map(|table| table.iter().map(|xml| text(xml, of)).collect());
        let next = tables.enumerate().map(|(number, table)| *seen.entry(table).or_insert(number)).collect();
        if next == first {
            return first;
        }
        first = next;
    }
}

/// What tables are called: by a hash of what they hold, and what those hold that they refer to.
fn tables(all: &[Vec<Xml>], first: &[usize]) -> Vec<String> {
    let mut hashes = vec![String::new(); all.len()];
    for _ in 0..DEPTH {
        let of = |number: usize| hashes.get(number).cloned().unwrap_or_default();
        let of_table = |table: &Vec<Xml>| table.iter().map(|xml| text(xml, of)).collect::<Vec<_>>().join("\n");
        hashes = all.iter().map(|table| hash(&of_table(table))).collect();
    }
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    let named = hashes.into_iter().zip(first).enumerate().map(|(number, (hash, first))| {
        let name = format!("XML_{}", hash.trim_start_matches('h').to_ascii_uppercase());
        let count = seen.entry(name.clone()).or_default();
        *count += usize::from(*first == number);
        // Tables in circles that nothing tells apart: which is which makes no difference.
        if *count > 1 { format!("{name}_{count}") } else { name }
    });
    named.collect()
}
