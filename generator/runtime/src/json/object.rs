//! Objects of a known shape.

use super::array::Step;
use super::extra::Keep;
use super::fault::Fault;
use super::options::{Direction, ReadOnly};
use super::reader::{Mark, Reader, Source};
use super::same::{is_quoted, same};
use super::value::duplicate;
use crate::codec::Codec;
use crate::shape::{Access, Field, Shape, UnknownFields};
use std::borrow::Cow;

/// Something other than JSON that fills the members of an object: a server fills a request's from its parts.
pub trait Fill {
    /// Fills `fields`, which stand in the order of `shape`, each as its `blank` gave it.
    ///
    /// # Errors
    /// When a value can't be had. Violations are better gathered by the filler itself, so that all are reported.
    fn fill(&mut self, shape: &'static Shape, fields: &mut [&mut dyn Codec]) -> Result<(), Fault>;
}

/// How many members are tracked without an allocation: four words' worth.
const INLINE_WORDS: usize = 4;

/// Which members were seen.
struct Seen<'w>(&'w mut [u64]);

impl Seen<'_> {
    /// Notes a member; whether it is the first time.
    #[inline]
    fn insert(&mut self, index: usize) -> bool {
        let Some(word) = self.0.get_mut(index / 64) else { return true };
        let bit = 1 << (index % 64);
        let first = *word & bit == 0;
        *word |= bit;
        first
    }

    fn contains(&self, index: usize) -> bool {
        self.0.get(index / 64).is_some_and(|word| word >> (index % 64) & 1 == 1)
    }
}

impl<'a> Reader<'a> {
    /// Reads an object into `fields`, which stand in the order of `shape`, each as its `blank` gave it.
    ///
    /// # Errors
    /// When it is no object, or in tolerant mode when a member does not fit.
    #[inline(never)]
    pub fn object(
        &mut self,
        shape: &'static Shape,
        fields: &mut [&mut dyn Codec],
        extra: Option<&mut dyn Keep>,
    ) -> Result<(), Fault> {
        if let Source::Request(fill) = &mut self.source {
            return match fill.take() {
                Some(fill) => fill.fill(shape, fields),
                None => Err(self.wrong_type("an object")),
            };
        }
        self.attempts.see(shape);
        let words = shape.names.len().div_ceil(64);
        if words <= INLINE_WORDS {
            return self.members(shape, fields, extra, Seen(&mut [0; INLINE_WORDS]));
        }
        self.members(shape, fields, extra, Seen(&mut vec![0; words]))
    }

    fn members(
        &mut self,
        shape: &'static Shape,
        fields: &mut [&mut dyn Codec],
        mut extra: Option<&mut dyn Keep>,
        mut seen: Seen<'_>,
    ) -> Result<(), Fault> {
        let mut more = self.begin_map()?;
        let mut next = 0;
        while more {
            self.peek();
            let at = self.at;
            self.ahead.meet(at, self.depth);
            match self.member(shape, next)? {
                Ok(index) => {
                    next = index + 1;
                    self.known += 1;
                    let (Some(name), Some(field)) = (shape.names.get(index), fields.get_mut(index)) else {
                        continue;
                    };
                    if !seen.insert(index) {
                        return Err(duplicate(at, name));
                    }
                    self.known_member(shape, index, name, &mut **field)?;
                }
                Err(key) => {
                    self.unknown += 1;
                    let extra: Option<&mut dyn Keep> = match &mut extra {
                        Some(extra) => Some(&mut **extra),
                        None => None,
                    };
                    self.unknown_member(shape, &key, at, extra)?;
                }
            }
            more = self.next_entry()?;
        }
        if shape.required.iter().enumerate().any(|(word, &mask)| mask & !seen.0.get(word).copied().unwrap_or(0) != 0) {
            self.missing(shape, &seen)?;
        }
        if self.reading.defaults {
            self.apply_defaults(shape, fields, &seen);
        }
        Ok(())
    }

    /// A key and its colon: the member's number in `shape`, or the key where it has none.
    ///
    /// Members mostly come in the order of the document, so the next one is tried first, against the raw input.
    #[inline]
    fn member(&mut self, shape: &'static Shape, next: usize) -> Result<Result<usize, Cow<'a, str>>, Fault> {
        let names = shape.names;
        let plain = shape.is_plain() && self.is_json();
        if plain {
            if let Some((index, name)) = self.plain_key(names, next) {
                self.at += name.len() + 2;
                self.eat(b':')?;
                return Ok(Ok(index));
            }
        }
        let key = self.key()?;
        // What has no escapes was compared as it stands.
        let known = if plain && matches!(key, Cow::Borrowed(_)) { &[] } else { names };
        Ok(known.iter().position(|name| same(name.as_bytes(), key.as_bytes())).ok_or(key))
    }

    /// Which of `names` stands here between quotation marks; most likely the one at `next`.
    #[inline]
    fn plain_key(&self, names: &'static [&'static str], next: usize) -> Option<(usize, &'static str)> {
        let key = self.rest().strip_prefix(b"\"")?;
        match names.get(next) {
            Some(&name) if is_quoted(key, name) => Some((next, name)),
            _ => other_key(key, names, next),
        }
    }

