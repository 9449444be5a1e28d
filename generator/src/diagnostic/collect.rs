//! Gathers findings so that one run reports as many independent ones as it can.

use super::{Diagnostic, Severity};
use crate::limits::Limit;
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// So many findings are shown to a person who has not said how many.
const SHOWN: usize = 100;

/// So many codes are named in one line.
const NAMED: usize = 5;

/// The findings of one run.
#[derive(Clone, Debug)]
pub struct Diagnostics {
    /// Of each severity this many findings are kept: whoever has more mends these first.
    kept: usize,
    /// This many are shown to a person.
    shown: usize,
    found: Vec<Diagnostic>,
    /// How many of each severity were found, kept or not.
    counts: [usize; 3],
    seen: BTreeSet<(super::Code, Option<Span>, String)>,
}

impl Diagnostics {
    /// None yet.
    #[must_use]
    pub const fn new() -> Self {
        Self { kept: Limit::Findings.default(), shown: SHOWN, found: Vec::new(), counts: [0; 3], seen: BTreeSet::new() }
    }

    /// Keeps so many findings of each severity from now on, and shows as many.
    pub(crate) fn keep(&mut self, kept: usize) {
        (self.kept, self.shown) = (kept, kept);
    }

    /// Adds a finding, unless the same one was made at the same place before. Beyond the limit `findings` of one severity,
    /// they are only counted.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        let count = self.counts.get_mut(diagnostic.severity as usize);
        let is_full = count.as_ref().is_some_and(|count| **count >= self.kept);
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

    /// What a person is shown of the findings that are at least as bad as `least`: at most 100 of them, the worst ones,
    /// by file and position.
    #[must_use]
    pub fn shown(&self, least: Severity) -> Shown<'_> {
        // The order of severities begins with the worst.
        let severities = [Severity::Error, Severity::Warning, Severity::Note].into_iter().filter(|one| *one <= least);
        let sorted = self.sorted();
        let (mut found, mut left) = (Vec::new(), Vec::new());
        for severity in severities {
            let of = sorted.iter().copied().filter(|diagnostic| diagnostic.severity == severity);
            let before = found.len();
            found.extend(of.take(self.shown.saturating_sub(before)));
            left.push((severity, self.count(severity) - (found.len() - before)));
        }
        found.sort_by_key(|diagnostic| diagnostic.span());
        left.retain(|(_, count)| *count > 0);
        Shown { found, left, all: self.counts.iter().sum() }
    }

    /// How many errors and warnings there are, and where more is told of the errors: ``2 errors and 1 warning; `bindery
    /// explain B0203` tells more``. Nothing without an error.
    #[must_use]
    pub fn verdict(&self) -> Option<String> {
        if !self.has_errors() {
            return None;
        }
        let severities = [Severity::Error, Severity::Warning];
        let counts = severities.map(|severity| (severity, self.count(severity)));
        let counts: Vec<String> = counts.into_iter().filter(|(_, count)| *count > 0).map(counted).collect();
        // The first place of each code, in the order in which they are shown.
        let mut places = BTreeMap::new();
        let errors = self.found.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        for (discovered, error) in errors.enumerate() {
            let place = (error.span(), discovered);
            let first = places.entry(error.code).or_insert(place);
            *first = place.min(*first);
        }
        let mut codes: Vec<_> = places.into_iter().collect();
        codes.sort_by_key(|(_, first)| *first);
        let more = if codes.len() > NAMED { ", …" } else { "" };
        let shown: Vec<String> =
            codes.iter().take(NAMED).map(|(code, _)| format!("`bindery explain {code}`")).collect();
        let tell = if codes.len() == 1 { "tells" } else { "tell" };
        Some(format!("{}; {}{more} {tell} more", counts.join(" and "), shown.join(", ")))
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

impl Default for Diagnostics {
    fn default() -> Self {
        Self::new()
    }
}

/// What a person is shown.
#[derive(Clone, Debug)]
pub struct Shown<'d> {
    /// The findings, by file and position.
    pub found: Vec<&'d Diagnostic>,
    /// How many more there are, by severity.
    left: Vec<(Severity, usize)>,
    /// How many there are.
    all: usize,
}

impl Shown<'_> {
    /// What is not shown: `and 2 errors and 40 warnings more`.
    #[must_use]
    pub fn rest(&self) -> Option<String> {
        let counts: Vec<String> = self.left.iter().copied().map(counted).collect();
        (!counts.is_empty()).then(|| format!("and {} more", counts.join(" and ")))
    }

    /// How to see them all.
    #[must_use]
    pub fn advice(&self) -> String {
        format!("`--limit {}={}` shows them", Limit::Findings, self.all)
    }
}

fn counted((severity, count): (Severity, usize)) -> String {
    format!("{count} {severity}{}", if count == 1 { "" } else { "s" })
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

#[cfg(test)]
mod tests {
    use super::Diagnostics;
    use crate::diagnostic::{Code, Diagnostic, Severity};
    use crate::source::{FileId, Span};

    #[test]
    fn errors_are_shown_before_what_is_not_so_bad() {
        let mut all = Diagnostics::new();
        let at = |at: usize| Span::new(FileId::default(), at, at);
        for place in 0..700 {
            all.push(Diagnostic::warning(Code::UnknownField, "w").at(at(place), ""));
        }
        for place in [900, 10] {
            all.push(Diagnostic::error(Code::BadPath, "e").at(at(place), ""));
        }
        all.push(Diagnostic::note(Code::BadPath, "n").at(at(1), ""));
        let shown = all.shown(Severity::Warning);
        assert_eq!(shown.found.len(), 100);
        let errors: Vec<usize> = (0..100).filter(|index| shown.found[*index].severity == Severity::Error).collect();
        // In the order of the document, the later one after all warnings that there is room for.
        assert_eq!(errors, [10, 99]);
        assert_eq!(shown.rest().as_deref(), Some("and 602 warnings more"));
        assert_eq!(all.shown(Severity::Error).rest(), None);
        assert_eq!(all.sorted().len(), 503);
        let verdict = "2 errors and 700 warnings; `bindery explain B0207` tells more";
        assert_eq!(all.verdict().as_deref(), Some(verdict));
        all.push(Diagnostic::error(Code::BadValue, "v").at(at(5), ""));
        let verdict = "3 errors and 700 warnings; `bindery explain B0205`, `bindery explain B0207` tell more";
        assert_eq!(all.verdict().as_deref(), Some(verdict));
        assert_eq!(Diagnostics::new().verdict(), None);
    }
}
