//! Overlays of the Overlay Specification's own suite (shared `suites/oai-overlay`): those that must be read, are; the
//! others are refused as overlays.

use std::fs;
use std::path::{Path, PathBuf};

use bindery_build::config::VendorName;
use bindery_build::diagnostic::{Code, Severity};
use bindery_build::generate::{Generated, Input, Options, Request, generate};

use crate::support::repository::{files, findings};

/// A document in which every path of the suite selects something.
const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: Target, version: '1', description: A target.}
servers: [{url: https://api.example.com}]
paths:
  /foo:
    get:
      x-list: {x-oai-traits: {paged: true}}
      parameters:
        - {name: dummy, in: query, schema: {type: string}}
        - {name: filter, in: query, schema: {type: string}}
      responses: {'204': {description: None.}}
  /bar:
    get:
      parameters: []
      responses: {'204': {description: None.}}
";

fn overlays(folder: &str) -> Vec<PathBuf> {
    let Some(shared) = std::env::var_os("BINDERY_SHARED") else { return Vec::new() };
    let tests = Path::new(&shared).join("suites/oai-overlay/tests");
    ["v1.0", "v1.1"].iter().flat_map(|version| files(&tests.join(version).join(folder), ".yaml")).collect()
}

fn apply(path: &Path) -> Generated {
    let overlay = fs::read(path).unwrap();
    generate(&Request {
        document: Input { name: "openapi.yaml", contents: &DOCUMENT.into() },
        config: None,
        overlays: vec![Input { name: "overlay.yaml", contents: &overlay.into() }],
        lock: None,
        name: VendorName::new("suite").unwrap(),
        options: Options::default(),
    })
}

/// What is wrong with the overlay itself, not with what it makes of the document.
fn faults(generated: &Generated) -> Vec<Code> {
    let errors = generated.diagnostics.iter().filter(|found| found.severity == Severity::Error);
    let about = [Code::BadOverlay, Code::BadJsonPath, Code::UnmatchedAction];
    errors.map(|found| found.code).filter(|code| about.contains(code)).collect()
}

#[test]
fn good_overlays_are_applied() {
    for path in overlays("pass") {
        let generated = apply(&path);
        assert_eq!(faults(&generated), [], "{}: {}", path.display(), findings(&generated));
    }
}

#[test]
fn bad_overlays_are_refused() {
    for path in overlays("fail") {
        assert_ne!(faults(&apply(&path)), [], "{}", path.display());
    }
}
