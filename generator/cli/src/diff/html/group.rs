//! Changes by the operations that they concern: the whole API, what several operations share, operation by operation;
//! the worst first.

use std::cmp::Reverse;
use std::collections::HashMap;

use bindery_build::diff::{Effect, Report};

use super::super::words::grouped;

/// A report, as its part of the page is laid out.
pub(super) struct Layout<'a> {
    /// The operations that anything concerns, in the order of their first change.
    pub(super) operations: Vec<Operation<'a>>,
    pub(super) groups: Vec<Group>,
}

/// An operation, with what concerns it.
pub(super) struct Operation<'a> {
    pub(super) name: &'a str,
    pub(super) changes: usize,
    pub(super) worst: Effect,
    /// The first of [`Layout::groups`] that it is in.
    pub(super) group: usize,
}

/// Changes that concern the same operations.
pub(super) struct Group {
    /// By their number in [`Layout::operations`], ascending; none, where it is the whole API.
    pub(super) operations: Vec<usize>,
    /// By their number in [`Report::changes`].
    pub(super) changes: Vec<usize>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(report: &'a Report) -> Self {
        let mut numbers: HashMap<&str, usize> = HashMap::new();
        let mut operations: Vec<Operation<'a>> = Vec::new();
        for change in &report.changes {
            for name in &change.operations {
                let at = *numbers.entry(name).or_insert_with(|| {
                    operations.push(Operation { name, changes: 0, worst: Effect::Cosmetic, group: usize::MAX });
                    operations.len() - 1
                });
                if let Some(operation) = operations.get_mut(at) {
                    operation.changes += 1;
                    operation.worst = operation.worst.max(change.effects.worst());
                }
            }
        }
        let groups = grouped(report).into_iter().map(|changes| {
            let of = changes.first().and_then(|first| report.changes.get(*first));
            let names = of.into_iter().flat_map(|change| &change.operations);
            let mut operations: Vec<usize> = names.filter_map(|name| numbers.get(name.as_str()).copied()).collect();
            operations.sort_unstable();
            Group { operations, changes }
        });
        let mut groups: Vec<Group> = groups.collect();
        let worst = |number: &usize| Reverse(report.changes.get(*number).map(|change| change.effects.worst()));
        // Its parts likewise: what matters least shall not stand above what matters most.
        let first = |part: Part| groups.iter().position(|group| group.part() == part);
        let mut parts = [Part::Whole, Part::Several, Part::One];
        let worst_of = |part: &Part| first(*part).and_then(|at| groups.get(at)?.changes.first().map(worst));
        parts.sort_by_key(|part| worst_of(part).unwrap_or(Reverse(None)));
        groups.sort_by_key(|group| parts.iter().position(|part| *part == group.part()));
        for (at, group) in groups.iter().enumerate() {
            for operation in &group.operations {
                if let Some(operation) = operations.get_mut(*operation) {
                    // Where an operation has a card of its own, that is where one looks for it.
                    if group.operations.len() == 1 || operation.group == usize::MAX {
                        operation.group = at;
                    }
                }
            }
        }
        Self { operations, groups }
    }
}

/// Whom changes concern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Whole,
    Several,
    One,
}

impl Group {
    pub(super) fn part(&self) -> Part {
        match self.operations.len() {
            0 => Part::Whole,
            1 => Part::One,
            _ => Part::Several,
        }
    }

    /// The operations as ranges: `0-4 7`.
    pub(super) fn ranges(&self) -> String {
        let mut ranges: Vec<(usize, usize)> = Vec::new();
        for &number in &self.operations {
            match ranges.last_mut() {
                Some((_, last)) if *last + 1 == number => *last = number,
                _ => ranges.push((number, number)),
            }
        }
        let range = |(first, last): (usize, usize)| match last - first {
            0 => first.to_string(),
            _ => format!("{first}-{last}"),
        };
        ranges.into_iter().map(range).collect::<Vec<_>>().join(" ")
    }
}
