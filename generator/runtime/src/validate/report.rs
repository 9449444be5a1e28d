//! Where the walk is, and what it has found.

use super::violation::push_step;
use super::{MAX_VIOLATIONS, Violation};
use crate::json::Step;

/// The violations so far.
pub(super) struct Report {
    location: String,
    violations: Vec<Violation>,
}

impl Report {
    pub(super) fn new(base: &str) -> Self {
        Self { location: base.to_owned(), violations: Vec::new() }
    }

    pub(super) fn into_violations(self) -> Vec<Violation> {
        self.violations
    }

    pub(super) fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    pub(super) fn is_full(&self) -> bool {
        self.violations.len() >= MAX_VIOLATIONS
    }

    /// Goes one step down for `visit`.
    pub(super) fn at(&mut self, step: Step<'_>, visit: impl FnOnce(&mut Self)) {
        let length = self.location.len();
        push_step(&mut self.location, step);
        visit(self);
        self.location.truncate(length);
    }

    /// Notes that the value here violates `keyword`.
    pub(super) fn add(&mut self, keyword: &'static str, message: String) {
        if !self.is_full() {
            self.violations.push(Violation::new(self.location.clone(), keyword, message));
        }
    }
}
