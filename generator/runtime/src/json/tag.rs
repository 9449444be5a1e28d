//! Tags: the member of an object that says which branch of a union the object is.
//!
//! A tag is often the last member. To find it, everything before it would have to be read twice; the text of its key is
//! found much faster. That may be the key of another object, or no key at all, so what it says is a guess: it counts if
//! the branch that it names meets it as a member of its own.

use super::fault::Fault;
use super::reader::Reader;
use super::same::is_quoted;
use super::union::Branches;
use crate::shape::Choice;
use memchr::memmem::Finder;

/// How far a tag is looked for.
const WINDOW: usize = 4096;

/// What an object says about its branch.
pub(super) enum Tag {
    Branch(u16),
    /// The same, if the key at this byte is the object's own.
    Guess(u16, usize),
    Unlisted(usize),
    NoString(usize),
    Missing,
}

/// Looking for tags ahead of reading.
pub(super) struct Ahead {
    finder: Option<(&'static str, Finder<'static>)>,
    /// How many bytes may still be read in vain, over all guesses.
    budget: usize,
    /// The key that a guess hangs on, and how deep it was met.
    awaited: usize,
    met: Option<u8>,
}

impl Ahead {
    pub(super) fn new(bytes: usize) -> Self {
        Self { finder: None, budget: bytes, awaited: usize::MAX, met: None }
    }

    fn spend(&mut self, bytes: usize) {
        self.budget = self.budget.saturating_sub(bytes.max(1));
    }

    /// Notes the key of a member.
    #[inline]
    pub(super) fn meet(&mut self, at: usize, depth: u8) {
        if at == self.awaited {
            self.met = Some(depth);
        }
    }
}

impl Reader<'_> {
    /// Looks at the tag of the object that begins here, without taking anything.
    pub(super) fn by_tag(
        &mut self,
        property: &'static str,
        values: &'static [(&'static str, u16)],
        guess: bool,
    ) -> Result<Tag, Fault> {
        if let Some(branch) = self.first_tag(property, values) {
            return Ok(Tag::Branch(branch));
        }
        if guess && self.ahead.budget > 0 {
            if let Some((branch, at)) = self.guess(property, values) {
                return Ok(Tag::Guess(branch, at));
            }
        }
        let mark = self.mark();
        let tag = self.find_tag(property, values);
        self.rewind(mark);
        tag
    }

    /// The branch that the first member names, written as plainly as nearly all are.
    fn first_tag(&self, property: &str, values: &[(&'static str, u16)]) -> Option<u16> {
        let rest = self.rest().strip_prefix(b"{")?.trim_ascii_start();
        if !is_quoted(rest.get(1..)?, property) {
            return None;
        }
        named(rest, 1, property, values).map(|(branch, _)| branch)
    }

    fn find_tag(&mut self, property: &str, values: &'static [(&'static str, u16)]) -> Result<Tag, Fault> {
        let mut more = self.begin_map()?;
        while more {
            if self.key()? == property {
                let at = self.place().at;
                if self.peek() != b'"' {
                    return Ok(Tag::NoString(at));
                }
                let tag = self.quoted()?;
                let listed = values.iter().find(|(value, _)| *value == tag);
                return Ok(listed.map_or(Tag::Unlisted(at), |&(_, branch)| Tag::Branch(branch)));
            }
            self.skip()?;
            more = self.next_entry()?;
        }
        Ok(Tag::Missing)
    }

    /// The branch that the next text which looks like the tag names, and where its key is.
    fn guess(&mut self, property: &'static str, values: &'static [(&'static str, u16)]) -> Option<(u16, usize)> {
        let rest = self.rest();
        let finder = match &mut self.ahead.finder {
            Some((of, finder)) if std::ptr::eq(*of, property) => finder,
            other => &mut other.insert((property, Finder::new(property))).1,
        };
        let near = rest.get(..WINDOW).unwrap_or(rest);
        let guess = finder.find(near).and_then(|found| named(rest, found, property, values));
        if guess.is_none() {
            self.ahead.spend(near.len());
        }
        guess.map(|(branch, key)| (branch, self.at + key))
    }

    /// Reads the value that comes next as the branch that the key at `tag` names; whether it was the object's own. Where
    /// it was not, or the value does not fit, nothing is taken: reading in order says why.
    pub(super) fn guessed(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        index: usize,
        tag: usize,
    ) -> bool {
        let mark = self.mark();
        let (known, unknown) = (self.known, self.unknown);
        let outer = (std::mem::replace(&mut self.ahead.awaited, tag), self.ahead.met.take());
        let outcome = self.branch(choice, union, index);
        let met = self.ahead.met;
        (self.ahead.awaited, self.ahead.met) = outer;
        if outcome.is_ok() && met.is_some() && met == mark.depth.checked_sub(1) {
            return true;
        }
        self.ahead.spend(self.at.saturating_sub(mark.at));
        self.rewind(mark);
        (self.known, self.unknown) = (known, unknown);
        false
    }
}

/// The branch that the member at `found` names, and where its key is, if it is a member.
fn named(rest: &[u8], found: usize, property: &str, values: &[(&'static str, u16)]) -> Option<(u16, usize)> {
    let key = found.checked_sub(1).filter(|&key| rest.get(key) == Some(&b'"'))?;
    let after = rest.get(found + property.len()..)?.strip_prefix(b"\"")?;
    let value = after.trim_ascii_start().strip_prefix(b":")?.trim_ascii_start().strip_prefix(b"\"")?;
    values.iter().find(|(name, _)| is_quoted(value, name)).map(|&(_, branch)| (branch, key))
}
