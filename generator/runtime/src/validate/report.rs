//! Where the walk is, and what it has found.

use super::violation::push_step;
use super::{MAX_VIOLATIONS, Violation};
use crate::json::{Direction, Step};
use crate::shape::Access;

/// What a walk has found so far.
#[derive(Default)]
pub(super) struct Findings {
    base: String,
    violations: Vec<Violation>,
    unsure: bool,
    direction: Direction,
}

impl Findings {
    /// None yet, below this place.
    pub(super) fn below(base: &str) -> Self {
        Self { base: base.to_owned(), ..Self::default() }
    }

    /// About a value that travels in this direction.
    #[cfg(feature = "server")]
    pub(super) fn in_direction(self, direction: Direction) -> Self {
        Self { direction, ..self }
    }

    /// The report to add to.
    pub(super) fn report(&mut self) -> Report<'_> {
        Report { findings: self, place: None }
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
}

/// A place of the walk, and what has been found until there.
pub(super) struct Report<'r> {
    findings: &'r mut Findings,
    /// A text would be made for each value, and most have no violation to put it in.
    place: Option<&'r Place<'r>>,
}

/// The last step to a place, and the place before.
struct Place<'r> {
    step: Step<'r>,
    before: Option<&'r Place<'r>>,
}

impl Report<'_> {
    /// Notes that a constraint can't be decided. It counts as kept here; what turns it around must not rely on it.
    pub(super) fn unsure(&mut self) {
        self.findings.unsure = true;
    }

    /// Whether a member is a part of the value.
    pub(super) fn travels(&self, access: Access) -> bool {
        !matches!(
            (self.findings.direction, access),
            (Direction::Response, Access::WriteOnly) | (Direction::Request, Access::ReadOnly)
        )
    }

    pub(super) fn is_full(&self) -> bool {
        self.findings.violations.len() >= MAX_VIOLATIONS
    }

    /// Goes one step down for `visit`.
    pub(super) fn at(&mut self, step: Step<'_>, visit: impl FnOnce(&mut Report<'_>)) {
        let place = Place { step, before: self.place };
        visit(&mut Report { findings: self.findings, place: Some(&place) });
    }

    /// Notes that the value here violates `keyword`; once, where several schemas demand the same.
    pub(super) fn add(&mut self, keyword: &'static str, message: String) {
        let violation = Violation::new(self.location(), keyword, message);
        if !self.is_full() && !self.findings.violations.contains(&violation) {
            self.findings.violations.push(violation);
        }
    }

    fn location(&self) -> String {
        let mut steps: Vec<_> =
            std::iter::successors(self.place, |place| place.before).map(|place| place.step).collect();
        steps.reverse();
        let mut location = self.findings.base.clone();
        steps.into_iter().for_each(|step| push_step(&mut location, step));
        location
    }
}
