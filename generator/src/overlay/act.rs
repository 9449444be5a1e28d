//! One action: finds what it selects, checks that the change fits, and makes it.

use super::edit::{Marks, change, measure, remove};
use super::merge::{Conflict, merge};
use super::read::{Action, Change, Edition, Path};
use crate::diagnostic::{Code, Diagnostic};
use crate::jsonpath::{Location, Step};
use crate::limits::{Limit, Limits};
use crate::source::{Node, Value};

type Refused = Box<Diagnostic>;

/// What the overlays of a run have cost so far.
pub(super) struct Spent {
    /// The nodes of the tree, at least.
    pub(super) nodes: usize,
    /// How many nodes their paths may still look at.
    pub(super) left: usize,
}

/// Applies an action.
pub(super) fn apply(
    tree: &mut Node,
    action: &Action,
    edition: Edition,
    spent: &mut Spent,
    limits: &Limits,
) -> Result<(), Refused> {
    let locations = select(tree, &action.target, spent, limits)?;
    if locations.is_empty() {
        return Err(unmatched(tree, &action.target, spent));
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
        Change::Copy(path) => single(tree, path, spent, limits)?,
    };
    let (nodes, height) = measure(&source);
    spent.nodes = spent.nodes.saturating_add(nodes.saturating_mul(locations.len()));
    let deepest = locations.iter().map(Vec::len).max().unwrap_or_default();
    // An element of an array is one level below it.
    let mend = "copy and add less";
    let refuse = |limit, more| {
        let found = limits.exceeded(limit, more, None, mend);
        Err(Box::new(found.at(action.target.text.span, "selected by this path")))
    };
    if spent.nodes > limits.get(Limit::ExpandedNodes) {
        return refuse(Limit::ExpandedNodes, "with the overlay, the document holds more values and keys");
    }
    if deepest + height + 1 > limits.get(Limit::Depth) {
        return refuse(Limit::Depth, "with the overlay, arrays and objects are nested deeper");
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

fn select(tree: &Node, path: &Path, spent: &mut Spent, limits: &Limits) -> Result<Vec<Location>, Refused> {
    path.query.locate(tree, &mut spent.left).ok_or_else(|| {
        let (more, mend) = ("the paths of overlays look at more nodes", "name more closely what they select");
        let found = limits.exceeded(Limit::OverlaySteps, more, None, mend);
        Box::new(found.at(path.text.span, "the limit is met here"))
    })
}

/// The one node that `copy` selects.
fn single(tree: &Node, path: &Path, spent: &mut Spent, limits: &Limits) -> Result<Node, Refused> {
    match select(tree, path, spent, limits)?.as_slice() {
        [] => Err(unmatched(tree, path, spent)),
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
fn unmatched(tree: &Node, path: &Path, spent: &mut Spent) -> Refused {
    let found = Diagnostic::error(Code::UnmatchedAction, "the path matches nothing in the document");
    let found = found.at(path.text.span, "nothing is there");
    let mut inner = path.query.clone();
    while let Some((outer, end)) = inner.outer() {
        let reached = outer.locate(tree, &mut spent.left).unwrap_or_default();
        if !reached.is_empty() {
            let before = path.text.get(..end).unwrap_or_default();
            let nodes = reached.iter().filter_map(|location| lookup(tree, location)).take(100);
            let names = nodes.filter_map(Node::as_object).flat_map(|object| object.keys()).take(10_000);
            let names = names.map(|name| name.as_str());
            let meant = inner.last_name().and_then(|name| crate::near::nearest(name, names));
            return Box::new(found.help(match meant {
                Some(meant) => format!("`{before}` matches; did you mean `{meant}` in it?"),
                None => format!("`{before}` matches, what follows does not: mend the path, or delete the action"),
            }));
        }
        inner = outer;
    }
    Box::new(found.help("mend the path, or delete the action"))
}
