//! The rules: every kind of change under a stable id.
//!
//! Their tables stand beside each other by who finds them: [`operations`], [`schemas`], [`rust`] and [`vendors`]. `docs/changes.md` is
//! written from them.

mod both;
mod table;

pub(super) mod annotations;
pub(super) mod operations;
pub(super) mod rust;
pub(super) mod schemas;
pub(super) mod vendors;

pub(super) use both::Both;
use std::fmt;

/// A kind of change. Its id is stable: allow-lists, filters and scripts name it.
#[derive(Clone, Copy)]
pub struct Rule(&'static Entry);

struct Entry {
    id: &'static str,
    title: &'static str,
    explanation: &'static str,
}

impl Rule {
    /// All of them by what they are about, as `docs/changes.md` lists them.
    pub const GROUPS: [(&'static str, &'static [Self]); 5] = [
        ("Whole APIs", vendors::ALL),
        ("Operations", operations::ALL),
        ("Schemas", schemas::ALL),
        ("What schemas are documented with", annotations::ALL),
        ("Generated Rust", rust::ALL),
    ];

    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        Self::GROUPS.into_iter().flat_map(|(_, rules)| rules).copied()
    }

    /// The rule of this id.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::all().find(|rule| rule.id() == id)
    }

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

    /// What it means for whom, and why, in two or three sentences of Markdown.
    #[must_use]
    pub fn explanation(self) -> &'static str {
        self.0.explanation
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

#[cfg(test)]
mod tests {
    use super::Rule;
    use std::collections::BTreeSet;

    #[test]
    fn ids_are_unique_and_sorted_words_with_hyphens() {
        let mut known = BTreeSet::new();
        for rule in Rule::all() {
            let id = rule.id();
            assert!(known.insert(id), "{id} twice");
            let is_word = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase());
            assert!(id.split('-').all(is_word), "{id}");
            assert_eq!(Rule::find(id), Some(rule));
        }
        for (_, table) in Rule::GROUPS {
            assert!(table.is_sorted_by_key(|rule| rule.id()), "{table:?}");
        }
    }

    #[test]
    fn every_rule_is_explained() {
        for rule in Rule::all() {
            let (id, title, explanation) = (rule.id(), rule.title(), rule.explanation());
            assert!(title.chars().all(|character| character != '.' && character != '\n'), "{id}: {title}");
            assert!(title.len() <= 80 && !title.is_empty(), "{id}: {title}");
            assert!(explanation.ends_with('.') && explanation.len() >= 40, "{id}: {explanation}");
            assert!(!explanation.contains("  ") && !explanation.contains('\n'), "{id}: {explanation}");
        }
    }
}
