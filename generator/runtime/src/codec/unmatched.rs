//! A value that fits no branch of its union.

use crate::shape::Choice;
use serde_json::Value;
use std::fmt;
use std::hash::{Hash, Hasher};

/// A value that fits no branch of its union, as it came.
///
/// It is made only by reading a value of the union, which takes what fits a branch for what it is.
#[derive(Clone)]
pub struct Unmatched {
    value: Value,
    choice: &'static Choice,
}

impl Unmatched {
    pub(crate) fn new(value: Value, choice: &'static Choice) -> Self {
        Self { value, choice }
    }

    /// The value.
    #[must_use]
    pub fn value(&self) -> &Value {
        &self.value
    }

    /// The value.
    #[must_use]
    pub fn into_value(self) -> Value {
        self.value
    }

    /// What the value says it is, in a union whose branches are told apart by the text of a property.
    #[must_use]
    pub fn tag(&self) -> Option<&str> {
        self.value.get(self.choice.tag()?)?.as_str()
    }

    pub(crate) fn keyword(&self) -> &'static str {
        self.choice.keyword
    }
}

impl fmt::Debug for Unmatched {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.value, formatter)
    }
}

impl PartialEq for Unmatched {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl Eq for Unmatched {}

impl Hash for Unmatched {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.value.hash(state);
    }
}

impl AsRef<Value> for Unmatched {
    fn as_ref(&self) -> &Value {
        &self.value
    }
}

impl From<Unmatched> for Value {
    fn from(unmatched: Unmatched) -> Self {
        unmatched.value
    }
}
