//! Files cut into their items, so that only those are parsed that are not the same in both editions.

use super::parse::{Source, place, sources};
use crate::write::Files;
use std::collections::HashMap;

/// What of each file is not the same in the other edition, by path.
pub(super) fn differing<'a>(files: &'a Files, others: &'a Files) -> Vec<(Source<'a>, String)> {
    let changed = |source: &Source<'_>, others: &Files| others.get(source.path) != Some(source.text.as_bytes());
    let mut there: HashMap<_, usize> = HashMap::new();
    for source in sources(others).filter(|source| changed(source, files)) {
        for chunk in chunks(source.text) {
            *there.entry((place(source.path), chunk)).or_default() += 1;
        }
    }
    let mut found = Vec::new();
    for source in sources(files).filter(|source| changed(source, others)) {
        let mut text = String::new();
        for chunk in chunks(source.text) {
            match there.get_mut(&(place(source.path), chunk)).filter(|count| **count > 0) {
                Some(count) => *count -= 1,
                None => text.push_str(chunk),
            }
        }
        if !text.is_empty() {
            found.push((source, text));
        }
    }
    found
}

/// The items of a file as the emitters print it: nothing but the beginning and the end of an item stands at the
/// beginning of a line, and what ends one ends with a brace or a semicolon.
fn chunks(text: &str) -> Vec<&str> {
    let (mut chunks, mut begin, mut at) = (Vec::new(), 0, 0);
    for line in text.split_inclusive('\n') {
        at += line.len();
        let ends = !line.starts_with([' ', '/', '#']) && line.trim_end().ends_with(['}', ';']);
        if ends {
            chunks.extend(text.get(begin..at));
            begin = at;
        }
    }
    chunks.extend(text.get(begin..).filter(|rest| !rest.trim().is_empty()));
    chunks
}

#[cfg(test)]
mod tests {
    use super::chunks;

    #[test]
    fn an_item_is_a_chunk() {
        let text = "//! Types.\n\nuse a::*;\n\n/// One; it says.\n#[derive(Clone)]\npub struct One {\n    pub a: String,\n}\n\n\
                    ::bindery::new!(One {\n    a(String),\n});\n\nimpl<A> B\nfor C {\n    fn d() {}\n}\n";
        let found: Vec<&str> = chunks(text).into_iter().map(str::trim).collect();
        assert_eq!(found.len(), 4);
        assert!(found[1].starts_with("/// One") && found[1].ends_with('}'), "{found:?}");
        assert!(found[3].starts_with("impl<A> B"), "{found:?}");
        assert_eq!(chunks(text).concat(), text);
    }
}
