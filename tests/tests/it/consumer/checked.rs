//! Bindings that are committed: a test of the project tells that they differ, and what to do, and does it when it is told to.

use std::fs;

use super::project::{DOCUMENT, Project, crate_path};
use crate::support::cargo::{Ran, run};

const TEST: &str = r#"//! The bindings are those of the document.

#[test]
fn bindings_are_up_to_date() -> Result<(), bindery_build::Drift> {
    bindery_build::Bindings::from_document("specs/notes/openapi.yaml")
        .only([bindery_build::CrateKind::Types])
        .checked_in("src/notes.rs")
}
"#;

/// A project whose bindings are a module, without a build script.
fn project(name: &str) -> Project {
    let project = Project::new(name);
    fs::remove_file(project.0.join("build.rs")).unwrap();
    let manifest = fs::read_to_string(project.0.join("Cargo.toml")).unwrap();
    // With what the tests are built with, so that nothing is built again.
    let dependency = format!("bindery-build = {{ path = \"{}\"", crate_path("generator"));
    assert!(manifest.contains(&dependency));
    let manifest = manifest.replace(&dependency, &format!("{dependency}, features = [\"diff\"]"));
    project.write("Cargo.toml", &manifest.replace("[build-dependencies]", "[dev-dependencies]"));
    project.write("src/lib.rs", "//! Notes.\n#![deny(warnings)]\n\n#[rustfmt::skip]\npub mod notes;\n");
    project.write("src/notes.rs", "");
    project.write("tests/bindings.rs", TEST);
    project
}

fn test(project: &Project) -> Ran {
    run(&project.0, &["test", "--offline", "--test", "bindings"], &[])
}

#[test]
fn a_module_that_differs_is_told_with_the_command_that_mends_it() {
    let project = project("module");
    let before = project.contents();
    let told = test(&project);
    let command = "BINDERY_UPDATE=1 cargo test -p notes-module bindings_are_up_to_date";
    for line in ["changed src/notes.rs", "new specs/notes/names.lock", &format!("to write it: {command}")] {
        assert!(!told.success && told.stdout.contains(line), "{line} in {}{}", told.stdout, told.stderr);
    }
    assert_eq!(project.contents(), before);

    let (variable, arguments) = command.split_once(" cargo ").unwrap();
    let arguments: Vec<&str> = arguments.split(' ').chain(["--offline"]).collect();
    let ran = run(&project.0, &arguments, &[variable.split_once('=').unwrap()]);
    assert!(ran.success, "{}{}", ran.stdout, ran.stderr);
    let module = fs::read_to_string(project.0.join("src/notes.rs")).unwrap();
    assert!(module.contains("pub struct Note"), "{module}");
    let ran = test(&project);
    assert!(ran.success, "{}{}", ran.stdout, ran.stderr);
    // What formats the project leaves it alone.
    assert!(run(&project.0, &["fmt"], &[]).success);
    assert_eq!(fs::read_to_string(project.0.join("src/notes.rs")).unwrap(), module);

    project.write("specs/notes/openapi.yaml", &DOCUMENT.replace("text: ", "words: "));
    let told = test(&project);
    assert!(!told.success && told.stdout.contains("\n  changed src/notes.rs\n"), "{}", told.stdout);
    project.write("specs/notes/openapi.yaml", &DOCUMENT.replace("schemas/Note'", "schemas/Nota'"));
    let told = test(&project);
    assert!(!told.success && told.stdout.contains("specs/notes/openapi.yaml:10:53: error[B"), "{}", told.stdout);
    assert_eq!(fs::read_to_string(project.0.join("src/notes.rs")).unwrap(), module);
}
