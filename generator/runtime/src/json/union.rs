//! Unions: one value, several possible types.

use super::array::Step;
use super::explain::Why;
use super::fault::Fault;
use super::options::Mode;
use super::reader::{Mark, Reader};
use super::tag::Tag;
use crate::codec::{Codec, Unmatched};
use crate::shape::{Choice, Decide, MORE_BRANCHES, NO_BRANCH};

/// What the reader asks of a union. Implemented by [`union!`](crate::union!).
pub trait Branches {
    /// Makes `self` a blank value of this branch, to read into.
    fn branch(&mut self, index: usize) -> Option<&mut dyn Codec>;
    /// Makes `self` the unmatched value; whether the type has a place for one.
    fn unmatched(&mut self, value: Unmatched) -> bool;
}

/// What the table says about a value.
enum Verdict {
    /// Only this branch takes such values.
    Only(u16),
    /// The value says itself that it is of this branch.
    Tagged(u16),
    /// It seems to say so, in the member whose key is at this byte.
    Guessed(u16, usize),
    /// A discriminator says so; another branch may fit as well.
    Hinted(u16),
    Nothing(Why),
    Try,
}

impl Reader<'_> {
    /// Reads one of the branches of `choice`.
    ///
    /// # Errors
    /// When the chosen branch does not fit, or none does and the type has no place for an unmatched value.
    #[inline(never)]
    pub fn union(&mut self, choice: &'static Choice, union: &mut dyn Branches) -> Result<(), Fault> {
        if let Some(variant) = self.reading.variant.take() {
            return self.branch(choice, union, variant.into());
        }
        if self.attempts.is_probing() {
            return Err(Fault::mismatch(self.at, choice.keyword, String::new()));
        }
        if !self.is_json() {
            return self.union_of_text(choice, union);
        }
        let mark = self.place();
        let counted = choice.exclusive && self.is_strict();
        let mut verdict = self.decide(choice, !counted)?;
        if let Verdict::Guessed(index, tag) = verdict {
            if self.guessed(choice, union, index.into(), tag) {
                return Ok(());
            }
            verdict = self.decide(choice, false)?;
        }
        match verdict {
            Verdict::Nothing(why) => self.unmatched(choice, union, mark, why),
            Verdict::Hinted(hint) => self.search(choice, union, mark, Some(hint.into())),
            Verdict::Only(_) | Verdict::Tagged(_) if counted => self.search(choice, union, mark, None),
            Verdict::Try => self.search(choice, union, mark, None),
            Verdict::Tagged(index) | Verdict::Guessed(index, _) => self.branch(choice, union, index.into()),
            Verdict::Only(index) => match self.branch(choice, union, index.into()) {
                Err(fault) if !self.is_strict() && fault.is_mismatch() => {
                    self.rewind(mark);
                    if self.keep(choice, union)? { Ok(()) } else { Err(fault) }
                }
                outcome => outcome,
            },
        }
    }

    /// Reads the value that comes next as this branch.
    pub(super) fn branch(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        index: usize,
    ) -> Result<(), Fault> {
        match union.branch(index) {
            Some(branch) => branch.read(self),
            None => Err(Fault::mismatch(self.at, choice.keyword, "no such branch")),
        }
    }

    /// Keeps the value that comes next as it is; whether the type has a place for it.
    pub(super) fn keep(&mut self, choice: &'static Choice, union: &mut dyn Branches) -> Result<bool, Fault> {
        let value = self.value()?;
        Ok(union.unmatched(Unmatched::new(value, choice)))
    }

    #[cold]
    pub(super) fn unmatched(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        mark: Mark,
        why: Why,
    ) -> Result<(), Fault> {
        if !self.is_strict() && self.keep(choice, union)? {
            return Ok(());
        }
        self.rewind(mark);
        Err(self.refusal(choice, union, mark, why)?)
    }

    fn decide(&mut self, choice: &'static Choice, guess: bool) -> Result<Verdict, Fault> {
        for by in choice.by {
            match by {
                Decide::Kind(table) => match self.by_kind(table)? {
                    MORE_BRANCHES => {}
                    NO_BRANCH => return Ok(Verdict::Nothing(Why::Kind)),
                    branch => return Ok(Verdict::Only(branch)),
                },
                Decide::Preference => return Ok(Verdict::Try),
                _ if self.peek() != b'{' => {}
                Decide::Tag { property, values } => {
                    return Ok(match self.by_tag(property, values, guess)? {
                        Tag::Guess(branch, at) => Verdict::Guessed(branch, at),
                        Tag::Branch(branch) => Verdict::Tagged(branch),
                        Tag::Unlisted(at) => Verdict::Nothing(Why::Unlisted(property, values, at)),
                        Tag::NoString(at) => Verdict::Nothing(Why::NoString(property, at)),
                        Tag::Missing => Verdict::Nothing(Why::Missing(property)),
                    });
                }
                Decide::Keys { keys, rest } => match self.by_keys(keys)?.unwrap_or(*rest) {
                    NO_BRANCH => {}
                    branch => return Ok(Verdict::Only(branch)),
                },
                Decide::Discriminator { property, values, otherwise } => match self.by_tag(property, values, false)? {
                    Tag::Branch(branch) => return Ok(Verdict::Hinted(branch)),
                    _ if *otherwise != NO_BRANCH => return Ok(Verdict::Hinted(*otherwise)),
                    _ => {}
                },
            }
        }
        Ok(Verdict::Nothing(if self.peek() == b'{' { Why::Branches } else { Why::Kind }))
    }

    /// The text of a parameter has no kind: the branch of the narrowest one that can be read is taken, a string last.
    fn union_of_text(&mut self, choice: &'static Choice, union: &mut dyn Branches) -> Result<(), Fault> {
        let mark = self.mark();
        let by: &[Decide] = if self.is_map_of_text() { &[] } else { choice.by };
        for by in by {
            let Decide::Kind([_, boolean, integer, number, string, array, _]) = by else { continue };
            for branch in [*integer, *number, *boolean, *array, *string] {
                if branch == NO_BRANCH || branch == MORE_BRANCHES || branch == *array && self.elements_of_text() == 0 {
                    continue;
                }
                if self.attempt(choice, union, branch.into(), mark, Mode::Strict)?.is_ok() {
                    return self.branch(choice, union, branch.into());
                }
            }
        }
        self.search(choice, union, mark, None)
    }

    fn by_kind(&mut self, table: &'static [u16; 7]) -> Result<u16, Fault> {
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
    fn by_text(&mut self, [_, boolean, integer, number, string, ..]: &'static [u16; 7]) -> Result<u16, Fault> {
        let mark = self.mark();
        let text = self.quoted()?;
        self.rewind(mark);
        let is_number = super::number::is_number(&text);
        let is_integer = is_number && super::number::exact_integer(&text).is_ok();
        let is_boolean = matches!(&*text, "true" | "false");
        let fits = [(is_integer, *integer), (is_number, *number), (is_boolean, *boolean)];
        Ok(fits.into_iter().find(|(fits, branch)| *fits && *branch != NO_BRANCH).map_or(*string, |(_, branch)| branch))
    }

    /// The branch of the first member that says something.
    fn by_keys(&mut self, keys: &'static [(&'static str, u8, u16)]) -> Result<Option<u16>, Fault> {
        let mark = self.mark();
        let mut found = None;
        let mut more = self.begin_map()?;
        while more && found.is_none() {
            let key = self.key()?;
            let kinds = self.kinds_here();
            let fits = |of: u8| if self.is_form() { of & kinds != 0 } else { of & kinds == kinds };
            found = keys.iter().find(|(name, of, _)| *name == key && fits(*of)).map(|&(.., branch)| branch);
            if found.is_none() {
                self.skip()?;
                more = self.next_entry()?;
            }
        }
        self.rewind(mark);
        Ok(found)
    }

    /// The kind of the value that comes next, as bits; of a number both, as its fraction is not looked at.
    pub(super) fn kinds_here(&mut self) -> u8 {
        1 << match self.peek() {
            b'n' => 0,
            b't' | b'f' => 1,
            // The text of a form may be any scalar.
            b'"' if self.is_form() => return 0b001_1110,
            b'"' => 4,
            b'[' => 5,
            b'{' => 6,
            _ => return 0b000_1100,
        }
    }
}

impl Why {
    /// Where the reason lies, seen from the union.
    pub(super) fn step(&self) -> Option<Step<'static>> {
        match self {
            Self::Unlisted(property, ..) | Self::NoString(property, _) | Self::Missing(property) => {
                Some(Step::Key(property))
            }
            Self::Kind | Self::Branches | Self::Several(..) => None,
        }
    }
}
