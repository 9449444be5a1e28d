//! A crate with a build script, as cargo sees it: what is built again and when, what is shown, what is written.
//!
//! `tests/consumer` is the same with a client and a server; here are types only, which build at once.

mod checked;
mod places;
mod project;

use std::fs;

use crate::support::repository::files;
use project::{BUILD, Build, LOCK, Project};

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
    assert!(said.contains("note: with `.skip_unsupported()` the reference allows any value"), "{said}");
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