    #[inline]
    fn known_member(
        &mut self,
        shape: &'static Shape,
        index: usize,
        name: &'static str,
        value: &mut dyn Codec,
    ) -> Result<(), Fault> {
        self.peek();
        let mark = self.mark();
        if self.is_strict() {
            return shape.field(index).map_or(Ok(()), |field| self.strict_member(field, value));
        }
        let outcome = value.read(self);
        self.settle(outcome, mark, Step::Key(name))
    }

    fn strict_member(&mut self, field: Field, value: &mut dyn Codec) -> Result<(), Fault> {
        let mark = self.mark();
        let outcome = if field.access == Access::ReadOnly && self.reading.direction == Direction::Request {
            return self.read_only(field.name, mark);
        } else {
            let null = self.peek() == b'n' && !field.nullable;
            match value.read(self) {
                Ok(()) if null && value.is_absent() => {
                    Err(Fault::mismatch(mark.at, "type", "null is not among the member's values"))
                }
                outcome => outcome,
            }
        };
        self.settle(outcome, mark, Step::Key(field.name))
    }

    /// A `readOnly` member in a request.
    fn read_only(&mut self, name: &str, mark: Mark) -> Result<(), Fault> {
        match self.reading.read_only {
            ReadOnly::Refuse => {
                let refusal = Fault::mismatch(self.at, "readOnly", "only the server sets this member");
                self.settle(Err(refusal), mark, Step::Key(name))
            }
            ReadOnly::Ignore => self.skip(),
        }
    }

    fn unknown_member(
        &mut self,
        shape: &'static Shape,
        key: &str,
        at: usize,
        extra: Option<&mut dyn Keep>,
    ) -> Result<(), Fault> {
        let mark = self.mark();
        if shape.details().withheld.contains(&key) {
            let refused = self.is_strict() && self.reading.direction == Direction::Request;
            return if refused { self.read_only(key, mark) } else { self.skip() };
        }
        if shape.details().unknown == UnknownFields::Refuse && self.is_strict() {
            let refusal = Fault::mismatch(at, "additionalProperties", "the document does not list this member");
            return self.settle(Err(refusal), mark, Step::Key(key));
        }
        let Some(extra) = extra else { return self.skip() };
        self.peek();
        let mark = self.mark();
        let outcome = match extra.keep(key, self) {
            Ok(false) if self.is_strict() => Err(duplicate(at, key)),
            outcome => outcome.map(|_| ()),
        };
        self.settle(outcome, mark, Step::Key(key))
    }

    /// Required members did not come. A tolerant reader takes the absence of one that may be null for null.
    #[cold]
    fn missing(&mut self, shape: &'static Shape, seen: &Seen<'_>) -> Result<(), Fault> {
        for (index, field) in shape.fields().enumerate() {
            let excused = match field.access {
                Access::Both => !self.is_strict() && field.nullable,
                Access::ReadOnly => self.reading.direction != Direction::Response,
                Access::WriteOnly => self.reading.direction != Direction::Request,
            };
            if !shape.requires(index) || seen.contains(index) || excused {
                continue;
            }
            let fault = Fault::mismatch(self.at, "required", "the member is missing").below(Step::Key(field.name));
            if !self.is_strict() {
                return Err(fault);
            }
            self.record(fault);
        }
        Ok(())
    }

    /// A default that does not fit its own schema is left out: the generator has reported it.
    fn apply_defaults(&mut self, shape: &'static Shape, fields: &mut [&mut dyn Codec], seen: &Seen<'_>) {
        for (index, (field, value)) in shape.fields().zip(fields).enumerate() {
            let Some(default) = field.default else { continue };
            if seen.contains(index) || shape.requires(index) {
                continue;
            }
            let mut reader = Reader::new(default, Source::Json, self.reading);
            reader.depth = self.depth;
            if value.read(&mut reader).is_err() {
                // A type of a program's own may not have it, which only shows here: absent again.
                let _ = value.read(&mut Reader::new("null", Source::Json, self.reading));
            }
        }
    }
}

/// Which of `names` `text` begins with.
#[inline(never)]
fn other_key(text: &[u8], names: &'static [&'static str], next: usize) -> Option<(usize, &'static str)> {
    let index = position_from(names, next + 1, |name| is_quoted(text, name))?;
    Some((index, names.get(index)?))
}

/// The number of the name that is meant: those from `next` on come first, as members mostly come in the document's order
/// and absent ones are passed over.
pub(super) fn position_from(names: &[&str], next: usize, is_meant: impl Fn(&str) -> bool) -> Option<usize> {
    let (before, after) = names.split_at_checked(next).unwrap_or((names, &[]));
    let found = |names: &[&str]| names.iter().position(|name| is_meant(name));
    found(after).map(|index| index + next).or_else(|| found(before))
}
