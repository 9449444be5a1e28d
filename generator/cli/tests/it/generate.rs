//! `bindery generate`, as far as it ends before there is anything to write.

use std::fs;

use tempfile::TempDir;

use super::{bindery, files};

#[test]
fn without_documents_it_says_what_to_do() {
    let folder = TempDir::new().unwrap();
    let nothing = bindery(folder.path(), &[]);
    assert_eq!((nothing.code, nothing.stdout.as_str()), (Some(2), ""));
    assert!(nothing.stderr.contains("no `specs` folder") && nothing.stderr.contains("= help:"), "{}", nothing.stderr);

    fs::create_dir(folder.path().join("specs")).unwrap();
    let empty = bindery(folder.path(), &[]);
    assert_eq!(empty.code, Some(2));
    assert!(empty.stderr.contains("bindery import PAGE --vendor NAME"), "{}", empty.stderr);

    fs::create_dir(folder.path().join("specs/acme")).unwrap();
    let without = bindery(folder.path(), &[]);
    assert_eq!(without.code, Some(2));
    assert!(without.stderr.contains("`specs/acme` holds no document"), "{}", without.stderr);
    assert_eq!(files(folder.path()), [""; 0]);
}

#[test]
fn a_missing_document_is_one_error() {
    let folder = TempDir::new().unwrap();
    let ran = bindery(folder.path(), &["generate", "absent.yaml", "--out", "out"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.starts_with("error[B0101]: can't read `absent.yaml`"), "{}", ran.stderr);
    assert!(!folder.path().join("out").exists());
}

#[test]
fn a_failure_is_json_where_json_was_asked_for() {
    let folder = TempDir::new().unwrap();
    let ran = bindery(folder.path(), &["generate", "absent.yaml", "--out", "out", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((ran.code, &report["ok"]), (Some(2), &serde_json::Value::Bool(false)));
}

#[test]
fn a_damaged_lock_or_configuration_stops_every_vendor() {
    let folder = TempDir::new().unwrap();
    let specs = folder.path().join("specs/acme");
    fs::create_dir_all(&specs).unwrap();
    fs::write(specs.join("openapi.yaml"), "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {}\n").unwrap();
    fs::write(specs.join("names.lock"), "type a = A\ntype a = B\n").unwrap();
    fs::write(specs.join("bindery.toml"), "nmae = 'a'\n").unwrap();
    let before = files(folder.path());
    let ran = bindery(folder.path(), &["--quiet"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    for expected in ["specs/acme/names.lock:2:1", "specs/acme/bindery.toml:1:1", "did you mean `name`?"] {
        assert!(ran.stderr.contains(expected), "{expected} in {}", ran.stderr);
    }
    assert_eq!(files(folder.path()), before);
}

#[test]
fn a_root_opens_files_above_the_document_and_no_others() {
    let folder = TempDir::new().unwrap();
    let acme = folder.path().join("specs/acme");
    fs::create_dir_all(&acme).unwrap();
    fs::create_dir_all(folder.path().join("specs/common")).unwrap();
    let document = |reference: &str| {
        let head = "openapi: 3.1.0\ninfo: {title: A, version: '1'}\npaths: {}\n";
        let text = format!("{head}components: {{schemas: {{Pet: {{$ref: '{reference}'}}}}}}\n");
        fs::write(acme.join("openapi.yaml"), text).unwrap();
    };
    document("../common/pet.yaml");
    let pet = "type: object\nproperties: {owner: {$ref: '../acme/openapi.yaml#/components/schemas/Pet'}}\n";
    fs::write(folder.path().join("specs/common/pet.yaml"), pet).unwrap();
    fs::write(folder.path().join("secret.yaml"), "type: string\n").unwrap();
    let run = |root: &[&str]| {
        let arguments = [&["generate", "specs/acme/openapi.yaml", "--out", "out", "--dry-run"], root].concat();
        bindery(folder.path(), &arguments)
    };
    let refused = run(&[]);
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("error[B0303]") && refused.stderr.contains("--root"), "{}", refused.stderr);
    let followed = run(&["--root", "specs"]);
    assert_eq!(followed.code, Some(0), "{}", followed.stderr);
    let not_above = run(&["--root", "specs/common"]);
    assert!(not_above.code == Some(2) && not_above.stderr.contains("not below it"), "{}", not_above.stderr);

    fs::write(acme.join("bindery.toml"), "root = \"..\"\n").unwrap();
    assert_eq!(run(&[]).code, Some(0));
    let inspected = bindery(folder.path(), &["inspect", "specs/acme/openapi.yaml"]);
    assert!(inspected.code == Some(0) && inspected.stdout.contains("owner"), "{}", inspected.stderr);
    document("../../secret.yaml");
    let left = run(&[]);
    assert!(left.code == Some(2) && left.stderr.contains("it leaves the root"), "{}", left.stderr);
    fs::write(acme.join("bindery.toml"), "root = \"/\"\n").unwrap();
    assert!(run(&[]).stderr.contains("must lead upwards"));
}

#[test]
fn wrong_usage_is_an_error_and_help_is_not() {
    let folder = TempDir::new().unwrap();
    for arguments in [&["generate", "a.yaml"][..], &["--nonsense"], &["explain", "B9999"]] {
        assert_eq!(bindery(folder.path(), arguments).code, Some(2), "{arguments:?}");
    }
    assert_eq!(bindery(folder.path(), &["--help"]).code, Some(0));
}
