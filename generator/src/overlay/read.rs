//! An overlay's file to its actions (Overlay Specification 1.1, sections "Overlay Object" and "Action Object").

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::jsonpath::Query;
use crate::source::{Node, Span, Spanned, Text};
use std::collections::BTreeMap;

/// An overlay.
pub(super) struct Overlay {
    pub(super) edition: Edition,
    pub(super) actions: Vec<Action>,
}

/// The versions with their own meaning of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edition {
    /// Changes objects and arrays only; what is appended to an array is one element.
    V1_0,
    /// Changes scalars as well, concatenates arrays, and can copy.
    V1_1,
}

/// One change.
pub(super) struct Action {
    pub(super) target: Path,
    pub(super) change: Change,
}

/// A path with its text.
pub(super) struct Path {
    pub(super) text: Spanned<Text>,
    pub(super) query: Query,
}

/// What happens to what an action selects.
pub(super) enum Change {
    Nothing,
    Update(Node),
    Copy(Path),
    Remove,
}

/// Reads an overlay; every fault is an error.
pub(super) fn overlay(root: &Node, diagnostics: &mut Diagnostics) -> Option<Overlay> {
    let mut reader = Reader { diagnostics, edition: Edition::V1_1 };
    reader.object(root, "an overlay", &["overlay", "info", "extends", "actions"])?;
    reader.edition = reader.edition(root)?;
    let info = reader.required(root, "info", "add `info` with a `title` and a `version`");
    if let Some(info) =
        info.filter(|info| reader.object(info, "`info`", &["title", "version", "description"]).is_some())
    {
        for field in ["title", "version"] {
            let node = reader.required(info, field, "it says what the overlay is for, and which state of it this is");
            node.and_then(|node| reader.text(field, node));
        }
        info.get("description").and_then(|node| reader.text("description", node));
    }
    root.get("extends").and_then(|node| reader.text("extends", node));
    let actions = reader.actions(root)?;
    Some(Overlay { edition: reader.edition, actions })
}

struct Reader<'d> {
    diagnostics: &'d mut Diagnostics,
    edition: Edition,
}

