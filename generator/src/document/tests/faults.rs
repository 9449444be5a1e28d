//! One file per fault below `faults/`: its snapshot is everything that a reader of the terminal sees.

use crate::diagnostic::{Diagnostics, Style, render, render_line};
use crate::document::{LoadError, Loader, read_with};
use crate::limits::{Limit, Limits};
use crate::source::Sources;
use std::fmt::Write;

/// Files that the fixtures refer to.
struct Neighbours;

impl Loader for Neighbours {
    fn load(&mut self, path: &str) -> Result<Vec<u8>, LoadError> {
        match path {
            "common/types.yaml" => Ok(b"Pet:\n  type: objekt\n".to_vec()),
            "common/large.yaml" => Err(LoadError::Exceeds(Limit::ReferredBytes)),
            _ => Err("no such file".to_owned().into()),
        }
    }
}

/// Reads a document and renders every diagnostic.
fn report(name: &str, bytes: &[u8]) -> String {
    let (mut sources, mut found) = (Sources::new(), Diagnostics::new());
    let limits = Limits::default();
    let file = sources.add_file(name, &bytes.to_vec().into(), &limits, &mut found);
    let document = file.and_then(|file| read_with(&mut sources, file, &limits, &mut Neighbours, &mut found));
    found.extend(document.iter().flat_map(|document| &document.contradictions).map(|(found, _)| found.clone()));
    let mut text = String::new();
    for diagnostic in found.sorted() {
        writeln!(text, "{}\n", render(diagnostic, &sources, Style::Plain)).unwrap();
    }
    for diagnostic in found.sorted() {
        writeln!(text, "{}", render_line(diagnostic, &sources)).unwrap();
    }
    let usable = if document.is_some() { "a document" } else { "nothing" };
    writeln!(text, "\nleaves {usable}").unwrap();
    text
}

#[test]
fn every_fault_is_shown_with_its_place_and_repair() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src/document/tests/faults");
    let mut paths: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.retain(|path| path.is_file());
    paths.sort();
    assert!(paths.len() > 25, "the fixtures are found");
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("faults/snapshots");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        for path in paths {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let stem = name.split('.').next().unwrap().to_owned();
            insta::assert_snapshot!(stem, report(&name, &std::fs::read(&path).unwrap()));
        }
    });
}

#[test]
fn faults_that_no_text_file_holds_are_shown_too() {
    let empty = report("empty.yaml", b"");
    assert!(empty.starts_with("error[B0103]: the document is empty"), "{empty}");
    let comment = report("comment.yaml", b"# nothing\n");
    assert!(comment.contains("comment.yaml:1:1: error[B0103]"), "{comment}");
    let bytes = report("latin.yaml", b"openapi: 3.1.0\ninfo: { title: caf\xe9 }\n");
    assert!(bytes.contains("latin.yaml:2:19: error[B0102]"), "{bytes}");
    let long =
        format!("{{\"openapi\":\"3.1.0\",\"x\":\"{}\",\"info\":3,\"y\":\"{}\"}}", "a".repeat(5000), "b".repeat(5000));
    let long = report("long.json", long.as_bytes());
    assert!(long.contains("--> long.json:1:5034"), "{long}");
    assert!(long.len() < 2000, "only the neighbourhood is shown: {long}");
    let marked = report("marked.yaml", "\u{feff}openapi: 4.0.0\n".as_bytes());
    assert!(marked.contains("marked.yaml:1:10: error[B0202]"), "{marked}");
}
