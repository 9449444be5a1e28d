//! What schemas say of the property, parameter or value that they stand for: documentation, deprecation, defaults.

use super::super::Direction;
use super::super::found::Found;
use super::super::step::{Step, code};
use super::super::view::{AsProperty, json};
use crate::diff::Effect::{Additive, Breaking, Cosmetic};
use crate::diff::rule::{annotations as neutral, schemas as rules};
use crate::diff::{Effects, Rule, Side};
use crate::source::{Span, Spanned, Text};

/// Where it is said.
pub(in super::super) struct Place {
    pub(in super::super) direction: Direction,
    pub(in super::super) step: Option<Step>,
    pub(in super::super) spans: (Span, Span),
    /// Whether it is a parameter.
    pub(in super::super) parameter: bool,
}

/// Compares what two schemas say of what they stand for.
pub(in super::super) fn annotations(out: &mut Vec<Found>, place: &Place, old: &AsProperty<'_>, new: &AsProperty<'_>) {
    match (old.deprecated, new.deprecated) {
        (None, Some(at)) => {
            let effects = Effects { wire: Cosmetic, callers: Additive, implementors: Additive };
            let found = place.neutral(neutral::SCHEMA_DEPRECATED, effects, "is deprecated now").at(None, Some(at));
            let advice = "It still works; the documentation of {it} says so. Look for what replaces it.";
            out.push(found.advise([(Side::Callers, advice)]));
        }
        (Some(at), None) => {
            let what = "is no longer deprecated";
            let found = place.neutral(neutral::SCHEMA_NOT_DEPRECATED, Effects::all(Cosmetic), what);
            out.push(found.at(Some(at), None));
        }
        _ => {}
    }
    if old.title != new.title {
        let what = match (old.title, new.title) {
            (Some(old), Some(new)) => format!("has the title {} now, had {}", code(new), code(old)),
            (None, Some(new)) => format!("has the title {} now", code(new)),
            (_, None) => "has no title any more".to_owned(),
        };
        let found = place.neutral(neutral::SCHEMA_TITLE_CHANGED, Effects::all(Cosmetic), what);
        out.push(found.at(span(old.title), span(new.title)));
    }
    if old.description != new.description {
        let what = match (old.description, new.description) {
            (None, _) => "has a description now",
            (_, None) => "has no description any more",
            _ => "is described otherwise",
        };
        let found = place.neutral(neutral::SCHEMA_DESCRIPTION_CHANGED, Effects::all(Cosmetic), what);
        out.push(found.at(span(old.description), span(new.description)));
    }
    default(out, place, old, new);
}

fn span(text: Option<&Spanned<Text>>) -> Option<Span> {
    text.map(|text| text.span)
}

impl Place {
    fn neutral(&self, rule: Rule, effects: Effects, what: impl Into<String>) -> Found {
        let found = Found::new(rule, effects, what).step(self.step.clone());
        Found { neutral: true, within: Some(self.spans), ..found }
    }
}

fn default(out: &mut Vec<Found>, place: &Place, old: &AsProperty<'_>, new: &AsProperty<'_>) {
    if old.default == new.default {
        return;
    }
    let (rule, what) = match (old.default, new.default) {
        (Some(old), Some(new)) => {
            let what =
                format!("counts as {} where it is absent now, counted as {}", code(&json(new)), code(&json(old)));
            (rules::DEFAULT_VALUE_CHANGED, what)
        }
        (None, Some(new)) => (
            rules::DEFAULT_VALUE_ADDED,
            format!("counts as {} where it is absent now, nothing was said of that", code(&json(new))),
        ),
        (Some(old), _) => {
            let what = format!("counted as {} where it was absent, nothing is said of that now", code(&json(old)));
            (rules::DEFAULT_VALUE_REMOVED, what)
        }
        (None, None) => return,
    };
    let changed = old.default.is_some() && new.default.is_some();
    let (effects, side, advice) = match place.direction {
        Direction::Request if changed || place.parameter => (
            Effects { wire: Breaking, callers: Breaking, implementors: Additive },
            Side::Callers,
            "Pass {it} where the old value is meant and it was left out.",
        ),
        Direction::Request => {
            (Effects::all(Additive), Side::Implementors, "Check what handlers take an absent {it} for.")
        }
        Direction::Response => (
            Effects::all(Additive),
            Side::Callers,
            "Nothing has to change, unless code counts on what an absent {it} stands for.",
        ),
    };
    let found = Found::new(rule.of(place.direction), effects, what).step(place.step.clone());
    let found = found.at(old.default.map(|node| node.span), new.default.map(|node| node.span));
    out.push(Found { within: Some(place.spans), ..found }.advise([(side, advice)]));
}
