//! What a value is in the element that holds it, and what it is called there.

use super::name::is_name;
use super::{Expressed, inexpressible, leftovers};
use crate::document::Xml as Stated;
use crate::ir::{Span, XmlNode};
use crate::lower::context::Lowering;

/// Where a value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It is the whole.
    Root,
    /// It is a property.
    Property,
    /// It is an element of a list.
    Element,
}

/// What a value is in the element that holds it (OpenAPI 3.2, 4.26.1, `nodeType`; before that `attribute`, `wrapped`).
pub(super) fn node(stated: Option<&Stated>, is_list: bool, role: Role, span: Span) -> Expressed<XmlNode> {
    let node = match stated.and_then(|xml| xml.node_type.as_ref()).map(|node| node.as_str()) {
        Some("attribute") => XmlNode::Attribute,
        Some("text") => XmlNode::Text,
        Some("cdata") => XmlNode::Cdata,
        Some("none") => XmlNode::None,
        Some(_) => XmlNode::Element,
        None if stated.is_some_and(|xml| xml.attribute) => XmlNode::Attribute,
        None if is_list && !stated.is_some_and(|xml| xml.wrapped) => XmlNode::None,
        None => XmlNode::Element,
    };
    match (node, role) {
        // There is nothing else that the elements of a list could stand in.
        (XmlNode::None, Role::Root) if is_list => Ok(XmlNode::Element),
        (XmlNode::None, Role::Property) if is_list => Ok(node),
        (XmlNode::None, Role::Element) if is_list => {
            inexpressible(span, "a list in a list without an element for each")
        }
        (XmlNode::None, _) => inexpressible(span, "a value without an element of its own (`nodeType: none`)"),
        (XmlNode::Element, _) | (_, Role::Property) => Ok(node),
        (_, Role::Root) => inexpressible(span, "a body that is no element"),
        (_, Role::Element) => inexpressible(span, "a list of what is no element"),
    }
}

/// The name of a value, with a prefix where it has one, and the namespace that this stands for.
pub(super) struct Name {
    pub(super) name: String,
    pub(super) namespace: String,
}

/// What a value is called.
pub(super) fn name(
    lowering: &mut Lowering<'_>,
    stated: Option<&Stated>,
    node: XmlNode,
    called: &str,
    span: Span,
) -> Expressed<Name> {
    let own = stated.and_then(|xml| xml.name.as_ref());
    let (name, span) = own.map_or((called, span), |own| (own.as_str(), own.span));
    let is_named = !matches!(node, XmlNode::Text | XmlNode::Cdata | XmlNode::None);
    if is_named && !name.is_empty() && !is_name(name) {
        let unless = if own.is_some() { "" } else { " unless `xml: {name: …}` gives it one" };
        return inexpressible(span, format!("`{name}`, which is no name of an element{unless},"));
    }
    let prefix = stated.and_then(|xml| xml.prefix.as_ref()).filter(|prefix| !prefix.as_str().is_empty());
    let namespace = stated.and_then(|xml| xml.namespace.as_ref()).filter(|uri| !uri.as_str().is_empty());
    if let Some(namespace) = namespace.filter(|uri| uri.as_str().contains(char::is_control)) {
        return inexpressible(namespace.span, "a namespace with a control character");
    }
    match (prefix, namespace) {
        (Some(prefix), _) if !is_name(prefix.as_str()) || prefix.as_str().to_ascii_lowercase().starts_with("xml") => {
            inexpressible(prefix.span, format!("`{}`, which is no prefix of a namespace,", prefix.as_str()))
        }
        (Some(prefix), None) => {
            leftovers::part(lowering, prefix.span, "the `prefix` of a namespace that is not stated");
            Ok(Name { name: name.to_owned(), namespace: String::new() })
        }
        (None, Some(namespace)) if node == XmlNode::Attribute => {
            // An attribute without a prefix has no namespace (Namespaces in XML 1.0, 6.2).
            leftovers::part(lowering, namespace.span, "the `namespace` of an attribute without a `prefix`");
            Ok(Name { name: name.to_owned(), namespace: String::new() })
        }
        (prefix, namespace) => {
            let prefixed = prefix.filter(|_| !name.is_empty()).map(|prefix| format!("{}:{name}", prefix.as_str()));
            let namespace = namespace.map(|uri| uri.value.clone()).unwrap_or_default();
            Ok(Name { name: prefixed.unwrap_or_else(|| name.to_owned()), namespace: namespace.to_string() })
        }
    }
}
