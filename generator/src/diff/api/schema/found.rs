//! A change as it is found between two schemas, before it is known who reaches them.

use super::Direction;
use super::effects::Movement;
use super::step::Step;
use crate::diff::rule::Both;
use crate::diff::{Effect, Effects, Rule, Side};
use crate::source::Span;

/// A change.
pub(super) struct Found {
    pub(super) rule: Rule,
    /// From the schemas compared.
    pub(super) step: Option<Step>,
    pub(super) old: Option<Span>,
    pub(super) new: Option<Span>,
    /// The property in which it happened, where it is one of the schemas compared.
    pub(super) within: Option<(Span, Span)>,
    pub(super) effects: Effects,
    /// What comes behind the name of what changed.
    pub(super) what: String,
    pub(super) advice: Vec<(Side, String)>,
    /// Whether the direction makes no difference.
    pub(super) neutral: bool,
    /// Whether it concerns XML only.
    pub(super) xml: bool,
}

impl Found {
    /// A change that means what its movement means.
    pub(super) fn moved(rule: Both, direction: Direction, movement: Movement, what: impl Into<String>) -> Self {
        let found = Self::new(rule.of(direction), movement.effects(direction), what);
        Self { advice: movement.advice(direction), ..found }
    }

    /// A change that means something of its own.
    pub(super) fn new(rule: Rule, effects: Effects, what: impl Into<String>) -> Self {
        let what = what.into();
        Self {
            rule,
            step: None,
            old: None,
            new: None,
            within: None,
            effects,
            what,
            advice: Vec::new(),
            neutral: false,
            xml: false,
        }
    }

    /// The same, where it stood and stands.
    pub(super) fn at(self, old: Option<Span>, new: Option<Span>) -> Self {
        Self { old, new, ..self }
    }

    pub(super) fn step(self, step: Option<Step>) -> Self {
        Self { step, ..self }
    }

    /// The same with advice of its own.
    pub(super) fn advise<const N: usize>(self, advice: [(Side, &str); N]) -> Self {
        Self { advice: advice.into_iter().map(|(side, advice)| (side, advice.to_owned())).collect(), ..self }
    }

    /// Whether a program can tell.
    pub(super) fn matters(&self) -> bool {
        !self.neutral && self.effects.worst() > Effect::Cosmetic
    }
}

impl Both {
    pub(super) const fn of(self, direction: Direction) -> Rule {
        match direction {
            Direction::Request => self.request,
            Direction::Response => self.response,
        }
    }
}
