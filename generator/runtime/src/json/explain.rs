//! Why a value fits no branch of a union, in the words of the document and within bounds.

use super::fault::Fault;
use super::options::Mode;
use super::reader::{Mark, Reader};
use super::union::Branches;
use crate::shape::Choice;
use crate::validate::shortened;
use std::fmt::Write as _;

/// How many branches or tags a message names, how many reasons it gives, and how long each may be.
const MOST_NAMES: usize = 16;
const MOST_REASONS: usize = 8;
const LONGEST_REASON: usize = 200;

/// Why no branch is taken.
#[derive(Debug, Clone, Copy)]
pub(super) enum Why {
    /// None takes values of this JSON kind.
    Kind,
    /// The property has another value than these, at this byte.
    Unlisted(&'static str, &'static [(&'static str, u16)], usize),
    /// The property is no string, at this byte.
    NoString(&'static str, usize),
    /// The object does not have the property that tells.
    Missing(&'static str),
    /// Each has a reason of its own.
    Branches,
    /// These two fit, and only one may.
    Several(usize, usize),
}

impl Reader<'_> {
    /// The fault of a value, at `mark`, that fits no branch.
    #[cold]
    pub(super) fn refusal(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        mark: Mark,
        why: Why,
    ) -> Result<Fault, Fault> {
        let (at, keyword, message) = match why {
            Why::Kind => (mark.at, choice.keyword, format!("{}, found {}", expected(choice), self.kind_here())),
            Why::Unlisted(_, values, at) => {
                (at, "enum", format!("expected one of {}", names(values.iter().map(|(value, _)| *value), "`")))
            }
            Why::NoString(_, at) => (at, "type", "expected a string".to_owned()),
            Why::Missing(_) => (mark.at, "required", "the member is missing".to_owned()),
            Why::Branches => (mark.at, choice.keyword, self.reasons(choice, union, mark)?),
            Why::Several(one, other) => {
                let both = names([one, other].into_iter().filter_map(|index| choice.branches.get(index).copied()), "");
                (mark.at, choice.keyword, format!("the value fits more than one of them: {both}"))
            }
        };
        let fault = Fault::mismatch(at, keyword, message);
        Ok(match why.step() {
            Some(step) => fault.below(step),
            None => fault,
        })
    }

    /// The reason against each branch. Inside an attempt nobody reads them, or only as a part of such a message.
    fn reasons(&mut self, choice: &'static Choice, union: &mut dyn Branches, mark: Mark) -> Result<String, Fault> {
        let mut message = expected(choice);
        if self.attempts.is_trying() {
            return Ok(message);
        }
        let kinds = self.kinds_here();
        let takes = choice.takes(union);
        let mut left = MOST_REASONS;
        for (index, name) in choice.branches.iter().enumerate() {
            if self.is_json() && takes.get(index).is_some_and(|takes| takes.kinds & kinds == 0) {
                continue;
            }
            let Err(violation) = self.attempt(choice, union, index, mark, Mode::Strict)? else { continue };
            if left == 0 {
                message.push_str("; …");
                break;
            }
            left -= 1;
            let _ = write!(message, "; {name}: {}", shortened(&violation.to_string(), LONGEST_REASON));
        }
        Ok(message)
    }

    fn kind_here(&mut self) -> &'static str {
        match self.peek() {
            b'n' => "null",
            b't' | b'f' => "a boolean",
            b'"' => "a string",
            b'[' => "an array",
            b'{' => "an object",
            _ => "a number",
        }
    }
}

fn expected(choice: &Choice) -> String {
    format!("expected one of {}", names(choice.branches.iter().copied(), ""))
}

/// Names of the document in a row, each between `quote`.
fn names<'n>(all: impl Iterator<Item = &'n str> + Clone, quote: &str) -> String {
    let mut text = String::new();
    for (number, name) in all.clone().take(MOST_NAMES).enumerate() {
        let separator = if number == 0 { "" } else { ", " };
        let _ = write!(text, "{separator}{quote}{}{quote}", name.escape_debug());
    }
    let more = all.skip(MOST_NAMES).count();
    if more > 0 {
        let _ = write!(text, " and {more} more");
    }
    text
}
