//! Documents with one fault each: one error, with its place and a way to mend it, and nothing generated.

use bindery_build::diagnostic::Severity;

use crate::support::fixture::Fixture;
use crate::support::repository::findings;
use crate::support::snapshot;

#[test]
fn one_error_for_one_fault() {
    let mut wrong = Vec::new();
    for fixture in Fixture::all("fixtures/bad") {
        let generated = fixture.generate();
        snapshot::check(format!("bad-{}", fixture.name), &findings(&generated));
        let errors = generated.diagnostics.count(Severity::Error);
        if errors != 1 {
            wrong.push(format!("{}: {errors} errors", fixture.name));
        }
        if !generated.files.is_empty() {
            wrong.push(format!("{}: something was generated", fixture.name));
        }
        for error in generated.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error) {
            if error.help.is_none() {
                wrong.push(format!("{}: no help", fixture.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_beginning_of_a_document_makes_it_panic() {
    for fixture in Fixture::all("fixtures") {
        let whole = &fixture.document.bytes;
        for length in (0..whole.len()).step_by(1 + whole.len() / 40) {
            let _ = findings(&fixture.with(&whole[..length]).generate());
        }
    }
}
