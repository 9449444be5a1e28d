//! Adding lines to a text at several places at once.

use std::cmp::Reverse;

/// Lines to add.
pub(super) struct Insertion {
    /// Before this byte.
    pub(super) at: usize,
    /// The column of the mapping's keys.
    pub(super) column: usize,
    pub(super) lines: String,
}

pub(super) fn insert(text: &str, mut insertions: Vec<Insertion>) -> String {
    // A mapping and the last mapping in it end at the same byte: what goes into the inner one comes first. The sort is
    // stable, so that what goes into one mapping keeps its order.
    insertions.sort_by_key(|insertion| (insertion.at, Reverse(insertion.column)));
    let mut merged = String::with_capacity(text.len());
    let mut done = 0;
    for insertion in insertions {
        merged.push_str(text.get(done..insertion.at).unwrap_or_default());
        merged.push_str(&insertion.lines);
        done = insertion.at;
    }
    merged.push_str(text.get(done..).unwrap_or_default());
    merged
}
