//! Locks of two branches, merged by git as `.gitattributes` says: nothing is lost, and `--relock` drops what is gone and
//! nothing else.

use std::fs;
use std::path::Path;
use std::process::Command;

use bindery_build::generate::Options;
use bindery_build::lock::Retain;

use super::{generated, generated_with, text};

const BEGIN: &str = "
openapi: 3.1.0
info: {title: Merged, version: '1'}
servers: [{url: https://api.example.com}]
paths:
  /pets:
    get:
      operationId: listPets
      responses: {'200': {description: All., content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
";
const LEFT: &str = "  /left/{id}: {get: {operationId: getLeft, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'200': {description: It., content: {application/json: {schema: {properties: {kind: {enum: [a, b]}}}}}}}}}\n";
const RIGHT: &str = "  /right/{id}: {get: {operationId: getRight, parameters: [{name: id, in: path, required: true, schema: {type: string}}], responses: {'200': {description: It., content: {application/json: {schema: {properties: {kind: {enum: [c, d]}}}}}}}}}\n";
const END: &str = "components: {schemas: {Pet: {properties: {name: {type: string}, createdAt: {type: string}}}}}\n";

fn git(folder: &Path, arguments: &[&str]) {
    let settings = ["-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
    let output = Command::new("git").current_dir(folder).args(settings).args(arguments).output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
}

fn entries(lock: &str) -> Vec<&str> {
    lock.lines().filter(|line| !line.starts_with('#') && !line.is_empty()).collect()
}

#[test]
fn two_branches_lose_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let write = |lock: &str| fs::write(folder.join("names.lock"), lock).unwrap();
    let commit = |message: &str| {
        git(folder, &["add", "."]);
        git(folder, &["commit", "-q", "-m", message]);
    };
    git(folder, &["init", "-q", "-b", "main"]);
    fs::write(folder.join(".gitattributes"), "names.lock merge=union\n").unwrap();
    let base = generated(&[BEGIN, END].concat(), None);
    write(&base.lock);
    commit("Begin");
    let mut branches = Vec::new();
    for (branch, more) in [("left", LEFT), ("right", RIGHT)] {
        git(folder, &["checkout", "-q", "-b", branch, "main"]);
        let there = generated(&[BEGIN, more, END].concat(), Some(&base.lock));
        write(&there.lock);
        commit(branch);
        branches.push(there);
    }
    git(folder, &["merge", "-q", "--no-edit", "left"]);
    let merged = fs::read_to_string(folder.join("names.lock")).unwrap();
    let both = generated(&[BEGIN, LEFT, RIGHT, END].concat(), Some(&merged));
    for branch in &branches {
        for entry in entries(&branch.lock) {
            assert!(entries(&merged).contains(&entry), "git has lost `{entry}`");
            assert!(entries(&both.lock).contains(&entry), "`{entry}` is lost");
        }
    }
    // What alone would be called `Kind` on either branch is so on both: the merge has two of one name.
    let code = text(&both);
    for name in ["pub fn get_left(", "pub fn get_right(", "pub fn list_pets("] {
        assert!(code.contains(name), "{name}");
    }
    assert_eq!(generated(&[BEGIN, LEFT, RIGHT, END].concat(), Some(&both.lock)).lock, both.lock);
}

#[test]
fn relock_drops_what_is_gone_and_nothing_else() {
    let both = generated(&[BEGIN, LEFT, RIGHT, END].concat(), None);
    let document = [BEGIN, RIGHT, END].concat();
    let kept = generated(&document, Some(&both.lock));
    assert_eq!(entries(&kept.lock), entries(&both.lock), "nothing is dropped unasked");
    let options = Options { retain: Retain::Used, ..Options::default() };
    let relocked = generated_with(&document, Some(&both.lock), options);
    let dropped: Vec<&str> =
        entries(&both.lock).into_iter().filter(|entry| !entries(&relocked.lock).contains(entry)).collect();
    assert!(!dropped.is_empty() && dropped.iter().all(|entry| entry.contains("/left/{}")), "{dropped:#?}");
    assert_eq!(entries(&relocked.lock).len() + dropped.len(), entries(&both.lock).len(), "nothing is added");
    assert_eq!(text(&relocked), text(&kept));
}
