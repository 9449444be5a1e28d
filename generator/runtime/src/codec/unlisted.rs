//! A value of an enumeration that its document does not list.

use crate::Value;
use std::fmt;

/// An enumeration's value that its document does not list: a text, an integer, or any scalar of JSON.
///
/// It is made only by conversion into the enumeration, which takes listed values for what they are: an `Unknown` that
/// reads `admin` can't exist beside `Admin`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unlisted<T = Box<str>>(T);

impl<T> Unlisted<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(value)
    }
}

impl Unlisted {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Unlisted<i64> {
    /// The integer.
    #[must_use]
    pub fn as_i64(&self) -> i64 {
        self.0
    }
}

impl Unlisted<Value> {
    /// The value.
    #[must_use]
    pub fn as_value(&self) -> &Value {
        &self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Unlisted<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl<T: fmt::Display> fmt::Display for Unlisted<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

impl AsRef<str> for Unlisted {
    fn as_ref(&self) -> &str {
        &self.0
    }
}
