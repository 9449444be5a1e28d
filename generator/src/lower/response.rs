//! Responses: what the statuses of an operation carry.
//!
//! Success is what the document lists under 2xx (exact, then ranges); `default` stands for errors, and for success too
//! when no success is listed. A documented 3xx is an outcome too. An operation that documents errors only succeeds without
//! content; one that documents no response at all, with whatever bytes come. Content of responses that HTTP forbids to
//! have any is ignored.

use super::context::Lowering;
use super::place::Place;
use super::{leftovers, media};
use crate::diagnostic::{Code, Diagnostic};
use crate::document::{self, StatusKey};
use crate::ir::{Answer, Docs, Operation, Span, Statuses, Step};
use crate::source::Text;
use std::collections::BTreeSet;

/// The declared responses: exact statuses, ranges, `default`, each by number.
///
/// A 304 answers a question that only a conditional request asks: where none can, it is left out.
pub(super) fn lower(
    lowering: &mut Lowering<'_>,
    operation: &document::Operation,
    is_conditional: bool,
    place: &Place,
) -> Vec<Answer> {
    let responses = &operation.responses;
    let has_content = responses.entries.iter().any(|(key, _)| key.value.class() == Some(2));
    let listed_success = responses.entries.iter().any(|(key, _)| matches!(key.value.class(), Some(2 | 3)));
    let mut answers = Vec::new();
    for (key, response) in responses.by_status() {
        let Some(response) = lowering.resolver.item(response) else { continue };
        let response = response.item;
        let statuses = statuses(key.value);
        if key.value == StatusKey::Exact(304) && has_content && !is_conditional {
            leftovers::part(lowering, key.span, "a 304, for which no header of the operation asks,");
            continue;
        }
        let bodiless =
            matches!(key.value, StatusKey::Exact(100..=199 | 204 | 205 | 304)) || operation.method.as_str() == "HEAD";
        let step = |name: Text| place.step(Step::Response(key.value.to_string().into(), name));
        if bodiless && !response.content.is_empty() {
            leftovers::part(lowering, response.span, "content of a response that HTTP sends without one");
        }
        let mut groups =
            if bodiless { Vec::new() } else { media::groups(lowering, &response.content, response.span, false, step) };
        if groups.is_empty() {
            groups.push(Vec::new());
        }
        let docs = Docs {
            summary: response.summary.as_ref().map(|text| text.value.clone()),
            // Since 3.2 a response may have a summary alone.
            description: response.description.as_ref().or(response.summary.as_ref()).map(|text| text.value.clone()),
            deprecated: false,
        };
        let sides: &[bool] = match key.value.class() {
            Some(class) if class >= 4 => &[true],
            Some(_) => &[false],
            None if listed_success => &[true],
            None => &[false, true],
        };
        // Each type is a response of its own: what a status carries is told by its media type.
        for (failure, contents) in sides.iter().flat_map(|failure| groups.iter().map(move |group| (failure, group))) {
            let (contents, docs) = (contents.clone(), docs.clone());
            answers.push(Answer {
                statuses,
                failure: *failure,
                contents,
                envelope: None,
                headers: None,
                docs,
                span: response.span,
            });
        }
    }
    if answers.iter().all(|answer| answer.failure) {
        let anything = answers.is_empty() && operation.method.as_str() != "HEAD";
        let what = if anything {
            "no response is documented: it is bytes"
        } else {
            "no success is documented: it has no content"
        };
        lowering.decided("success", operation.span, what);
        answers.push(Answer {
            statuses: Statuses::Range(2),
            failure: false,
            contents: if anything { vec![media::anything()] } else { Vec::new() },
            envelope: None,
            headers: None,
            docs: Docs::default(),
            span: operation.span,
        });
    }
    // A success that no response documents goes to its place.
    answers.sort_by_key(|answer| answer.statuses);
    answers.shrink_to_fit();
    answers
}

/// Reports each `GET` that gives nothing, by statuses that carry what was asked for.
pub(super) fn without_content(lowering: &mut Lowering<'_>, operations: &[Operation]) {
    let carries = |answer: &&Answer| matches!(answer.statuses, Statuses::Exact(200 | 203 | 206) | Statuses::Range(2));
    let reads = operations.iter().filter(|operation| operation.method == "GET");
    let places = reads.filter_map(|operation| {
        let mut successes = operation.answers.iter().filter(|answer| !answer.failure);
        let first = successes.clone().find(carries)?;
        successes.all(|answer| answer.contents.is_empty()).then_some(first.span)
    });
    let places: BTreeSet<Span> = places.collect();
    if !places.is_empty() {
        let found = Diagnostic::warning(Code::NoContent, "a `GET` that answers without content");
        let text = "nothing says what it carries: bodies are dropped";
        lowering.diagnostics.push(found.at_all(places, text));
    }
}

/// The statuses that a key stands for.
pub(super) fn statuses(key: StatusKey) -> Statuses {
    match key {
        StatusKey::Exact(status) => Statuses::Exact(status),
        StatusKey::Range(first) => Statuses::Range(first),
        StatusKey::Default => Statuses::Default,
    }
}
