//! Gathers findings so that one run reports as many independent ones as it can.

use super::{Diagnostic, Severity};
use crate::source::Span;
use std::collections::BTreeSet;

/// Of each severity this many findings are kept: whoever has more mends these first.
const KEPT: usize = 500;

/// The findings of one run.
#[derive(Clone, Debug, Default)]
pub struct Diagnostics {
    found: Vec<Diagnostic>,
    /// How many of each severity were found, kept or not.
    counts: [usize; 3],
    seen: BTreeSet<(super::Code, Option<Span>, String)>,
}

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { found: Vec::new(), counts: [0; 3], seen: BTreeSet::new() }
    }

    /// Adds a finding, unless the same one was made at the same place before. Beyond 500 of one severity, findings are
    /// only counted.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let count = self.counts.get_mut(diagnostic.severity as usize);
        let is_full = count.as_ref().is_some_and(|count| **count >= KEPT);
        let key = (diagnostic.code, diagnostic.span(), diagnostic.message.clone());
        if !is_full && !self.seen.insert(key) {
            return;
        }
        if let Some(count) = count {
            *count += 1;
        }
        if !is_full {
            self.found.push(diagnostic);
        }
    }

    /// How many findings were counted but not kept.
    #[must_use]
    pub fn omitted(&self) -> usize {
        self.counts.iter().sum::<usize>().saturating_sub(self.found.len())
    }

    /// Whether anything forbids output.
    #[must_use]
    pub fn has_errors(&self) -> bool {
        self.count(Severity::Error) > 0
    }

    /// How many findings of this severity there are.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.counts.get(severity as usize).copied().unwrap_or(0)
    }

    /// The findings by file and position; those without a place come first, equal places keep the order of discovery.
    #[must_use]
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut sorted: Vec<&Diagnostic> = self.found.iter().collect();
        sorted.sort_by_key(|diagnostic| diagnostic.span());
        sorted
    }

    /// The findings in the order of discovery.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.found.iter()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }
}

impl Extend<Diagnostic> for Diagnostics {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, found: I) {
        found.into_iter().for_each(|diagnostic| self.push(diagnostic));
    }
}

impl IntoIterator for Diagnostics {
    type Item = Diagnostic;
    type IntoIter = std::vec::IntoIter<Diagnostic>;

    fn into_iter(self) -> Self::IntoIter {
        self.found.into_iter()
    }
}
