//! Constraints on values of any type: what they are, and sets of constraints.
//!
//! A constraint that can't be decided, such as a pattern without an engine, counts as kept. Where a set is turned around
//! or counted, a value is therefore only refused for what is certain.

use super::apply::{apply, probe};
use super::constant::{constants as list, equals, is_of};
use super::report::{Findings, Report};
use super::{JsonType, Rule};
use crate::shape::View;

/// Checks a constraint on what a value is.
pub(super) fn value(rule: &Rule, view: View<'_>, report: &mut Report<'_>) {
    match rule {
        Rule::Type(types) if !types.iter().any(|of| is_of(view, *of)) => {
            let names: Vec<String> = types.iter().map(JsonType::to_string).collect();
            report.add("type", format!("must be {}", names.join(" or ")));
        }
        Rule::Enum(constants) if !constants.iter().any(|constant| equals(view, constant)) => {
            report.add("enum", format!("must be one of {}", list(constants)));
        }
        Rule::Const(constant) if !equals(view, constant) => report.add("const", format!("must be {constant}")),
        Rule::Refused(keyword) => report.add(keyword, "the document allows no value here".to_owned()),
        _ => {}
    }
}

/// Checks a constraint that consists of others.
pub(super) fn combination(rule: &Rule, view: View<'_>, report: &mut Report<'_>) {
    match rule {
        Rule::AnyOf(sets) => any_of(&probes(sets, view), report),
        Rule::OneOf(sets) => one_of(&probes(sets, view), report),
        Rule::Not(rules) => match probe(rules, view).holds() {
            Some(true) => report.add("not", "must not satisfy what the document excludes".to_owned()),
            Some(false) => {}
            None => report.unsure(),
        },
        Rule::If(condition, then, otherwise) => match probe(condition, view).holds() {
            Some(true) => apply(then, view, report),
            Some(false) => apply(otherwise, view, report),
            None => report.unsure(),
        },
        _ => {}
    }
}

fn probes(sets: &[&[Rule]], view: View<'_>) -> Vec<Findings> {
    sets.iter().map(|rules| probe(rules, view)).collect()
}

fn any_of(probes: &[Findings], report: &mut Report<'_>) {
    if probes.iter().any(|probe| probe.holds() == Some(true)) {
        return;
    }
    if probes.iter().all(|probe| probe.holds() == Some(false)) {
        report.add("anyOf", alternatives(probes));
    } else {
        report.unsure();
    }
}

fn one_of(probes: &[Findings], report: &mut Report<'_>) {
    let certain = probes.iter().filter(|probe| probe.holds() == Some(true)).count();
    let possible = probes.iter().filter(|probe| probe.holds() != Some(false)).count();
    match (certain, possible) {
        (_, 0) => report.add("oneOf", alternatives(probes)),
        (1, 1) => {}
        (0 | 1, _) => report.unsure(),
        _ => report.add("oneOf", "must satisfy only one of the alternatives".to_owned()),
    }
}

/// A sentence with the first reason against each alternative.
fn alternatives(probes: &[Findings]) -> String {
    let mut message = "must satisfy one of the alternatives".to_owned();
    for (number, reason) in probes.iter().filter_map(Findings::reason).enumerate() {
        message.push_str(if number == 0 { ": " } else { ", or " });
        message.push_str(&reason);
    }
    message
}
