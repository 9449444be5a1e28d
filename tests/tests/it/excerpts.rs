//! What pages show of generated code is what is generated: blocks of `rust,generated`.
//!
//! An excerpt leaves out what it is not about: documentation and attributes, unless it shows some, and lines at `// …`
//! and at blank lines. White space and trailing commas don't count.

use std::fs;

use crate::support::fixture::Fixture;
use crate::support::repository::{files, root, shown};

/// Generated code: that of the repository, what the documents of the guide become, and the outlines of the vendors.
fn sources() -> Vec<String> {
    let read = |path| fs::read_to_string(path).unwrap();
    let mut sources: Vec<String> = ["generated", "examples/bookshop/generated"]
        .iter()
        .flat_map(|folder| files(&root().join(folder), ".rs"))
        .chain(files(&root().join("tests/tests/it/snapshots"), "-rust.snap"))
        .map(read)
        .collect();
    for document in ["feed", "shop"] {
        for fixture in Fixture::all(&format!("guide/specs/{document}")) {
            let generated = fixture.generate();
            assert!(generated.is_ok(), "{document}");
            let files =
                generated.files.iter().map(|(_, contents)| String::from_utf8_lossy(contents.as_ref()).into_owned());
            sources.extend(files);
        }
    }
    sources
}

#[derive(Clone, Copy, PartialEq, Eq)]
struct Kept {
    documentation: bool,
    attributes: bool,
}

fn normal(text: &str, kept: Kept) -> String {
    let is_kept = |line: &&str| {
        let line = line.trim_start();
        (kept.documentation || !line.starts_with("///")) && (kept.attributes || !line.starts_with("#["))
    };
    let text: String = text.lines().filter(is_kept).flat_map(str::chars).filter(|char| !char.is_whitespace()).collect();
    text.replace(",)", ")").replace(",}", "}").replace(",>", ">")
}

/// The parts of an excerpt that stand together.
fn pieces(excerpt: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for line in excerpt.lines() {
        if line.trim().is_empty() || line.trim() == "// …" {
            pieces.push(String::new());
        } else if let Some(piece) = pieces.last_mut() {
            *piece += line;
            piece.push('\n');
        }
    }
    pieces.retain(|piece| !piece.is_empty());
    pieces
}

fn is_part(excerpt: &str, source: &str) -> bool {
    let kept = Kept { documentation: excerpt.contains("///"), attributes: excerpt.contains("#[") };
    let source = normal(source, kept);
    let mut rest = source.as_str();
    pieces(excerpt).iter().all(|piece| match rest.split_once(&normal(piece, kept)) {
        Some((_, after)) => {
            rest = after;
            true
        }
        None => false,
    })
}

#[test]
fn excerpts_are_what_is_generated() {
    let sources = sources();
    let (mut count, mut wrong) = (0, String::new());
    for page in files(&root().join("docs"), ".md") {
        let text = fs::read_to_string(&page).unwrap();
        let excerpts = text.split("```rust,generated\n").skip(1).filter_map(|rest| rest.split_once("```"));
        for (excerpt, _) in excerpts {
            count += 1;
            if !sources.iter().any(|source| is_part(excerpt, source)) {
                wrong += &format!("{} shows what nothing is generated as:\n{excerpt}\n", shown(&page));
            }
        }
    }
    assert!(count > 5 && wrong.is_empty(), "of {count}\n{wrong}");
    assert!(!is_part("pub struct Nothing;", &sources[0]));
}
