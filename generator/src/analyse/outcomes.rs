//! What operations answer with: one type or several, on either side.

use crate::ir::{Answer, EnvelopeDecision, Operation, Reason, Statuses};
use crate::lock::{Kind, Lock};

/// The answers of an operation.
#[derive(Debug)]
pub struct Outcome {
    /// The declared successes, by number among the answers.
    pub successes: Vec<usize>,
    /// Whether they are one with content, which comes first, and one without: what a caller gets is an `Option`.
    pub optional: bool,
    /// The declared errors.
    pub failures: Failures,
    /// Whether a success is an envelope that may report errors.
    pub envelope: bool,
    /// Set where some successes are streams and others are not.
    pub streamed: Option<Streamed>,
}

/// The successes of an operation that answers with a stream or with something else, by number among the successes.
#[derive(Debug, Clone, Copy)]
pub struct Streamed {
    /// The first stream.
    pub stream: usize,
    /// What there is instead, where it is one thing.
    pub instead: Option<usize>,
}

/// The declared errors of an operation, by number among the answers.
#[derive(Debug)]
pub enum Failures {
    /// None.
    None,
    /// Exact statuses that all carry the same body.
    Same(Vec<usize>),
    /// Different bodies, or statuses that the document leaves open.
    Different(Vec<usize>),
}

impl Outcome {
    /// Whether a call can fail in a way that the document describes.
    pub fn has_error(&self) -> bool {
        self.envelope || !matches!(self.failures, Failures::None)
    }
}

/// Sorts the answers of an operation. Successes that have been published as an enumeration stay one.
pub fn outcome(operation: &Operation, lock: &Lock) -> Outcome {
    let numbers = |failure: bool| -> Vec<usize> {
        let answers = operation.answers.iter().enumerate();
        answers.filter(|(_, answer)| answer.failure == failure).map(|(number, _)| number).collect()
    };
    let failures = numbers(true);
    let body = |number: &usize| {
        let answer = operation.answers.get(*number)?;
        let exact = matches!(answer.statuses, Statuses::Exact(_));
        exact.then(|| answer.contents.first().map(|content| (content.format.is_stream(), content.value.clone())))
    };
    let first = failures.first().and_then(body);
    let same = first.is_some() && failures.iter().all(|number| body(number) == first);
    let published = || lock.peek(Kind::Type, &format!("{} outcome", operation.lock_key())).is_some();
    let mut successes = numbers(false);
    let optional = content_or_none(operation, &mut successes) && !published();
    if !optional {
        successes.sort_unstable();
    }
    Outcome {
        streamed: if optional { None } else { streamed(operation, &successes) },
        successes,
        optional,
        failures: match (failures.is_empty(), same) {
            (true, _) => Failures::None,
            (false, true) => Failures::Same(failures),
            (false, false) => Failures::Different(failures),
        },
        envelope: operation.answers.iter().filter_map(|answer| answer.envelope.as_ref()).any(reports),
    }
}

fn reports(envelope: &EnvelopeDecision) -> bool {
    envelope.errors != Reason::Nothing
}

fn streamed(operation: &Operation, successes: &[usize]) -> Option<Streamed> {
    let content = |answer: &usize| operation.answers.get(*answer)?.contents.first();
    let is_stream = |answer: &usize| content(answer).is_some_and(|content| content.format.is_stream());
    let stream = successes.iter().position(is_stream)?;
    let mut others = successes.iter().enumerate().filter(|(_, answer)| !is_stream(answer));
    let (first, answer) = others.next()?;
    let instead = (others.next().is_none() && content(answer).is_some()).then_some(first);
    Some(Streamed { stream, instead })
}

/// Whether two successes are one with content and one without, each of one status, and nothing else tells them apart;
/// puts the one with content first.
fn content_or_none(operation: &Operation, successes: &mut [usize]) -> bool {
    let answer = |number: usize| operation.answers.get(number);
    let [first, second] = successes else { return false };
    if answer(*first).is_some_and(|answer| answer.contents.is_empty()) {
        std::mem::swap(first, second);
    }
    let (Some(some), Some(none)) = (answer(*first), answer(*second)) else { return false };
    // Where a redirect leads stands in its headers, and null is content.
    let says_nothing = matches!(none.statuses, Statuses::Exact(200..=299 | 304)) && none.contents.is_empty();
    let is_content = |answer: &Answer| answer.contents.first().is_some_and(|content| !content.value.nullable);
    says_nothing && matches!(some.statuses, Statuses::Exact(200..=299)) && is_content(some)
}
