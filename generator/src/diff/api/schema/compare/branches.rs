//! Which branch of one union is which of another one: by reference, by tag, by title, else by what they have in common;
//! never by their place.

use super::super::pair::Edition;
use super::super::view::{View, json, reach};
use crate::document::{Discriminator, Schema, Type};
use std::collections::{BTreeSet, HashMap};

/// How many branches that nothing names are looked at for what they have in common.
const MOST_UNNAMED: usize = 100;

/// Branches of two unions.
#[derive(Default)]
pub(super) struct Matched {
    /// Their numbers in both.
    pub(super) pairs: Vec<(usize, usize)>,
    pub(super) removed: Vec<usize>,
    pub(super) added: Vec<usize>,
}

/// A union, as far as its branches are looked for in another one.
#[derive(Clone, Copy)]
pub(super) struct Branches<'c, 'a> {
    pub(super) edition: &'c Edition<'a>,
    pub(super) all: &'c [&'a Schema],
    pub(super) discriminator: Option<&'a Discriminator>,
}

/// What tells a branch from others.
struct Features<'a> {
    number: usize,
    tags: BTreeSet<&'a str>,
    title: Option<&'a str>,
    constants: BTreeSet<(&'a str, String)>,
    kinds: BTreeSet<Type>,
    properties: BTreeSet<&'a str>,
}

pub(super) fn matched(old: Branches<'_, '_>, new: Branches<'_, '_>) -> Matched {
    let mut found = Matched::default();
    let mut by_name: HashMap<&str, usize> = HashMap::new();
    for (number, branch) in new.all.iter().enumerate().rev() {
        if let Some(name) = new.name(branch) {
            by_name.insert(name, number);
        }
    }
    let mut taken = BTreeSet::new();
    let mut left = Vec::new();
    for (number, branch) in old.all.iter().enumerate() {
        match old.name(branch).and_then(|name| by_name.remove(name)) {
            Some(other) => {
                taken.insert(other);
                found.pairs.push((number, other));
            }
            None => left.push(number),
        }
    }
    let free: Vec<usize> = (0..new.all.len()).filter(|number| !taken.contains(number)).collect();
    if !left.is_empty() && !free.is_empty() {
        alike(&mut found, old.features(&left), new.features(&free));
    }
    let known: BTreeSet<usize> = found.pairs.iter().map(|pair| pair.0).collect();
    found.removed = left.into_iter().filter(|number| !known.contains(number)).collect();
    let known: BTreeSet<usize> = found.pairs.iter().map(|pair| pair.1).collect();
    found.added = free.into_iter().filter(|number| !known.contains(number)).collect();
    found
}

/// Finds those that are most alike, one after the other.
fn alike(found: &mut Matched, old: Vec<Features<'_>>, new: Vec<Features<'_>>) {
    let mut scores: Vec<(u32, usize, usize)> = Vec::new();
    for was in &old {
        scores.extend(new.iter().filter_map(|is| Some((was.score(is)?, was.number, is.number))));
    }
    scores.sort_by_key(|(score, was, is)| (std::cmp::Reverse(*score), *was, *is));
    let (mut before, mut now) = (BTreeSet::new(), BTreeSet::new());
    for (_, was, is) in scores {
        if !before.contains(&was) && !now.contains(&is) {
            before.insert(was);
            now.insert(is);
            found.pairs.push((was, is));
        }
    }
}

