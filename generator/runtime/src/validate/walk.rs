//! The walk over a value.

use super::apply::apply;
use super::report::{Findings, Report};
use super::{Rule, Violation, Violations};
use crate::codec::Codec;
#[cfg(feature = "server")]
use crate::json::Direction;
use crate::json::{Step, Walk, Writer};
use crate::shape::View;

/// How many violations are reported; what lies beyond goes unmentioned, so that a report stays small whatever was sent.
pub const MAX_VIOLATIONS: usize = 100;

/// Checks the constraints of a value's type, through all types inside it.
///
/// # Errors
/// With all violations, up to [`MAX_VIOLATIONS`].
pub fn validate(value: &dyn Codec) -> Result<(), Violations> {
    validate_at("", value, &[])
}

/// Checks a value whose place is `base`, a JSON pointer, against `rules` and the constraints of its type.
///
/// # Errors
/// With all violations, up to [`MAX_VIOLATIONS`].
pub fn validate_at(base: &str, value: &dyn Codec, rules: &'static [Rule]) -> Result<(), Violations> {
    let mut findings = Findings::below(base);
    descend(value, rules, &mut findings.report());
    let violations = findings.into_violations();
    if violations.is_empty() { Ok(()) } else { Err(Violations::new(violations)) }
}

/// What a value violates that travels in this direction; members that do not travel in it are not looked at.
#[cfg(feature = "server")]
pub(crate) fn violations_in(direction: Direction, value: &dyn Codec, rules: &'static [Rule]) -> Option<Violations> {
    let mut findings = Findings::default().in_direction(direction);
    descend(value, rules, &mut findings.report());
    let violations = findings.into_violations();
    (!violations.is_empty()).then(|| Violations::new(violations))
}

pub(crate) fn violations_of(value: &dyn Codec, rules: &'static [Rule]) -> Vec<Violation> {
    let mut findings = Findings::default();
    descend(value, rules, &mut findings.report());
    findings.into_violations()
}

/// Looks at a value, with the constraints of the branch of a union that it is.
pub(super) fn look(value: &dyn Codec, look: &mut dyn FnMut(View<'_>, &[&'static [Rule]])) {
    struct Look<'l> {
        look: &'l mut dyn FnMut(View<'_>, &[&'static [Rule]]),
        rules: Vec<&'static [Rule]>,
    }
    impl Walk for Look<'_> {
        fn visit(&mut self, view: View<'_>) {
            (self.look)(view, &self.rules);
        }

        fn rules(&mut self, rules: &'static [Rule]) {
            self.rules.push(rules);
        }
    }
    value.write(&mut Writer::walk(&mut Look { look, rules: Vec::new() }));
}

/// Checks a value and, as their own types say, the values inside it. As deep as the value, which a reader's limit
/// bounds.
fn descend(value: &dyn Codec, rules: &'static [Rule], report: &mut Report<'_>) {
    if report.is_full() {
        return;
    }
    look(value, &mut |view, branch| {
        apply(rules, view, report);
        for rules in branch {
            apply(rules, view, report);
        }
        match view {
            View::Array(elements) => {
                for index in 0..elements.len() {
                    let Some(element) = elements.get(index) else { continue };
                    report.at(Step::Index(index), |report| descend(element, &[], report));
                }
            }
            View::Map(entries) => entries.each(&mut |key, value| {
                report.at(Step::Key(key), |report| descend(value, &[], report));
            }),
            View::Object(shape, fields, extra) => {
                apply(shape.details().rules, view, report);
                for (field, value) in shape.fields().zip(fields) {
                    if !value.is_absent() && report.travels(field.access) {
                        report.at(Step::Key(field.name), |report| descend(*value, field.rules, report));
                    }
                }
                if let Some(extra) = extra {
                    extra.each(&mut |key, value| {
                        report.at(Step::Key(key), |report| descend(value, &[], report));
                    });
                }
            }
            View::Null | View::Boolean(_) | View::Integer(_) | View::Number(_) | View::Literal(_) => {}
            View::String(_) | View::Binary(_) | View::Stream(_) | View::Any(_) => {}
        }
    });
}
