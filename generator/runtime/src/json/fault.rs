//! What is wrong with input, or with a value to write.

use crate::validate::{Violation, Violations};
use std::fmt;

/// Why a value could not be read, on its way up through the types that enclose it.
///
/// One word wide, so that every `read` returns it in a register.
#[derive(Debug)]
pub struct Fault(Box<Inner>);

#[derive(Debug)]
struct Inner {
    kind: Kind,
    offset: usize,
    violation: Violation,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The input is not JSON.
    Syntax,
    /// It is more than the reader takes.
    Limit,
    /// It is JSON, but not of this type.
    Mismatch,
}

impl Fault {
    fn new(kind: Kind, offset: usize, keyword: &'static str, message: String) -> Self {
        Self(Box::new(Inner { kind, offset, violation: Violation::new(String::new(), keyword, message) }))
    }

    /// The input is not JSON at this byte.
    #[cold]
    pub(crate) fn syntax(offset: usize, message: impl Into<String>) -> Self {
        Self::new(Kind::Syntax, offset, "syntax", message.into())
    }

    /// The input goes beyond a limit at this byte.
    #[cold]
    pub(crate) fn limit(offset: usize, message: impl Into<String>) -> Self {
        Self::new(Kind::Limit, offset, "limit", message.into())
    }

    /// The value at this byte is not what the document says, by this keyword of its schema.
    #[cold]
    pub(crate) fn mismatch(offset: usize, keyword: &'static str, message: impl Into<String>) -> Self {
        Self::new(Kind::Mismatch, offset, keyword, message.into())
    }

    /// Whether reading can go on behind the value.
    pub(crate) fn is_mismatch(&self) -> bool {
        self.0.kind == Kind::Mismatch
    }

    /// The same fault, one level further out.
    #[cold]
    pub(crate) fn below(mut self, step: super::Step<'_>) -> Self {
        self.0.violation.enclose(step);
        self
    }

    /// What is wrong, and where.
    #[must_use]
    pub fn violation(&self) -> &Violation {
        &self.0.violation
    }

    pub(crate) fn into_violation(self) -> Violation {
        self.0.violation
    }

    /// The byte of the input at which it was noticed.
    #[must_use]
    pub fn offset(&self) -> usize {
        self.0.offset
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}, at byte {}", self.0.violation, self.0.offset)
    }
}

impl std::error::Error for Fault {}

/// Why input is no value of the wanted type: one violation from a tolerant reader, all of them from a strict one.
#[derive(Debug, Clone, PartialEq)]
pub struct DecodeError {
    violations: Violations,
    offset: Option<usize>,
    kind: Kind,
}

impl DecodeError {
    pub(crate) fn of(fault: Fault) -> Self {
        let (kind, offset) = (fault.0.kind, fault.0.offset);
        Self { violations: Violations::new(vec![fault.into_violation()]), offset: Some(offset), kind }
    }

    /// A body as a whole is not what it should be.
    #[cfg(any(feature = "client", feature = "server"))]
    pub(crate) fn unreadable(message: &str) -> Self {
        Self::of(Fault::syntax(0, message))
    }

    pub(crate) fn violating(violations: Vec<Violation>) -> Self {
        Self { violations: Violations::new(violations), offset: None, kind: Kind::Mismatch }
    }

    /// What is wrong, and where; never empty.
    #[must_use]
    pub fn violations(&self) -> &Violations {
        &self.violations
    }

    /// What is wrong, and where; never empty.
    #[must_use]
    pub fn into_violations(self) -> Violations {
        self.violations
    }

    /// Whether the input is not JSON at all, or exceeds a limit, rather than being of another type.
    #[must_use]
    pub fn is_malformed(&self) -> bool {
        self.kind != Kind::Mismatch
    }

    /// The byte at which reading stopped, where it did.
    #[must_use]
    pub fn offset(&self) -> Option<usize> {
        self.offset
    }
}

impl fmt::Display for DecodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.violations, formatter)?;
        match self.offset {
            Some(offset) => write!(formatter, ", at byte {offset}"),
            None => Ok(()),
        }
    }
}

impl std::error::Error for DecodeError {}

/// Why a value can't be written as its document demands.
#[derive(Debug, Clone, PartialEq)]
pub struct EncodeError {
    violations: Violations,
}

impl EncodeError {
    pub(crate) fn new(violations: Vec<Violation>) -> Self {
        Self { violations: Violations::new(violations) }
    }

    /// What is wrong, and where; never empty.
    #[must_use]
    pub fn violations(&self) -> &Violations {
        &self.violations
    }
}

impl fmt::Display for EncodeError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.violations, formatter)
    }
}

impl std::error::Error for EncodeError {}
