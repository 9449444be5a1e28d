//! Documents with one fault each: one error with its place, and nothing generated.

use bindery_build::diagnostic::Severity;

use crate::support::fixture::Fixture;
use crate::support::repository::findings;
use crate::support::snapshot;

#[test]
fn one_error_for_one_fault() {
    let mut wrong = Vec::new();
    for fixture in Fixture::all("fixtures/bad") {
        let generated = fixture.generate();
        let mut errors = generated.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
        let (first, second) = (errors.next(), errors.next());
        if first.is_none() || second.is_some() {
            wrong.push(format!("{}: not one error", fixture.name));
        }
        if first.is_some_and(|error| error.span().is_none()) {
            wrong.push(format!("{}: no place", fixture.name));
        }
        if !generated.files.is_empty() {
            wrong.push(format!("{}: something was generated", fixture.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Contradictions: with `--skip-unsupported` the smallest thing around them is left out, and listed.
const TOLERATED: [&str; 37] = [
    "all-of",
    "all-of-enums",
    "bad-path",
    "bad-status",
    "boolean-schema",
    "crossed-limits",
    "dangling-body",
    "dangling-mapping",
    "dangling-reference",
    "duplicate-parameter",
    "exclusive-limits",
    "forbidden-property",
    "header-name",
    "in-body",
    "missing-field",
    "mistyped-const",
    "mistyped-enum",
    "mistyped-scheme",
    "never-property",
    "no-info",
    "not-required",
    "null-paths",
    "null-response",
    "null-schema",
    "parameter-without-schema",
    "reference-of-another-kind",
    "reference-to-no-file",
    "required-true",
    "same-paths",
    "schema-and-content",
    "type-date",
    "undeclared-differently",
    "undeclared-parameter",
    "undeclared-path-parameter",
    "undefined-scheme",
    "unlisted-const",
    "wrong-type",
];

#[test]
fn contradictions_can_be_left_out() {
    let fixtures = Fixture::all("fixtures/bad").into_iter().filter(|fixture| TOLERATED.contains(&&*fixture.name));
    let mut left = TOLERATED.len();
    for fixture in fixtures {
        let refused = fixture.generate();
        let error = refused.diagnostics.iter().find(|found| found.severity == Severity::Error).unwrap();
        let whole = fixture.generate_skipping();
        assert!(whole.is_ok() && !whole.files.is_empty(), "{}: {}", fixture.name, findings(&whole));
        let listed = whole.diagnostics.iter().find(|found| found.code == error.code).unwrap();
        assert_eq!(listed.labels, error.labels, "{}", fixture.name);
        assert!(!listed.notes.is_empty() || listed.help.is_some(), "{}", fixture.name);
        left -= 1;
    }
    assert_eq!(left, 0, "a fixture is missing");
}

#[test]
fn what_security_asks_for_is_never_left_out() {
    let fixtures = Fixture::all("fixtures/bad");
    let of = |name: &str| fixtures.iter().find(|fixture| fixture.name == name).unwrap().generate_skipping();
    let scheme = of("mistyped-scheme");
    let left_out: Vec<&str> = scheme.left_out.iter().map(|left| left.operation.as_str()).collect();
    assert_eq!(left_out, ["GET /pets"], "{}", findings(&scheme));
    assert!(!of("mistyped-security").is_ok(), "a requirement that can't be read opens nothing");
}

#[test]
fn every_fault_is_shown() {
    let page = |fixture: Fixture| (format!("bad-{}", fixture.name), findings(&fixture.generate()));
    snapshot::check(Fixture::all("fixtures/bad").into_iter().map(page));
}

#[test]
fn no_beginning_of_a_document_makes_it_panic() {
    for fixture in Fixture::all("fixtures") {
        let whole = fixture.document.contents.bytes();
        for length in (0..whole.len()).step_by(1 + whole.len() / 40) {
            let _ = findings(&fixture.with(&whole[..length]).generate());
        }
    }
}
