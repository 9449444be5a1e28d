//! The members of an object, in the order in which their names came: a map may keep it.

use std::collections::BTreeMap;

use super::skeleton::Node;

/// Each member by its name, with its place among the others.
#[derive(Debug, Default)]
pub(super) struct Members(BTreeMap<String, (usize, Node)>);

impl Members {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }

    /// What a name stands for, in its own place; where it is new, what `new` makes, behind all others.
    pub(super) fn get_or(&mut self, name: &str, new: impl FnOnce() -> Node) -> &mut Node {
        let place = self.0.len();
        &mut self.0.entry(name.to_owned()).or_insert_with(|| (place, new())).1
    }

    /// Adds a value; several of one name are a list, which is then refused where one value is wanted.
    #[cfg(feature = "xml")]
    pub(super) fn add(&mut self, name: &str, value: Node) {
        let mut value = Some(value);
        let held = self.get_or(name, || value.take().unwrap_or_else(Node::empty));
        let Some(value) = value else { return };
        match held {
            Node::List(elements) => elements.push(value),
            first => {
                let elements = vec![std::mem::replace(first, Node::List(Vec::new())), value];
                *first = Node::List(elements);
            }
        }
    }

    /// All of them in their order.
    pub(super) fn into_ordered(self) -> impl Iterator<Item = (String, Node)> {
        let mut members: Vec<_> = self.0.into_iter().collect();
        members.sort_unstable_by_key(|(_, (place, _))| *place);
        members.into_iter().map(|(name, (_, value))| (name, value))
    }
}
