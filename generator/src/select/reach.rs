//! What the selected operations reach by reference: the other components are left out.
//!
//! A reference counts wherever it stands, even in an example, but for extensions of the document itself, where some list
//! operations of another kind: rather too much is kept than too little. References into other files keep every component, as those files may refer back.

use super::object;
use crate::document::{local_pointer, lookup};
use crate::source::{Entry, Node, Value};
use std::collections::BTreeSet;

/// The sections of a Swagger 2.0 document that are what `components` is later.
const OLD_SECTIONS: [&str; 4] = ["definitions", "parameters", "responses", "securityDefinitions"];

/// Looking at work.
struct Reach<'t> {
    tree: &'t Node,
    open: Vec<&'t Node>,
    /// Pointers that were followed.
    seen: BTreeSet<Vec<String>>,
    /// Whether a reference by `$id` or `$anchor` was met.
    by_name: bool,
    /// Whether a reference into another file was met.
    elsewhere: bool,
}

/// Takes out of the members of a document what nothing in the rest of them reaches.
pub(super) fn prune(tree: &Node, entries: &mut [Entry<Node>], schemes: &[&str]) {
    let is_section = |key: &str| key == "components" || OLD_SECTIONS.contains(&key);
    let mut reach = Reach { tree, open: Vec::new(), seen: BTreeSet::new(), by_name: false, elsewhere: false };
    let counts = |key: &str| !is_section(key) && !key.starts_with("x-");
    // Path items with what was chosen of them stand in no tree yet.
    let rest = object(tree, entries.iter().filter(|entry| counts(&entry.key)).cloned().collect());
    for name in schemes {
        reach.scheme(name);
    }
    let mut found = Vec::new();
    references(&rest, &mut found);
    reach.follow(found);
    if reach.by_name {
        reach.named();
    }
    if reach.elsewhere {
        return;
    }
    for entry in entries.iter_mut() {
        match entry.key.as_str() {
            "components" => {
                let Some(sections) = entry.value.as_object() else { continue };
                let kept = sections.entries().map(|section| {
                    let value = reach.kept(&["components", section.key.as_str()], &section.value);
                    Entry { key: section.key.clone(), value }
                });
                entry.value = object(&entry.value, kept.collect());
            }
            section if OLD_SECTIONS.contains(&section) => entry.value = reach.kept(&[section], &entry.value),
            _ => {}
        }
    }
}

impl<'t> Reach<'t> {
    /// Follows references until nothing new turns up.
    fn follow(&mut self, mut found: Vec<Reference>) {
        loop {
            for reference in found.drain(..) {
                self.take(&reference);
            }
            let Some(node) = self.open.pop() else { return };
            references(node, &mut found);
        }
    }

    fn take(&mut self, reference: &Reference) {
        match reference {
            Reference::To(text) => match local_pointer(text) {
                Some(segments) => self.pointer(segments),
                None => {
                    self.by_name = true;
                    self.elsewhere |= !text.starts_with('#') && !text.contains(':');
                }
            },
            Reference::Schema(name) => {
                self.pointer(vec!["components".to_owned(), "schemas".to_owned(), name.clone()]);
                self.pointer(vec!["definitions".to_owned(), name.clone()]);
            }
            Reference::Scheme(name) => self.scheme(name),
        }
    }

    fn scheme(&mut self, name: &str) {
        self.pointer(vec!["components".to_owned(), "securitySchemes".to_owned(), name.to_owned()]);
        self.pointer(vec!["securityDefinitions".to_owned(), name.to_owned()]);
    }

    fn pointer(&mut self, segments: Vec<String>) {
        if let Some(node) = lookup(self.tree, &segments)
            && self.seen.insert(segments)
        {
            self.open.push(node);
        }
    }

    /// Reaches every component schema that has a name for references besides its place.
    fn named(&mut self) {
        for section in ["components/schemas", "definitions"] {
            let path: Vec<String> = section.split('/').map(str::to_owned).collect();
            let schemas = lookup(self.tree, &path).and_then(Node::as_object);
            for (name, schema) in schemas.into_iter().flat_map(|schemas| schemas.iter()) {
                if has_name(schema) {
                    self.pointer(path.iter().cloned().chain([name.value.to_string()]).collect());
                }
            }
        }
        self.follow(Vec::new());
    }

    /// A section with what was reached of it.
    fn kept(&self, section: &[&str], node: &Node) -> Node {
        let items = node.as_object().filter(|_| !section.iter().any(|name| name.starts_with("x-")));
        let Some(items) = items else { return node.clone() };
        let is_reached = |entry: &&Entry<Node>| {
            let name = entry.key.as_str();
            self.seen.contains(&section.iter().copied().chain([name]).map(str::to_owned).collect::<Vec<_>>())
        };
        object(node, items.entries().filter(is_reached).cloned().collect())
    }
}

/// A reference that was met.
enum Reference {
    /// The text of a `$ref`, or of the like.
    To(String),
    /// A component schema by its name.
    Schema(String),
    /// A security scheme by its name.
    Scheme(String),
}

/// The references anywhere in a node.
fn references(node: &Node, found: &mut Vec<Reference>) {
    let mut open = vec![node];
    while let Some(node) = open.pop() {
        match &node.value {
            Value::Array(items) => open.extend(items.iter()),
            Value::Object(object) => {
                for (key, value) in object.iter() {
                    match (key.as_str(), &value.value) {
                        ("$ref" | "$dynamicRef", Value::String(text)) => {
                            found.push(Reference::To(text.to_string()));
                        }
                        ("mapping", Value::Object(targets)) => {
                            let texts = targets.values().filter_map(Node::as_str);
                            texts.for_each(|text| {
                                found.push(if text.contains(['#', '/']) {
                                    Reference::To(text.to_owned())
                                } else {
                                    Reference::Schema(text.to_owned())
                                });
                            });
                        }
                        ("defaultMapping", Value::String(name)) => found.push(Reference::Schema(name.to_string())),
                        ("security", Value::Array(requirements)) => {
                            let names = requirements.iter().filter_map(Node::as_object).flat_map(|set| set.keys());
                            found.extend(names.map(|name| Reference::Scheme(name.value.to_string())));
                        }
                        _ => {}
                    }
                    open.push(value);
                }
            }
            _ => {}
        }
    }
}

fn has_name(schema: &Node) -> bool {
    let mut open = vec![schema];
    while let Some(node) = open.pop() {
        match &node.value {
            Value::Array(items) => open.extend(items.iter()),
            Value::Object(object) => {
                if ["$id", "$anchor", "$dynamicAnchor"].iter().any(|name| object.contains_key(name)) {
                    return true;
                }
                open.extend(object.values());
            }
            _ => {}
        }
    }
    false
}
