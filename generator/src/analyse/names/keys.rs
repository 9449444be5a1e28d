//! The keys of parts in the lock: one for each thing, whatever the document calls it.
//!
//! ```text
//! component Pet name                the member `name` of `Pet`
//! component Pet .owner name         the member `name` of what stands at `.owner` in it
//! component Pet ".owner name"       and the member `.owner name` of `Pet`, which would have the same key
//! component Pet String              of branches of one kind the first
//! component Pet String 2            and the second
//! ```

use super::types::keys;
use crate::ir::Api;
use std::collections::{HashMap, HashSet};

/// What the keys of parts begin with.
pub(super) struct Owners(HashSet<String>);

impl Owners {
    pub(super) fn of(api: &Api) -> Self {
        Self(api.types.iter().flat_map(|(_, def)| keys(def)).collect())
    }

    /// The key of a part. Where it would be that of another type's part, the text is quoted.
    pub(super) fn part(&self, owner: &str, text: &str) -> String {
        let is_other = |(at, _): (usize, &str)| self.0.contains(&format!("{owner} {}", text.get(..at).unwrap_or(text)));
        match text.match_indices(' ').any(is_other) {
            true => format!("{owner} {text:?}"),
            false => format!("{owner} {text}"),
        }
    }
}

/// The texts, each of them once: those that are alike are numbered in their order, as nothing else tells them apart.
pub(super) fn unique(texts: &[String]) -> Vec<String> {
    let all: HashSet<&str> = texts.iter().map(String::as_str).collect();
    if all.len() == texts.len() {
        return texts.to_vec();
    }
    let mut numbers: HashMap<&str, usize> = HashMap::new();
    let mut made: HashSet<String> = HashSet::new();
    let texts = texts.iter().map(|text| {
        let number = numbers.entry(text).or_default();
        loop {
            *number += 1;
            let numbered = if *number == 1 { text.clone() } else { format!("{text} {number}") };
            let is_free = *number == 1 || !all.contains(numbered.as_str());
            if is_free && made.insert(numbered.clone()) {
                return numbered;
            }
        }
    });
    texts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_alike_is_numbered() {
        let numbered = |texts: &[&str]| unique(&texts.iter().map(|text| (*text).to_owned()).collect::<Vec<_>>());
        assert_eq!(numbered(&["a", "b"]), ["a", "b"]);
        assert_eq!(numbered(&["a", "a", "a 2", "a"]), ["a", "a 3", "a 2", "a 4"]);
    }

    #[test]
    fn a_part_is_no_part_of_another_type() {
        let owners = Owners(["component Pet", "component Pet .owner"].map(str::to_owned).into());
        assert_eq!(owners.part("component Pet", "a b"), "component Pet a b");
        assert_eq!(owners.part("component Pet .owner", "name"), "component Pet .owner name");
        assert_eq!(owners.part("component Pet", ".owner name"), "component Pet \".owner name\"");
    }
}
