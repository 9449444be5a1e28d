//! What of a document is merged entry by entry, and what has to be equal on all pages.

use std::collections::BTreeMap;

use crate::source::{Node, Span};

/// The mappings whose entries are merged one by one; everything else is equal on all pages or an error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Level {
    Root,
    Paths,
    PathItem,
    Components,
    Section,
}

impl Level {
    pub(super) fn below(self, key: &str) -> Option<Self> {
        match self {
            Self::Root if key == "paths" || key == "webhooks" => Some(Self::Paths),
            Self::Root if key == "components" => Some(Self::Components),
            Self::Paths if !key.starts_with("x-") => Some(Self::PathItem),
            Self::Components if !key.starts_with("x-") => Some(Self::Section),
            _ => None,
        }
    }

    /// Whether `whole` has everything that `part` has. At most as deep as there are levels.
    pub(super) fn holds(self, whole: &Node, part: &Node) -> bool {
        let Some(object) = part.as_object() else { return same(whole, part) };
        object.iter().all(|(key, value)| match (whole.get(key), self.below(key)) {
            (Some(other), Some(level)) => level.holds(other, value),
            (Some(other), None) => same(other, value),
            (None, _) => false,
        })
    }
}

/// Where the pages hold what is merged already, by the keys that lead there.
#[derive(Default)]
pub(super) struct Places(BTreeMap<Vec<String>, Span>);

impl Places {
    /// Where the entry at `path` was first seen.
    pub(super) fn first(&self, path: &[String]) -> Option<Span> {
        self.0.get(path).copied()
    }

    pub(super) fn remember(&mut self, tree: &Node) {
        let mut open = vec![(Level::Root, Vec::new(), tree)];
        while let Some((level, path, node)) = open.pop() {
            for (key, value) in node.as_object().into_iter().flat_map(|object| object.iter()) {
                let mut path: Vec<String> = path.clone();
                path.push(key.value.to_string());
                self.0.entry(path.clone()).or_insert(key.span);
                if let Some(level) = level.below(key) {
                    open.push((level, path, value));
                }
            }
        }
    }
}

/// Whether two nodes hold the same value, whatever the order of their members.
pub(super) fn same(left: &Node, right: &Node) -> bool {
    let mut pairs = vec![(left, right)];
    while let Some((left, right)) = pairs.pop() {
        if let (Some(left), Some(right)) = (left.as_object(), right.as_object()) {
            if left.len() != right.len() {
                return false;
            }
            for (key, value) in left.iter() {
                let Some(other) = right.get(key) else { return false };
                pairs.push((value, other));
            }
        } else if let (Some(left), Some(right)) = (left.as_array(), right.as_array()) {
            if left.len() != right.len() {
                return false;
            }
            pairs.extend(left.iter().zip(right));
        } else if left != right {
            return false;
        }
    }
    true
}
