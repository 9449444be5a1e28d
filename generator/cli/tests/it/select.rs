//! `bindery generate --operation … --tag …`: a selection on the command line.

use std::fs;

use tempfile::TempDir;

use super::bindery;

const DOCUMENT: &str = "
openapi: 3.1.0
info: {title: A, version: '1'}
servers: [{url: https://api.example.com}]
paths:
  /pets:
    get: {operationId: listPets, responses: {'204': {description: None.}}}
    post: {operationId: addPet, responses: {'204': {description: None.}}}
  /pets/{id}/toys:
    parameters: [{name: id, in: path, required: true, schema: {type: string}}]
    get: {operationId: listToys, responses: {'204': {description: None.}}}
  /audit:
    post: {operationId: writeAudit, tags: [Audit], responses: {'204': {description: None.}}}
";

/// The methods of the client that some arguments select, of all that there are.
fn selected(arguments: &[&str]) -> Vec<&'static str> {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.yaml"), DOCUMENT).unwrap();
    let ran = bindery(folder.path(), &[&["generate", "a.yaml", "--out", "out", "--quiet"], arguments].concat());
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{arguments:?}");
    let modules = fs::read_dir(folder.path().join("out/client/src")).unwrap();
    let client: String = modules.map(|module| fs::read_to_string(module.unwrap().path()).unwrap()).collect();
    let all = ["list_pets", "add_pet", "list_toys", "write_audit"];
    all.into_iter().filter(|name| client.contains(&format!("pub fn {name}("))).collect()
}

#[test]
fn by_id_path_tag_and_pattern() {
    assert_eq!(selected(&[]), ["list_pets", "add_pet", "list_toys", "write_audit"]);
    assert_eq!(selected(&["--operation", "addPet"]), ["add_pet"]);
    assert_eq!(selected(&["--operation", "list*"]), ["list_pets", "list_toys"]);
    assert_eq!(selected(&["--operation", "GET /pets/{id}/toys"]), ["list_toys"]);
    assert_eq!(selected(&["--operation", "* /pets*"]), ["list_pets", "add_pet"]);
    assert_eq!(
        selected(&["--operation", "* /pets**", "--tag", "A*"]),
        ["list_pets", "add_pet", "list_toys", "write_audit"]
    );
    assert_eq!(selected(&["--tag", "Audit"]), ["write_audit"]);
}

#[test]
fn what_matches_nothing_is_an_error() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("a.yaml"), DOCUMENT).unwrap();
    let ran = bindery(folder.path(), &["generate", "a.yaml", "--out", "out", "--operation", "addPets"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("B0711") && ran.stderr.contains("did you mean `addPet`?"), "{}", ran.stderr);
    assert!(!folder.path().join("out").exists());
}
