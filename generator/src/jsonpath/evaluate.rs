//! What a path selects (RFC 9535, section 2.1.2): nodes with the way to each, in the order of the document.

use super::model::{Query, Segment, Selector};
use crate::source::{Node, Value};

/// A step from a node to a child of it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Step {
    /// The member of an object.
    Key(String),
    /// The element of an array, counted from 0.
    Index(usize),
}

/// The way from the root to a node.
pub(crate) type Location = Vec<Step>;

/// Evaluation at work.
pub(super) struct Work<'t> {
    pub(super) root: &'t Node,
    pub(super) left: usize,
    /// Steps from the root, each with the number of the one before.
    steps: Vec<(Option<usize>, Borrowed<'t>)>,
}

/// More was to be looked at than is allowed.
#[derive(Debug)]
pub(super) struct Exhausted;

#[derive(Clone, Copy)]
enum Borrowed<'t> {
    Key(&'t str),
    Index(usize),
}

/// A node that a query has reached; the way is kept only where it is asked for.
#[derive(Clone, Copy)]
pub(super) struct Reached<'t> {
    pub(super) node: &'t Node,
    way: Option<usize>,
}

impl Query {
    /// The places of what it selects in `root`, in order; one that is selected twice is there twice. `left` is how many
    /// nodes may still be looked at; `None` when it takes more.
    pub(crate) fn locate(&self, root: &Node, left: &mut usize) -> Option<Vec<Location>> {
        let mut work = Work { root, left: *left, steps: Vec::new() };
        let found = work.run(self, root, true).ok();
        *left = work.left;
        Some(found?.iter().map(|reached| work.location(reached.way)).collect())
    }
}

impl<'t> Work<'t> {
    /// What a query selects from `start`.
    pub(super) fn run(&mut self, query: &Query, start: &'t Node, ways: bool) -> Result<Vec<Reached<'t>>, Exhausted> {
        let mut reached = vec![Reached { node: start, way: None }];
        for segment in &query.segments {
            let mut next = Vec::new();
            for one in reached {
                self.segment(segment, one, ways, &mut next)?;
            }
            reached = next;
        }
        Ok(reached)
    }

    fn segment(
        &mut self,
        segment: &Segment,
        from: Reached<'t>,
        ways: bool,
        out: &mut Vec<Reached<'t>>,
    ) -> Result<(), Exhausted> {
        let mut open = vec![from];
        while let Some(one) = open.pop() {
            for selector in &segment.selectors {
                self.select(selector, one, ways, out)?;
            }
            if segment.descends {
                let begin = open.len();
                self.children(one, ways, &mut open)?;
                // The first child is looked at next.
                open.get_mut(begin..).unwrap_or_default().reverse();
            }
        }
        Ok(())
    }

    fn select(
        &mut self,
        selector: &Selector,
        from: Reached<'t>,
        ways: bool,
        out: &mut Vec<Reached<'t>>,
    ) -> Result<(), Exhausted> {
        match (selector, &from.node.value) {
            (Selector::Name(name), Value::Object(object)) => {
                if let Some(entry) = object.entry(name) {
                    out.push(self.step(from, &entry.value, Borrowed::Key(&entry.key.value), ways)?);
                }
            }
            (Selector::Wildcard, _) => self.children(from, ways, out)?,
            (Selector::Index(index), Value::Array(items)) => {
                let at = if *index < 0 { from_end(items.len(), *index) } else { usize::try_from(*index).ok() };
                if let Some((at, item)) = at.and_then(|at| Some((at, items.get(at)?))) {
                    out.push(self.step(from, item, Borrowed::Index(at), ways)?);
                }
            }
            (Selector::Slice { start, end, step }, Value::Array(items)) => {
                for at in slice(items.len(), *start, *end, *step) {
                    if let Some(item) = items.get(at) {
                        out.push(self.step(from, item, Borrowed::Index(at), ways)?);
                    }
                }
            }
            (Selector::Filter(condition), _) => {
                let mut children = Vec::new();
                self.children(from, ways, &mut children)?;
                for child in children {
                    if self.holds(condition, child.node)? {
                        out.push(child);
                    }
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn children(&mut self, of: Reached<'t>, ways: bool, out: &mut Vec<Reached<'t>>) -> Result<(), Exhausted> {
        match &of.node.value {
            Value::Object(object) => {
                for (key, node) in object.iter() {
                    out.push(self.step(of, node, Borrowed::Key(key.as_str()), ways)?);
                }
            }
            Value::Array(items) => {
                for (at, node) in items.iter().enumerate() {
                    out.push(self.step(of, node, Borrowed::Index(at), ways)?);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn step(
        &mut self,
        from: Reached<'t>,
        node: &'t Node,
        step: Borrowed<'t>,
        ways: bool,
    ) -> Result<Reached<'t>, Exhausted> {
        self.left = self.left.checked_sub(1).ok_or(Exhausted)?;
        if ways {
            self.steps.push((from.way, step));
        }
        Ok(Reached { node, way: if ways { self.steps.len().checked_sub(1) } else { None } })
    }

    fn location(&self, mut way: Option<usize>) -> Location {
        let mut location = Vec::new();
        while let Some((before, step)) = way.and_then(|way| self.steps.get(way)) {
            location.push(match step {
                Borrowed::Key(key) => Step::Key((*key).to_owned()),
                Borrowed::Index(at) => Step::Index(*at),
            });
            way = *before;
        }
        location.reverse();
        location
    }
}

/// An index counted from the end, which is -1.
fn from_end(length: usize, index: i64) -> Option<usize> {
    length.checked_sub(usize::try_from(index.unsigned_abs()).ok()?)
}

/// The indices of a slice (section 2.3.4.2.2).
fn slice(length: usize, start: Option<i64>, end: Option<i64>, step: i64) -> Vec<usize> {
    let length = i64::try_from(length).unwrap_or(i64::MAX);
    let normal = |index: i64| if index >= 0 { index } else { length + index };
    let mut found = Vec::new();
    if step > 0 {
        let (mut at, end) =
            (normal(start.unwrap_or(0)).clamp(0, length), normal(end.unwrap_or(length)).clamp(0, length));
        while at < end {
            found.extend(usize::try_from(at));
            at = at.saturating_add(step);
        }
    } else if step < 0 {
        let mut at = start.map_or(length - 1, normal).clamp(-1, length - 1);
        let end = end.map_or(-1, normal).clamp(-1, length - 1);
        while at > end {
            found.extend(usize::try_from(at));
            at = at.saturating_add(step);
        }
    }
    found
}
