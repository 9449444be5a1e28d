//! Where the walk is, and what it has found.

use super::violation::push_step;
use super::{MAX_VIOLATIONS, Violation};
use crate::json::{Direction, Step};
use crate::shape::Access;

/// The violations so far.
pub(super) struct Report {
    location: String,
    violations: Vec<Violation>,
    unsure: bool,
    direction: Direction,
}

impl Report {
    pub(super) fn new(base: &str) -> Self {
        Self { location: base.to_owned(), violations: Vec::new(), unsure: false, direction: Direction::Any }
    }

    /// About a value that travels in this direction.
    #[cfg(feature = "server")]
    pub(super) fn in_direction(self, direction: Direction) -> Self {
        Self { direction, ..self }
    }

    /// Whether a member is a part of the value.
    pub(super) fn travels(&self, access: Access) -> bool {
        !matches!(
            (self.direction, access),
            (Direction::Response, Access::WriteOnly) | (Direction::Request, Access::ReadOnly)
        )
    }

    pub(super) fn into_violations(self) -> Vec<Violation> {
        self.violations
    }

    /// Whether everything holds; none where something could not be decided and nothing else is violated.
    pub(super) fn holds(&self) -> Option<bool> {
        match (self.violations.is_empty(), self.unsure) {
            (false, _) => Some(false),
            (true, true) => None,
            (true, false) => Some(true),
        }
    }

    /// The first violation, as a sentence.
    pub(super) fn reason(&self) -> Option<String> {
        self.violations.first().map(Violation::to_string)
    }

    /// Notes that a constraint can't be decided. It counts as kept here; what turns it around must not rely on it.
    pub(super) fn unsure(&mut self) {
        self.unsure = true;
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

    /// Notes that the value here violates `keyword`; once, where several schemas demand the same.
    pub(super) fn add(&mut self, keyword: &'static str, message: String) {
        let violation = Violation::new(self.location.clone(), keyword, message);
        if !self.is_full() && !self.violations.contains(&violation) {
            self.violations.push(violation);
        }
    }
}
