//! Request bodies.

use super::content;
use super::context::{At, Comparison, Finding};
use super::effects::{A, B, C, Shift, effects};
use super::schema::Direction;
use super::words::{codes, need, same_text};
use crate::diff::rule::operations as rules;
use crate::diff::{Effects, Side};
use crate::document::{Operation, RequestBody};

pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, at: &At, old: &'a Operation, new: &'a Operation) {
    let was = old.request_body.as_ref().and_then(|body| comparison.old.item(body)).map(|target| target.item);
    let is = new.request_body.as_ref().and_then(|body| comparison.new.item(body)).map(|target| target.item);
    let at = at.part("request body", (was.map(|body| body.span), is.map(|body| body.span)));
    match (was, is) {
        (None, Some(body)) => added(comparison, &at, body),
        (Some(body), None) => removed(comparison, &at, body),
        (Some(was), Some(is)) => both(comparison, &at, was, is),
        (None, None) => {}
    }
}

fn added(comparison: &mut Comparison<'_>, at: &At, body: &RequestBody) {
    let types = codes(body.content.keys().map(|name| name.as_str()));
    let what = format!("the {} request body is new: {types}", need(body.required));
    let finding = if body.required {
        let effects = at.effects(Direction::Request, Shift::Narrower);
        Finding::new(rules::REQUEST_BODY_ADDED_REQUIRED, at.within, effects, what).advise(Side::Callers, at.demand())
    } else {
        Finding::new(rules::REQUEST_BODY_ADDED_OPTIONAL, at.within, effects(A, A, A), what)
            .advise(Side::Callers, "Nothing has to change; {it} passes one.")
            .advise(Side::Implementors, "Handlers may get one, in {it}.")
    };
    comparison.found(at, finding);
}

fn removed(comparison: &mut Comparison<'_>, at: &At, body: &RequestBody) {
    let what = format!("the request body, which was {}, is gone", need(body.required));
    let finding = Finding::new(rules::REQUEST_BODY_REMOVED, at.within, effects(B, B, B), what)
        .advise(Side::Wire, "What old clients send in it is ignored, or the request is refused for having one.")
        .advise(Side::Callers, "Stop passing one.")
        .advise(Side::Implementors, "Handlers don't get one any more.");
    comparison.found(at, finding);
}

fn both<'a>(comparison: &mut Comparison<'a>, at: &At, old: &'a RequestBody, new: &'a RequestBody) {
    match (old.required, new.required) {
        (false, true) => {
            let effects = at.effects(Direction::Request, Shift::Narrower);
            let what = "the request body is required now";
            let finding = Finding::new(rules::REQUEST_BODY_BECAME_REQUIRED, at.within, effects, what)
                .advise(Side::Callers, at.demand());
            comparison.found(at, finding);
        }
        (true, false) => {
            let effects = at.effects(Direction::Request, Shift::Wider);
            let what = "the request body may be left out now";
            let finding = Finding::new(rules::REQUEST_BODY_BECAME_OPTIONAL, at.within, effects, what)
                .advise(Side::Implementors, at.lack());
            comparison.found(at, finding);
        }
        _ => {}
    }
    if !same_text(old.description.as_ref(), new.description.as_ref()) {
        let what = "the request body is described otherwise";
        let rule = rules::REQUEST_BODY_DOCUMENTATION_CHANGED;
        comparison.found(at, Finding::new(rule, at.within, Effects::all(C), what));
    }
    content::compare(comparison, at, Direction::Request, (&old.content, at.within.0), (&new.content, at.within.1));
}
