//! `bindery skeleton`: the program that a server begins with.

use std::fs;

use tempfile::TempDir;

use super::{Ran, bindery};

const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: Shop, version: '1'}
paths:
  /items:
    get: {operationId: listItems, tags: [Items], responses: {'204': {description: None.}}}
    post: {operationId: addItem, summary: Adds one., tags: [Items], security: [{key: []}], responses: {'204': {description: None.}}}
  /audit:
    post: {operationId: writeAudit, tags: [Audit], responses: {'204': {description: None.}}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
";

fn run(arguments: &[&str]) -> (Ran, TempDir) {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("shop.yaml"), DOCUMENT).unwrap();
    let ran = bindery(folder.path(), &[&["skeleton", "shop.yaml"], arguments].concat());
    (ran, folder)
}

/// The lines that declare something or say what is served.
fn told(text: &str) -> Vec<&str> {
    let lines = text.lines().map(str::trim);
    let words = ["use ", "struct ", "impl ", "async fn ", "axum::serve"];
    lines.filter(|line| words.iter().any(|word| line.starts_with(word)) && !line.contains("fn main")).collect()
}

#[test]
fn every_handler_is_there() {
    let (ran, _) = run(&[]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    insta::assert_snapshot!(ran.stdout);
}

#[test]
fn what_is_not_asked_for_is_left_out() {
    let (ran, _) = run(&["--tag", "Audit", "--module", "crate::shop", "--name", "other"]);
    let told = told(&ran.stdout);
    assert!(told.contains(&"impl crate::shop::server::Audit for App {"), "{told:?}");
    // Its trait is implemented all the same, as the router takes all of them.
    assert!(told.contains(&"impl crate::shop::server::Items for App {"), "{told:?}");
    let place = |text: &str| ran.stdout.find(text).unwrap();
    assert!(place("Audit for App") < place("fn main") && place("fn main") < place("Items for App"), "{}", ran.stdout);
    assert!(ran.stdout.contains("async fn write_audit(") && !ran.stdout.contains("add_item"), "{}", ran.stdout);
    let (ran, _) = run(&["--operation", "addItems"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("did you mean `addItem`?"), "{}", ran.stderr);
    let (ran, _) = run(&["--module", "a-b"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("must be the path of a module"), "{}", ran.stderr);
}

#[test]
fn a_file_is_written_once() {
    let (ran, folder) = run(&["--out", "src/bin/serve.rs"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(0), "new src/bin/serve.rs\n"));
    let path = folder.path().join("src/bin/serve.rs");
    assert!(fs::read_to_string(&path).unwrap().contains("async fn main()"));
    fs::write(&path, "mine\n").unwrap();
    let ran = bindery(folder.path(), &["skeleton", "shop.yaml", "--out", "src/bin/serve.rs"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("is left as it is"), "{}", ran.stderr);
    assert_eq!(fs::read_to_string(&path).unwrap(), "mine\n");
}
