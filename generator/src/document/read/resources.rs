//! Schemas with an `$id`: resources that references name by URI, wherever they stand (Core 2020-12, sections 8.2 and 9).
//!
//! ```yaml
//! Tree: {$id: 'https://example.com/tree', properties: {leaf: {$ref: '#/$defs/leaf'}}, $defs: {leaf: {type: string}}}
//! Wood: {type: array, items: {$ref: 'https://example.com/tree'}}
//! ```
//! Inside of `Tree`, `#` is the tree itself. Nothing is fetched: a URI leads to a schema of the same file, or nowhere. A
//! pointer that means nothing inside of its resource is taken to be one into the document, as many documents have an
//! `$id` without a thought of that.

use crate::document::uri;
use crate::source::{Node, Span, Value};

/// Members whose values are data, not schemas.
const DATA: &[&str] = &["const", "default", "enum", "example", "examples"];

/// Members whose members are named freely.
const NAMES: &[&str] = &["properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas"];

/// The resources of a file.
#[derive(Default)]
pub(super) struct Resources {
    /// What relative references outside of any resource are relative to.
    base: String,
    all: Vec<Resource>,
    anchors: Vec<(String, Span)>,
}

struct Resource {
    uri: String,
    span: Span,
}

impl Resources {
    /// Looks for resources in a file.
    pub(super) fn of(tree: &Node) -> Self {
        let base = tree.get("$self").and_then(Node::as_str).unwrap_or_default();
        let mut found = Self { base: base.to_owned(), ..Self::default() };
        let mut open = vec![(tree, base.to_owned(), false)];
        while let Some((node, mut base, names)) = open.pop() {
            match &node.value {
                Value::Object(object) => {
                    if let (Some(id), false) = (node.get("$id").and_then(Node::as_str), names) {
                        base = uri::resolve(&base, id);
                        found.all.push(Resource { uri: base.clone(), span: node.span });
                    }
                    for keyword in ["$anchor", "$dynamicAnchor"] {
                        let name = node.get(keyword).and_then(Node::as_str).filter(|_| !names);
                        found.anchors.extend(name.map(|name| (name.to_owned(), node.span)));
                    }
                    for (key, member) in object.iter() {
                        if names || !DATA.contains(&key.as_str()) {
                            open.push((member, base.clone(), !names && NAMES.contains(&key.as_str())));
                        }
                    }
                }
                Value::Array(items) => open.extend(items.iter().map(|item| (item, base.clone(), false))),
                _ => {}
            }
        }
        found
    }

    /// The place of the resource that a reference names, and the fragment that is left; none where it names none.
    pub(super) fn named<'r>(&self, reference: &'r str, at: Span) -> Option<(Span, &'r str)> {
        let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let around = self.around(at);
        let resource = if address.is_empty() {
            around?
        } else {
            let uri = uri::resolve(around.map_or(&self.base, |resource| &resource.uri), address);
            self.all.iter().find(|resource| resource.uri == uri)?
        };
        Some((resource.span, fragment))
    }

    /// The place of an anchor that belongs to the resource at `resource`.
    pub(super) fn anchor(&self, resource: Span, name: &str) -> Option<Span> {
        let own = |span: Span| self.around(span).is_some_and(|around| around.span == resource);
        self.anchors.iter().find(|(other, span)| other == name && own(*span)).map(|(_, span)| *span)
    }

    /// The innermost resource around a place.
    fn around(&self, at: Span) -> Option<&Resource> {
        let around = self.all.iter().filter(|resource| encloses(resource.span, at));
        around.min_by_key(|resource| resource.span.end - resource.span.start)
    }
}

/// The segments of the pointer from a tree to the node at a place.
pub(super) fn path(tree: &Node, to: Span) -> Option<Vec<String>> {
    let (mut node, mut segments) = (tree, Vec::new());
    while node.span != to {
        let children: Vec<(String, &Node)> = match &node.value {
            Value::Object(object) => object.iter().map(|(key, member)| (key.value.clone(), member)).collect(),
            Value::Array(items) => items.iter().enumerate().map(|(at, item)| (at.to_string(), item)).collect(),
            _ => return None,
        };
        let (segment, child) = children.into_iter().find(|(_, child)| encloses(child.span, to))?;
        segments.push(segment);
        node = child;
    }
    Some(segments)
}

fn encloses(outer: Span, inner: Span) -> bool {
    outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
}
