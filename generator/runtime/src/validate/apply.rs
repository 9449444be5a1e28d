//! One constraint, one value.

use super::array::array;
use super::combine::{combination, value};
use super::number::{is_multiple, order};
use super::object::object;
use super::report::{Findings, Report};
use super::walk::look;
use super::{Limit, Rule, quoted_list};
use crate::codec::Codec;
use crate::json::Step;
use crate::shape::View;
use serde_json::Value;
use std::cmp::Ordering;

/// Checks `rules` on a value. A constraint of another JSON type than the value's always holds.
pub(super) fn apply(rules: &[Rule], view: View<'_>, report: &mut Report<'_>) {
    if rules.is_empty() {
        return;
    }
    if let View::Any(value) = view {
        return typed(value, &mut |view| apply(rules, view, report));
    }
    for rule in rules {
        match view {
            View::String(text) => string(rule, text, report),
            View::Integer(_) | View::Number(_) | View::Literal(_) => number(rule, view, report),
            View::Array(elements) => array(rule, elements, report),
            View::Map(_) | View::Object(..) => object(rule, view, report),
            // What is in it, no schema says.
            View::Binary(_) | View::Stream(_) => {}
            View::Null | View::Boolean(_) | View::Any(_) => {}
        }
        value(rule, view, report);
        combination(rule, view, report);
    }
}

/// An untyped value is looked at as what it is.
pub(super) fn typed(value: &Value, visit: &mut dyn FnMut(View<'_>)) {
    match value {
        Value::Null => visit(View::Null),
        Value::Bool(value) => visit(View::Boolean(*value)),
        Value::Number(number) => match (number.as_i64(), number.as_u64()) {
            (Some(integer), _) => visit(View::Integer(integer.into())),
            (_, Some(integer)) => visit(View::Integer(integer.into())),
            _ => visit(View::Literal(&number.to_string())),
        },
        Value::String(text) => visit(View::String(text)),
        Value::Array(elements) => visit(View::Array(elements)),
        Value::Object(members) => visit(View::Map(members)),
    }
}

/// What checking `rules` finds, without reporting it.
pub(super) fn probe(rules: &[Rule], view: View<'_>) -> Findings {
    let mut findings = Findings::default();
    apply(rules, view, &mut findings.report());
    findings
}

/// Checks `rules` on a value inside the one at hand.
pub(super) fn inside(rules: &[Rule], step: Step<'_>, value: &dyn Codec, report: &mut Report<'_>) {
    if !rules.is_empty() && !report.is_full() {
        report.at(step, |report| look(value, &mut |view, _| apply(rules, view, report)));
    }
}

/// Calls `visit` with each member of an object that is there, by its name on the wire.
pub(super) fn each_member(view: View<'_>, visit: &mut dyn FnMut(&str, &dyn Codec)) {
    if let View::Object(shape, fields, _) = view {
        for (index, (field, value)) in shape.fields().zip(fields).enumerate() {
            if shape.requires(index) || !value.is_absent() {
                visit(field.name, *value);
            }
        }
    }
    each_free(view, visit);
}

/// Calls `visit` with each entry that is no declared member.
pub(super) fn each_free(view: View<'_>, visit: &mut dyn FnMut(&str, &dyn Codec)) {
    match view {
        View::Map(entries) => entries.each(visit),
        View::Object(_, _, Some(extra)) => extra.each(visit),
        _ => {}
    }
}

/// The size of a container as documents count it.
pub(super) fn length(count: usize) -> u64 {
    u64::try_from(count).unwrap_or(u64::MAX)
}

fn string(rule: &Rule, text: &str, report: &mut Report<'_>) {
    match rule {
        Rule::MinLength(least) if fewer_characters(text, *least) => {
            report.add("minLength", format!("must have at least {}", characters(*least)));
        }
        Rule::MaxLength(most) if most.checked_add(1).is_some_and(|over| !fewer_characters(text, over)) => {
            report.add("maxLength", format!("must have at most {}", characters(*most)));
        }
        Rule::Pattern(pattern) => match pattern.decide(text) {
            Some(true) => {}
            Some(false) => report.add("pattern", format!("must match the pattern `{}`", pattern.source())),
            None => report.unsure(),
        },
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

fn number(rule: &Rule, view: View<'_>, report: &mut Report<'_>) {
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
        Rule::MultipleOf(divisor) => match is_multiple(view, *divisor) {
            Some(true) => {}
            Some(false) => report.add("multipleOf", format!("must be a multiple of {divisor}")),
            None => report.unsure(),
        },
        _ => {}
    }
}
