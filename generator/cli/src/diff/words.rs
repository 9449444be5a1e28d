//! What all forms of a report say alike: which changes stand together, in which order, and how they are called.

use std::cmp::Reverse;

use bindery_build::diff::{Allowance, Change, Effect, Judged, Place, Report, Side};
use serde_json::{Value, json};

/// The effects, the worst first.
pub(super) const EFFECTS: [Effect; 3] = [Effect::Breaking, Effect::Additive, Effect::Cosmetic];

/// A change with what allows it.
pub(super) type Entry<'r> = (&'r Change, Option<&'r Allowance>);

/// The changes of the same operations.
pub(super) struct Group<'r> {
    /// None, where it is the API as a whole.
    pub(super) operations: &'r [String],
    /// The worst first.
    pub(super) changes: Vec<Entry<'r>>,
}

impl Group<'_> {
    pub(super) fn worst(&self) -> Effect {
        self.changes.first().map_or(Effect::Cosmetic, |(change, _)| change.effects.worst())
    }
}

/// The changes by operations, those with the worst first; else as the report has them.
pub(super) fn groups(judged: &Judged) -> Vec<Group<'_>> {
    let entries: Vec<Entry<'_>> = judged.changes().collect();
    let groups = grouped(&judged.report).into_iter().map(|numbers| {
        let changes: Vec<Entry<'_>> = numbers.into_iter().filter_map(|number| entries.get(number).copied()).collect();
        let operations = changes.first().map(|(change, _)| change.operations.as_slice()).unwrap_or_default();
        Group { operations, changes }
    });
    groups.collect()
}

/// The same by the numbers of the changes in the report.
pub(super) fn grouped(report: &Report) -> Vec<Vec<usize>> {
    let mut places = std::collections::HashMap::new();
    let mut groups: Vec<Vec<usize>> = Vec::new();
    for (number, change) in report.changes.iter().enumerate() {
        let place = *places.entry(change.operations.as_slice()).or_insert(groups.len());
        match groups.get_mut(place) {
            Some(group) => group.push(number),
            None => groups.push(vec![number]),
        }
    }
    let worst = |number: &usize| Reverse(report.changes.get(*number).map(|change| change.effects.worst()));
    for group in &mut groups {
        group.sort_by_key(worst);
    }
    groups.sort_by_key(|group| group.first().map(worst));
    groups
}

/// `breaking for wire, callers (does not compile); additive for implementors`.
pub(super) fn effects(change: &Change) -> String {
    let name = |side: Side| {
        let uncompiled = match side {
            Side::Wire => false,
            Side::Callers => change.uncompiled.callers,
            Side::Implementors => change.uncompiled.implementors,
        };
        if uncompiled { format!("{} (does not compile)", side.as_str()) } else { side.as_str().to_owned() }
    };
    let parts = EFFECTS.into_iter().filter_map(|effect| {
        let sides: Vec<_> = Side::ALL.into_iter().filter(|side| change.effects.of(*side) == effect).map(name).collect();
        match sides.len() {
            0 => None,
            3 if !change.uncompiled.callers && !change.uncompiled.implementors => {
                Some(format!("{} for all", effect.as_str()))
            }
            _ => Some(format!("{} for {}", effect.as_str(), sides.join(", "))),
        }
    });
    parts.collect::<Vec<_>>().join("; ")
}

/// What to do about it, with the sides whom it concerns: `callers, implementors`.
pub(super) fn advice(change: &Change) -> Vec<(String, &str)> {
    let mut told: Vec<(String, &str)> = Vec::new();
    for (side, text) in &change.advice {
        match told.iter_mut().find(|(_, other)| other == text) {
            Some((sides, _)) => *sides = format!("{sides}, {}", side.as_str()),
            None => told.push((side.as_str().to_owned(), text)),
        }
    }
    told
}

/// `file:line:column`.
pub(super) fn place(place: &Place) -> String {
    format!("{}:{}:{}", place.file, place.line, place.column)
}

/// How many changes have which effect, for programs: on each side and where they are worst.
pub(super) fn json_counts(report: &Report) -> Value {
    let of = |count: &dyn Fn(Effect) -> usize| -> Value {
        EFFECTS.into_iter().map(|effect| (effect.as_str().to_owned(), json!(count(effect)))).collect()
    };
    let sides = Side::ALL.into_iter().map(|side| (side.as_str().to_owned(), of(&|effect| report.count(side, effect))));
    sides.chain([("worst".to_owned(), of(&|effect| report.count_worst(effect)))]).collect()
}

/// What stands for an edition's version: the one it has, or a dash where there is no such edition.
pub(super) fn version(edition: &bindery_build::diff::Edition) -> &str {
    if edition.file.is_empty() { "none" } else { &edition.version }
}

/// A side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Without {
    Old,
    New,
}

/// On which side a place shows only where something stands on the other one: what holds it, rather than what became of it.
pub(super) fn without(change: &Change) -> Option<Without> {
    let says = |word: &str| change.rule.id().split('-').any(|part| part == word);
    match (&change.old, &change.new) {
        (Some(_), Some(_)) if says("added") => Some(Without::Old),
        (Some(_), Some(_)) if says("removed") => Some(Without::New),
        _ => None,
    }
}
