//! The static tables of XML bodies.

use std::fmt;

/// How a value stands in XML (OpenAPI 3.2, 4.26 XML Object).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Xml {
    /// The property of what holds it. It is empty for a root and for an element of a list, and for what members are that
    /// have no property.
    pub property: &'static str,
    /// Its name, with a prefix where it has one; empty for a root that the document does not name.
    pub name: &'static str,
    /// The namespace of its name; empty without one.
    pub namespace: &'static str,
    /// What it is in the element that holds it.
    pub node: XmlNode,
    /// What is in it.
    pub inside: XmlInside,
    /// Whether the property must be there, so that a list without an element and without one around it is empty.
    pub required: bool,
}

/// What a value is in the element that holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum XmlNode {
    /// An element.
    Element,
    /// An attribute.
    Attribute,
    /// The text of the element.
    Text,
    /// The text of the element, as a CDATA section.
    Cdata,
    /// Nothing: the elements of a list stand where it would.
    None,
}

/// What is in an element.
#[derive(Clone, Copy)]
#[non_exhaustive]
pub enum XmlInside {
    /// Text; of what the document does not describe, an element for each member.
    Any,
    /// These properties.
    Object(&'static [Xml]),
    /// Elements of this one kind.
    List(&'static [Xml; 1]),
}

impl PartialEq for XmlInside {
    /// Whether it is the same table: tables refer to each other in circles.
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Any, Self::Any) => true,
            (Self::Object(one), Self::Object(other)) => std::ptr::eq(*one, *other),
            (Self::List(one), Self::List(other)) => std::ptr::eq(*one, *other),
            _ => false,
        }
    }
}

impl Eq for XmlInside {}

impl fmt::Debug for XmlInside {
    /// Shows what is in it by its names alone.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Any => formatter.write_str("Any"),
            Self::Object(properties) => formatter.debug_set().entries(properties.iter().map(|xml| xml.name)).finish(),
            Self::List([each]) => formatter.debug_list().entry(&each.name).finish(),
        }
    }
}

impl Xml {
    /// An element of this name for a property.
    #[must_use]
    pub const fn new(property: &'static str, name: &'static str) -> Self {
        Self { property, name, namespace: "", node: XmlNode::Element, inside: XmlInside::Any, required: false }
    }

    /// With the namespace of its name.
    #[must_use]
    pub const fn in_namespace(mut self, namespace: &'static str) -> Self {
        self.namespace = namespace;
        self
    }

    /// As something else than an element.
    #[must_use]
    pub const fn as_node(mut self, node: XmlNode) -> Self {
        self.node = node;
        self
    }

    /// With properties.
    #[must_use]
    pub const fn object(mut self, properties: &'static [Self]) -> Self {
        self.inside = XmlInside::Object(properties);
        self
    }

    /// With elements.
    #[must_use]
    pub const fn list(mut self, element: &'static [Self; 1]) -> Self {
        self.inside = XmlInside::List(element);
        self
    }

    /// For a property that must be there.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }
}
