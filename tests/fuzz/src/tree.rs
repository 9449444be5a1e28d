//! Bytes to a tree: YAML, JSON and documentation pages.
//!
//! Where a text is JSON, serde_json judges; differences that are meant: the first of equal members counts (and the others
//! are reported), and numbers that no double holds are kept.

use bindery_build::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use bindery_build::limits::{Limit, Limits};
use bindery_build::source::{Contents, Node, Sources, Value, page, parse};

use crate::Target;
use crate::diagnostics;
use crate::seeds;

/// The target.
pub const TARGET: Target =
    Target { name: "tree", about: "bytes to a tree", check, seeds: seeds::texts, longest: 4 << 10 };

/// The first byte says which kind of file it is, and whether its limits are narrow; the rest is the file.
///
/// # Panics
/// Where something does not hold.
pub fn check(input: &[u8]) {
    let Some((kind, bytes)) = input.split_first() else { return };
    let name = ["a.yaml", "a.json", "a.md"][usize::from(kind % 3)];
    let limits = match kind & 64 {
        0 => Limits::default(),
        _ => [(Limit::FileBytes, 1 << 10), (Limit::Depth, 8), (Limit::Nodes, 60), (Limit::ExpandedNodes, 120)]
            .into_iter()
            .collect(),
    };
    let (root, found) = read(name, bytes, &limits);
    if let Some(root) = &root {
        assert!(!found, "a tree with an error that is no duplicate");
        let (nodes, depth) = measured(root);
        assert!(depth <= limits.get(Limit::Depth), "{depth} levels");
        assert!(nodes <= limits.get(Limit::ExpandedNodes), "{nodes} values and keys");
    }
    let Ok(text) = std::str::from_utf8(bytes) else {
        assert!(root.is_none(), "bytes that are not UTF-8 were read");
        return;
    };
    for block in page::blocks(text) {
        assert_eq!(text.get(block.offset..block.offset + block.text.len()), Some(block.text), "the place of a block");
    }
    if name != "a.md" && limits == Limits::default() && text.trim_start().starts_with(['{', '[']) {
        json(text, root.as_ref());
    }
}

/// Reads a file. Whether there was an error, those of duplicate members left out.
fn read(name: &str, bytes: &[u8], limits: &Limits) -> (Option<Node>, bool) {
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let file = sources.add_file(name, &Contents::from(bytes.to_vec()), limits, &mut found);
    let root = file.and_then(|file| parse(&sources, file, limits, &mut found));
    diagnostics::check(&found, &sources);
    assert!(root.is_some() || found.has_errors(), "nothing was read, and nothing was said");
    if let Some(root) = &root {
        places(root, &sources);
    }
    let other = |found: &Diagnostic| found.severity == Severity::Error && found.code != Code::DuplicateKey;
    (root, found.iter().any(other))
}

fn places(node: &Node, sources: &Sources) {
    diagnostics::place(node.span, sources);
    match &node.value {
        Value::Array(items) => items.iter().for_each(|item| places(item, sources)),
        Value::Object(members) => {
            for (key, value) in members.iter() {
                diagnostics::place(key.span, sources);
                places(value, sources);
            }
        }
        Value::Number(number) => {
            let json = serde_json::from_str::<serde_json::Value>(number.as_str());
            let refused = json.err().filter(|error| !error.to_string().contains("out of range"));
            assert!(refused.is_none(), "`{number}` is no number of JSON");
        }
        _ => {}
    }
}

/// Values and keys, and levels.
fn measured(node: &Node) -> (usize, usize) {
    let inner = |values: &mut dyn Iterator<Item = &Node>| {
        values.map(measured).fold((0, 0), |(nodes, depth), (more, deep)| (nodes + more, depth.max(deep)))
    };
    let ((nodes, depth), own) = match &node.value {
        Value::Array(items) => (inner(&mut items.iter()), 1),
        Value::Object(members) => {
            let (nodes, depth) = inner(&mut members.values());
            ((nodes + members.len(), depth), 1)
        }
        _ => ((0, 0), 0),
    };
    (nodes + 1, depth + own)
}

fn json(text: &str, root: Option<&Node>) {
    match serde_json::from_str::<serde_json::Value>(text) {
        Ok(value) => {
            let root = root.unwrap_or_else(|| panic!("JSON was refused"));
            assert!(same(root, &value), "read as {root:?}, and by serde_json as {value}");
        }
        Err(error) if error.to_string().contains("out of range") || error.to_string().contains("recursion") => {}
        // Then YAML has read it, if anything has: with a comment before it, nothing else can.
        Err(error) => {
            let yaml = format!("#\n{text}");
            let (yaml, _) = read("a.yaml", yaml.as_bytes(), &Limits::default());
            assert!(root.is_none() || root == yaml.as_ref(), "read as JSON, which it is not: {error}");
        }
    }
}

/// Whether two readings agree.
fn same(node: &Node, value: &serde_json::Value) -> bool {
    match (&node.value, value) {
        (Value::Null, serde_json::Value::Null) => true,
        (Value::Bool(one), serde_json::Value::Bool(other)) => one == other,
        (Value::Number(one), serde_json::Value::Number(other)) => {
            // serde_json's own reading is off by a bit at times, unless it is asked for more.
            one.as_f64().zip(other.as_f64()).is_some_and(|(one, other)| (one - other).abs() <= one.abs() * 1e-15)
        }
        (Value::String(one), serde_json::Value::String(other)) => **one == **other,
        (Value::Array(one), serde_json::Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| same(one, other))
        }
        (Value::Object(one), serde_json::Value::Object(other)) => {
            one.len() == other.len() && one.iter().all(|(name, _)| other.contains_key(name.as_str()))
        }
        _ => false,
    }
}
