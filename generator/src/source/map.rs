//! A map that keeps the order of the document and the place of every key.
//!
//! Not an `IndexMap`: most objects have a handful of keys, where a scan is faster than hashing and takes half the memory;
//! larger ones are searched through a sorted index.

use super::{Spanned, Text};
use std::cmp::Ordering;
use std::hash::{Hash, Hasher};

/// Above this many entries a lookup goes through the sorted index.
const SCANNED: usize = 12;

/// One entry of a [`Map`].
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Entry<T> {
    /// The key, and where it stands.
    pub key: Spanned<Text>,
    /// What it maps to.
    pub value: T,
}

/// An ordered map from spanned keys; keys are unique.
#[derive(Clone, Debug)]
pub struct Map<T> {
    entries: Vec<Entry<T>>,
    /// Positions in `entries` sorted by key; empty for small maps.
    sorted: Vec<u32>,
}

impl<T> Map<T> {
    /// The empty map.
    #[must_use]
    pub const fn new() -> Self {
        Self { entries: Vec::new(), sorted: Vec::new() }
    }

    /// A map of `entries` in their order. Of entries with equal keys the first is kept, and each later one is handed to
    /// `on_duplicate` together with the key of the first.
    pub fn build(mut entries: Vec<Entry<T>>, mut on_duplicate: impl FnMut(&Spanned<Text>, Entry<T>)) -> Self {
        let duplicates = if entries.len() <= SCANNED { scan_duplicates(&entries) } else { Vec::new() };
        let mut sorted = if entries.len() <= SCANNED { Vec::new() } else { sort(&entries) };
        let duplicates = if sorted.is_empty() { duplicates } else { sorted_duplicates(&entries, &sorted) };
        if !duplicates.is_empty() {
            let mut first = Vec::new();
            let mut kept = Vec::with_capacity(entries.len());
            for (at, entry) in entries.into_iter().enumerate() {
                match duplicates.binary_search(&at) {
                    Ok(_) => first.push(entry),
                    Err(_) => kept.push(entry),
                }
            }
            entries = kept;
            sorted = if entries.len() <= SCANNED { Vec::new() } else { sort(&entries) };
            let map = Self { entries, sorted };
            for duplicate in first {
                if let Some(original) = map.entry(&duplicate.key) {
                    on_duplicate(&original.key, duplicate);
                }
            }
            return map;
        }
        entries.shrink_to_fit();
        Self { entries, sorted }
    }

    /// What `key` maps to.
    #[must_use]
    pub fn get(&self, key: &str) -> Option<&T> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The entry of `key`, with the key's place.
    #[must_use]
    pub fn entry(&self, key: &str) -> Option<&Entry<T>> {
        self.entries.get(self.position(key)?)
    }

    /// What `key` maps to, to change it.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut T> {
        let at = self.position(key)?;
        self.entries.get_mut(at).map(|entry| &mut entry.value)
    }

    /// Changes which entries there are; of entries with equal keys the first is kept.
    pub fn change(&mut self, change: impl FnOnce(&mut Vec<Entry<T>>)) {
        let mut entries = std::mem::take(&mut self.entries);
        change(&mut entries);
        *self = Self::build(entries, |_, _| ());
    }

    fn position(&self, key: &str) -> Option<usize> {
        if self.sorted.is_empty() {
            return self.entries.iter().position(|entry| entry.key.value == *key);
        }
        let compare = |at: &u32| self.at(*at).map_or(Ordering::Less, |entry| entry.key.value.as_str().cmp(key));
        let found = self.sorted.binary_search_by(compare).ok()?;
        usize::try_from(*self.sorted.get(found)?).ok()
    }

    fn at(&self, position: u32) -> Option<&Entry<T>> {
        self.entries.get(usize::try_from(position).ok()?)
    }

    /// Whether `key` is there.
    #[must_use]
    pub fn contains_key(&self, key: &str) -> bool {
        self.entry(key).is_some()
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The entries in document order.
    pub fn entries(&self) -> std::slice::Iter<'_, Entry<T>> {
        self.entries.iter()
    }

    /// Keys and values in document order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&Spanned<Text>, &T)> + DoubleEndedIterator {
        self.entries.iter().map(|entry| (&entry.key, &entry.value))
    }

    /// The keys in document order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &Spanned<Text>> {
        self.entries.iter().map(|entry| &entry.key)
    }

    /// The values in document order.
    pub fn values(&self) -> impl ExactSizeIterator<Item = &T> {
        self.entries.iter().map(|entry| &entry.value)
    }
}

