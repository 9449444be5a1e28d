//! Trying the branches of a union that nothing tells apart.
//!
//! Unions stand in unions, so trying naively would read the innermost value once for every way to get there. What was
//! found at a place is therefore remembered until the outermost union is read, and all attempts together may read the
//! input only so many times.

use super::candidates::Order;
use super::explain::Why;
use super::fault::Fault;
use super::options::Mode;
use super::reader::{Mark, Reader};
use super::union::Branches;
use crate::shape::{Choice, Shape};
use crate::validate::Violation;
use std::collections::BTreeMap;

/// How many times attempts may read the input over, and how much at least.
const REREADS: usize = 256;
const FREE_BYTES: usize = 1 << 20;
/// What an attempt on the text of a parameter costs.
const COST_OF_TEXT: usize = 64;

/// What attempts have found, and what they may still cost.
pub(super) struct Attempts {
    /// How many unions are being searched, one in another.
    searching: usize,
    /// How many attempts are being made, one in another.
    trying: usize,
    budget: usize,
    found: BTreeMap<(usize, usize, bool), Result<usize, Why>>,
    /// Set when nothing is read, but a type is asked what it takes.
    probing: bool,
    shape: Option<&'static Shape>,
}

impl Attempts {
    pub(super) fn new(bytes: usize) -> Self {
        Self {
            searching: 0,
            trying: 0,
            budget: bytes.saturating_mul(REREADS).saturating_add(FREE_BYTES),
            found: BTreeMap::new(),
            probing: false,
            shape: None,
        }
    }

    pub(super) fn is_trying(&self) -> bool {
        self.trying > 0
    }

    pub(super) fn probe(&mut self) {
        self.probing = true;
    }

    #[inline]
    pub(super) fn is_probing(&self) -> bool {
        self.probing
    }

    /// Notes the shape of a type that is asked.
    #[inline]
    pub(super) fn see(&mut self, shape: &'static Shape) {
        if self.probing {
            self.shape = self.shape.or(Some(shape));
        }
    }

    pub(super) fn shape(&self) -> Option<&'static Shape> {
        self.shape
    }
}

/// A branch that a value fits.
pub(super) struct Fit {
    /// How many members were read that their types list, and how many that they do not.
    known: usize,
    unknown: usize,
    /// Where the value ends.
    end: usize,
}

/// How a search ends.
enum Found {
    /// The value is read.
    Read(usize),
    /// The value is to be read as this branch.
    Branch(usize),
    Nothing(Why),
}

