//! What operations answer with: one type or several, on either side.

use crate::ir::{Operation, Statuses};

/// The answers of an operation.
#[derive(Debug)]
pub struct Outcome {
    /// The declared successes, by number among the answers.
    pub successes: Vec<usize>,
    /// The declared errors.
    pub failures: Failures,
    /// The success that is an envelope.
    pub envelope: Option<usize>,
    /// Set where one success is a stream and others are not: the client has a method for each.
    pub streamed: Option<Streamed>,
}

/// The successes of an operation that answers with a stream or with something else, by number among the successes.
#[derive(Debug, Clone, Copy)]
pub struct Streamed {
    /// The stream.
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
        self.envelope.is_some() || !matches!(self.failures, Failures::None)
    }
}

/// Sorts the answers of an operation.
pub fn outcome(operation: &Operation) -> Outcome {
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
    let successes = numbers(false);
    Outcome {
        streamed: streamed(operation, &successes),
        successes,
        failures: match (failures.is_empty(), same) {
            (true, _) => Failures::None,
            (false, true) => Failures::Same(failures),
            (false, false) => Failures::Different(failures),
        },
        envelope: operation.answers.iter().position(|answer| answer.envelope.is_some()),
    }
}

fn streamed(operation: &Operation, successes: &[usize]) -> Option<Streamed> {
    // A variant with an open status holds that too.
    let exact = |number: usize| {
        let answer = operation.answers.get(*successes.get(number)?)?;
        let content = answer.contents.first()?;
        matches!(answer.statuses, Statuses::Exact(_)).then(|| content.format.is_stream())
    };
    let streams: Vec<usize> = (0..successes.len()).filter(|number| exact(*number) == Some(true)).collect();
    let [stream] = streams[..] else { return None };
    match successes.len() {
        0 | 1 => None,
        2 => Some(Streamed { stream, instead: Some(1 - stream).filter(|other| exact(*other) == Some(false)) }),
        _ => Some(Streamed { stream, instead: None }),
    }
}
