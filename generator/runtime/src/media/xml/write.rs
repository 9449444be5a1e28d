//! From a value to XML.

use super::super::text::{Seen, inside, json, see};
use super::bounds::LEVELS;
use super::name::is_name;
use super::{INSTANCE, ROOT, local};
use crate::Codec;
use crate::json::{Mode, Writing};
use crate::operation::{Xml, XmlInside, XmlNode};

/// The XML that says what a value says. Null is an element without content that says so; as an attribute or a text it is
/// left out.
///
/// # Errors
/// When a value has no text in XML, a name is none of an element, or values nest too deeply.
pub(in super::super) fn encode(value: &dyn Codec, root: &Xml, writing: &Writing) -> Result<String, String> {
    if writing.mode == Mode::Strict {
        // A value that the document does not list is found by writing the whole.
        json(value, writing)?;
    }
    let mut out = Out { text: "<?xml version=\"1.0\" encoding=\"UTF-8\"?>".to_owned(), scope: Vec::new(), writing };
    out.element(if root.name.is_empty() { ROOT } else { root.name }, root, value, LEVELS)?;
    Ok(out.text)
}

struct Out<'w> {
    text: String,
    /// The namespaces that are declared here, by their prefixes.
    scope: Vec<(&'static str, &'static str)>,
    writing: &'w Writing,
}

/// What a value is, without the value.
enum Form {
    Null,
    Text(String),
    List,
    Object,
}

fn form(value: &dyn Codec) -> Result<Form, String> {
    see(value, |seen| match seen? {
        Seen::Null => Ok(Form::Null),
        Seen::Text(text) => Ok(Form::Text(text)),
        Seen::List => Ok(Form::List),
        Seen::Object => Ok(Form::Object),
        Seen::Binary(_) | Seen::Stream(_) => Err("is no text, which XML has to be".to_owned()),
    })
}

/// What the document does not describe.
static ANY: Xml = Xml::new("", "");