/// Positions of all entries whose key stands earlier in the list, ascending.
fn scan_duplicates<T>(entries: &[Entry<T>]) -> Vec<usize> {
    let earlier = |at: usize, key: &str| entries.iter().take(at).any(|entry| entry.key.value == *key);
    entries.iter().enumerate().filter(|(at, entry)| earlier(*at, &entry.key.value)).map(|(at, _)| at).collect()
}

/// The same, from the sorted positions, where equal keys are neighbours in their original order.
fn sorted_duplicates<T>(entries: &[Entry<T>], sorted: &[u32]) -> Vec<usize> {
    let key = |at: u32| entries.get(at as usize).map(|entry| &entry.key.value);
    let pairs = sorted.iter().zip(sorted.iter().skip(1));
    let mut found: Vec<usize> = pairs.filter(|(a, b)| key(**a) == key(**b)).map(|(_, b)| *b as usize).collect();
    found.sort_unstable();
    found
}

fn sort<T>(entries: &[Entry<T>]) -> Vec<u32> {
    let mut keyed: Vec<(&str, u32)> = entries.iter().map(|entry| entry.key.as_str()).zip(0_u32..).collect();
    keyed.sort_unstable();
    keyed.into_iter().map(|(_, at)| at).collect()
}

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self::new()
    }
}

impl<T: PartialEq> PartialEq for Map<T> {
    fn eq(&self, other: &Self) -> bool {
        self.entries == other.entries
    }
}

impl<T: Eq> Eq for Map<T> {}

impl<T: Hash> Hash for Map<T> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.entries.hash(state);
    }
}

/// Keeps the first of equal keys.
impl<T> FromIterator<(Spanned<Text>, T)> for Map<T> {
    fn from_iter<I: IntoIterator<Item = (Spanned<Text>, T)>>(entries: I) -> Self {
        Self::build(entries.into_iter().map(|(key, value)| Entry { key, value }).collect(), |_, _| ())
    }
}

impl<'m, T> IntoIterator for &'m Map<T> {
    type Item = &'m Entry<T>;
    type IntoIter = std::slice::Iter<'m, Entry<T>>;

    fn into_iter(self) -> Self::IntoIter {
        self.entries.iter()
    }
}

#[cfg(test)]
mod tests {
    use super::{Entry, Map};
    use crate::source::{FileId, Span, Spanned};

    fn entry(key: &str, at: usize) -> Entry<usize> {
        Entry { key: Spanned::new(key.into(), Span::new(FileId::default(), at, at)), value: at }
    }

    #[test]
    fn small_and_large_maps_find_keys_and_report_duplicates() {
        for size in [4, 200] {
            let mut entries: Vec<_> = (0..size).rev().map(|at| entry(&format!("k{at}"), at)).collect();
            entries.push(entry("k2", 900));
            entries.push(entry("k0", 901));
            entries.push(entry("k2", 902));
            let mut duplicates = Vec::new();
            let map = Map::build(entries, |first, later| duplicates.push((first.span.start, later.value)));
            assert_eq!(map.len(), size);
            assert_eq!(map.get("k2"), Some(&2));
            assert_eq!(map.get("k9999"), None);
            assert_eq!(map.values().next(), Some(&(size - 1)), "document order is kept");
            assert_eq!(duplicates, [(2, 900), (0, 901), (2, 902)]);
        }
    }
}
