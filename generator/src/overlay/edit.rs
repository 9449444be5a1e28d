//! Changes to a tree at many places in one pass.
//!
//! Recursion goes as deep as the marks, which are places of the tree.

use crate::jsonpath::{Location, Step};
use crate::source::{Node, Value};
use std::collections::BTreeMap;
use std::sync::Arc;

/// Places in a tree.
#[derive(Default)]
pub(super) struct Marks {
    here: bool,
    below: BTreeMap<Step, Marks>,
}

impl Marks {
    pub(super) fn of(locations: &[Location]) -> Self {
        let mut root = Self::default();
        for location in locations {
            let mut at = &mut root;
            for step in location {
                at = at.below.entry(step.clone()).or_default();
            }
            at.here = true;
        }
        root
    }

    fn removes(&self, step: &Step) -> bool {
        self.below.get(step).is_some_and(|marks| marks.here)
    }
}

/// Changes every marked node, inner ones before those around them.
pub(super) fn change(node: &mut Node, marks: &Marks, with: &mut dyn FnMut(&mut Node)) {
    inside(node, marks, &mut |child, marks| change(child, marks, with));
    if marks.here {
        with(node);
    }
}

/// Removes every marked node but the root.
pub(super) fn remove(node: &mut Node, marks: &Marks) {
    inside(node, marks, &mut |child, marks| {
        if !marks.here {
            remove(child, marks);
        }
    });
    if !marks.below.values().any(|below| below.here) {
        return;
    }
    match &mut node.value {
        Value::Object(object) => Arc::make_mut(object)
            .change(|entries| entries.retain(|entry| !marks.removes(&Step::Key(entry.key.value.to_string())))),
        Value::Array(items) => {
            let mut at = 0..;
            Arc::make_mut(items).retain(|_| !at.next().is_some_and(|at| marks.removes(&Step::Index(at))));
        }
        _ => {}
    }
}

/// Visits the children on the way to marks.
fn inside(node: &mut Node, marks: &Marks, visit: &mut dyn FnMut(&mut Node, &Marks)) {
    for (step, below) in &marks.below {
        let child = match (&mut node.value, step) {
            (Value::Object(object), Step::Key(key)) => Arc::make_mut(object).get_mut(key),
            (Value::Array(items), Step::Index(at)) => Arc::make_mut(items).get_mut(*at),
            _ => None,
        };
        if let Some(child) = child {
            visit(child, below);
        }
    }
}

/// How many nodes there are in a tree, and how many levels of arrays and objects.
pub(super) fn measure(node: &Node) -> (usize, usize) {
    let children = |nodes: &mut dyn Iterator<Item = &Node>| {
        let parts = nodes.map(measure);
        let (size, height) = parts.fold((1_usize, 0), |all, part| (all.0.saturating_add(part.0), all.1.max(part.1)));
        (size, height + 1)
    };
    match &node.value {
        Value::Object(object) => {
            let (size, height) = children(&mut object.values());
            // Keys count as the reader counts them.
            (size.saturating_add(object.len()), height)
        }
        Value::Array(items) => children(&mut items.iter()),
        _ => (1, 0),
    }
}