impl<'a> Branches<'_, 'a> {
    fn name(&self, branch: &'a Schema) -> Option<&'a str> {
        self.edition.name(reach(self.edition.resolver, branch).schema)
    }

    fn features(&self, numbers: &[usize]) -> Vec<Features<'a>> {
        let branches = numbers.iter().take(MOST_UNNAMED);
        branches.filter_map(|number| Some(self.features_of(*number, self.all.get(*number)?))).collect()
    }

    fn features_of(&self, number: usize, branch: &'a Schema) -> Features<'a> {
        let resolver = self.edition.resolver;
        let (view, _) = View::of(resolver, &[branch], branch.span());
        let target = reach(resolver, branch).schema;
        let mapping = self.discriminator.into_iter().flat_map(|discriminator| discriminator.mapping.iter());
        let tags = mapping.filter_map(|(tag, reference)| {
            super::discriminator::target(self.edition, reference)
                .is_some_and(|meant| std::ptr::eq(meant, target))
                .then_some(tag.as_str())
        });
        let required =
            view.object.properties.iter().filter(|property| view.object.required.contains_key(property.name.as_str()));
        let constants = required.filter_map(|property| {
            let (value, _) = View::of(resolver, &property.schemas, property.name.span);
            let values = value.values.filter(|values| !values.open && values.listed.len() == 1)?;
            Some((property.name.as_str(), json(values.listed.first()?.node)))
        });
        Features {
            number,
            tags: tags.collect(),
            title: branch.as_object().and_then(|object| object.title.as_ref()).map(|title| title.as_str()),
            constants: constants.collect(),
            kinds: view.types.iter().flat_map(|types| types.iter()).collect(),
            properties: view.object.properties.iter().map(|property| property.name.as_str()).collect(),
        }
    }

    /// Whether a member that all have, with one value in each, tells all of them apart.
    pub(super) fn are_tagged(&self) -> bool {
        let numbers: Vec<usize> = (0..self.all.len()).collect();
        let features = if numbers.len() > MOST_UNNAMED { Vec::new() } else { self.features(&numbers) };
        let Some(first) = features.first() else { return false };
        first.constants.iter().any(|(name, _)| {
            let values = features.iter().flat_map(|branch| branch.constants.iter().filter(|(other, _)| other == name));
            values.map(|(_, value)| value).collect::<BTreeSet<_>>().len() == self.all.len()
        })
    }

    /// What a branch is called in subjects: by reference, title, the value that tells it apart, else by its kind.
    pub(super) fn label(&self, number: usize) -> String {
        let Some(branch) = self.all.get(number) else { return String::new() };
        if let Some(name) = self.name(branch) {
            return name.to_owned();
        }
        let features = self.features_of(number, branch);
        let named = features.title.map(str::to_owned).or_else(|| features.tags.first().map(|tag| (*tag).to_owned()));
        let constant = || features.constants.first().map(|(_, value)| value.trim_matches('"').to_owned());
        named.or_else(constant).unwrap_or_else(|| features.kind())
    }
}

impl Features<'_> {
    /// How much two branches have in common; nothing, where they can't be the same.
    fn score(&self, other: &Self) -> Option<u32> {
        if !self.tags.is_disjoint(&other.tags) {
            return Some(2000);
        }
        let names = |features: &Self| features.constants.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>();
        if !self.constants.is_disjoint(&other.constants) {
            return Some(1900);
        }
        // Another value of the same member is another branch.
        if !names(self).is_disjoint(&names(other)) {
            return None;
        }
        if self.title.is_some() && self.title == other.title {
            return Some(1800);
        }
        if self.kinds.is_disjoint(&other.kinds) && !(self.kinds.is_empty() && other.kinds.is_empty()) {
            return None;
        }
        let common = self.properties.intersection(&other.properties).count();
        let all = self.properties.union(&other.properties).count();
        match common.saturating_mul(1000).checked_div(all) {
            None => Some(500),
            Some(share) if share >= 500 => u32::try_from(share).ok(),
            Some(_) => None,
        }
    }

    fn kind(&self) -> String {
        let kinds: Vec<&str> = self.kinds.iter().map(|kind| kind.as_str()).collect();
        let properties: Vec<&str> = self.properties.iter().copied().take(3).collect();
        let kinds = if kinds.is_empty() { "any".to_owned() } else { kinds.join(" or ") };
        if properties.is_empty() { kinds } else { format!("{kinds} {}", properties.join(" ")) }
    }
}
