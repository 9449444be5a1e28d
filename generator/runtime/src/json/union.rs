//! Unions: one value, several possible types.

use super::fault::Fault;
use super::options::Mode;
use super::reader::Reader;
use crate::codec::Codec;
use crate::shape::{Choice, Decide, MORE_BRANCHES, NO_BRANCH};
use serde_json::Value;

/// What the reader asks of a union. Implemented by [`union!`](crate::union!).
pub trait Branches {
    /// Makes `self` a blank value of this branch, to read into.
    fn branch(&mut self, index: usize) -> Option<&mut dyn Codec>;
    /// Makes `self` the unknown value; gives it back where the type has no place for one.
    fn unknown(&mut self, value: Value) -> Result<(), Value>;
}

/// What the table says about a value.
enum Verdict {
    Branch(usize),
    Nothing,
    Try,
}

impl Reader<'_> {
    /// Reads one of the branches of `choice`.
    ///
    /// # Errors
    /// When the chosen branch does not fit, or none does and the type has no place for an unknown value.
    #[inline(never)]
    pub fn union(&mut self, choice: &'static Choice, union: &mut dyn Branches) -> Result<(), Fault> {
        let verdict = if self.is_json() { self.decide(choice)? } else { self.decide_text(choice, union)? };
        match verdict {
            Verdict::Branch(index) => self.branch(choice, union, index),
            Verdict::Nothing => self.unmatched(choice, union, &[]),
            Verdict::Try => self.remembering(|reader| {
                let mut reasons = Vec::new();
                match reader.prefer(choice, union, &mut reasons)? {
                    Some(index) => reader.branch(choice, union, index),
                    None => reader.unmatched(choice, union, &reasons),
                }
            }),
        }
    }

    fn branch(&mut self, choice: &'static Choice, union: &mut dyn Branches, index: usize) -> Result<(), Fault> {
        match union.branch(index) {
            Some(branch) => branch.read(self),
            None => self.unmatched(choice, union, &[]),
        }
    }

    #[cold]
    fn unmatched(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        reasons: &[String],
    ) -> Result<(), Fault> {
        self.peek();
        let at = self.at;
        if !self.is_strict() && union.unknown(self.value()?).is_ok() {
            return Ok(());
        }
        let mut message = format!("expected one of {}", choice.branches.join(", "));
        if reasons.len() == choice.branches.len() {
            for (branch, reason) in choice.branches.iter().zip(reasons) {
                message.extend(["; ", branch, ": ", reason]);
            }
        } else if let Some(reason) = reasons.first() {
            message.extend(["; ", reason]);
        }
        Err(Fault::mismatch(at, if choice.exclusive { "oneOf" } else { "anyOf" }, message))
    }

    fn decide(&mut self, choice: &'static Choice) -> Result<Verdict, Fault> {
        for by in choice.by {
            match by {
                Decide::Kind(table) => match self.by_kind(table)? {
                    MORE_BRANCHES => {}
                    NO_BRANCH => return Ok(Verdict::Nothing),
                    branch => return Ok(Verdict::Branch(branch.into())),
                },
                Decide::Tag { property, values } => {
                    if let Some(branch) = self.by_tag(property, values)? {
                        return Ok(Verdict::Branch(branch.into()));
                    }
                }
                Decide::Key(key, branch) => {
                    if self.find(key)? {
                        return Ok(Verdict::Branch((*branch).into()));
                    }
                }
                Decide::Preference => return Ok(Verdict::Try),
            }
        }
        Ok(Verdict::Nothing)
    }

    /// The text of a parameter has no kind: the branch of the narrowest one that can be read is taken, a string last.
    fn decide_text(&mut self, choice: &'static Choice, union: &mut dyn Branches) -> Result<Verdict, Fault> {
        let mark = self.mark();
        for by in choice.by {
            let Decide::Kind([_, boolean, integer, number, string, array, _]) = by else { continue };
            for branch in [*integer, *number, *boolean, *array, *string] {
                if branch == NO_BRANCH || branch == MORE_BRANCHES || branch == *array && self.elements().len() < 2 {
                    continue;
                }
                if self.attempt(choice, union, branch.into(), mark, Mode::Strict)?.is_ok() {
                    return Ok(Verdict::Branch(branch.into()));
                }
            }
        }
        Ok(Verdict::Try)
    }

    fn by_kind(&mut self, table: &'static [u8; 7]) -> Result<u8, Fault> {
        let [null, boolean, integer, number, string, array, object] = *table;
        Ok(match self.peek() {
            b'n' => null,
            b't' | b'f' => boolean,
            b'"' if self.is_form() => self.by_text(table)?,
            b'"' => string,
            b'[' => array,
            b'{' => object,
            _ if integer == number => number,
            _ => {
                let mark = self.mark();
                let literal = self.number("a JSON value")?;
                self.rewind(mark);
                if integer != NO_BRANCH && super::number::exact_integer(literal).is_ok() { integer } else { number }
            }
        })
    }

    /// The text of a form has no kind: the narrowest one that it can be is taken, a string last.
    fn by_text(&mut self, [_, boolean, integer, number, string, ..]: &'static [u8; 7]) -> Result<u8, Fault> {
        let mark = self.mark();
        let text = self.quoted()?;
        self.rewind(mark);
        let is_number = super::number::is_number(&text);
        let is_integer = is_number && super::number::exact_integer(&text).is_ok();
        let is_boolean = matches!(&*text, "true" | "false");
        let fits = [(is_integer, *integer), (is_number, *number), (is_boolean, *boolean)];
        Ok(fits.into_iter().find(|(fits, branch)| *fits && *branch != NO_BRANCH).map_or(*string, |(_, branch)| branch))
    }

    fn by_tag(&mut self, property: &str, values: &'static [(&'static str, u8)]) -> Result<Option<u8>, Fault> {
        let mark = self.mark();
        let mut branch = None;
        if self.find_member(property)? && self.peek() == b'"' {
            let tag = self.quoted()?;
            branch = values.iter().find(|(value, _)| *value == tag).map(|&(_, branch)| branch);
        }
        self.rewind(mark);
        Ok(branch)
    }

    fn find(&mut self, key: &str) -> Result<bool, Fault> {
        let mark = self.mark();
        let found = self.find_member(key)?;
        self.rewind(mark);
        Ok(found)
    }

    /// Looks for a member of the object that begins here, and stops before its value.
    fn find_member(&mut self, name: &str) -> Result<bool, Fault> {
        if self.peek() != b'{' {
            return Ok(false);
        }
        let mut more = self.begin_map()?;
        while more {
            if self.key()? == name {
                return Ok(true);
            }
            self.skip()?;
            more = self.next_entry()?;
        }
        Ok(false)
    }
}
