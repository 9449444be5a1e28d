//! What `bindery generate` tells of the APIs that it changes.

use serde_json::Value;

use super::super::bindery;
use super::{Repository, first, second};

#[test]
fn a_run_that_changes_something_tells_what_it_means() {
    let repository = Repository::new();
    repository.write("specs/acme/openapi.yaml", first());
    let fresh = bindery(repository.path(), &[]);
    assert!(fresh.code == Some(0) && !fresh.stdout.contains("since HEAD"), "there is no HEAD: {}", fresh.stdout);
    repository.commit();
    repository.write("specs/acme/openapi.yaml", second());
    let quiet = bindery(repository.path(), &["--check", "--quiet"]);
    assert!(!quiet.stdout.contains("HEAD"), "{}", quiet.stdout);
    let json = bindery(repository.path(), &["--dry-run", "--json"]);
    let report: Value = serde_json::from_str(&json.stdout).unwrap();
    let api = &report["vendors"][0]["api"];
    assert_eq!((&api["since"], &api["counts"]["worst"]["breaking"]), (&"HEAD".into(), &1.into()), "{api:#}");
    let ran = bindery(repository.path(), &[]);
    let told = "acme: 1 breaking (1 for wire, 1 for callers, 1 for implementors), 1 additive since HEAD, see `bindery diff \
                specs/acme/openapi.yaml`\n";
    assert!(ran.code == Some(0) && ran.stdout.contains(told), "{}{}", ran.stdout, ran.stderr);
    assert_eq!(ran.stderr, "");
    let again = bindery(repository.path(), &[]);
    assert!(!again.stdout.contains("since HEAD"), "nothing changes: {}", again.stdout);
    let command = told.split('`').nth(1).unwrap().strip_prefix("bindery ").unwrap();
    let shown = bindery(repository.path(), &command.split(' ').collect::<Vec<_>>());
    assert!(shown.code == Some(0) && shown.stdout.contains("POST /addPet"), "{}", shown.stdout);
}

#[test]
fn it_says_nothing_where_it_knows_nothing() {
    let folder = tempfile::TempDir::new().unwrap();
    super::write(folder.path(), "specs/acme/openapi.yaml", first());
    let ran = bindery(folder.path(), &[]);
    assert!(ran.code == Some(0) && ran.stderr.is_empty() && !ran.stdout.contains("HEAD"), "{}", ran.stdout);
    let repository = Repository::new();
    repository.write("specs/acme/openapi.yaml", "openapi: broken");
    repository.commit();
    repository.write("specs/acme/openapi.yaml", first());
    let ran = bindery(repository.path(), &[]);
    assert!(ran.code == Some(0) && ran.stderr.is_empty() && !ran.stdout.contains("HEAD"), "{}", ran.stdout);
    let json = bindery(repository.path(), &["--json"]);
    let report: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(report["vendors"][0]["api"], Value::Null);
    // The document stayed, and the crates have gone.
    repository.commit();
    std::fs::remove_dir_all(repository.path().join("generated")).unwrap();
    let healed = bindery(repository.path(), &[]);
    assert!(healed.code == Some(0) && !healed.stdout.contains("HEAD"), "{}", healed.stdout);
}
