//! The rules: every kind of change under a stable id.

use std::fmt;

/// A kind of change. Its id is stable: allow-lists, filters and scripts name it.
#[derive(Clone, Copy)]
pub struct Rule(&'static Entry);

struct Entry {
    id: &'static str,
    title: &'static str,
}

impl Rule {
    /// Its id: `request-property-added-required`.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.0.id
    }

    /// What happened, in a few words: "a required property was added to a request".
    #[must_use]
    pub fn title(self) -> &'static str {
        self.0.title
    }
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.0.id == other.0.id
    }
}

impl Eq for Rule {}

impl fmt::Debug for Rule {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(self.0.id)
    }
}
