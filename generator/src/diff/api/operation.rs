//! Operations as such: whether they are there, and what is said of them.

use super::context::{At, Comparison, Finding, Spans};
use super::effects::{A, B, C, effects};
use super::pairs::{Kind, Seen};
use super::schemes::Renamed;
use super::words::{code, codes, joined, same_text};
use super::{body, parameters, responses, security, servers};
use crate::diff::rule::operations as rules;
use crate::diff::{Effect, Effects, Side};
use crate::source::{Span, Spanned, Text};

/// The operation with its method.
fn whole(seen: &Seen<'_>) -> Span {
    joined(seen.operation.method.span, seen.operation.span)
}

fn at(seen: &Seen<'_>, within: Spans) -> At {
    At { operations: vec![seen.key.clone()], hook: seen.is_hook(), subject: subject(seen).to_owned(), within }
}

fn subject(seen: &Seen<'_>) -> &'static str {
    match seen.kind {
        Kind::Call => "operation",
        Kind::Webhook => "webhook",
        Kind::Callback { .. } => "callback",
    }
}

pub(super) fn removed(comparison: &mut Comparison<'_>, seen: &Seen<'_>) {
    let at = at(seen, (Some(seen.operation.span), None));
    let spans = (Some(whole(seen)), None);
    let what = format!("{} is gone", code(&seen.key));
    let finding = match seen.kind {
        Kind::Call => Finding::new(rules::OPERATION_REMOVED, spans, Effects::all(Effect::Breaking), what)
            .advise(Side::Wire, "Servers of the new edition don't know it: they answer 404 or 405.")
            .advise(Side::Callers, "Find another way: it can't be called any more.")
            .advise(Side::Implementors, "Nobody calls it any more."),
        Kind::Webhook => received_no_more(Finding::new(rules::WEBHOOK_REMOVED, spans, effects(B, B, B), what)),
        Kind::Callback { .. } => received_no_more(Finding::new(rules::CALLBACK_REMOVED, spans, effects(B, B, B), what)),
    };
    comparison.found(&at, finding);
}

fn received_no_more(finding: Finding) -> Finding {
    finding
        .advise(Side::Callers, "Stop sending it.")
        .advise(Side::Implementors, "It does not come any more: do without it.")
}

pub(super) fn added(comparison: &mut Comparison<'_>, seen: &Seen<'_>) {
    let at = at(seen, (None, Some(seen.operation.span)));
    let spans = (None, Some(whole(seen)));
    let what = format!("{} is new", code(&seen.key));
    let all = Effects::all(Effect::Additive);
    let finding = match seen.kind {
        Kind::Call => Finding::new(rules::OPERATION_ADDED, spans, all, what)
            .advise(Side::Callers, "Nothing has to change; {method} calls it.")
            .advise(Side::Implementors, "Nothing has to change: until {method} is implemented, it answers 501."),
        Kind::Webhook => received(Finding::new(rules::WEBHOOK_ADDED, spans, all, what)),
        Kind::Callback { .. } => received(Finding::new(rules::CALLBACK_ADDED, spans, all, what)),
    };
    comparison.found(&at, finding);
}

fn received(finding: Finding) -> Finding {
    finding
        .advise(Side::Callers, "Nothing has to change; {method} sends it.")
        .advise(Side::Implementors, "Nothing has to change: receivers that don't implement {method} answer 501.")
}

pub(super) fn compare<'a>(comparison: &mut Comparison<'a>, old: &Seen<'a>, new: &Seen<'a>, renamed: &Renamed<'a>) {
    let at = at(new, (Some(old.operation.span), Some(new.operation.span)));
    address(comparison, &at, old, new);
    said(comparison, &at, old, new);
    security::compare(comparison, &at, old, new, renamed);
    if !at.hook {
        servers::of_operation(comparison, &at, old, new);
    }
    parameters::compare(comparison, &at, old, new);
    body::compare(comparison, &at, old.operation, new.operation);
    responses::compare(comparison, &at, old.operation, new.operation);
}

