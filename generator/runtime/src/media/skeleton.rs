//! What a form says, as JSON whose scalars are quoted text.
//!
//! Forms have no types: which text is a number is known to the type that reads it. Files stand aside, found by the byte
//! at which their place in the text begins.

use super::Binary;
use super::members::Members;
use crate::json::quote;

/// How deep names may nest: `a[b][c]` is two.
const MAX_DEPTH: usize = 32;

/// The text, and the files in the order of their places.
pub(crate) struct Skeleton {
    pub(crate) json: String,
    pub(crate) files: Vec<(usize, Binary)>,
}

/// A value of a form.
#[derive(Debug)]
pub(super) enum Node {
    Text(String),
    /// JSON, known to be.
    Json(String),
    #[cfg_attr(not(feature = "multipart"), expect(dead_code, reason = "only parts are files"))]
    File(Binary),
    List(Vec<Node>),
    Object(Members),
}

impl Node {
    /// Text that should be JSON; where it isn't, the type that reads it will say so.
    pub(super) fn json(text: String) -> Self {
        match serde_json::from_str::<serde_core::de::IgnoredAny>(&text) {
            Ok(_) => Self::Json(text),
            Err(_) => Self::Text(text),
        }
    }

    /// Puts a value where the steps lead; an empty step is a further element. What stands there already becomes the
    /// first element of a list.
    ///
    /// # Errors
    /// When the steps are too many, or lead into text.
    pub(super) fn put(&mut self, steps: &[String], value: Node) -> Result<(), &'static str> {
        if steps.len() > MAX_DEPTH {
            return Err("a name is nested too deeply");
        }
        let mut node = self;
        for step in steps {
            node = match (node, step.as_str()) {
                (Node::List(elements), "") => {
                    elements.push(Node::empty());
                    let Some(last) = elements.last_mut() else { return Err(MIXED) };
                    last
                }
                (Node::Object(members), "") => {
                    let next = members.len().to_string();
                    members.get_or(&next, Node::empty)
                }
                (Node::Object(members), name) => members.get_or(name, Node::empty),
                _ => return Err(MIXED),
            };
        }
        match node {
            Node::Object(members) if members.is_empty() => *node = value,
            Node::Object(_) => return Err(MIXED),
            Node::List(elements) => elements.push(value),
            _ => {
                let first = std::mem::replace(node, Node::List(Vec::new()));
                if let Node::List(elements) = node {
                    elements.extend([first, value]);
                }
            }
        }
        Ok(())
    }

    /// What nothing has been put into.
    pub(super) fn empty() -> Self {
        Self::Object(Members::default())
    }

    pub(super) fn into_skeleton(self) -> Skeleton {
        let mut skeleton = Skeleton { json: String::new(), files: Vec::new() };
        match self {
            // The whole is never a list for its names.
            Self::Object(members) => object(&mut skeleton, members),
            other => other.write(&mut skeleton),
        }
        skeleton
    }

    /// As deep as names nest, which is limited.
    fn write(self, out: &mut Skeleton) {
        match self {
            Self::Text(text) => quoted(out, &text),
            Self::Json(text) => out.json.push_str(text.trim()),
            Self::File(binary) => {
                out.files.push((out.json.len(), binary));
                out.json.push_str("\"\"");
            }
            Self::List(elements) => list(out, elements),
            Self::Object(members) if is_list(&members) => {
                let mut elements: Vec<_> = members.into_ordered().collect();
                elements.sort_by_key(|(name, _)| name.parse::<usize>().unwrap_or(usize::MAX));
                list(out, elements.into_iter().map(|(_, element)| element).collect());
            }
            Self::Object(members) => object(out, members),
        }
    }
}

const MIXED: &str = "a name stands both for a value and for what has parts";

fn object(out: &mut Skeleton, members: Members) {
    out.json.push('{');
    for (index, (name, value)) in members.into_ordered().enumerate() {
        if index > 0 {
            out.json.push(',');
        }
        quoted(out, &name);
        out.json.push(':');
        value.write(out);
    }
    out.json.push('}');
}

fn list(out: &mut Skeleton, elements: Vec<Node>) {
    out.json.push('[');
    for (index, element) in elements.into_iter().enumerate() {
        if index > 0 {
            out.json.push(',');
        }
        element.write(out);
    }
    out.json.push(']');
}

fn quoted(out: &mut Skeleton, text: &str) {
    let mut bytes = Vec::with_capacity(text.len() + 2);
    quote(&mut bytes, text);
    out.json.push_str(&String::from_utf8_lossy(&bytes));
}

/// Whether the names are the numbers from 0 on: forms write lists so.
fn is_list(members: &Members) -> bool {
    let number = |name: &str| name.parse::<usize>().ok().filter(|number| number.to_string() == name);
    let mut seen = vec![false; members.len()];
    for name in members.names() {
        let Some(place) = number(name).and_then(|number| seen.get_mut(number)) else { return false };
        *place = true;
    }
    !members.is_empty()
}
