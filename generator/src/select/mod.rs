//! Selection: only some operations of a document, and what they reach.
//!
//! ```toml
//! [select]
//! operations = ["listMembers", "GET /v1/members/{id}", "* /v1/orgs/**", "create*"]
//! tags = ["Billing"]
//! ```
//! An operation is selected by any of these. It is done on the tree, before the document is read: what is left out costs
//! nothing and its faults stop nobody. References still lead into all of the document. What operations reach keeps its
//! order, and its names, which `names.lock` has from whatever was generated before.

mod pattern;
mod reach;
#[cfg(test)]
mod tests;

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::{local_pointer, lookup};
use crate::near::nearest;
use crate::source::{Entry, Node, Object, Span, Value};
use pattern::Pattern;
use std::sync::Arc;

/// The members of a path item that are operations.
const METHODS: [&str; 9] = ["get", "put", "post", "delete", "options", "head", "patch", "trace", "query"];

/// Operations of other methods (OpenAPI 3.2).
const OTHERS: &str = "additionalOperations";

/// Where operations stand in a document.
const CONTAINERS: [&str; 2] = ["paths", "webhooks"];

/// So many path items may lead to each other by reference.
const LONGEST_CHAIN: usize = 16;

/// Which operations are generated. Every entry must match one at least.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Each an `operationId`, or `METHOD /path` as the document writes it, or `METHOD webhook name`. `*` stands for any
    /// characters, of a path for any but `/`, where `**` stands for any; the method may be `*`.
    pub operations: Vec<Selector>,
    /// Tags, in which `*` stands for any characters.
    pub tags: Vec<Selector>,
}

/// One entry of a selection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selector {
    /// As it is written.
    pub text: String,
    /// Where, if that is in a file.
    pub span: Option<Span>,
}

impl Selection {
    /// The selection that a command line asks for; nothing, where it asks for all.
    #[must_use]
    pub fn of(operations: &[String], tags: &[String]) -> Option<Self> {
        let any = !operations.is_empty() || !tags.is_empty();
        any.then(|| Self::new(operations.iter().cloned(), tags.iter().cloned()))
    }

    /// A selection that stands in no file: by operations and by tags.
    pub fn new(operations: impl IntoIterator<Item = String>, tags: impl IntoIterator<Item = String>) -> Self {
        let selector = |text| Selector { text, span: None };
        Self {
            operations: operations.into_iter().map(selector).collect(),
            tags: tags.into_iter().map(selector).collect(),
        }
    }
}

/// The document with the selected operations and what they reach. `schemes` are security schemes that somebody else than
/// the document names.
pub(crate) fn apply(tree: &Node, selection: &Selection, schemes: &[&str], diagnostics: &mut Diagnostics) -> Node {
    let Some(root) = tree.as_object() else { return tree.clone() };
    let mut choice = Choice::new(selection);
    let containers = CONTAINERS.map(|name| (name, root.get(name).map(|node| choice.container(tree, name, node))));
    choice.report(diagnostics);
    let mut entries = Vec::with_capacity(root.len());
    for entry in root.entries() {
        let chosen = containers.iter().find(|(name, _)| *name == entry.key.as_str());
        let value = chosen.and_then(|(_, node)| node.clone()).unwrap_or_else(|| entry.value.clone());
        entries.push(Entry { key: entry.key.clone(), value });
    }
    reach::prune(tree, &mut entries, schemes);
    object(tree, entries)
}

/// An object in the place of another.
fn object(of: &Node, entries: Vec<Entry<Node>>) -> Node {
    Node { span: of.span, value: Value::Object(Arc::new(Object::build(entries, |_, _| ()))) }
}

/// A selection at work: which entries have matched, and what they could have meant.
struct Choice<'s> {
    operations: Vec<Wanted<'s>>,
    tags: Vec<Wanted<'s>>,
    known_operations: Vec<String>,
    known_tags: Vec<String>,
}

struct Wanted<'s> {
    selector: &'s Selector,
    pattern: Pattern,
    matched: bool,
}

impl<'s> Choice<'s> {
    fn new(selection: &'s Selection) -> Self {
        let wanted = |parse: fn(&str) -> Pattern| {
            move |selector: &'s Selector| Wanted { selector, pattern: parse(&selector.text), matched: false }
        };
        Self {
            operations: selection.operations.iter().map(wanted(Pattern::operation)).collect(),
            tags: selection.tags.iter().map(wanted(Pattern::text)).collect(),
            known_operations: Vec::new(),
            known_tags: Vec::new(),
        }
    }