impl Reader<'_> {
    fn edition(&mut self, root: &Node) -> Option<Edition> {
        let node = self.required(root, "overlay", "begin with `overlay: 1.1.0`")?;
        let text = self.text("overlay", node)?;
        let patch = |prefix: &str| text.strip_prefix(prefix).map(|patch| patch.parse::<u32>().is_ok());
        match (patch("1.0."), patch("1.1.")) {
            (Some(true), _) => Some(Edition::V1_0),
            (_, Some(true)) => Some(Edition::V1_1),
            _ => {
                let message = format!("the version `{}` of the Overlay Specification is not supported", text.value);
                self.bad(message, text.span, "unknown version", "versions 1.0 and 1.1 are: write `1.1.0`");
                None
            }
        }
    }

    fn actions(&mut self, root: &Node) -> Option<Vec<Action>> {
        let help = "list what the overlay changes, as in `- {target: $.info, update: {title: New}}`";
        let node = self.required(root, "actions", help)?;
        let Some(items) = node.as_array().filter(|items| !items.is_empty()) else {
            let label = if node.as_array().is_some() { "this list is empty" } else { "this is no list" };
            self.bad("`actions` must be a list of one action or more", node.span, label, help);
            return None;
        };
        let mut seen: BTreeMap<&str, Vec<&Node>> = BTreeMap::new();
        let mut actions = Vec::new();
        for item in items {
            if let Some(target) = item.get("target").and_then(Node::as_str) {
                let same = seen.entry(target).or_default();
                if let Some(first) = same.iter().find(|other| *other == &item) {
                    let found = Diagnostic::error(Code::BadOverlay, "the same action stands here twice");
                    let found = found.at(item.span, "again here").at(first.span, "first here");
                    self.diagnostics.push(found.help("remove one of the two"));
                }
                same.push(item);
            }
            actions.extend(self.action(item));
        }
        Some(actions)
    }

    fn action(&mut self, item: &Node) -> Option<Action> {
        let known: &[&str] = match self.edition {
            Edition::V1_0 => &["target", "description", "update", "remove"],
            Edition::V1_1 => &["target", "description", "update", "copy", "remove"],
        };
        self.object(item, "an action", known)?;
        item.get("description").and_then(|node| self.text("description", node));
        let target = self.required(item, "target", "say what is changed, as in `target: $.info`");
        let target = target.and_then(|node| self.path("target", node));
        let copy = item.get("copy").map(|node| self.path("copy", node));
        let remove = match item.get("remove").map(|node| (node, node.as_bool())) {
            None => false,
            Some((_, Some(remove))) => remove,
            Some((node, None)) => {
                let message = format!("`remove` must be a boolean, not {}", node.value.kind());
                self.bad(message, node.span, "neither `true` nor `false`", "write `true`, or delete the line");
                return None;
            }
        };
        let change = match (remove, item.get("update"), copy) {
            (true, None, None) => Change::Remove,
            (true, ..) => {
                let found = Diagnostic::warning(Code::BadOverlay, "what is removed is not changed as well");
                let found = found.at(item.span, "`update` and `copy` have no effect beside `remove`");
                self.diagnostics.push(found.help("delete one of them; an action of its own can put something there"));
                Change::Remove
            }
            (false, Some(_), Some(_)) => {
                let help = "make two actions of it, in the order that is meant";
                self.bad("an action has both `update` and `copy`", item.span, "one action has one change", help);
                return None;
            }
            (false, Some(update), None) => Change::Update(update.clone()),
            (false, None, Some(copy)) => Change::Copy(copy?),
            (false, None, None) => {
                let found = Diagnostic::warning(Code::BadOverlay, "the action changes nothing");
                let found = found.at(item.span, "neither `update` nor `copy` nor `remove`");
                self.diagnostics.push(found.help("say what happens to what it selects, or delete it"));
                Change::Nothing
            }
        };
        Some(Action { target: target?, change })
    }

    fn path(&mut self, field: &'static str, node: &Node) -> Option<Path> {
        let text = self.text(field, node)?;
        match Query::parse(&text) {
            Ok(query) => Some(Path { text, query }),
            Err(fault) => {
                let message = format!("`{field}` is no JSONPath (RFC 9535)");
                let place = format!("expected {} at character {}", fault.what, fault.at + 1);
                let found = Diagnostic::error(Code::BadJsonPath, message).at(text.span, place);
                self.diagnostics
                    .push(found.help("write it as in `$.paths['/members'].get.parameters[?@.name == 'id']`"));
                None
            }
        }
    }

    /// Checks that a node is an object without fields that nothing defines.
    fn object(&mut self, node: &Node, what: &str, known: &[&str]) -> Option<()> {
        let Some(object) = node.as_object() else {
            let message = format!("{what} must be an object, not {}", node.value.kind());
            let help = "write it as the Overlay Specification does: `overlay`, `info` and `actions`";
            self.bad(message, node.span.before(), "an object is needed here", help);
            return None;
        };
        for key in object.keys().filter(|key| !key.starts_with("x-") && !known.contains(&key.as_str())) {
            let help = match crate::near::nearest(key, known.iter().copied()) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "remove it; a field of your own begins with `x-`".to_owned(),
            };
            self.bad(format!("`{key}` is not a field of {what}"), key.span, "unknown field", help);
        }
        Some(())
    }

    fn required<'n>(&mut self, of: &'n Node, field: &str, help: &str) -> Option<&'n Node> {
        let found = of.get(field);
        if found.is_none() {
            self.bad(format!("`{field}` is missing"), of.span.before(), "in this object", help);
        }
        found
    }

    fn text(&mut self, field: &str, node: &Node) -> Option<Spanned<Text>> {
        if let Some(text) = node.as_str() {
            return Some(Spanned::new(text.into(), node.span));
        }
        let message = format!("`{field}` must be a string, not {}", node.value.kind());
        self.bad(
            message,
            node.span,
            "not a string",
            "write a text; put quotes around what YAML takes for something else",
        );
        None
    }

    fn bad(&mut self, message: impl Into<String>, span: Span, label: &str, help: impl Into<String>) {
        self.diagnostics.push(Diagnostic::error(Code::BadOverlay, message).at(span, label).help(help));
    }
}
