//! Properties: which there are in a direction, and which of them are required.
//!
//! A `readOnly` property is no part of requests, a `writeOnly` one none of responses, and `required` binds the direction
//! in which the property travels.

use super::super::Direction;
use super::super::effects::Movement;
use super::super::found::Found;
use super::super::pair::{Below, Pair, spot};
use super::super::step::Step;
use super::super::view::{AsProperty, Property, View, as_property, is_nothing};
use super::annotations::{Place, annotations};
use crate::diff::Effect::{Additive, Breaking, Cosmetic};
use crate::diff::rule::schemas as rules;
use crate::diff::{Effects, Side};
use crate::source::{Span, Text};

pub(super) fn compare<'a>(pair: &mut Pair<'_, 'a>) {
    let (old, new) = (pair.old, pair.new);
    for property in &new.object.properties {
        match old.property(property.name) {
            Some(was) => both(pair, was, property),
            None => added(pair, property),
        }
    }
    for property in &old.object.properties {
        if new.property(property.name).is_none() {
            removed(pair, property);
        }
    }
    // Names that are required and described nowhere.
    for (name, at) in &new.object.required {
        if !old.object.required.contains_key(name) && new.property(name).is_none() {
            let step = Some(Step::Property(Text::from(*name)));
            required(pair, step, true, Some(old.span), Some(*at));
        }
    }
    for (name, at) in &old.object.required {
        let described = new.property(name).is_some() || old.property(name).is_some();
        if !new.object.required.contains_key(name) && !described {
            let step = Some(Step::Property(Text::from(*name)));
            required(pair, step, false, Some(*at), Some(new.span));
        }
    }
}

/// Whether a property travels in a direction.
const fn travels(property: &AsProperty<'_>, direction: Direction) -> bool {
    match direction {
        Direction::Request => !property.read_only,
        // Who says both says `readOnly`.
        Direction::Response => !property.write_only || property.read_only,
    }
}

fn is_required(view: &View<'_>, name: &str) -> bool {
    view.object.required.contains_key(name)
}

fn both<'a>(pair: &mut Pair<'_, 'a>, was: &Property<'a>, is: &Property<'a>) {
    let (old, new) = (as_property(pair.was.resolver, &was.schemas), as_property(pair.is.resolver, &is.schemas));
    let step = Some(Step::Property(is.name.value.clone()));
    let spans = (spot(&was.schemas, was.name.span), spot(&is.schemas, is.name.span));
    if (old.read_only, old.write_only) != (new.read_only, new.write_only) {
        directions(pair, (was, &old), (is, &new));
    }
    if !travels(&old, pair.direction) || !travels(&new, pair.direction) {
        return;
    }
    let (before, now) = (is_required(pair.old, was.name), is_required(pair.new, is.name));
    if before != now {
        let at = |view: &View<'_>, name: &str, span| view.object.required.get(name).copied().unwrap_or(span);
        let (was, is) = (at(pair.old, was.name, spans.0), at(pair.new, is.name, spans.1));
        let count = pair.out.found.len();
        required(pair, step.clone(), now, Some(was), Some(is));
        pair.out.found.iter_mut().skip(count).for_each(|found| found.within = Some(spans));
    }
    let place = Place { direction: pair.direction, step: step.clone(), spans, parameter: false };
    annotations(&mut pair.out.found, &place, &old, &new);
    let (old, new) = (was.schemas.clone(), is.schemas.clone());
    pair.out.below.push(Below { step, old, new, property: true, settled: false, whole: None });
}

fn required(pair: &mut Pair<'_, '_>, step: Option<Step>, now: bool, old: Option<Span>, new: Option<Span>) {
    let direction = pair.direction;
    let found = if now {
        let found = Found::moved(rules::PROPERTY_BECAME_REQUIRED, direction, Movement::Narrower, "is required now");
        match direction {
            Direction::Request => found.advise([(Side::Callers, "Pass {it} always: requests without it are refused.")]),
            Direction::Response => found.advise([(Side::Implementors, "Return {it} always.")]),
        }
    } else {
        let what = "is no longer required";
        let found = Found::moved(rules::PROPERTY_BECAME_OPTIONAL, direction, Movement::Wider, what);
        match direction {
            Direction::Request => found.advise([(Side::Implementors, "Expect requests without {it}.")]),
            Direction::Response => found.advise([(Side::Callers, "Expect answers without {it}.")]),
        }
    };
    pair.out.found.push(found.at(old, new).step(step));
}

fn added<'a>(pair: &mut Pair<'_, 'a>, is: &Property<'a>) {
    let new = as_property(pair.is.resolver, &is.schemas);
    if travels(&new, pair.direction) {
        // What was demanded before is only described now.
        let required = is_required(pair.new, is.name) && !is_required(pair.old, is.name);
        appears(pair, is, required, None);
    }
}

