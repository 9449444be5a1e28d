//! Constraints on objects.

use super::apply::{apply, each_free, each_member, inside, length, probe};
use super::report::Report;
use super::{Pattern, Rule, unevaluated};
use crate::json::Step;
use crate::shape::{Entries, View};

/// Checks a constraint on an object.
pub(super) fn object(rule: &Rule, view: View<'_>, report: &mut Report<'_>) {
    match rule {
        Rule::MinProperties(least) if properties(view) < *least => {
            report.add("minProperties", format!("must have at least {least} members"));
        }
        Rule::MaxProperties(most) if properties(view) > *most => {
            report.add("maxProperties", format!("must have at most {most} members"));
        }
        Rule::Required(names) => {
            require("required", names, view, report, || "the member is missing".to_owned());
        }
        Rule::DependentRequired(table) => {
            for (cause, names) in table.iter().filter(|(cause, _)| has(view, cause)) {
                require("dependentRequired", names, view, report, || {
                    format!("the member is missing, as `{}` is there", cause.escape_debug())
                });
            }
        }
        Rule::DependentSchemas(table) => {
            for (_, rules) in table.iter().filter(|(cause, _)| has(view, cause)) {
                apply(rules, view, report);
            }
        }
        Rule::Properties(table) => each_member(view, &mut |name, value| {
            if let Some((_, rules)) = table.iter().find(|(other, _)| *other == name) {
                inside(rules, Step::Key(name), value, report);
            }
        }),
        Rule::PatternProperties(table) => each_member(view, &mut |name, value| {
            for (pattern, rules) in *table {
                match pattern.decide(name) {
                    Some(true) => inside(rules, Step::Key(name), value, report),
                    Some(false) => {}
                    None => report.unsure(),
                }
            }
        }),
        Rule::OtherProperties(names, patterns, rules) => {
            each_member(view, &mut |name, value| match is_other(name, names, patterns) {
                Some(true) => inside(rules, Step::Key(name), value, report),
                Some(false) => {}
                None => report.unsure(),
            })
        }
        Rule::UnevaluatedProperties(table, rules) => unevaluated::members(table, rules, view, report),
        Rule::Values(rules) => each_free(view, &mut |name, value| inside(rules, Step::Key(name), value, report)),
        Rule::PropertyNames(rules) => each_member(view, &mut |name, _| {
            let probe = probe(rules, View::String(name));
            report.at(Step::Key(name), |report| match probe.holds() {
                Some(true) => {}
                Some(false) => {
                    let why = probe.reason().map(|why| format!(": {why}")).unwrap_or_default();
                    report.add("propertyNames", format!("the name is not one that the document allows{why}"));
                }
                None => report.unsure(),
            });
        }),
        _ => {}
    }
}

/// Reports the names that are missing, at the place of each.
fn require(
    keyword: &'static str,
    names: &[&str],
    view: View<'_>,
    report: &mut Report<'_>,
    message: impl Fn() -> String,
) {
    for name in names.iter().filter(|name| !has(view, name)) {
        report.at(Step::Key(name), |report| report.add(keyword, message()));
    }
}

/// Whether a member is there.
fn has(view: View<'_>, name: &str) -> bool {
    let mut found = false;
    each_member(view, &mut |other, _| found |= other == name);
    found
}

/// Whether a member has none of these names and no pattern matches it.
fn is_other(name: &str, names: &[&str], patterns: &[&Pattern]) -> Option<bool> {
    if names.contains(&name) {
        return Some(false);
    }
    let mut sure = true;
    for pattern in patterns {
        match pattern.decide(name) {
            Some(true) => return Some(false),
            Some(false) => {}
            None => sure = false,
        }
    }
    sure.then_some(true)
}

/// How many members an object has on the wire.
fn properties(view: View<'_>) -> u64 {
    length(match view {
        View::Map(entries) => entries.len(),
        View::Object(shape, fields, extra) => {
            let present =
                fields.iter().enumerate().filter(|(index, field)| shape.requires(*index) || !field.is_absent());
            present.count() + extra.map_or(0, Entries::len)
        }
        _ => 0,
    })
}
