//! Trying the branches of a union that nothing tells apart.
//!
//! Unions stand in unions, so trying naively would read the innermost value once for every way to get there. What was
//! found at a place is therefore remembered until the outermost union is read, and all attempts together may read the
//! input only so many times.

use super::fault::Fault;
use super::options::Mode;
use super::reader::{Mark, Reader};
use super::union::Branches;
use crate::shape::Choice;
use std::collections::BTreeMap;

/// How many times attempts may read the input over, and how much at least.
const REREADS: usize = 256;
const FREE_BYTES: usize = 1 << 20;

/// What attempts have found, and what they may still cost.
pub(super) struct Attempts {
    running: usize,
    budget: usize,
    found: BTreeMap<(usize, usize, bool), Option<usize>>,
}

impl Attempts {
    pub(super) fn new(bytes: usize) -> Self {
        Self { running: 0, budget: bytes.saturating_mul(REREADS).saturating_add(FREE_BYTES), found: BTreeMap::new() }
    }
}

impl Reader<'_> {
    /// Reads a union, remembering what is found about those inside it.
    pub(super) fn remembering(&mut self, read: impl FnOnce(&mut Self) -> Result<(), Fault>) -> Result<(), Fault> {
        self.attempts.running += 1;
        let outcome = read(self);
        self.attempts.running -= 1;
        if self.attempts.running == 0 {
            self.attempts.found.clear();
        }
        outcome
    }

    /// The branch to take by preference: strictly first, the one with the most known members, the earlier on a tie;
    /// in tolerant mode the first one that can be read at all otherwise. `reasons` gets what was wrong with each.
    pub(super) fn prefer(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        reasons: &mut Vec<String>,
    ) -> Result<Option<usize>, Fault> {
        let key = (std::ptr::from_ref(choice).addr(), self.at, self.is_strict());
        if let Some(found) = self.attempts.found.get(&key) {
            return Ok(*found);
        }
        let found = self.try_all(choice, union, reasons)?;
        // Parameters have no places; the outermost union is read only once.
        if self.is_json() && self.attempts.running > 1 {
            self.attempts.found.insert(key, found);
        }
        Ok(found)
    }

    fn try_all(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        reasons: &mut Vec<String>,
    ) -> Result<Option<usize>, Fault> {
        let mark = self.mark();
        let mut best: Option<(usize, usize)> = None;
        for index in 0..choice.branches.len() {
            let outcome = self.attempt(choice, union, index, mark, Mode::Strict)?;
            match (outcome, best) {
                (Err(reason), _) => reasons.push(reason),
                (Ok(_), Some(_)) if choice.exclusive && self.is_strict() => {
                    reasons.clear();
                    reasons.push("the value fits more than one of them".to_owned());
                    return Ok(None);
                }
                (Ok(known), Some((_, most))) if known <= most => {}
                (Ok(known), _) => best = Some((index, known)),
            }
        }
        if best.is_some() || self.is_strict() {
            return Ok(best.map(|(index, _)| index));
        }
        for index in 0..choice.branches.len() {
            if self.attempt(choice, union, index, mark, Mode::Tolerant)?.is_ok() {
                return Ok(Some(index));
            }
        }
        Ok(None)
    }

    /// Reads one branch and comes back; how many known members it has, or why it does not fit.
    pub(super) fn attempt(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        index: usize,
        mark: Mark,
        mode: Mode,
    ) -> Result<Result<usize, String>, Fault> {
        let Some(branch) = union.branch(index) else { return Ok(Err("no such branch".to_owned())) };
        let outer = std::mem::replace(&mut self.reading.mode, mode);
        let known = std::mem::take(&mut self.known);
        let violations = std::mem::take(&mut self.violations);
        let text = (self.text, self.elements());
        let outcome = branch.read(self);
        self.text = text.0;
        self.restore_elements(text.1);
        self.reading.mode = outer;
        let known = std::mem::replace(&mut self.known, known);
        let mut found = std::mem::replace(&mut self.violations, violations);
        let read = self.at.saturating_sub(mark.at);
        self.rewind(mark);
        self.attempts.budget = self.attempts.budget.checked_sub(read).ok_or_else(|| {
            Fault::limit(mark.at, "the branches of a union can't be told apart with reasonable effort")
        })?;
        match outcome {
            Err(fault) if fault.is_mismatch() => found.push(fault.into_violation()),
            Err(fault) => return Err(fault),
            Ok(()) => {}
        }
        if found.is_empty() && mode == Mode::Strict {
            found = crate::validate::violations_of(branch, choice.rules_of(index));
        }
        Ok(match found.first() {
            Some(violation) => Err(violation.to_string()),
            None => Ok(known),
        })
    }
}
