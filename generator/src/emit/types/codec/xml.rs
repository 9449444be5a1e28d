//! The static tables of XML bodies.

use proc_macro2::TokenStream;
use quote::quote;

use super::super::super::ident::from_text;
use super::super::super::lit::{lit, unsigned};
use super::Codec;
use crate::ir::{Xml, XmlInside, XmlNode};

impl Codec<'_> {
    /// The table of a schema's properties. Tables refer to each other, in circles too.
    pub(super) fn xml_table(&self, number: usize, table: &[Xml]) -> TokenStream {
        let (name, ty, length) = (table_name(number), self.xml_name("Xml"), unsigned(table.len() as u64));
        let properties = table.iter().map(|property| self.xml(property));
        quote!(static #name: [#ty; #length] = [#(#properties),*];)
    }

    /// An element, or what stands in its place.
    pub(super) fn xml(&self, xml: &Xml) -> TokenStream {
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
        let inside = match &xml.inside {
            XmlInside::Any => None,
            XmlInside::Table(number) => {
                let table = self.scope.of_codec(&table_name(*number));
                Some(quote!(.object(&#table)))
            }
            XmlInside::Object(properties) => {
                let properties = properties.iter().map(|property| self.xml(property));
                Some(quote!(.object(&[#(#properties),*])))
            }
            XmlInside::List(each) => {
                let each = self.xml(each);
                Some(quote!(.list(&#each)))
            }
        };
        let required = (xml.required && xml.node == XmlNode::None).then(|| quote!(.required()));
        quote!(#ty::new(#property, #name) #namespace #node #inside #required)
    }

    fn xml_name(&self, name: &'static str) -> TokenStream {
        self.scope.runtime("operation", name)
    }
}

fn table_name(number: usize) -> syn::Ident {
    from_text(&format!("XML_{number}"))
}