impl Reader<'_> {
    /// Reads the value at `mark` as the branch that fits best: strictly first, the one with the most known members, the
    /// earlier on a tie; in tolerant mode the first one that can be read at all otherwise. The branch that a
    /// discriminator names, `hint`, comes first.
    pub(super) fn search(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        mark: Mark,
        hint: Option<usize>,
    ) -> Result<(), Fault> {
        let at = if self.is_json() { self.at } else { self.place_in_text };
        let key = (std::ptr::from_ref(choice).addr(), at, self.is_strict());
        let found = match self.attempts.found.get(&key) {
            Some(Ok(index)) => Found::Branch(*index),
            Some(Err(why)) => Found::Nothing(*why),
            None => {
                self.attempts.searching += 1;
                let found = self.find(choice, union, mark, hint);
                self.attempts.searching -= 1;
                let found = found?;
                if self.attempts.searching == 0 {
                    self.attempts.found.clear();
                } else {
                    // The outermost union is read only once.
                    let branch = match &found {
                        Found::Read(index) | Found::Branch(index) => Ok(*index),
                        Found::Nothing(why) => Err(*why),
                    };
                    self.attempts.found.insert(key, branch);
                }
                found
            }
        };
        match found {
            Found::Read(_) => Ok(()),
            Found::Branch(index) => self.branch(choice, union, index),
            Found::Nothing(why) => self.unmatched(choice, union, mark, why),
        }
    }

    fn find(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        mark: Mark,
        hint: Option<usize>,
    ) -> Result<Found, Fault> {
        let strict = self.is_strict();
        let counted = choice.exclusive && strict;
        let mut refused = None;
        if let Some(hint) = hint.filter(|_| !counted) {
            match self.attempt(choice, union, hint, mark, self.reading.mode)? {
                Ok(fit) => return Ok(self.take(fit, hint)),
                Err(_) => refused = Some(hint),
            }
        }
        let order = self.order(choice, union, mark)?;
        let lone = order.get(0).filter(|_| order.fitting == 1 && hint.is_none());
        if let Some(lone) = lone {
            if strict {
                return Ok(Found::Branch(lone));
            }
            if let Ok(fit) = self.attempt(choice, union, lone, mark, Mode::Tolerant)? {
                return Ok(self.take(fit, lone));
            }
        } else if let Some(found) = self.fitting(choice, union, mark, &order, refused)? {
            return Ok(found);
        }
        // What the value says it is explains best why it is not.
        if let Some(hint) = hint {
            return Ok(Found::Branch(hint));
        }
        for place in 0..if strict { 0 } else { order.len() } {
            let Some(index) = order.get(place).filter(|index| lone != Some(*index)) else { continue };
            if let Ok(fit) = self.attempt(choice, union, index, mark, Mode::Tolerant)? {
                return Ok(self.take(fit, index));
            }
        }
        Ok(Found::Nothing(Why::Branches))
    }

    /// The best of the branches that the value fits strictly.
    fn fitting(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        mark: Mark,
        order: &Order,
        refused: Option<usize>,
    ) -> Result<Option<Found>, Fault> {
        let counted = choice.exclusive && self.is_strict();
        let mut best: Option<(usize, Fit)> = None;
        let mut last = None;
        for place in 0..order.fitting {
            let Some(index) = order.get(place).filter(|index| refused != Some(*index)) else { continue };
            // Failed or not, the attempt leaves its branch in the union.
            last = Some(index);
            let Ok(fit) = self.attempt(choice, union, index, mark, Mode::Strict)? else { continue };
            match &best {
                Some((other, _)) if counted => {
                    return Ok(Some(Found::Nothing(Why::Several((*other).min(index), (*other).max(index)))));
                }
                // Nothing knows more than everything.
                None if fit.unknown == 0 && !counted => return Ok(Some(self.take(fit, index))),
                Some((other, most)) if (most.known, index) > (fit.known, *other) => {}
                _ => best = Some((index, fit)),
            }
        }
        Ok(best.map(|(index, fit)| if last == Some(index) { self.take(fit, index) } else { Found::Branch(index) }))
    }

    /// Takes the value of the attempt that was made last: it is there already.
    fn take(&mut self, fit: Fit, index: usize) -> Found {
        if !self.is_json() {
            return Found::Branch(index);
        }
        self.at = fit.end;
        self.known += fit.known;
        self.unknown += fit.unknown;
        Found::Read(index)
    }

    /// Reads one branch and comes back; why it does not fit otherwise.
    pub(super) fn attempt(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        index: usize,
        mark: Mark,
        mode: Mode,
    ) -> Result<Result<Fit, Violation>, Fault> {
        let Some(branch) = union.branch(index) else {
            return Ok(Err(Violation::new(String::new(), choice.keyword, "no such branch".to_owned())));
        };
        let outer = std::mem::replace(&mut self.reading.mode, mode);
        let (known, unknown) = (std::mem::take(&mut self.known), std::mem::take(&mut self.unknown));
        let violations = std::mem::take(&mut self.violations);
        self.attempts.trying += 1;
        let outcome = branch.read(self);
        self.attempts.trying -= 1;
        self.reading.mode = outer;
        let known = std::mem::replace(&mut self.known, known);
        let unknown = std::mem::replace(&mut self.unknown, unknown);
        let mut found = std::mem::replace(&mut self.violations, violations);
        let fit = Fit { known, unknown, end: self.at };
        self.rewind(mark);
        let cost = if self.is_json() { fit.end.saturating_sub(mark.at) } else { COST_OF_TEXT };
        self.attempts.budget = self.attempts.budget.checked_sub(cost).ok_or_else(|| {
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
        Ok(match found.into_iter().next() {
            Some(violation) => Err(violation),
            None => Ok(fit),
        })
    }
}
