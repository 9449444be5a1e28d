//! The document with a word at each place, and texts put in their stead.

use std::collections::BTreeSet;
use std::fmt;
use std::fs;

use bindery_build::config::VendorName;
use bindery_build::generate::{Generated, Input, Layout, Options, Request, generate};
use bindery_build::limits::Limit;

use crate::support::repository::root;

/// A place of the document, by the word that stands there.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place(String);

impl Place {
    /// Whether any text does as well there as any other.
    pub fn is_prose(&self) -> bool {
        self.0.starts_with("text")
    }
}

impl fmt::Display for Place {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.0)
    }
}

fn template() -> String {
    fs::read_to_string(root().join("tests/hostile/sinks.json")).unwrap()
}

/// Every place of the document.
pub fn places() -> Vec<Place> {
    let template = template();
    let words = template.split(|character: char| !character.is_ascii_alphanumeric());
    let is_place = |word: &&str| {
        let rest = word.strip_prefix("text").or_else(|| word.strip_prefix("name"));
        rest.is_some_and(|rest| rest.starts_with(|first: char| first.is_ascii_uppercase()))
    };
    words.filter(is_place).map(str::to_owned).collect::<BTreeSet<_>>().into_iter().map(Place).collect()
}

/// The document with texts at places. Half a character of UTF-16, which no text of Rust holds, is spelled `<half>`.
pub fn document<'t>(texts: impl IntoIterator<Item = (&'t Place, &'t str)>) -> String {
    let mut document = template();
    for (place, text) in texts {
        let quoted = serde_json::to_string(text).unwrap();
        let escaped = quoted[1..quoted.len() - 1].replace("<half>", "\\ud800");
        document = replaced(&document, &place.0, &escaped);
    }
    document
}

/// Replaces whole words, as one may begin with another.
fn replaced(document: &str, word: &str, text: &str) -> String {
    let mut out = String::with_capacity(document.len() + text.len());
    let mut rest = document;
    while let Some(at) = rest.find(word) {
        let (before, found) = rest.split_at(at);
        let after = &found[word.len()..];
        out.push_str(before);
        let is_whole = !after.starts_with(|next: char| next.is_ascii_alphanumeric());
        out.push_str(if is_whole { text } else { word });
        rest = after;
    }
    out + rest
}

/// What is generated from it, as crates.
pub fn generated(document: &str) -> Generated {
    generated_as(document, Layout::default())
}

/// What is generated from it.
pub fn generated_as(document: &str, layout: Layout) -> Generated {
    let contents = document.to_owned().into_bytes().into();
    generate(&Request {
        document: Input { name: "openapi.json", contents: &contents },
        config: None,
        overlays: Vec::new(),
        lock: None,
        name: VendorName::new("hostile").unwrap(),
        // One of the texts is longer than a value by which something is told apart may be.
        options: Options { layout, limits: vec![(Limit::NameBytes, 16 << 10)], ..Options::default() },
    })
}