impl Out<'_> {
    /// An element that stands for a value.
    fn element(&mut self, name: &str, xml: &Xml, value: &dyn Codec, depth: usize) -> Result<(), String> {
        let Some(depth) = depth.checked_sub(1) else { return Err("nests too deeply".to_owned()) };
        let declared = self.scope.len();
        self.text.push('<');
        self.name(name, xml)?;
        self.declare(xml, true);
        match (form(value)?, xml.inside) {
            (Form::Null, _) => {
                self.text.push_str(" xmlns:xsi=\"");
                self.text.push_str(INSTANCE);
                self.text.push_str("\" xsi:nil=\"true\"/>");
                self.scope.truncate(declared);
                return Ok(());
            }
            (Form::Text(text), _) => {
                self.text.push('>');
                self.escaped(&text)?;
            }
            (Form::List, inner) => {
                self.text.push('>');
                let each = if let XmlInside::List([each]) = inner { each } else { &ANY };
                let name = if each.name.is_empty() { "item" } else { each.name };
                self.elements(name, each, value, depth)?;
            }
            (Form::Object, XmlInside::Object(properties)) => self.object(value, properties, depth)?,
            (Form::Object, _) => self.object(value, &[], depth)?,
        }
        self.text.push_str("</");
        self.text.push_str(name);
        self.text.push('>');
        self.scope.truncate(declared);
        Ok(())
    }

    fn elements(&mut self, name: &str, each: &Xml, value: &dyn Codec, depth: usize) -> Result<(), String> {
        inside(value, self.writing.direction, &mut |_, element| self.element(name, each, element, depth))
    }

    /// Attributes, then what stands between the tags.
    fn object(&mut self, value: &dyn Codec, properties: &[Xml], depth: usize) -> Result<(), String> {
        let of = |name: &str| properties.iter().find(|property| property.property == name && !name.is_empty());
        let others = properties.iter().find(|property| property.property.is_empty()).unwrap_or(&ANY);
        let direction = self.writing.direction;
        inside(value, direction, &mut |name, value| match of(name) {
            Some(property) if property.node == XmlNode::Attribute => self.attribute(property, value),
            _ => Ok(()),
        })?;
        self.text.push('>');
        inside(value, direction, &mut |name, value| {
            let written = match of(name) {
                Some(property) => self.member(property.name, property, value, depth),
                None if properties.iter().any(|property| names(property) == name) => {
                    Err("would be read as another member, whose elements have this name".to_owned())
                }
                None => self.member(name, others, value, depth),
            };
            written.map_err(|reason| format!("has a member `{name}` that {reason}"))
        })
    }

    fn attribute(&mut self, xml: &Xml, value: &dyn Codec) -> Result<(), String> {
        match form(value)? {
            Form::Null => Ok(()),
            Form::Text(text) => {
                self.declare(xml, false);
                self.text.push(' ');
                self.name(xml.name, xml)?;
                self.text.push_str("=\"");
                self.escaped(&text)?;
                self.text.push('"');
                Ok(())
            }
            Form::List | Form::Object => Err(format!("has an attribute `{}` that is no scalar", xml.name)),
        }
    }

    fn member(&mut self, name: &str, xml: &Xml, value: &dyn Codec, depth: usize) -> Result<(), String> {
        match (form(value)?, xml.node, xml.inside) {
            (_, XmlNode::Attribute, _) | (Form::Null, XmlNode::Text | XmlNode::Cdata | XmlNode::None, _) => Ok(()),
            (Form::Text(text), XmlNode::Text, _) => self.escaped(&text),
            (Form::Text(text), XmlNode::Cdata, _) => {
                checked(&text)?;
                self.text.push_str("<![CDATA[");
                // The one thing that a section can't hold is its own end.
                self.text.push_str(&text.replace("]]>", "]]]]><![CDATA[>"));
                self.text.push_str("]]>");
                Ok(())
            }
            (_, XmlNode::Text | XmlNode::Cdata, _) => Err("is no scalar, which text has to be".to_owned()),
            (Form::List, XmlNode::None, XmlInside::List([each])) => {
                // What has no property has the name of the member.
                let name = if xml.property.is_empty() { name } else { each.name };
                self.elements(name, each, value, depth)
            }
            // What the document does not describe: an element for each.
            (Form::List, XmlNode::Element, XmlInside::Any) => self.elements(name, &ANY, value, depth),
            _ => self.element(name, xml, value, depth),
        }
    }

    /// Declares the namespace of a name, unless it is declared already. Without a prefix it is that of elements only.
    fn declare(&mut self, xml: &Xml, of_element: bool) {
        let (name, namespace) = (xml.name, xml.namespace);
        let prefix = name.split_once(':').map_or("", |(prefix, _)| prefix);
        if namespace.is_empty() || prefix.is_empty() && !of_element {
            return;
        }
        let known = self.scope.iter().rev().find(|(other, _)| *other == prefix);
        if known.is_some_and(|(_, known)| *known == namespace) {
            return;
        }
        self.scope.push((prefix, namespace));
        self.text.push_str(" xmlns");
        if !prefix.is_empty() {
            self.text.push(':');
            self.text.push_str(prefix);
        }
        self.text.push_str("=\"");
        // Its characters were checked when the code was generated.
        let _ = self.escaped(namespace);
        self.text.push('"');
    }

    /// A name (Namespaces in XML 1.0, 3). Only one that the document states has a prefix, whose namespace is known.
    fn name(&mut self, name: &str, xml: &Xml) -> Result<(), String> {
        let (prefix, local) = name.split_once(':').filter(|_| xml.name == name).unwrap_or(("_", name));
        if ![prefix, local].into_iter().all(is_name) {
            return Err(format!("has a member `{}`, which is no name of an element", name.escape_debug()));
        }
        self.text.push_str(name);
        Ok(())
    }

    fn escaped(&mut self, text: &str) -> Result<(), String> {
        checked(text)?;
        for character in text.chars() {
            match character {
                '&' => self.text.push_str("&amp;"),
                '<' => self.text.push_str("&lt;"),
                '>' => self.text.push_str("&gt;"),
                '"' => self.text.push_str("&quot;"),
                // Else a reader makes another white space of it.
                '\r' => self.text.push_str("&#13;"),
                '\n' => self.text.push_str("&#10;"),
                '\t' => self.text.push_str("&#9;"),
                other => self.text.push(other),
            }
        }
        Ok(())
    }
}

/// What the elements of a property are called, without a prefix; nothing where there are none.
fn names(property: &Xml) -> &str {
    match (property.node, property.inside) {
        (XmlNode::Element, _) => local(property.name),
        (XmlNode::None, XmlInside::List([each])) => local(each.name),
        _ => "",
    }
}

/// Refuses characters that XML has no place for (XML 1.0, 2.2).
fn checked(text: &str) -> Result<(), String> {
    let is_good = |c: char| (c >= ' ' || "\t\n\r".contains(c)) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.chars().all(is_good) { Ok(()) } else { Err("holds a character that XML has no place for".to_owned()) }
}
