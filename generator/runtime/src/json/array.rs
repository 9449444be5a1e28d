//! Arrays, maps, and what becomes of a fault inside a value.

use super::fault::Fault;
use super::reader::{Mark, Reader};
use crate::validate::MAX_VIOLATIONS;
use std::borrow::Cow;

/// A step from a value to one inside it.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Step<'s> {
    Key(&'s str),
    Index(usize),
}

impl<'a> Reader<'a> {
    /// Enters an array; whether it has an element.
    #[inline]
    pub(crate) fn begin_array(&mut self) -> Result<bool, Fault> {
        if !self.is_json() {
            return self.begin_text(false);
        }
        if self.peek() != b'[' {
            return self.begin_lone();
        }
        self.begin(b']')
    }

    /// Enters an array of one text, which a form says as the text alone: `days=mon`, beside `days=mon&days=tue`.
    #[cold]
    fn begin_lone(&mut self) -> Result<bool, Fault> {
        if !self.is_form() || self.peek() != b'"' {
            return Err(self.wrong_type("an array"));
        }
        self.lone = true;
        Ok(true)
    }

    /// Takes the bracket or brace that stands here; whether something is before its `end`.
    #[inline]
    fn begin(&mut self, end: u8) -> Result<bool, Fault> {
        self.enter()?;
        self.at += 1;
        if self.peek() == end {
            self.at += 1;
            self.leave();
            return Ok(false);
        }
        Ok(true)
    }

    /// Goes on to the next element; whether there is one.
    #[inline]
    pub(crate) fn next_element(&mut self) -> Result<bool, Fault> {
        if !self.is_json() {
            return self.next_of_text();
        }
        if std::mem::take(&mut self.lone) {
            return Ok(false);
        }
        self.next(b']')
    }

    /// Behind an element or member: a comma, or the end.
    #[inline]
    pub(super) fn next(&mut self, end: u8) -> Result<bool, Fault> {
        let byte = self.peek();
        if byte == b',' {
            self.at += 1;
            return Ok(true);
        }
        if byte == end {
            self.at += 1;
            self.leave();
            return Ok(false);
        }
        Err(self.no_end(end))
    }

    #[cold]
    fn no_end(&mut self, end: u8) -> Fault {
        self.unexpected(if end == b']' { "`,` or `]`" } else { "`,` or `}`" })
    }

    /// Enters an object with free keys; whether it has an entry.
    #[inline]
    pub(crate) fn begin_map(&mut self) -> Result<bool, Fault> {
        if !self.is_json() {
            return self.begin_text(true);
        }
        if self.peek() != b'{' {
            return Err(self.wrong_type("an object"));
        }
        self.begin(b'}')
    }

    /// The key of an entry, and its colon.
    pub(super) fn key(&mut self) -> Result<Cow<'a, str>, Fault> {
        if !self.is_json() {
            return self.key_of_text();
        }
        self.peek();
        let key = self.quoted()?;
        self.eat(b':')?;
        Ok(key)
    }

    /// The key of an entry that no shape knows, and its colon.
    pub(crate) fn free_key(&mut self) -> Result<Cow<'a, str>, Fault> {
        self.unknown += 1;
        self.key()
    }

    /// Goes on to the next entry; whether there is one.
    #[inline]
    pub(crate) fn next_entry(&mut self) -> Result<bool, Fault> {
        if !self.is_json() {
            return self.next_of_text();
        }
        self.next(b'}')
    }

    /// Decides what a fault inside a value means for the value around it.
    ///
    /// A strict reader writes a mismatch down, skips the value that begins at `mark` and goes on; the place of what it
    /// found gets one step longer at each level, so nothing has to be kept about the way down.
    #[inline]
    pub(crate) fn settle(&mut self, outcome: Result<(), Fault>, mark: Mark, step: Step<'_>) -> Result<(), Fault> {
        if outcome.is_ok() && self.violations.len() == mark.violations {
            return Ok(());
        }
        self.settle_fault(outcome, mark, step)
    }

    #[cold]
    fn settle_fault(&mut self, outcome: Result<(), Fault>, mark: Mark, step: Step<'_>) -> Result<(), Fault> {
        for violation in self.violations.iter_mut().skip(mark.violations) {
            violation.enclose(step);
        }
        match outcome {
            Ok(()) => Ok(()),
            Err(fault) if self.is_strict() && fault.is_mismatch() => {
                self.record(fault.below(step));
                if !self.is_json() {
                    self.return_to(mark);
                }
                self.at = mark.at;
                self.depth = mark.depth;
                self.lone = mark.lone;
                self.skip()
            }
            Err(fault) => Err(fault.below(step)),
        }
    }

    /// Writes a violation down; beyond the limit it goes unmentioned.
    pub(super) fn record(&mut self, fault: Fault) {
        if self.violations.len() < MAX_VIOLATIONS {
            self.violations.push(fault.into_violation());
        }
    }
}
