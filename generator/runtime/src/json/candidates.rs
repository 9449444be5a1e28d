//! Which branches of a union a value may be, by what can be seen without reading it: its JSON kind, and the keys of an
//! object beside those that each branch requires or forbids.

use super::fault::Fault;
use super::object::position_from;
use super::options::{Direction, Reading};
use super::reader::{Mark, Reader, Source};
use super::union::Branches;
use crate::shape::{Access, Choice, Shape, Takes, UnknownFields};

/// How many branches are looked at without an allocation, and how many members of each are told apart.
const FEW: usize = 8;
const WORDS: usize = 2;

/// A value of each JSON kind, in the order of [`Decide::Kind`](crate::shape::Decide::Kind).
const SAMPLES: [&str; 7] = ["null", "true", "0", "0.5", "\"\"", "[]", "{}"];

/// Branches in the order in which they are tried: those with the most known keys first.
pub(super) struct Order {
    few: [u16; FEW],
    many: Vec<u16>,
    /// How many take values of this kind.
    all: usize,
    /// How many of them, at the beginning, are not ruled out.
    pub(super) fitting: usize,
}

impl Order {
    fn of(branches: impl ExactSizeIterator<Item = u16>, fitting: usize) -> Self {
        let all = branches.len();
        let mut order = Self { few: [0; FEW], many: Vec::new(), all, fitting };
        if all > FEW {
            order.many = branches.collect();
        } else {
            order.few.iter_mut().zip(branches).for_each(|(slot, branch)| *slot = branch);
        }
        order
    }

    /// The branch to try at this place.
    pub(super) fn get(&self, place: usize) -> Option<usize> {
        let branches = if self.all > FEW { self.many.as_slice() } else { &self.few };
        branches.get(place).filter(|_| place < self.all).map(|branch| usize::from(*branch))
    }

    /// How many there are, the ruled-out ones at the end included.
    pub(super) fn len(&self) -> usize {
        self.all
    }
}

/// What is known of a branch while the keys go by.
#[derive(Clone, Copy)]
struct Standing {
    branch: u16,
    shape: Option<&'static Shape>,
    next: usize,
    seen: [u64; WORDS],
    known: u32,
    ruled_out: bool,
}

impl Standing {
    const NONE: Self = Self { branch: 0, shape: None, next: 0, seen: [0; WORDS], known: 0, ruled_out: false };

    fn meet(&mut self, key: &str) {
        let Some(shape) = self.shape else { return };
        match position_from(shape.names, self.next, |name| name == key) {
            Some(index) => {
                self.next = index + 1;
                self.known += 1;
                if let Some(word) = self.seen.get_mut(index / 64) {
                    *word |= 1 << (index % 64);
                }
            }
            None => {
                self.ruled_out |=
                    shape.details().unknown == UnknownFields::Refuse && !shape.details().withheld.contains(&key)
            }
        }
    }

    /// Whether a member that a strict reader demands has not come.
    fn lacks(&self, reading: &Reading) -> bool {
        let Some(shape) = self.shape else { return false };
        let missing = |word: usize, mask: u64| mask & !self.seen.get(word).copied().unwrap_or_default();
        shape.required.iter().enumerate().any(|(word, mask)| {
            missing(word, *mask) != 0
                && shape.fields().enumerate().skip(word * 64).take(64).any(|(index, field)| {
                    missing(word, *mask) >> (index % 64) & 1 == 1
                        && match field.access {
                            Access::Both => true,
                            Access::ReadOnly => reading.direction == Direction::Response,
                            Access::WriteOnly => reading.direction == Direction::Request,
                        }
                })
        })
    }
}

impl Reader<'_> {
    /// The branches that the value at `mark` may be.
    #[inline(never)]
    pub(super) fn order(
        &mut self,
        choice: &'static Choice,
        union: &mut dyn Branches,
        mark: Mark,
    ) -> Result<Order, Fault> {
        if !self.is_json() {
            let count = choice.branches.len();
            return Ok(Order::of((0..count).map(number), count));
        }
        let takes = choice.takes(union);
        let kinds = self.kinds_here();
        let possible = takes.iter().enumerate().filter(|(_, takes)| takes.kinds & kinds != 0);
        let count = possible.clone().count();
        let (mut few, mut many) = ([Standing::NONE; FEW], Vec::new());
        let standings = if count > FEW {
            many.resize(count, Standing::NONE);
            many.as_mut_slice()
        } else {
            few.get_mut(..count).unwrap_or_default()
        };
        for (standing, (branch, takes)) in standings.iter_mut().zip(possible) {
            (standing.branch, standing.shape) = (number(branch), takes.shape);
        }
        if count > 1 && standings.iter().any(|standing| standing.shape.is_some()) && self.peek() == b'{' {
            self.meet_keys(standings)?;
            self.rewind(mark);
            for standing in standings.iter_mut() {
                standing.ruled_out |= standing.lacks(&self.reading);
            }
            standings.sort_by_key(|standing| (standing.ruled_out, std::cmp::Reverse(standing.known)));
        }
        let fitting = standings.iter().filter(|standing| !standing.ruled_out).count();
        Ok(Order::of(standings.iter().map(|standing| standing.branch), fitting))
    }

    fn meet_keys(&mut self, standings: &mut [Standing]) -> Result<(), Fault> {
        let mut more = self.begin_map()?;
        while more {
            let key = self.key()?;
            for standing in standings.iter_mut().filter(|standing| !standing.ruled_out) {
                standing.meet(&key);
            }
            self.skip()?;
            more = self.next_entry()?;
        }
        Ok(())
    }
}

/// The number of a branch in the tables; those beyond do not exist.
fn number(branch: usize) -> u16 {
    u16::try_from(branch).unwrap_or(u16::MAX)
}

impl Choice {
    /// What each branch takes, which reading samples shows: nothing has to be generated for it.
    pub(super) fn takes(&'static self, union: &mut dyn Branches) -> &'static [Takes] {
        if let Some(takes) = self.takes.get() {
            return takes;
        }
        let takes = (0..self.branches.len()).map(|index| probe(union, index)).collect();
        self.takes.get_or_init(|| takes)
    }
}

/// A branch takes a kind unless it says that the type is wrong.
fn probe(union: &mut dyn Branches, index: usize) -> Takes {
    let mut takes = Takes { kinds: 0, shape: None };
    for (kind, sample) in SAMPLES.iter().enumerate() {
        let Some(branch) = union.branch(index) else { continue };
        let mut reader = Reader::new(sample, Source::Json, Reading::strict());
        reader.attempts.probe();
        let refused = branch.read(&mut reader).is_err_and(|fault| {
            let violation = fault.violation();
            violation.keyword == "type" && violation.location.is_empty()
        });
        takes.kinds |= u8::from(!refused) << kind;
        takes.shape = takes.shape.or(reader.attempts.shape());
    }
    // Which members were there is only told apart so far.
    takes.shape = takes.shape.filter(|shape| shape.names.len() <= WORDS * 64);
    takes
}
