//! The static tables of XML bodies.
//!
//! Tables refer to each other in circles, so they are statics; a body that refers to one is a constant of its own, as
//! rustc promotes no reference to a static inside of a call.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::super::ident::from_text;
use super::super::super::layout::{Piece, Printed};
use super::super::super::lit::{lit, unsigned};
use super::Codec;
use crate::ir::{Format, Xml, XmlInside, XmlNode};
use crate::plan::{Bindings, Content};

impl Codec<'_> {
    /// All of them.
    pub(super) fn xml_tables(&self, pieces: &mut Printed) {
        let tables = self.bindings.xml.iter().enumerate();
        pieces.extend(tables.map(|(number, table)| Piece::Dense(self.xml_table(number, table))));
        for (number, contents) in self.xml_bodies.iter().enumerate() {
            let (name, list) = (body_name(number), self.content_list(contents));
            let ty = self.scope.runtime("operation", "Content");
            pieces.push(Piece::Dense(quote!(const #name: &[#ty] = #list;)));
        }
    }

    /// The constant for a body that may be XML.
    pub(super) fn xml_body(&self, contents: &[Content]) -> Option<TokenStream> {
        let number = self.xml_bodies.iter().position(|known| *known == contents)?;
        Some(self.scope.of_codec(&body_name(number)))
    }

    fn xml_table(&self, number: usize, table: &[Xml]) -> TokenStream {
        let (name, ty, length) = (table_name(number), self.xml_name("Xml"), unsigned(table.len() as u64));
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
        let table = self.scope.of_codec(&table_name(number));
        quote!(&#table)
    }

    fn xml_name(&self, name: &'static str) -> TokenStream {
        self.scope.runtime("operation", name)
    }
}

fn table_name(number: usize) -> syn::Ident {
    from_text(&format!("XML_{number}"))
}

fn body_name(number: usize) -> syn::Ident {
    from_text(&format!("XML_BODY_{number}"))
}

/// The bodies that may be XML, each once, in order of first mention.
pub(super) fn bodies(bindings: &Bindings) -> Vec<&[Content]> {
    let mut distinct: Vec<&[Content]> = Vec::new();
    for operation in &bindings.operations {
        let answers = operation.answers.iter().map(|answer| answer.contents.as_slice());
        for contents in [operation.body.as_slice()].into_iter().chain(answers) {
            let is_xml = contents.iter().any(|content| matches!(content.format, Format::Xml(_)));
            if is_xml && !distinct.contains(&contents) {
                distinct.push(contents);
            }
        }
    }
    distinct
}