    /// `paths` or `webhooks` with the selected operations only. A webhook is called as it is in the lock: `webhook newPet`.
    fn container(&mut self, tree: &Node, name: &str, node: &Node) -> Node {
        let Some(items) = node.as_object() else { return node.clone() };
        let mut entries = Vec::new();
        for entry in items.entries() {
            if entry.key.starts_with("x-") {
                entries.push(entry.clone());
                continue;
            }
            let path = match name {
                "webhooks" => format!("webhook {}", entry.key.as_str()),
                _ => entry.key.as_str().to_owned(),
            };
            if let Some(value) = self.item(&path, resolved(tree, &entry.value)) {
                entries.push(Entry { key: entry.key.clone(), value });
            }
        }
        object(node, entries)
    }

    /// A path item with the selected operations only; nothing where it has none of them.
    fn item(&mut self, path: &str, item: &Node) -> Option<Node> {
        let members = item.as_object()?;
        // What stands in another file is not to be seen here.
        let mut any = members.contains_key("$ref");
        let mut entries = Vec::new();
        for entry in members.entries() {
            if METHODS.contains(&entry.key.as_str()) {
                if self.chooses(&entry.key.to_ascii_uppercase(), path, &entry.value) {
                    any = true;
                    entries.push(entry.clone());
                }
            } else if let (OTHERS, Some(others)) = (entry.key.as_str(), entry.value.as_object()) {
                let chosen = others.entries().filter(|other| self.chooses(&other.key, path, &other.value));
                let chosen: Vec<_> = chosen.cloned().collect();
                any |= !chosen.is_empty();
                entries.push(Entry { key: entry.key.clone(), value: object(&entry.value, chosen) });
            } else {
                entries.push(entry.clone());
            }
        }
        any.then(|| object(item, entries))
    }

    fn chooses(&mut self, method: &str, path: &str, operation: &Node) -> bool {
        let id = operation.get("operationId").and_then(Node::as_str);
        let mut chosen = false;
        for wanted in self.operations.iter_mut().filter(|wanted| wanted.pattern.is_operation(id, method, path)) {
            wanted.matched = true;
            chosen = true;
        }
        let tags = operation.get("tags").and_then(Node::as_array).unwrap_or_default();
        for tag in tags.iter().filter_map(Node::as_str) {
            for wanted in self.tags.iter_mut().filter(|wanted| wanted.pattern.is_text(tag)) {
                wanted.matched = true;
                chosen = true;
            }
            self.known_tags.push(tag.to_owned());
        }
        self.known_operations.extend(id.map(str::to_owned));
        self.known_operations.push(format!("{method} {path}"));
        chosen
    }

    /// An entry that matches nothing is one that a change of the document has made void.
    fn report(&self, diagnostics: &mut Diagnostics) {
        let operations = self.operations.iter().map(|wanted| (wanted, "operation", &self.known_operations));
        let tags = self.tags.iter().map(|wanted| (wanted, "operation has the tag", &self.known_tags));
        for (wanted, what, known) in operations.chain(tags).filter(|(wanted, ..)| !wanted.matched) {
            let text = &wanted.selector.text;
            let message = match what {
                "operation" => format!("the selection `{text}` matches no operation"),
                _ => format!("no operation has the tag `{text}`, which is selected"),
            };
            let found = Diagnostic::error(Code::UnmatchedSelection, message);
            let found = match wanted.selector.span {
                Some(span) => found.at(span, "matches nothing"),
                None => found,
            };
            let webhook = known.iter().find(|known| known.replacen(" webhook ", " ", 1) == *text).map(String::as_str);
            let meant = webhook.or_else(|| nearest(text, known.iter().map(String::as_str)));
            diagnostics.push(found.help(match meant {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "write an operationId, `METHOD /path`, `METHOD webhook name` or a tag as the document does; `*` stands for any \
                         characters"
                    .to_owned(),
            }));
        }
    }
}

/// The path item that another refers to, in the same file.
fn resolved<'n>(tree: &'n Node, item: &'n Node) -> &'n Node {
    let mut at = item;
    for _ in 0..LONGEST_CHAIN {
        let reference = at.get("$ref").and_then(Node::as_str);
        match reference.and_then(local_pointer).and_then(|segments| lookup(tree, &segments)) {
            Some(target) => at = target,
            None => break,
        }
    }
    at
}
