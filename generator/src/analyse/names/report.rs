//! What names cost: which is the longest, and which of those that several things wanted went to nobody or to one.

use super::Names;
use crate::plan::Ident;
use std::collections::{BTreeMap, HashSet};

/// More letters than this are many for a name.
const LONG: usize = super::origin::LONG;

/// How an API's names came out.
#[derive(Debug, Clone, Default)]
pub struct NameReport {
    /// The longest name.
    pub longest: String,
    /// How many names of types and methods have more than 40 letters.
    pub long: usize,
    /// The names that more than one thing wanted, or that had another meaning already.
    pub collisions: Vec<Collision>,
    wants: Vec<(String, String, String)>,
}

/// A name that several things wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collision {
    /// The name.
    pub wanted: String,
    /// Those who wanted it, by their keys in the lock, and what they are called.
    pub names: Vec<(String, String)>,
}

impl NameReport {
    /// Remembers what a thing would be called if it were alone.
    pub(super) fn wants(&mut self, key: String, wanted: String, name: &Ident) {
        self.wants.push((wanted, key, name.plain().to_owned()));
    }
}

/// Sums up.
pub(super) fn finish(names: &mut Names) {
    let mut all: Vec<&str> = Vec::new();
    all.extend(names.types.iter().map(Ident::plain));
    for operation in &names.operations {
        let types = [&operation.error, &operation.statuses, &operation.failures, &operation.outcome];
        all.extend(types.into_iter().flatten().map(Ident::plain));
        all.extend([operation.method.plain(), operation.request.plain()]);
    }
    let shared = names.shared_statuses.iter().chain(&names.shared_failures);
    all.extend(shared.map(|shared| shared.ident.plain()));
    all.sort_unstable();
    all.dedup();
    let long = all.iter().filter(|name| name.len() > LONG).count();
    all.extend(names.parts.iter().flatten().map(Ident::plain));
    all.extend(names.operations.iter().flat_map(|operation| &operation.members).map(Ident::plain));
    // Of several that are equally long the first by name, whatever their order.
    let longest = all.into_iter().max_by(|one, other| one.len().cmp(&other.len()).then(other.cmp(one)));
    let longest = longest.unwrap_or_default().to_owned();
    let mut by_name: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for (wanted, key, name) in std::mem::take(&mut names.report.wants) {
        by_name.entry(wanted).or_default().push((key, name));
    }
    let collided = by_name.into_iter().filter(|(wanted, names)| names.iter().any(|(_, name)| name != wanted));
    // What was published under another name without need has not collided.
    let types: HashSet<&str> = names.types.iter().map(Ident::plain).collect();
    let collided = collided.filter(|(wanted, all)| all.len() > 1 || types.contains(wanted.as_str()));
    let collisions = collided.map(|(wanted, names)| Collision { wanted, names }).collect();
    names.report = NameReport { longest, long, collisions, wants: Vec::new() };
}
