//! `bindery diff`: which editions it compares, how it tells what changed, and how it ends.

mod allow;
mod customised;
mod forms;
mod hostile;
mod revisions;
mod schema;
mod since;
mod trees;
mod workflow;

use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;
use tempfile::TempDir;

use super::{Ran, bindery};

/// A document whose paths have these operations, each an `operationId`.
fn document(version: &str, operations: &[(&str, &str)]) -> String {
    let mut text = format!("openapi: 3.1.0\ninfo: {{title: Pets, version: '{version}'}}\npaths:\n");
    for (method, name) in operations {
        text += &format!(
            "  /{name}:\n    {method}: {{operationId: {name}, responses: {{'204': {{description: Done.}}}}}}\n"
        );
    }
    text
}

/// The two editions that most tests compare: one operation stays, one goes, one comes.
fn first() -> String {
    document("1", &[("get", "listPets"), ("post", "addPet")])
}

fn second() -> String {
    document("1", &[("get", "listPets"), ("put", "setPet")])
}

/// A git repository in a folder of its own.
struct Repository(TempDir);

impl Repository {
    fn new() -> Self {
        let folder = Self(TempDir::new().unwrap());
        folder.git(&["init", "--quiet", "--initial-branch", "main"]);
        folder
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn git(&self, arguments: &[&str]) {
        git(self.path(), arguments);
    }

    fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        write(self.path(), path, text);
    }

    fn commit(&self) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", "an edition"]);
    }

    fn diff(&self, arguments: &[&str]) -> Ran {
        diff(self.path(), arguments)
    }
}

/// Runs git as on a machine on which nobody has configured it.
fn git(folder: &Path, arguments: &[&str]) {
    said(folder, arguments, "");
}

/// What git says of what it reads.
fn said(folder: &Path, arguments: &[&str], input: &str) -> String {
    let mut git = Command::new("git");
    git.args(["-c", "user.name=Ada", "-c", "user.email=ada@example.com", "-c", "protocol.file.allow=always"]);
    git.args(arguments).current_dir(folder);
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_NOSYSTEM", "1");
    for name in ["GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX"] {
        git.env_remove(name);
    }
    let mut child = git.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Who reads nothing closes it.
    _ = child.stdin.take().unwrap().write_all(input.as_bytes());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "git {arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8_lossy(&output.stdout).trim().to_owned()
}

fn write(folder: &Path, path: &str, text: impl AsRef<[u8]>) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn diff(folder: &Path, arguments: &[&str]) -> Ran {
    bindery(folder, &[&["diff"], arguments].concat())
}

/// What changed, as `vendor: rule operation`.
fn rules(folder: &Path, arguments: &[&str]) -> Vec<String> {
    let ran = diff(folder, &[&["--format", "json"], arguments].concat());
    assert_eq!(ran.code, Some(0), "{arguments:?}: {}{}", ran.stderr, ran.stdout);
    let report = schema::checked(&ran.stdout);
    let mut rules = Vec::new();
    for vendor in report["vendors"].as_array().unwrap() {
        for change in vendor["changes"].as_array().unwrap() {
            let operations: Vec<&str> =
                change["operations"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
            let rule = change["rule"].as_str().unwrap();
            let line = format!("{}: {rule} {}", vendor["name"].as_str().unwrap(), operations.join(", "));
            rules.push(line.trim_end().to_owned());
        }
    }
    rules
}

/// What changed between [`first`] and [`second`].
fn expected(vendor: &str) -> Vec<String> {
    ["operation-added PUT /setPet", "operation-removed POST /addPet"].map(|rule| format!("{vendor}: {rule}")).into()
}

/// The same whatever the order.
fn sorted(mut rules: Vec<String>) -> Vec<String> {
    rules.sort();
    rules
}
