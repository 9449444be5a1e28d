//! Text to path (RFC 9535, section 2 and its grammar in appendix A).

use super::function::compile;
use super::model::{Comparison, Inner, Logical, Match, Operand, Pattern, Query, Segment, Selector};
use super::scan::Scan;
use crate::source::Value;

/// How deep conditions may stand in each other.
const DEEPEST: usize = 32;

/// What is wrong with a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Fault {
    /// Where, in characters from its beginning.
    pub(crate) at: usize,
    /// What was expected there.
    pub(crate) what: String,
}

impl Query {
    /// Parses a path.
    ///
    /// # Errors
    /// The first thing that is not as the RFC has it, its rules of types included.
    pub(crate) fn parse(text: &str) -> Result<Self, Fault> {
        let mut parser = Parser { scan: Scan { text, at: 0 }, depth: 0 };
        parser.scan.need("$")?;
        let query = parser.segments()?;
        if parser.scan.rest().is_empty() { Ok(query) } else { Err(parser.scan.expected("`.`, `..`, `[` or the end")) }
    }
}

struct Parser<'t> {
    scan: Scan<'t>,
    depth: usize,
}

impl Parser<'_> {
    /// The segments after `$` or `@`; blanks before the first that is none are left alone.
    fn segments(&mut self) -> Result<Query, Fault> {
        let mut segments = Vec::new();
        loop {
            let end = self.scan.at;
            self.scan.blanks();
            let (descends, dotted) = match (self.scan.take(".."), self.scan.peek()) {
                (true, _) => (true, true),
                (false, Some(b'.')) => (false, self.scan.take(".")),
                (false, Some(b'[')) => (false, false),
                (false, _) => {
                    self.scan.at = end;
                    return Ok(Query { segments });
                }
            };
            let selectors = if self.scan.peek() == Some(b'[') && (descends || !dotted) {
                self.bracketed()?
            } else if self.scan.take("*") {
                vec![Selector::Wildcard]
            } else {
                let name = self.scan.name();
                vec![Selector::Name(name.ok_or_else(|| self.scan.expected("a name or `*`"))?)]
            };
            segments.push(Segment { descends, selectors, end: self.scan.at });
        }
    }

    fn bracketed(&mut self) -> Result<Vec<Selector>, Fault> {
        self.scan.need("[")?;
        let mut selectors = Vec::new();
        loop {
            self.scan.blanks();
            selectors.push(self.selector()?);
            self.scan.blanks();
            if self.scan.take("]") {
                return Ok(selectors);
            }
            if !self.scan.take(",") {
                return Err(self.scan.expected("`,` or `]`"));
            }
        }
    }

    fn selector(&mut self) -> Result<Selector, Fault> {
        match self.scan.peek() {
            Some(b'"' | b'\'') => Ok(Selector::Name(self.scan.string()?)),
            Some(b'*') => {
                self.scan.at += 1;
                Ok(Selector::Wildcard)
            }
            Some(b'?') => {
                self.scan.at += 1;
                self.scan.blanks();
                Ok(Selector::Filter(self.any()?))
            }
            _ => self.index_or_slice(),
        }
    }

    fn index_or_slice(&mut self) -> Result<Selector, Fault> {
        let start = self.scan.integer()?;
        let before = self.scan.at;
        self.scan.blanks();
        if !self.scan.take(":") {
            self.scan.at = before;
            let index = start.ok_or_else(|| self.scan.expected("a name in quotes, an index, a slice, `*` or `?`"))?;
            return Ok(Selector::Index(index));
        }
        self.scan.blanks();
        let end = self.scan.integer()?;
        let before = self.scan.at;
        self.scan.blanks();
        let mut step = None;
        if self.scan.take(":") {
            let before = self.scan.at;
            self.scan.blanks();
            step = self.scan.integer()?;
            if step.is_none() {
                self.scan.at = before;
            }
        } else {
            self.scan.at = before;
        }
        Ok(Selector::Slice { start, end, step: step.unwrap_or(1) })
    }

    /// Conditions joined by `||`.
    fn any(&mut self) -> Result<Logical, Fault> {
        self.joined("||", |parser| parser.joined("&&", Self::condition, Logical::All), Logical::Any)
    }

    fn joined(
        &mut self,
        by: &'static str,
        part: impl Fn(&mut Self) -> Result<Logical, Fault>,
        join: fn(Vec<Logical>) -> Logical,
    ) -> Result<Logical, Fault> {
        let first = part(self)?;
        let mut parts = vec![first];
        loop {
            let end = self.scan.at;
            self.scan.blanks();
            if !self.scan.take(by) {
                self.scan.at = end;
                return Ok(join(parts));
            }
            self.scan.blanks();
            parts.push(part(self)?);
        }
    }

    fn condition(&mut self) -> Result<Logical, Fault> {
        let negated = self.scan.take("!");
        if negated {
            self.scan.blanks();
        }
        let condition = if self.scan.take("(") {
            self.scan.blanks();
            let inner = self.deeper(Self::any)?;
            self.scan.blanks();
            self.scan.need(")")?;
            inner
        } else {
            self.test_or_comparison(negated)?
        };
        Ok(if negated { Logical::Not(Box::new(condition)) } else { condition })
    }

    fn deeper<T>(&mut self, read: impl FnOnce(&mut Self) -> Result<T, Fault>) -> Result<T, Fault> {
        if self.depth == DEEPEST {
            return Err(self.scan.expected(format!("conditions that stand at most {DEEPEST} deep in each other")));
        }
        self.depth += 1;
        let read = read(self);
        self.depth -= 1;
        read
    }

    fn test_or_comparison(&mut self, negated: bool) -> Result<Logical, Fault> {
        let begin = self.scan.at;
        let left = self.term()?;
        let end = self.scan.at;
        self.scan.blanks();
        let Some(comparison) = self.comparison().filter(|_| !negated) else {
            self.scan.at = end;
            return match left {
                Term::Query(inner) => Ok(Logical::Exists(inner)),
                Term::Matches(found) => Ok(Logical::Matches(found)),
                Term::Value(_) => Err(self.scan.expected("a comparison, such as `==`")),
            };
        };
        let left = self.comparable(left, begin)?;
        self.scan.blanks();
        let begin = self.scan.at;
        let right = self.term()?;
        let right = self.comparable(right, begin)?;
        Ok(Logical::Compare(left, comparison, right))
    }

    fn comparison(&mut self) -> Option<Comparison> {
        let all = [
            ("==", Comparison::Equal),
            ("!=", Comparison::NotEqual),
            ("<=", Comparison::LessOrEqual),
            (">=", Comparison::GreaterOrEqual),
            ("<", Comparison::Less),
            (">", Comparison::Greater),
        ];
        all.into_iter().find(|(text, _)| self.scan.take(text)).map(|(_, comparison)| comparison)
    }

    /// What may be compared: a value (section 2.4.3).
    fn comparable(&mut self, term: Term, begin: usize) -> Result<Operand, Fault> {
        let what = match term {
            Term::Value(operand) => return Ok(operand),
            Term::Query(inner) if inner.query.is_single() => return Ok(Operand::Single(inner)),
            Term::Query(_) => "a path that selects one node at most, as it is compared",
            Term::Matches(_) => "a value, as it is compared",
        };
        self.scan.at = begin;
        Err(self.scan.expected(what))
    }

    fn term(&mut self) -> Result<Term, Fault> {
        if let Some(literal) = self.scan.literal()? {
            return Ok(Term::Value(Operand::Literal(literal)));
        }
        if let Some(inner) = self.inner()? {
            return Ok(Term::Query(inner));
        }
        let begin = self.scan.at;
        let Some(name) = self.scan.function() else {
            return Err(self.scan.expected("`@`, `$`, a value or a function"));
        };
        self.deeper(|parser| parser.call(name, begin))
    }

    fn inner(&mut self) -> Result<Option<Inner>, Fault> {
        let from_root = match self.scan.peek() {
            Some(b'$') => true,
            Some(b'@') => false,
            _ => return Ok(None),
        };
        self.scan.at += 1;
        Ok(Some(Inner { from_root, query: self.deeper(Self::segments)? }))
    }

    /// The five functions of the RFC (section 2.4), with the types of what they take.
    fn call(&mut self, name: &str, begin: usize) -> Result<Term, Fault> {
        self.scan.blanks();
        let term = match name {
            "length" => Term::Value(Operand::Length(Box::new(self.value()?))),
            "count" => Term::Value(Operand::Count(self.nodes()?)),
            "value" => Term::Value(Operand::Value(self.nodes()?)),
            "match" | "search" => {
                let text = self.value()?;
                self.scan.blanks();
                self.scan.need(",")?;
                self.scan.blanks();
                let whole = name == "match";
                let pattern = match self.value()? {
                    Operand::Literal(Value::String(text)) => Pattern::Written(compile(&text, whole).map(Box::new)),
                    other => Pattern::Found(other),
                };
                Term::Matches(Box::new(Match { whole, text, pattern }))
            }
            _ => {
                self.scan.at = begin;
                return Err(self.scan.expected("one of `length`, `count`, `value`, `match` and `search`"));
            }
        };
        self.scan.blanks();
        self.scan.need(")")?;
        Ok(term)
    }

    fn value(&mut self) -> Result<Operand, Fault> {
        let begin = self.scan.at;
        let term = self.term()?;
        self.comparable(term, begin)
    }

    fn nodes(&mut self) -> Result<Inner, Fault> {
        self.inner()?.ok_or_else(|| self.scan.expected("a path that begins with `@` or `$`"))
    }
}

/// A part of a condition before it is known whether it is compared.
enum Term {
    Value(Operand),
    Query(Inner),
    Matches(Box<Match>),
}
