//! Responses by status.

use super::context::{At, Comparison, Finding, Spans};
use super::effects::{A, B, C, Shift};
use super::schema::Direction;
use super::words::{joined, same_text};
use super::{content, headers, links};
use crate::diff::rule::operations as rules;
use crate::diff::{Effects, Side};
use crate::document::{Operation, RefOr, Response, StatusKey};
use crate::source::{Span, Spanned};

/// A response under its key.
#[derive(Clone, Copy)]
struct Entry<'a> {
    key: Spanned<StatusKey>,
    /// Where it stands under the key, be it a reference.
    own: Span,
    response: &'a Response,
}

pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, at: &At, old: &'a Operation, new: &'a Operation) {
    let bodiless = new.method.as_str() == "HEAD";
    let entries = |operation: &'a Operation, old: bool| -> Vec<Entry<'a>> {
        let resolver = if old { comparison.old } else { comparison.new };
        let listed = operation.responses.entries.iter();
        listed
            .filter_map(|(key, response)| {
                let target = resolver.item(response)?.item;
                let own = match response {
                    RefOr::Reference(reference) => reference.span,
                    RefOr::Item(item) => item.span,
                };
                Some(Entry { key: *key, own, response: target })
            })
            .collect()
    };
    let (was, is) = (entries(old, true), entries(new, false));
    let lists = |entries: &[Entry<'_>]| entries.iter().any(|entry| matches!(entry.key.value.class(), Some(2 | 3)));
    let successes = (lists(&was), lists(&is));
    let mut left = was.clone();
    let mut added = Vec::new();
    for entry in &is {
        match left.iter().position(|was| was.key.value == entry.key.value) {
            Some(number) => both(comparison, at, left.remove(number), *entry, bodiless),
            None => added.push(*entry),
        }
    }
    for gone in left {
        if let Some(number) = added.iter().position(|is| related(gone.key.value, is.key.value)) {
            let is = added.remove(number);
            restated(comparison, at, gone, is);
            carried(comparison, at, gone, is, bodiless);
        } else if let Some(general) = is.iter().find(|is| covers(is.key.value, gone.key.value)) {
            restated(comparison, at, gone, *general);
            carried(comparison, at, gone, *general, bodiless);
        } else {
            removed(comparison, at, gone, new.responses.span, successes.0);
        }
    }
    for entry in added {
        added_one(comparison, at, entry, old.responses.span, successes);
    }
}

const fn covers(general: StatusKey, special: StatusKey) -> bool {
    matches!((general, special), (StatusKey::Range(class), StatusKey::Exact(status)) if status / 100 == class as u16)
}

const fn related(one: StatusKey, other: StatusKey) -> bool {
    covers(one, other) || covers(other, one)
}

fn part(at: &At, key: StatusKey, within: Spans) -> At {
    at.part(format!("response {key}"), within)
}

/// Whether it stands for what callers hope for: `default` does, where nothing else says so.
fn is_success(key: StatusKey, lists_success: bool) -> bool {
    match key.class() {
        Some(class) => class < 4,
        None => !lists_success,
    }
}

/// From an exact status to a range, or the reverse.
fn restated(comparison: &mut Comparison<'_>, at: &At, old: Entry<'_>, new: Entry<'_>) {
    let at = part(at, new.key.value, (Some(old.response.span), Some(new.response.span)));
    let (rule, shift) = match covers(new.key.value, old.key.value) {
        true => (rules::RESPONSE_STATUS_GENERALIZED, Effects::all(A)),
        false => (rules::RESPONSE_STATUS_SPECIALIZED, at.effects(Direction::Response, Shift::Narrower)),
    };
    let what = format!("{} is documented as {} now", named(old.key.value), new.key.value);
    comparison.found(&at, Finding::new(rule, (Some(old.key.span), Some(new.key.span)), shift, what));
}

fn removed(comparison: &mut Comparison<'_>, at: &At, gone: Entry<'_>, new: Span, lists_success: bool) {
    let key = gone.key.value;
    let at = part(at, key, (Some(gone.response.span), None));
    let spans = (Some(joined(gone.key.span, gone.own)), Some(new));
    let finding = if is_success(key, lists_success) {
        let what = format!("{} is no longer a success", named(key));
        Finding::new(rules::RESPONSE_SUCCESS_REMOVED, spans, Effects::all(B), what)
            .advise(Side::Callers, "Expect only the successes that are left.")
            .advise(Side::Implementors, "Answer with another success.")
    } else {
        let rule = match key {
            StatusKey::Default => rules::RESPONSE_DEFAULT_REMOVED,
            _ => rules::RESPONSE_ERROR_REMOVED,
        };
        let what = format!("{} is no longer documented", named(key));
        Finding::new(rule, spans, at.effects(Direction::Response, Shift::Narrower), what)
            .advise(Side::Callers, "Should it come all the same, it is an error without a type of its own.")
            .advise(Side::Implementors, "Answer with an error that is documented.")
    };
    comparison.found(&at, finding);
}

fn added_one(comparison: &mut Comparison<'_>, at: &At, entry: Entry<'_>, old: Span, successes: (bool, bool)) {
    let key = entry.key.value;
    let at = part(at, key, (None, Some(entry.response.span)));
    let spans = (Some(old), Some(joined(entry.key.span, entry.own)));
    let finding = if is_success(key, successes.1) {
        let what = format!("{} is a success now", named(key));
        let advice = match successes.0 {
            true => "Expect it beside the other successes, and see what it carries.",
            false => "Nothing has to change, unless it carries something: no other success was documented.",
        };
        Finding::new(rules::RESPONSE_SUCCESS_ADDED, spans, Effects::all(A), what).advise(Side::Callers, advice)
    } else {
        let rule = match key {
            StatusKey::Default => rules::RESPONSE_DEFAULT_ADDED,
            _ => rules::RESPONSE_ERROR_ADDED,
        };
        let what = format!("{} is documented now", named(key));
        Finding::new(rule, spans, Effects::all(A), what)
            .advise(Side::Callers, "Nothing has to change: it was an error before, and can be told from others now.")
    };
    comparison.found(&at, finding);
}

fn named(key: StatusKey) -> String {
    match key {
        StatusKey::Default => "`default`".to_owned(),
        _ => format!("the status {key}"),
    }
}

fn both<'a>(comparison: &mut Comparison<'a>, at_operation: &At, old: Entry<'a>, new: Entry<'a>, bodiless: bool) {
    let (was, is) = (old.response, new.response);
    let spans = (Some(was.span), Some(is.span));
    let at = part(at_operation, new.key.value, spans);
    let pairs = [(&was.summary, &is.summary), (&was.description, &is.description)];
    if let Some((was, is)) = pairs.into_iter().find(|(was, is)| !same_text(was.as_ref(), is.as_ref())) {
        let place = |text: &Option<Spanned<_>>| text.as_ref().map(|text| text.span);
        let spans = (place(was).or(spans.0), place(is).or(spans.1));
        let what = format!("the {} is described otherwise", at.subject);
        let rule = rules::RESPONSE_DOCUMENTATION_CHANGED;
        comparison.found(&at, Finding::new(rule, spans, Effects::all(C), what));
    }
    carried(comparison, at_operation, old, new, bodiless);
}

/// What a response carries, whatever is said of it: one that stands for another status is described otherwise.
fn carried<'a>(comparison: &mut Comparison<'a>, at: &At, old: Entry<'a>, new: Entry<'a>, bodiless: bool) {
    let (was, is) = (old.response, new.response);
    let spans = (Some(was.span), Some(is.span));
    let at = part(at, new.key.value, spans);
    headers::compare(comparison, &at, (&was.headers, spans.0), (&is.headers, spans.1));
    links::compare(comparison, &at, (&was.links, spans.0), (&is.links, spans.1));
    let bodiless = bodiless || matches!(new.key.value, StatusKey::Exact(100..=199 | 204 | 205 | 304));
    if !bodiless {
        content::compare(comparison, &at, Direction::Response, (&was.content, spans.0), (&is.content, spans.1));
    }
}