/// Where a callback is sent.
fn address(comparison: &mut Comparison<'_>, at: &At, old: &Seen<'_>, new: &Seen<'_>) {
    let (Kind::Callback { expression: was, place: before, .. }, Kind::Callback { expression: is, place, .. }) =
        (&old.kind, &new.kind)
    else {
        return;
    };
    if was != is {
        let what = format!("the callback is sent to {} now, was sent to {}", code(is), code(was));
        let spans = (Some(*before), Some(*place));
        let finding = Finding::new(rules::CALLBACK_ADDRESS_CHANGED, spans, effects(B, B, C), what)
            .advise(
                Side::Wire,
                "The address is taken from another part of the request: what callers put into the old one is not used.",
            )
            .advise(Side::Callers, "Pass the address where the new expression looks for it.");
        comparison.found(at, finding);
    }
}

/// What is said of it, without meaning for its messages.
fn said(comparison: &mut Comparison<'_>, at: &At, old: &Seen<'_>, new: &Seen<'_>) {
    let (was, is) = (old.operation, new.operation);
    let spans = (Some(was.method.span), Some(is.method.span));
    match (was.deprecated, is.deprecated) {
        (false, true) => {
            let finding =
                Finding::new(rules::OPERATION_DEPRECATED, spans, effects(C, A, C), "the operation is deprecated now")
                    .advise(
                        Side::Callers,
                        "It still works; the compiler warns where it is called. Look for what replaces it.",
                    );
            comparison.found(at, finding);
        }
        (true, false) => {
            let what = "the operation is no longer deprecated";
            comparison.found(at, Finding::new(rules::OPERATION_UNDEPRECATED, spans, Effects::all(C), what));
        }
        _ => {}
    }
    let place = |text: &Option<Spanned<Text>>| text.as_ref().map(|text| text.span);
    if was.operation_id != is.operation_id {
        let name = |id: &Option<Spanned<Text>>| id.as_ref().map_or("none".to_owned(), |id| code(id));
        let what = format!("the `operationId` is {} now, was {}", name(&is.operation_id), name(&was.operation_id));
        let spans =
            (place(&was.operation_id).or(Some(was.method.span)), place(&is.operation_id).or(Some(is.method.span)));
        let finding = Finding::new(rules::OPERATION_ID_CHANGED, spans, Effects::all(C), what)
            .advise(Side::Callers, "Nothing has to change: names that `names.lock` keeps stay.");
        comparison.found(at, finding);
    }
    for (what, was, is) in [("summary", &was.summary, &is.summary), ("description", &was.description, &is.description)]
    {
        if !same_text(was.as_ref(), is.as_ref()) {
            let spans = (place(was).or(spans.0), place(is).or(spans.1));
            let what = format!("the operation has another {what} now");
            comparison.found(at, Finding::new(rules::OPERATION_DOCUMENTATION_CHANGED, spans, Effects::all(C), what));
        }
    }
    tags(comparison, at, &was.tags, &is.tags, spans);
}

fn tags(comparison: &mut Comparison<'_>, at: &At, old: &[Spanned<Text>], new: &[Spanned<Text>], spans: Spans) {
    let missing = |tags: &[Spanned<Text>], others: &[Spanned<Text>]| -> Vec<Text> {
        tags.iter().filter(|tag| !others.contains(tag)).map(|tag| tag.value.clone()).collect()
    };
    let (gone, added) = (missing(old, new), missing(new, old));
    if gone.is_empty() && added.is_empty() {
        return;
    }
    let list = |tags: &[Text]| codes(tags.iter().map(Text::as_str));
    let what = match (gone.as_slice(), added.as_slice()) {
        (gone, []) => format!("the operation no longer has the tag {}", list(gone)),
        ([], added) => format!("the operation has the tag {} now", list(added)),
        (gone, added) => format!("the operation has the tag {} now, no longer {}", list(added), list(gone)),
    };
    let place = |tags: &[Spanned<Text>]| tags.first().map(|tag| tag.span);
    let spans = (place(old).or(spans.0), place(new).or(spans.1));
    comparison.found(at, Finding::new(rules::OPERATION_TAGS_CHANGED, spans, Effects::all(C), what));
}
