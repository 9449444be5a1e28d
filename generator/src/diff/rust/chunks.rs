//! Files cut into their items, so that only those are parsed that are not the same in both editions.

use super::parse::{Source, place, sources};
use crate::config::CrateKind;
use crate::write::Files;
use std::collections::HashMap;

/// What of each file is not the same in the other edition, by path.
pub(super) fn differing<'a>(files: &'a Files, others: &'a Files) -> Vec<(Source<'a>, String)> {
    let changed = |source: &Source<'_>, others: &Files| others.get(source.path) != Some(source.text.as_bytes());
    let mut there = Pieces::default();
    for source in sources(others).filter(|source| changed(source, files)) {
        let place = place(source.path);
        for chunk in chunks(source.text) {
            there.add(place, "", chunk);
            let block = block(place, chunk);
            block.iter().for_each(|block| block.methods.iter().for_each(|method| there.add(place, block.of, method)));
        }
    }
    let mut found = Vec::new();
    for source in sources(files).filter(|source| changed(source, others)) {
        let (place, mut text) = (place(source.path), String::new());
        for chunk in chunks(source.text) {
            if there.take(place, "", chunk) {
                continue;
            }
            let Some(block) = block(place, chunk) else {
                text.push_str(chunk);
                continue;
            };
            text.push_str(block.head);
            for method in block.methods {
                // Types and constants belong to the block itself.
                if !method.contains("fn ") || !there.take(place, block.of, method) {
                    text.push_str(method);
                }
            }
            text.push_str(block.end);
        }
        if !text.is_empty() {
            found.push((source, text));
        }
    }
    found
}

type Place = Option<(CrateKind, &'static str)>;

/// How often each piece is there, by where it stands and what it is a part of.
#[derive(Default)]
struct Pieces<'a>(HashMap<(Place, &'a str, &'a str), usize>);

impl<'a> Pieces<'a> {
    fn add(&mut self, place: Place, of: &'a str, text: &'a str) {
        *self.0.entry((place, of, text)).or_default() += 1;
    }

    /// Whether it is there once more.
    fn take(&mut self, place: Place, of: &'a str, text: &'a str) -> bool {
        let count = self.0.get_mut(&(place, of, text)).filter(|count| **count > 0);
        count.map(|count| *count -= 1).is_some()
    }
}

/// The methods of a client or a server, each of which is an item: one of hundreds may be all that is not the same.
struct Block<'a> {
    /// The line that says of what they are.
    of: &'a str,
    head: &'a str,
    methods: Vec<&'a str>,
    end: &'a str,
}

fn block(place: Place, chunk: &str) -> Option<Block<'_>> {
    place.filter(|(of, _)| *of != CrateKind::Types)?;
    let (mut at, mut begin, mut of, mut head, mut methods) = (0, 0, None, "", Vec::new());
    for line in chunk.split_inclusive('\n') {
        at += line.len();
        let (end, inside) = (line.trim_end(), line.strip_prefix("    "));
        if of.is_none() && (line.starts_with("impl") || line.starts_with("pub trait ")) {
            of = Some(line);
        }
        if head.is_empty() {
            if of.is_some() && inside.is_none() && end.ends_with('{') {
                (head, begin) = (chunk.get(..at)?, at);
            }
        } else if inside.is_none() && end == "}" {
            let end = chunk.get(begin..)?;
            return Some(Block { of: of?, head, methods, end });
        } else if inside.is_some_and(|inside| !inside.starts_with([' ', '/', '#'])) && end.ends_with(['}', ';']) {
            methods.push(chunk.get(begin..at)?);
            begin = at;
        }
    }
    None
}

/// The items of a file as the emitters print it: nothing but the beginning and the end of an item stands at the
/// beginning of a line, and what ends one ends with a brace or a semicolon.
pub(super) fn chunks(text: &str) -> Vec<&str> {
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
    use super::{block, chunks};
    use crate::config::CrateKind;

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
    #[test]
    fn a_method_is_a_piece_of_its_block() {
        let text = "/// Calls.\nimpl<A> Calls for B\nwhere\n    A: C,\n{\n    type D = E;\n\n    /// One {\n    #[must_use]\n    pub fn one(\n        \
                    &self,\n    ) -> Call {\n        two()\n    }\n\n    async fn two(&self);\n}\n";
        let found = block(Some((CrateKind::Server, "")), text).unwrap();
        assert_eq!((found.of, found.head.lines().last(), found.end), ("impl<A> Calls for B\n", Some("{"), "}\n"));
        assert_eq!(found.methods.len(), 3);
        assert!(
            found.methods[1].contains("/// One") && found.methods[1].ends_with("two()\n    }\n"),
            "{:?}",
            found.methods
        );
        assert_eq!(found.head.to_owned() + &found.methods.concat() + found.end, text);
        assert!(block(Some((CrateKind::Types, "")), text).is_none());
    }
}
