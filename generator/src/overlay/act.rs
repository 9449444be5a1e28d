//! One action: finds what it selects, checks that the change fits, and makes it.

use super::edit::{Marks, change, measure, remove};
use super::merge::{Conflict, merge};
use super::read::{Action, Change, Edition, Path};
use crate::diagnostic::{Code, Diagnostic};
use crate::jsonpath::{Location, Step};
use crate::source::{Limits, Node, Value};

type Refused = Box<Diagnostic>;

/// Applies an action. `size` counts the nodes of the tree, at least.
pub(super) fn apply(
    tree: &mut Node,
    action: &Action,
    edition: Edition,
    size: &mut usize,
    limits: &Limits,
) -> Result<(), Refused> {
    let locations = select(tree, &action.target)?;
    if locations.is_empty() {
        return Err(unmatched(tree, &action.target));
    }
    check_kinds(tree, &locations, action, edition)?;
    let source = match &action.change {
        Change::Nothing => return Ok(()),
        Change::Remove if locations.iter().any(Vec::is_empty) => {
            return Err(conflict(&action.target, "the document itself can't be removed", "select a part of it"));
        }
        Change::Remove => {
            remove(tree, &Marks::of(&locations));
            return Ok(());
        }
        Change::Update(node) => node.clone(),
        Change::Copy(path) => single(tree, path)?,
    };
    let (nodes, height) = measure(&source);
    *size = size.saturating_add(nodes.saturating_mul(locations.len()));
    let deepest = locations.iter().map(Vec::len).max().unwrap_or_default();
    // An element of an array is one level below it.
    if *size > limits.expanded_nodes || deepest + height + 1 > limits.depth {
        let what =
            format!("the document would hold more than {} values or levels of {}", limits.expanded_nodes, limits.depth);
        return Err(conflict(&action.target, &what, "copy and add less"));
    }
    let mut refused = None;
    change(tree, &Marks::of(&locations), &mut |node| {
        if let Err(found) = put(node, &source, edition) {
            refused.get_or_insert(found);
        }
    });
    refused.map_or(Ok(()), |found| Err(differs(action, &found)))
}

/// Changes one selected node.
fn put(node: &mut Node, with: &Node, edition: Edition) -> Result<(), Conflict> {
    match (&node.value, &with.value) {
        (Value::Array(_), Value::Array(_)) if edition == Edition::V1_1 => merge(node, with),
        (Value::Array(_), _) => {
            if let Value::Array(items) = &mut node.value {
                std::sync::Arc::make_mut(items).push(with.clone());
            }
            Ok(())
        }
        _ => merge(node, with),
    }
}

fn select(tree: &Node, path: &Path) -> Result<Vec<Location>, Refused> {
    let found = path.query.locate(tree);
    found.ok_or_else(|| conflict(path, "the path takes too long to follow", "name what it selects more closely"))
}

/// The one node that `copy` selects.
fn single(tree: &Node, path: &Path) -> Result<Node, Refused> {
    match select(tree, path)?.as_slice() {
        [] => Err(unmatched(tree, path)),
        [location] => Ok(lookup(tree, location).cloned().unwrap_or_else(|| tree.clone())),
        several => {
            let what = format!("`copy` selects {} nodes where one is copied", several.len());
            Err(conflict(path, &what, "name one of them"))
        }
    }
}

/// What is changed together has to be of one sort ("Action Object").
fn check_kinds(tree: &Node, locations: &[Location], action: &Action, edition: Edition) -> Result<(), Refused> {
    let mut nodes = locations.iter().filter_map(|location| lookup(tree, location));
    if let (Edition::V1_0, Some(scalar)) = (edition, nodes.clone().find(|node| sort(node) == "a scalar")) {
        let found =
            Diagnostic::error(Code::OverlayConflict, "an overlay of version 1.0 changes objects and arrays only");
        let found = found.at(action.target.text.span, "selects a scalar").at(scalar.span, "this one");
        return Err(Box::new(found.help("write `overlay: 1.1.0`, or select what the scalar stands in")));
    }
    let (Change::Update(_) | Change::Copy(_), Some(first)) = (&action.change, nodes.next()) else { return Ok(()) };
    match nodes.find(|node| sort(node) != sort(first)) {
        None => Ok(()),
        Some(other) => {
            let message = "an action changes nodes of one sort: objects, arrays or scalars";
            let found =
                Diagnostic::error(Code::OverlayConflict, message).at(action.target.text.span, "selects several");
            let found = found.at(first.span, format!("{} here", sort(first)));
            let found = found.at(other.span, format!("{} here", sort(other)));
            Err(Box::new(found.help("make an action for each sort")))
        }
    }
}

fn sort(node: &Node) -> &'static str {
    match &node.value {
        Value::Object(_) => "an object",
        Value::Array(_) => "an array",
        _ => "a scalar",
    }
}

fn lookup<'n>(tree: &'n Node, location: &[Step]) -> Option<&'n Node> {
    location.iter().try_fold(tree, |node, step| match step {
        Step::Key(key) => node.get(key),
        Step::Index(at) => node.as_array()?.get(*at),
    })
}

fn conflict(path: &Path, what: &str, help: &str) -> Refused {
    let found = Diagnostic::error(Code::OverlayConflict, what).at(path.text.span, "selected here");
    Box::new(found.help(help))
}

fn differs(action: &Action, found: &Conflict) -> Refused {
    let message = format!("{} can't be merged into {}", found.new.1, found.old.1);
    let found = Diagnostic::error(Code::OverlayConflict, message)
        .at(found.new.0, "what the action brings")
        .at(found.old.0, "what is there")
        .at(action.target.text.span, "selected here");
    Box::new(found.help("remove what is there in an action before this one"))
}

/// Nothing is selected: says how far the path leads.
fn unmatched(tree: &Node, path: &Path) -> Refused {
    let found = Diagnostic::error(Code::UnmatchedAction, "the path matches nothing in the document");
    let found = found.at(path.text.span, "nothing is there");
    let mut inner = path.query.clone();
    while let Some((outer, end)) = inner.outer() {
        let reached = outer.locate(tree).unwrap_or_default();
        if !reached.is_empty() {
            let before = path.text.get(..end).unwrap_or_default();
            let nodes = reached.iter().filter_map(|location| lookup(tree, location)).take(100);
            let names = nodes.filter_map(Node::as_object).flat_map(|object| object.keys()).take(10_000);
            let names = names.map(|name| name.as_str());
            let meant = inner.last_name().and_then(|name| crate::document::nearest(name, names));
            return Box::new(found.help(match meant {
                Some(meant) => format!("`{before}` matches; did you mean `{meant}` in it?"),
                None => format!("`{before}` matches, what follows does not: mend the path, or delete the action"),
            }));
        }
        inner = outer;
    }
    Box::new(found.help("mend the path, or delete the action"))
}
