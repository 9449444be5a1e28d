//! One constraint, one value.

use super::number::{is_multiple, order};
use super::report::Report;
use super::walk::look;
use super::{Limit, Rule, canonical, quoted_list};
use crate::codec::Codec;
use crate::json::Step;
use crate::shape::View;
use serde_json::Value;
use std::cmp::Ordering;
use std::collections::BTreeSet;

/// Checks `rules` on a value. A constraint of another JSON type than the value's always holds.
pub(super) fn apply(rules: &[Rule], view: View<'_>, report: &mut Report) {
    if rules.is_empty() {
        return;
    }
    if let View::Any(value) = view {
        return apply_any(rules, value, report);
    }
    for rule in rules {
        match view {
            View::String(text) => string(rule, text, report),
            View::Integer(_) | View::Number(_) => number(rule, view, report),
            View::Array(_) => array(rule, view, report),
            View::Map(_) | View::Object(..) => object(rule, view, report),
            View::Null | View::Boolean(_) | View::Any(_) => {}
        }
        combination(rule, view, report);
    }
}

/// An untyped value is looked at as what it is.
fn apply_any(rules: &[Rule], value: &Value, report: &mut Report) {
    match value {
        Value::Null => apply(rules, View::Null, report),
        Value::Bool(value) => apply(rules, View::Boolean(*value), report),
        Value::Number(number) => match (number.as_i64(), number.as_u64(), number.as_f64()) {
            (Some(integer), _, _) => apply(rules, View::Integer(integer.into()), report),
            (_, Some(integer), _) => apply(rules, View::Integer(integer.into()), report),
            (_, _, Some(number)) => apply(rules, View::Number(number), report),
            (None, None, None) => {}
        },
        Value::String(text) => apply(rules, View::String(text), report),
        Value::Array(elements) => apply(rules, View::Array(elements), report),
        Value::Object(members) => apply(rules, View::Map(members), report),
    }
}

/// Whether all of `rules` hold.
fn holds(rules: &[Rule], view: View<'_>) -> bool {
    let mut report = Report::new("");
    apply(rules, view, &mut report);
    report.is_empty()
}

/// Checks `rules` on a value inside the one at hand.
fn inside(rules: &[Rule], step: Step<'_>, value: &dyn Codec, report: &mut Report) {
    report.at(step, |report| look(value, &mut |view, _| apply(rules, view, report)));
}

fn string(rule: &Rule, text: &str, report: &mut Report) {
    match rule {
        Rule::MinLength(least) if fewer_characters(text, *least) => {
            report.add("minLength", format!("must have at least {}", characters(*least)));
        }
        Rule::MaxLength(most) if most.checked_add(1).is_some_and(|over| !fewer_characters(text, over)) => {
            report.add("maxLength", format!("must have at most {}", characters(*most)));
        }
        Rule::Pattern(pattern) if !pattern.matches(text) => {
            report.add("pattern", format!("must match the pattern `{}`", pattern.source()));
        }
        Rule::Format(format) if !format.matches(text) => {
            report.add("format", format!("must be of the format `{}`", format.name()));
        }
        Rule::OneOfStrings(values) if !values.contains(&text) => {
            report.add("enum", format!("must be one of {}", quoted_list(values)));
        }
        _ => {}
    }
}

/// Whether `text` has fewer than `count` code points, counting no further than needed.
fn fewer_characters(text: &str, count: u64) -> bool {
    let count = usize::try_from(count).unwrap_or(usize::MAX);
    text.len() < count || count > 0 && text.chars().nth(count - 1).is_none()
}

fn characters(count: u64) -> String {
    format!("{count} {}", if count == 1 { "character" } else { "characters" })
}

fn number(rule: &Rule, view: View<'_>, report: &mut Report) {
    let against = |limit: &Limit| order(view, *limit);
    match rule {
        Rule::Minimum(limit) if against(limit) == Some(Ordering::Less) => {
            report.add("minimum", format!("must be at least {limit}"));
        }
        Rule::Maximum(limit) if against(limit) == Some(Ordering::Greater) => {
            report.add("maximum", format!("must be at most {limit}"));
        }
        Rule::ExclusiveMinimum(limit) if matches!(against(limit), Some(Ordering::Less | Ordering::Equal)) => {
            report.add("exclusiveMinimum", format!("must be more than {limit}"));
        }
        Rule::ExclusiveMaximum(limit) if matches!(against(limit), Some(Ordering::Greater | Ordering::Equal)) => {
            report.add("exclusiveMaximum", format!("must be less than {limit}"));
        }
        Rule::MultipleOf(divisor) if !is_multiple(view, *divisor) => {
            report.add("multipleOf", format!("must be a multiple of {divisor}"));
        }
        _ => {}
    }
}

