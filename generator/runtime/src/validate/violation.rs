//! What a value violates.

use crate::json::Step;
use std::fmt;

/// A place where a value departs from its document.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub struct Violation {
    /// The JSON pointer (RFC 6901) of the value, or of the member that is missing or not listed. Of a name that is longer
    /// than 100 characters, which no document lists, it has those and a `…`.
    pub location: String,
    /// The keyword of the schema that it violates (`type`, `required`, `maxLength`, …); `syntax` or `limit` where the
    /// input could not be read at all.
    pub keyword: &'static str,
    /// A sentence about it, lower-case and without a full stop. It never quotes the value.
    pub message: String,
}

impl Violation {
    /// A violation of `keyword` at `location`.
    #[must_use]
    pub fn new(location: String, keyword: &'static str, message: String) -> Self {
        Self { location, keyword, message }
    }

    /// The same violation, seen from one level further out.
    pub(crate) fn enclose(&mut self, step: Step<'_>) {
        let mut location = String::with_capacity(self.location.len() + 16);
        push_step(&mut location, step);
        location.push_str(&self.location);
        self.location = location;
    }
}

/// How much of a name a location repeats: it may come from a caller, and stand in many locations.
const SHOWN: usize = 100;

/// Appends a reference token to a JSON pointer (RFC 6901, section 3).
pub(crate) fn push_step(location: &mut String, step: Step<'_>) {
    location.push('/');
    match step {
        Step::Index(index) => location.push_str(&index.to_string()),
        Step::Key(key) => {
            let mut characters = key.chars();
            for character in characters.by_ref().take(SHOWN) {
                match character {
                    '~' => location.push_str("~0"),
                    '/' => location.push_str("~1"),
                    _ => location.push(character),
                }
            }
            if characters.next().is_some() {
                location.push('…');
            }
        }
    }
}

impl fmt::Display for Violation {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.location.is_empty() {
            return formatter.write_str(&self.message);
        }
        write!(formatter, "`{}`: {}", self.location.escape_debug(), self.message)
    }
}

/// All places where a value departs from its document; never empty, and never more than
/// [`MAX_VIOLATIONS`](super::MAX_VIOLATIONS).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Violations(Vec<Violation>);

impl Violations {
    pub(crate) fn new(violations: Vec<Violation>) -> Self {
        Self(violations)
    }

    /// The violations as a slice.
    #[must_use]
    pub fn as_slice(&self) -> &[Violation] {
        &self.0
    }

    /// The violations, in the order in which they were found.
    pub fn iter(&self) -> std::slice::Iter<'_, Violation> {
        self.0.iter()
    }

    /// The violations as a vector.
    #[must_use]
    pub fn into_vec(self) -> Vec<Violation> {
        self.0
    }
}

impl<'v> IntoIterator for &'v Violations {
    type Item = &'v Violation;
    type IntoIter = std::slice::Iter<'v, Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl IntoIterator for Violations {
    type Item = Violation;
    type IntoIter = std::vec::IntoIter<Violation>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl fmt::Display for Violations {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.0.iter().enumerate() {
            if index > 0 {
                formatter.write_str("; ")?;
            }
            fmt::Display::fmt(violation, formatter)?;
        }
        Ok(())
    }
}

impl std::error::Error for Violations {}

/// As much of a text as a message repeats, which may come from a caller.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    match text.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text.to_owned(),
    }
}

/// Values for a message: `` `a`, `b` ``.
pub(crate) fn quoted_list(values: &[&str]) -> String {
    values.iter().map(|value| format!("`{}`", value.escape_debug())).collect::<Vec<_>>().join(", ")
}
