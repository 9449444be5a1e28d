//! A crate with a build script, as cargo sees it: what is built again and when, what is shown, what is written.
//!
//! `tests/consumer` is the same with a client and a server; here are types only, which build at once.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::cargo::{Ran, run};
use crate::support::repository::{files, root};

const BUILD: &str = r#"
fn main() {
    bindery_build::Bindings::from_document("specs/notes/openapi.yaml")
        .only([bindery_build::CrateKind::Types])
        .write();
}
"#;

const LIBRARY: &str = r#"//! Notes.
#![deny(warnings)]

/// What the document describes.
pub mod notes {
    include!(concat!(env!("OUT_DIR"), "/notes.rs"));
}
"#;

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Notes, version: '1'}
servers: [{url: https://notes.example.com}]
security: []
paths:
  /notes:
    post:
      operationId: writeNote
      requestBody:
        content: {application/json: {schema: {$ref: '#/components/schemas/Note'}}}
      responses:
        '204': {description: It is written.}
components:
  schemas:
    Note:
      type: object
      properties:
        text: {type: string}
";

const LOCK: &str = "type component Note = Memo\n";

struct Project(PathBuf);

impl Project {
    /// A project in a folder that stays, so that runs of the tests leave one each behind.
    fn new(name: &str) -> Self {
        let project = Self(Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumer").join(name));
        if project.0.exists() {
            fs::remove_dir_all(&project.0).unwrap();
        }
        let path = |path: &str| root().join(path).canonicalize().unwrap().to_string_lossy().replace('\\', "/");
        let manifest = format!(
            "[package]\nname = \"notes-{name}\"\nversion = \"0.1.0\"\nedition = \"2021\"\n\n[workspace]\n\n\
             [dependencies]\nbindery = {{ path = \"{}\" }}\n\n\
             [build-dependencies]\nbindery-build = {{ path = \"{}\" }}\n\n\
             [profile.dev]\ndebug = \"line-tables-only\"\n",
            path("generator/runtime"),
            path("generator"),
        );
        project.write("Cargo.toml", &manifest);
        project.write("Cargo.lock", &fs::read_to_string(root().join("tests/Cargo.lock")).unwrap());
        project.write("build.rs", BUILD);
        project.write("src/lib.rs", LIBRARY);
        project.write("specs/notes/openapi.yaml", DOCUMENT);
        project
    }

    fn write(&self, path: &str, contents: &str) {
        let path = self.0.join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
    }

    /// Replaces a part of the document.
    fn change(&self, old: &str, new: &str) {
        let path = "specs/notes/openapi.yaml";
        let document = fs::read_to_string(self.0.join(path)).unwrap();
        assert!(document.contains(old), "{old}");
        self.write(path, &document.replace(old, new));
    }

    fn build(&self) -> Build {
        let ran = run(&self.0, &["build", "--offline", "--message-format", "json-render-diagnostics"], &[]);
        assert!(ran.success, "{}", ran.stderr);
        Build::read(&ran, "notes-")
    }

    fn fails(&self) -> String {
        let ran = run(&self.0, &["build", "--offline"], &[]);
        assert!(!ran.success, "{}", ran.stderr);
        ran.stderr
    }

    /// The project's own files; cargo keeps its lock itself.
    fn contents(&self) -> BTreeMap<PathBuf, Vec<u8>> {
        let own = files(&self.0, "").into_iter().filter(|path| !path.ends_with("Cargo.lock"));
        own.map(|path| (path.clone(), fs::read(path).unwrap())).collect()
    }
}

/// What cargo says of a build of the project.
struct Build {
    /// Whether the crate had been built before.
    fresh: bool,
    /// `OUT_DIR`.
    out: PathBuf,
    stderr: String,
}

impl Build {
    fn read(ran: &Ran, package: &str) -> Self {
        let messages = ran.stdout.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
        let own = |message: &Value| message["package_id"].as_str().is_some_and(|id| id.contains(package));
        let messages: Vec<Value> = messages.filter(own).collect();
        let of = |reason: &'static str| messages.iter().filter(move |message| message["reason"] == reason);
        let script = of("build-script-executed").next().unwrap();
        let library = of("compiler-artifact").find(|message| message["target"]["kind"][0] == "lib").unwrap();
        Self {
            fresh: library["fresh"] == true,
            out: PathBuf::from(script["out_dir"].as_str().unwrap()),
            stderr: ran.stderr.clone(),
        }
    }

    fn bindings(&self) -> String {
        fs::read_to_string(self.out.join("notes.rs")).unwrap()
    }

    /// What the build script told cargo.
    fn instructions(&self) -> Vec<String> {
        let output = fs::read_to_string(self.out.with_file_name("output")).unwrap();
        output.lines().map(str::to_owned).collect()
    }
}

#[test]
fn only_a_change_is_built_again() {
    let project = Project::new("changes");
    let first = project.build();
    assert!(!first.fresh && first.bindings().contains("pub struct Note"), "{}", first.bindings());
    assert!(project.build().fresh);
    project.change("text: {type: string}", "text: {type: string}\n        mood: {type: string}");
    let changed = project.build();
    assert!(!changed.fresh && changed.bindings().contains("pub mood:"));
    assert!(project.build().fresh);
    // What is added beside it is found, and what does not change anything is not built again for.
    project.write("specs/notes/bindery.toml", "name = \"notes\"\n");
    assert!(!project.build().fresh && project.build().fresh);
    // A comment changes the document, and nothing that is made from it.
    let time = |build: &Build| fs::metadata(build.out.join("notes.rs")).unwrap().modified().unwrap();
    let before = time(&changed);
    project.change("mood", "# A comment.\n        mood");
    assert_eq!(time(&project.build()), before);
}

#[test]
fn each_file_that_is_read_is_watched_once_and_none_is_written() {
    let project = Project::new("files");
    project.write("specs/notes/names.lock", LOCK);
    project.write("specs/notes/bindery.toml", "name = \"notes\"\n");
    let before = project.contents();
    let build = project.build();
    let watched = ["/bindery.toml", "/openapi.yaml", "/names.lock", ""];
    assert_eq!(build.instructions(), watched.map(|file| format!("cargo::rerun-if-changed=specs/notes{file}")));
    assert_eq!(project.contents(), before);
    assert_eq!(files(&build.out, ""), [build.out.join("notes.rs")]);
    assert!(build.bindings().contains("pub struct Memo"), "the lock does not name the type\n{}", build.bindings());
    // One that came to be publishes no name: the lock is the command's.
    project.change("text: {type: string}", "text: {enum: [long, short]}");
    let build = project.build();
    assert!(build.bindings().contains("pub enum MemoText"), "{}", build.bindings());
    assert_eq!(fs::read_to_string(project.0.join("specs/notes/names.lock")).unwrap(), LOCK);
}

#[test]
fn an_error_stops_cargo_with_its_place() {
    let project = Project::new("errors");
    project.change("schemas/Note'", "schemas/Nota'");
    let before = project.contents();
    let said = project.fails();
    assert!(said.contains("specs/notes/openapi.yaml:10:53: error[B"), "{said}");
    assert!(said.contains("help: "), "{said}");
    assert_eq!(project.contents(), before);
    project.change("schemas/Nota'", "schemas/Note'");
    assert!(project.build().bindings().contains("pub struct Note"));

    fs::remove_file(project.0.join("specs/notes/openapi.yaml")).unwrap();
    let said = project.fails();
    assert!(said.contains("there is no document at `specs/notes/openapi.yaml`"), "{said}");
}

#[test]
fn all_places_and_the_count_are_told() {
    let project = Project::new("places");
    project.change("operationId: writeNote", "operationId: writeNote\n      operationId: write\n      sumary: Write");
    let said = project.fails();
    for line in [
        "specs/notes/openapi.yaml:9:7: error[B0105]: the key `operationId` occurs twice",
        "specs/notes/openapi.yaml:8:7: first here",
        "help: remove one of the two",
        "specs/notes/openapi.yaml:10:7: warning[B0206]: `sumary` is not a field of an operation",
        "notes: nothing is generated: 1 error and 1 warning; `bindery explain B0105` tells more",
    ] {
        assert!(said.contains(line), "{line} in {said}");
    }
    assert!(!said.contains('\u{1b}'), "{said}");
}

#[test]
fn a_name_that_is_none_stops_cargo() {
    let project = Project::new("names");
    project.write("build.rs", &BUILD.replace(".only", ".name(\"No name\").only"));
    let said = project.fails();
    assert!(said.contains("`No name` can't name a vendor"), "{said}");
}

#[test]
fn a_warning_is_shown() {
    let project = Project::new("warnings");
    project.change("operationId: writeNote", "operationId: writeNote\n      sumary: Write a note");
    let build = project.build();
    let shown = "notes-warnings@0.1.0: specs/notes/openapi.yaml:9:7: warning[B";
    assert!(build.stderr.contains(shown), "{}", build.stderr);
    // And again when nothing is built, as cargo keeps it.
    assert!(project.build().stderr.contains(shown));
}

#[test]
fn a_feature_that_is_missing_is_named() {
    let project = Project::new("features");
    project.change("application/json:", "application/xml:");
    let said = project.fails();
    assert!(said.contains("bindings of a document with XML bodies need the feature `xml` of `bindery`"), "{said}");
    let manifest = fs::read_to_string(project.0.join("Cargo.toml")).unwrap();
    let runtime = "generator/runtime\"";
    project.write("Cargo.toml", &manifest.replace(runtime, &format!("{runtime}, features = [\"xml\"]")));
    assert!(project.build().bindings().starts_with("::bindery::needs!(xml);\n"));
}
