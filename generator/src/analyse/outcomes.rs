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
        exact.then(|| answer.contents.first().map(|content| content.value.clone()))
    };
    let first = failures.first().and_then(body);
    let same = first.is_some() && failures.iter().all(|number| body(number) == first);
    Outcome {
        successes: numbers(false),
        failures: match (failures.is_empty(), same) {
            (true, _) => Failures::None,
            (false, true) => Failures::Same(failures),
            (false, false) => Failures::Different(failures),
        },
        envelope: operation.answers.iter().position(|answer| answer.envelope.is_some()),
    }
}
