//! A path, parsed (RFC 9535, sections 2.2 to 2.5).

use crate::source::{Number, Value};
use regex_automata::nfa::thompson::pikevm::PikeVM;

/// A query: what is selected, step by step, from the root or from the node at hand.
#[derive(Clone, Debug)]
pub(crate) struct Query {
    pub(super) segments: Vec<Segment>,
}

/// One step.
#[derive(Clone, Debug)]
pub(super) struct Segment {
    /// Whether it looks at all nodes below as well (`..`).
    pub(super) descends: bool,
    pub(super) selectors: Vec<Selector>,
    /// Where its text ends, in bytes from the beginning of the path.
    pub(super) end: usize,
}

/// Which children a step selects.
#[derive(Clone, Debug)]
pub(super) enum Selector {
    Name(String),
    Wildcard,
    Index(i64),
    Slice { start: Option<i64>, end: Option<i64>, step: i64 },
    Filter(Logical),
}

/// A condition.
#[derive(Clone, Debug)]
pub(super) enum Logical {
    Any(Vec<Logical>),
    All(Vec<Logical>),
    Not(Box<Logical>),
    /// Whether a query selects anything.
    Exists(Inner),
    Compare(Operand, Comparison, Operand),
    Matches(Box<Match>),
}

/// A query inside of a condition.
#[derive(Clone, Debug)]
pub(super) struct Inner {
    /// Whether it begins at the root (`$`), not at the node at hand (`@`).
    pub(super) from_root: bool,
    pub(super) query: Query,
}

/// What can be compared: a value, or nothing.
#[derive(Clone, Debug)]
pub(super) enum Operand {
    Literal(Value),
    /// A query that selects one node at most.
    Single(Inner),
    Length(Box<Operand>),
    Count(Inner),
    Value(Inner),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comparison {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
}

/// `match(text, pattern)`, or `search(text, pattern)`, which is content with a part of the text.
#[derive(Clone, Debug)]
pub(super) struct Match {
    pub(super) whole: bool,
    pub(super) text: Operand,
    pub(super) pattern: Pattern,
}

/// A regular expression: compiled where it stands in the path.
#[derive(Clone, Debug)]
pub(super) enum Pattern {
    /// `None` matches nothing, as an expression that is none.
    Written(Option<Box<PikeVM>>),
    Found(Operand),
}

impl Query {
    /// It without its last step, and where the text of what is left ends, in bytes. `None` when nothing is left.
    pub(crate) fn outer(&self) -> Option<(Self, usize)> {
        let (_, before) = self.segments.split_last()?;
        let end = before.last().map_or(1, |segment| segment.end);
        Some((Self { segments: before.to_vec() }, end))
    }

    /// The name that its last step selects, where that is all it does.
    pub(crate) fn last_name(&self) -> Option<&str> {
        match self.segments.last()?.selectors.as_slice() {
            [Selector::Name(name)] => Some(name),
            _ => None,
        }
    }

    /// Whether it selects one node at most, by its form.
    pub(super) fn is_single(&self) -> bool {
        self.segments.iter().all(|segment| {
            !segment.descends && matches!(segment.selectors.as_slice(), [Selector::Name(_) | Selector::Index(_)])
        })
    }
}

/// A count as a value.
pub(super) fn number(count: usize) -> Value {
    Value::Number(Number::from_literal(count.to_string()))
}