/// A property that comes into a direction: because it is new, or because it travels there now.
fn appears(pair: &mut Pair<'_, '_>, is: &Property<'_>, required: bool, keyword: Option<Found>) {
    let direction = pair.direction;
    let (rule, effects, what) = match (direction, required) {
        (Direction::Request, true) => {
            let effects = Effects { wire: Breaking, callers: Breaking, implementors: Additive };
            (rules::PROPERTY_ADDED_REQUIRED, effects, "is new and required")
        }
        (Direction::Response, true) => {
            let effects = Effects { wire: Additive, callers: Additive, implementors: Breaking };
            (rules::PROPERTY_ADDED_REQUIRED, effects, "is new and required")
        }
        (_, false) => (rules::PROPERTY_ADDED_OPTIONAL, Effects::all(Additive), "is new"),
    };
    let at = spot(&is.schemas, is.name.span);
    let found = match keyword {
        Some(keyword) => Found { effects, ..keyword },
        None => {
            let entry = if is.name.span.file == at.file && is.name.span.start <= at.end {
                Span { end: at.end, ..is.name.span }
            } else {
                at
            };
            Found { within: Some((pair.old.span, at)), ..Found::new(rule.of(direction), effects, what) }
                .at(None, Some(entry))
        }
    };
    let found = match (direction, required) {
        (Direction::Request, true) => found.advise([(Side::Callers, "Pass {it}: requests without it are refused.")]),
        (Direction::Request, false) => found.advise([
            (Side::Callers, "Nothing has to change; {it} may be passed."),
            (Side::Implementors, "Handlers may get it, in {it}."),
        ]),
        (Direction::Response, true) => found.advise([
            (Side::Callers, "Nothing has to change; answers have {it} too."),
            (Side::Implementors, "Return {it} always."),
        ]),
        (Direction::Response, false) => found.advise([
            (Side::Callers, "Nothing has to change; answers may have {it} too."),
            (Side::Implementors, "Nothing has to change; {it} may be returned."),
        ]),
    };
    pair.out.found.push(found.step(Some(Step::Property(is.name.value.clone()))));
}

fn removed<'a>(pair: &mut Pair<'_, 'a>, was: &Property<'a>) {
    let old = as_property(pair.was.resolver, &was.schemas);
    if travels(&old, pair.direction) {
        disappears(pair, was, None);
    }
}

/// A property that goes out of a direction: because it is gone, or because it no longer travels there.
fn disappears(pair: &mut Pair<'_, '_>, was: &Property<'_>, keyword: Option<Found>) {
    let direction = pair.direction;
    let required = is_required(pair.old, was.name);
    let others = &pair.new.object;
    let refused =
        keyword.is_some() || others.additional.iter().chain(&others.unevaluated).any(|schema| is_nothing(schema));
    let effects = match direction {
        Direction::Request if refused => Effects { wire: Breaking, callers: Breaking, implementors: Additive },
        Direction::Request => Effects::all(Additive),
        Direction::Response if required => Effects { wire: Breaking, callers: Breaking, implementors: Additive },
        Direction::Response => Effects { wire: Additive, callers: Breaking, implementors: Additive },
    };
    let advice = match direction {
        Direction::Request if refused => "Stop passing {it}: requests with it are refused.",
        Direction::Request => "Stop passing {it}: it is ignored.",
        Direction::Response => "Do without {it}: no answer has it any more.",
    };
    let at = spot(&was.schemas, was.name.span);
    let found = match keyword {
        Some(keyword) => Found { effects, ..keyword },
        None => {
            let rule = if required { rules::PROPERTY_REMOVED_REQUIRED } else { rules::PROPERTY_REMOVED_OPTIONAL };
            let what = if required { "is gone; it was required" } else { "is gone" };
            let entry = if was.name.span.file == at.file && was.name.span.start <= at.end {
                Span { end: at.end, ..was.name.span }
            } else {
                at
            };
            Found { within: Some((at, pair.new.span)), ..Found::new(rule.of(direction), effects, what) }
                .at(Some(entry), None)
        }
    };
    let found = found.advise([(Side::Callers, advice)]);
    pair.out.found.push(found.step(Some(Step::Property(was.name.value.clone()))));
}

/// `readOnly` and `writeOnly`, where they changed.
fn directions(pair: &mut Pair<'_, '_>, was: (&Property<'_>, &AsProperty<'_>), is: (&Property<'_>, &AsProperty<'_>)) {
    let direction = pair.direction;
    let spans = (spot(&was.0.schemas, was.0.name.span), spot(&is.0.schemas, is.0.name.span));
    let step = Some(Step::Property(is.0.name.value.clone()));
    let change = |rule: crate::diff::rule::Both, what: &str| {
        let found = Found::new(rule.of(direction), Effects::all(Cosmetic), what).at(Some(spans.0), Some(spans.1));
        Found { within: Some(spans), ..found }
    };
    let read = match (was.1.read_only, is.1.read_only) {
        (false, true) => Some(change(rules::PROPERTY_BECAME_READ_ONLY, "is read-only now")),
        (true, false) => Some(change(rules::PROPERTY_BECAME_NOT_READ_ONLY, "is no longer read-only")),
        _ => None,
    };
    let write = match (was.1.write_only, is.1.write_only) {
        (false, true) => Some(change(rules::PROPERTY_BECAME_WRITE_ONLY, "is write-only now")),
        (true, false) => Some(change(rules::PROPERTY_BECAME_NOT_WRITE_ONLY, "is no longer write-only")),
        _ => None,
    };
    let (before, now) = (travels(was.1, direction), travels(is.1, direction));
    for (found, binds) in [(read, direction == Direction::Request), (write, direction == Direction::Response)] {
        let Some(found) = found else { continue };
        match (before, now) {
            (true, false) if binds => disappears(pair, was.0, Some(found)),
            (false, true) if binds => appears(pair, is.0, is_required(pair.new, is.0.name), Some(found)),
            _ => pair.out.found.push(found.step(step.clone())),
        }
    }
}
