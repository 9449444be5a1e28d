//! How values stand in XML.

use crate::source::Text;

/// How a value stands in XML (OpenAPI 3.2, 4.26 XML Object).
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Xml {
    /// The property of what holds it; empty for a root, for an element of a list, and for members without a property.
    pub property: Text,
    /// Its name, with a prefix where it has one; empty where the document has none for a root.
    pub name: Text,
    /// The namespace of its name; empty without one.
    pub namespace: Text,
    /// What it is in the element that holds it.
    pub node: XmlNode,
    /// What is in it.
    pub inside: XmlInside,
    /// Whether the property must be there.
    pub required: bool,
}

/// What a value is in the element that holds it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum XmlNode {
    /// An element.
    #[default]
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
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum XmlInside {
    /// Text, or what the document does not describe.
    #[default]
    Any,
    /// The properties in the table with this number, in [`super::Api::xml`].
    Object(usize),
    /// Elements of the one kind in the table with this number.
    List(usize),
}
