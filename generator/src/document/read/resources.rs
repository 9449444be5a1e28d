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
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// Members whose values are data, not schemas.
const DATA: &[&str] = &["const", "default", "enum", "example", "examples"];

/// Members whose members are named freely.
const NAMES: &[&str] = &["properties", "patternProperties", "dependentSchemas", "$defs", "definitions", "schemas"];

/// The resources of a file, and the anchors in it.
#[derive(Default)]
pub(super) struct Resources {
    /// What relative references outside of any resource are relative to.
    base: String,
    all: Vec<Resource>,
    by_uri: BTreeMap<String, usize>,
    /// All of them, in the order in which they begin; of those that begin together the inner ones last.
    in_order: Vec<usize>,
    /// Pointers by resource and name.
    anchors: BTreeMap<(Option<usize>, String), Vec<String>>,
    /// The first anchor of each name.
    by_name: BTreeMap<String, Vec<String>>,
    /// How many schemas have each `$dynamicAnchor`.
    dynamic: BTreeMap<String, usize>,
}

/// A schema with an `$id`.
struct Resource {
    uri: String,
    span: Span,
    segments: Vec<String>,
    /// The one around it.
    outer: Option<usize>,
}

/// A node that is still to be looked at.
#[derive(Clone, Copy)]
struct Open<'t> {
    node: &'t Node,
    /// Its place among the steps.
    step: Option<usize>,
    within: Option<usize>,
    /// Whether its members are named freely.
    names: bool,
}

/// The steps from a tree to what was met in it, each with the one before.
type Steps<'t> = Vec<(Option<usize>, Step<'t>)>;

#[derive(Clone, Copy)]
enum Step<'t> {
    Key(&'t str),
    Index(usize),
}

impl Resources {
    /// Looks for resources and anchors in a file.
    pub(super) fn of(tree: &Node) -> Self {
        let base = tree.get("$self").and_then(Node::as_str).unwrap_or_default();
        let mut found = Self { base: base.to_owned(), ..Self::default() };
        let mut steps: Steps<'_> = Vec::new();
        let mut open = vec![Open { node: tree, step: None, within: None, names: false }];
        while let Some(at) = open.pop() {
            match &at.node.value {
                Value::Object(object) => {
                    let within = if at.names { at.within } else { found.identify(at, &steps) };
                    for (key, node) in object.iter() {
                        if at.names || !DATA.contains(&key.as_str()) {
                            let names = !at.names && NAMES.contains(&key.as_str());
                            steps.push((at.step, Step::Key(key.as_str())));
                            open.push(Open { node, step: steps.len().checked_sub(1), within, names });
                        }
                    }
                }
                Value::Array(items) => {
                    for (index, node) in items.iter().enumerate() {
                        steps.push((at.step, Step::Index(index)));
                        open.push(Open { node, step: steps.len().checked_sub(1), within: at.within, names: false });
                    }
                }
                _ => {}
            }
        }
        found.in_order = (0..found.all.len()).collect();
        let place = |index: &usize| found.all.get(*index).map(|one| (one.span.start, Reverse(one.span.end)));
        found.in_order.sort_by_key(place);
        found
    }

    /// Takes in what a schema says of itself; the resource that it belongs to.
    fn identify(&mut self, at: Open<'_>, steps: &Steps<'_>) -> Option<usize> {
        let text = |keyword| at.node.get(keyword).and_then(Node::as_str);
        let mut within = at.within;
        if let Some(id) = text("$id") {
            let outer = within.and_then(|outer| self.all.get(outer)).map_or(&self.base, |outer| &outer.uri);
            let uri = uri::resolve(outer, id);
            self.by_uri.entry(uri.clone()).or_insert(self.all.len());
            self.all.push(Resource { uri, span: at.node.span, segments: path(at.step, steps), outer: at.within });
            within = self.all.len().checked_sub(1);
        }
        for name in [text("$anchor"), text("$dynamicAnchor")].into_iter().flatten() {
            self.anchors.entry((within, name.to_owned())).or_insert_with(|| path(at.step, steps));
            self.by_name.entry(name.to_owned()).or_insert_with(|| path(at.step, steps));
        }
        if let Some(name) = text("$dynamicAnchor") {
            *self.dynamic.entry(name.to_owned()).or_default() += 1;
        }
        within
    }

    /// The resource that a reference names, and the fragment that is left; none where it names none.
    pub(super) fn named<'r>(&self, reference: &'r str, at: Span) -> Option<(usize, &'r str)> {
        let (address, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let around = self.around(at);
        if address.is_empty() {
            return Some((around?, fragment));
        }
        let base = around.and_then(|around| self.all.get(around)).map_or(&self.base, |around| &around.uri);
        Some((*self.by_uri.get(&uri::resolve(base, address))?, fragment))
    }

    /// The segments of the pointer to the resource with this URI.
    pub(super) fn by_uri(&self, uri: &str) -> Option<&[String]> {
        self.place(*self.by_uri.get(uri)?)
    }

    /// The segments of the pointer to a resource.
    pub(super) fn place(&self, resource: usize) -> Option<&[String]> {
        self.all.get(resource).map(|resource| resource.segments.as_slice())
    }

    /// The segments of the pointer to an anchor of a resource.
    pub(super) fn anchor(&self, resource: usize, name: &str) -> Option<&[String]> {
        self.anchors.get(&(Some(resource), name.to_owned())).map(Vec::as_slice)
    }

    /// As [`Self::anchor`], where the name is one of the file's.
    pub(super) fn any_anchor(&self, name: &str) -> Option<&[String]> {
        let own = self.anchors.get(&(None, name.to_owned()));
        own.or_else(|| self.by_name.get(name)).map(Vec::as_slice)
    }

    /// Each `$dynamicAnchor` that several schemas have.
    pub(super) fn dynamic(&self) -> impl Iterator<Item = &String> {
        self.dynamic.iter().filter(|(_, count)| **count > 1).map(|(name, _)| name)
    }

    /// The innermost resource around a place.
    fn around(&self, at: Span) -> Option<usize> {
        let begun = |index: &usize| self.all.get(*index).is_some_and(|one| one.span.start <= at.start);
        let last = self.in_order.partition_point(begun).checked_sub(1)?;
        let mut around = self.in_order.get(last).copied();
        while let Some(resource) = around.and_then(|index| self.all.get(index)) {
            if at.end <= resource.span.end {
                return around;
            }
            around = resource.outer;
        }
        None
    }
}

/// The segments of the pointer that leads along steps.
fn path(mut step: Option<usize>, steps: &Steps<'_>) -> Vec<String> {
    let mut segments = Vec::new();
    while let Some((before, last)) = step.and_then(|step| steps.get(step)) {
        segments.push(match last {
            Step::Key(key) => (*key).to_owned(),
            Step::Index(index) => index.to_string(),
        });
        step = *before;
    }
    segments.reverse();
    segments
}
