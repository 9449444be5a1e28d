//! From XML to the text of a form.

use roxmltree::{Document, Error, ExpandedName, Node as Element, ParsingOptions};

use super::super::members::Members;
use super::super::skeleton::{Node, Skeleton};
use super::bounds::{self, shown};
use super::{INSTANCE, local};
use crate::json::Mode;
use crate::operation::{Xml, XmlInside, XmlNode};

/// How many elements, texts and comments a body may have.
const MAX_NODES: u32 = 1_000_000;

/// What a body says.
///
/// # Errors
/// When it is no XML, has a document type, nests too deeply, or its root has another name.
pub(in super::super) fn decode(body: &[u8], root: &Xml, mode: Mode) -> Result<Skeleton, String> {
    let text = std::str::from_utf8(body).map_err(|_| "the body is not UTF-8 text".to_owned())?;
    bounds::check(text)?;
    let options = ParsingOptions { nodes_limit: MAX_NODES, allow_dtd: false, ..ParsingOptions::default() };
    let document = Document::parse_with_options(text, options)
        .map_err(|error| format!("the body is no XML: {}", with_short_names(error)))?;
    let element = document.root_element();
    if !root.name.is_empty() && closeness(root, element.tag_name(), mode).is_none() {
        let (found, wanted) = (shown(element.tag_name().name()), local(root.name));
        let of = if root.namespace.is_empty() { String::new() } else { format!(" of `{}`", root.namespace) };
        return Err(format!("the body is an element `{found}`, not `{wanted}`{of}"));
    }
    Ok(value(element, &root.inside, mode).into_skeleton())
}

/// The same error without the whole of names that a body makes up.
fn with_short_names(error: Error) -> Error {
    match error {
        Error::DuplicatedNamespace(name, at) => Error::DuplicatedNamespace(shown(&name), at),
        Error::UnknownNamespace(name, at) => Error::UnknownNamespace(shown(&name), at),
        Error::UnexpectedCloseTag(open, close, at) => Error::UnexpectedCloseTag(shown(&open), shown(&close), at),
        Error::UnknownEntityReference(name, at) => Error::UnknownEntityReference(shown(&name), at),
        Error::DuplicatedAttribute(name, at) => Error::DuplicatedAttribute(shown(&name), at),
        other => other,
    }
}

/// How well a name fits what the document says: the lower, the better. Elements often inherit a namespace that the
/// document states of their root alone; one that it states is that of the name, but for clients, which have no choice.
fn closeness(xml: &Xml, found: ExpandedName<'_, '_>, mode: Mode) -> Option<u8> {
    if local(xml.name) != found.name() {
        return None;
    }
    match found.namespace().unwrap_or_default() {
        namespace if namespace == xml.namespace => Some(0),
        _ if xml.namespace.is_empty() => Some(1),
        _ => (mode == Mode::Tolerant).then_some(2),
    }
}

/// The value of an element. How deep it nests is bounded.
fn value(element: Element<'_, '_>, inside: &XmlInside, mode: Mode) -> Node {
    if element.attribute((INSTANCE, "nil")).is_some_and(|nil| matches!(nil, "true" | "1")) {
        return Node::Json("null".to_owned());
    }
    let children = || element.children().filter(Element::is_element);
    match inside {
        XmlInside::List([each]) => Node::List(children().map(|child| value(child, &each.inside, mode)).collect()),
        XmlInside::Any if children().next().is_none() => Node::Text(text(element)),
        XmlInside::Any => object(element, &[], mode),
        XmlInside::Object(properties) => object(element, properties, mode),
    }
}

fn object(element: Element<'_, '_>, properties: &[Xml], mode: Mode) -> Node {
    let mut members = Members::default();
    for property in properties {
        match property.node {
            XmlNode::Attribute => {
                let found = element.attributes().filter_map(|attribute| {
                    let name = match attribute.namespace() {
                        Some(namespace) => ExpandedName::from((namespace, attribute.name())),
                        None => ExpandedName::from(attribute.name()),
                    };
                    Some((closeness(property, name, mode)?, attribute.value()))
                });
                if let Some((_, found)) = found.min_by_key(|(closeness, _)| *closeness) {
                    members.add(property.property, Node::Text(found.to_owned()));
                }
            }
            XmlNode::Text | XmlNode::Cdata => {
                members.add(property.property, Node::Text(text(element)));
            }
            XmlNode::None if property.required => {
                members.add(property.property, Node::List(Vec::new()));
            }
            XmlNode::Element | XmlNode::None => {}
        }
    }
    let others = properties.iter().find(|property| property.property.is_empty());
    for child in element.children().filter(Element::is_element) {
        let name = child.tag_name();
        let close = properties.iter().filter_map(|property| match (property.node, property.inside) {
            (XmlNode::Element, _) => Some((closeness(property, name, mode)?, property)),
            (XmlNode::None, XmlInside::List([each])) => Some((closeness(each, name, mode)?, property)),
            _ => None,
        });
        match close.min_by_key(|(closeness, _)| *closeness).map(|(_, property)| property) {
            Some(Xml { property, node: XmlNode::None, inside: XmlInside::List([each]), .. }) => {
                append(&mut members, property, value(child, &each.inside, mode));
            }
            Some(property) => members.add(property.property, value(child, &property.inside, mode)),
            None => match others {
                Some(Xml { node: XmlNode::None, inside: XmlInside::List([each]), .. }) => {
                    append(&mut members, name.name(), value(child, &each.inside, mode));
                }
                others => {
                    let inside = others.map_or(XmlInside::Any, |others| others.inside);
                    members.add(name.name(), value(child, &inside, mode));
                }
            },
        }
    }
    Node::Object(members)
}

/// Adds an element of a list that nothing stands around.
fn append(members: &mut Members, name: &str, value: Node) {
    match members.get_or(name, || Node::List(Vec::new())) {
        Node::List(elements) => elements.push(value),
        other => *other = value,
    }
}

/// The text of an element, CDATA sections included.
fn text(element: Element<'_, '_>) -> String {
    element.children().filter(Element::is_text).filter_map(|node| node.text()).collect()
}