fn array(rule: &Rule, view: View<'_>, report: &mut Report) {
    let View::Array(elements) = view else { return };
    let each = || (0..elements.len()).filter_map(|index| elements.get(index).map(|element| (index, element)));
    match rule {
        Rule::MinItems(least) if length(elements.len()) < *least => {
            report.add("minItems", format!("must have at least {least} items"));
        }
        Rule::MaxItems(most) if length(elements.len()) > *most => {
            report.add("maxItems", format!("must have at most {most} items"));
        }
        Rule::UniqueItems => {
            let mut seen = BTreeSet::new();
            if !each().all(|(_, element)| seen.insert(canonical::canonical(element))) {
                report.add("uniqueItems", "must not have two equal items".to_owned());
            }
        }
        Rule::Items(rules) => each().for_each(|(index, element)| inside(rules, Step::Index(index), element, report)),
        _ => {}
    }
}

fn object(rule: &Rule, view: View<'_>, report: &mut Report) {
    match rule {
        Rule::MinProperties(least) if properties(view) < *least => {
            report.add("minProperties", format!("must have at least {least} members"));
        }
        Rule::MaxProperties(most) if properties(view) > *most => {
            report.add("maxProperties", format!("must have at most {most} members"));
        }
        Rule::Values(rules) => each_free(view, &mut |key, value| inside(rules, Step::Key(key), value, report)),
        Rule::PropertyNames(rules) => each_free(view, &mut |key, _| {
            report.at(Step::Key(key), |report| {
                if !holds(rules, View::String(key)) {
                    report.add("propertyNames", "the name is not one that the document allows".to_owned());
                }
            });
        }),
        _ => {}
    }
}

/// Calls `visit` with each entry that is no declared member.
fn each_free(view: View<'_>, visit: &mut dyn FnMut(&str, &dyn Codec)) {
    match view {
        View::Map(entries) => entries.each(visit),
        View::Object(_, _, Some(extra)) => extra.iter().for_each(|(key, value)| visit(key, value)),
        _ => {}
    }
}

/// How many members an object has on the wire.
fn properties(view: View<'_>) -> u64 {
    length(match view {
        View::Map(entries) => entries.len(),
        View::Object(shape, fields, extra) => {
            let present =
                fields.iter().enumerate().filter(|(index, field)| shape.requires(*index) || !field.is_absent());
            present.count() + extra.map_or(0, crate::json::Extra::len)
        }
        _ => 0,
    })
}

fn length(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn combination(rule: &Rule, view: View<'_>, report: &mut Report) {
    match rule {
        Rule::AnyOf(sets) if !sets.iter().any(|rules| holds(rules, view)) => {
            report.add("anyOf", alternatives(sets, view, "must satisfy one of the alternatives"));
        }
        Rule::OneOf(sets) => match sets.iter().filter(|rules| holds(rules, view)).count() {
            1 => {}
            0 => report.add("oneOf", alternatives(sets, view, "must satisfy one of the alternatives")),
            _ => report.add("oneOf", "must satisfy only one of the alternatives".to_owned()),
        },
        Rule::Not(rules) if holds(rules, view) => {
            report.add("not", "must not satisfy what the document excludes".to_owned());
        }
        _ => {}
    }
}

/// A sentence with the first reason against each alternative.
fn alternatives(sets: &[&[Rule]], view: View<'_>, sentence: &str) -> String {
    let mut message = sentence.to_owned();
    for (number, rules) in sets.iter().enumerate() {
        let mut report = Report::new("");
        apply(rules, view, &mut report);
        if let Some(violation) = report.into_violations().first() {
            message.push_str(if number == 0 { ": " } else { ", or " });
            message.push_str(&violation.message);
        }
    }
    message
}
