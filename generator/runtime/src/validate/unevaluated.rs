//! Members and elements that no schema for a value evaluates (Core 2020-12, section 11).
//!
//! What counts as evaluated may depend on the value: a table says which constraints must hold for a part of it to count.

use super::apply::{each_member, inside, probe};
use super::report::Report;
use super::rule::Evaluated;
use super::walk::look;
use super::{Pattern, Rule};
use crate::codec::Codec;
use crate::json::Step;
use crate::shape::{Elements, View};

/// Checks the members of an object that nothing evaluates.
pub(super) fn members(table: &[Evaluated], rules: &[Rule], view: View<'_>, report: &mut Report<'_>) {
    let parts = parts(table, view);
    each_member(view, &mut |name, value| match covered(&parts, |part| has_member(part, name)) {
        Some(true) => {}
        Some(false) => inside(rules, Step::Key(name), value, report),
        None => report.unsure(),
    });
}

/// Checks the elements of an array that nothing evaluates.
pub(super) fn elements(table: &[Evaluated], rules: &[Rule], elements: &dyn Elements, report: &mut Report<'_>) {
    let parts = parts(table, View::Array(elements));
    for index in 0..elements.len() {
        let Some(element) = elements.get(index) else { continue };
        match covered(&parts, |part| has_element(part, index, element)) {
            Some(true) => {}
            Some(false) => inside(rules, Step::Index(index), element, report),
            None => report.unsure(),
        }
    }
}

/// A part of the table that counts for a value, and whether that is certain.
type Part<'t> = (&'t Evaluated, bool);

/// The parts of a table that count for a value.
fn parts<'t>(table: &'t [Evaluated], view: View<'_>) -> Vec<Part<'t>> {
    let mut parts = Vec::with_capacity(table.len());
    gather(table, view, true, &mut parts);
    parts
}

/// As deep as the table.
fn gather<'t>(table: &'t [Evaluated], view: View<'_>, certain: bool, parts: &mut Vec<Part<'t>>) {
    for entry in table {
        match entry {
            Evaluated::Where(rules, then) => match probe(rules, view).holds() {
                Some(true) => gather(then, view, certain, parts),
                Some(false) => {}
                None => gather(then, view, false, parts),
            },
            entry => parts.push((entry, certain)),
        }
    }
}

/// Whether one of the parts covers something; none where that can't be decided.
fn covered(parts: &[Part<'_>], mut covers: impl FnMut(&Evaluated) -> Option<bool>) -> Option<bool> {
    let mut sure = true;
    for (part, certain) in parts {
        match (covers(part), certain) {
            (Some(true), true) => return Some(true),
            (Some(false), _) => {}
            _ => sure = false,
        }
    }
    sure.then_some(false)
}

fn has_member(part: &Evaluated, name: &str) -> Option<bool> {
    match part {
        Evaluated::All => Some(true),
        Evaluated::Names(names) => Some(names.contains(&name)),
        Evaluated::Patterns(patterns) => any(patterns.iter().map(|pattern: &&Pattern| pattern.decide(name))),
        Evaluated::First(_) | Evaluated::Contains(_) | Evaluated::Where(..) => Some(false),
    }
}

fn has_element(part: &Evaluated, index: usize, element: &dyn Codec) -> Option<bool> {
    match part {
        Evaluated::All => Some(true),
        Evaluated::First(count) => Some(index < *count),
        Evaluated::Contains(rules) => {
            let mut holds = None;
            look(element, &mut |view, _| holds = probe(rules, view).holds());
            holds
        }
        Evaluated::Names(_) | Evaluated::Patterns(_) | Evaluated::Where(..) => Some(false),
    }
}

/// Whether one is true; none where that can't be decided.
fn any(all: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut found = Some(false);
    for one in all {
        match one {
            Some(true) => return Some(true),
            Some(false) => {}
            None => found = None,
        }
    }
    found
}
