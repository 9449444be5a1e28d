//! Where documents and projects can be: each is built once, and again only for a change.

use std::fs;
use std::path::{Path, PathBuf};

use super::project::{BUILD, Build, DOCUMENT, LIBRARY, LOCK, Project};

/// Builds twice: the second time nothing is left to do, and the build script is not run.
fn settled(project: &Project) -> Build {
    let build = project.build();
    let again = project.build();
    assert!(again.fresh && again.executed() == build.executed(), "{:?}", again.instructions());
    build
}

/// Builds after a change that the bindings depend on: once.
fn noticed(project: &Project, what: &str) -> Build {
    let build = project.build();
    assert!(!build.fresh, "{what}");
    assert!(project.build().fresh, "{what}, twice");
    build
}

#[test]
fn spaces_and_other_letters_are_letters() {
    let project = Project::new("Ein Öffner für α & β");
    fs::remove_dir_all(project.0.join("specs")).unwrap();
    project.write("specs/mein Büro/öffentlich.yaml", DOCUMENT);
    let manifest = fs::read_to_string(project.0.join("Cargo.toml")).unwrap();
    project.write("Cargo.toml", &manifest.replace("notes-Ein Öffner für α & β", "notes-spaces"));
    project.write(
        "build.rs",
        &BUILD.replace("specs/notes/openapi.yaml\")", "specs/mein Büro/öffentlich.yaml\").name(\"notes\")"),
    );
    let build = settled(&project);
    assert_eq!(
        build.instructions(),
        ["/öffentlich.yaml", ""].map(|file| format!("cargo::rerun-if-changed=specs/mein Büro{file}"))
    );
    // Nothing tells where it was made.
    let here = project.0.canonicalize().unwrap();
    assert!(!build.bindings().contains(here.to_str().unwrap()) && !build.bindings().contains("Öffner"));
    project.write("specs/mein Büro/öffentlich.yaml", &DOCUMENT.replace("text: ", "words: "));
    assert!(noticed(&project, "the document").bindings().contains("pub words:"));
    project.write("specs/mein Büro/öffentlich.yaml", &DOCUMENT.replace("schemas/Note'", "schemas/Nota'"));
    let said = project.fails();
    assert!(said.contains("specs/mein Büro/öffentlich.yaml:10:53: error[B"), "{said}");
}

#[test]
fn a_document_beside_the_manifest_is_watched_alone() {
    let project = Project::new("beside");
    fs::rename(project.0.join("specs/notes/openapi.yaml"), project.0.join("notes.yaml")).unwrap();
    project.write("build.rs", &BUILD.replace("specs/notes/openapi.yaml", "notes.yaml"));
    let build = settled(&project);
    assert_eq!(build.instructions(), ["cargo::rerun-if-changed=notes.yaml"]);
    // A change of the program is none of the bindings.
    project.write("src/lib.rs", &format!("{LIBRARY}\n/// More.\npub struct More;\n"));
    let changed = project.build();
    assert!(!changed.fresh && changed.executed() == build.executed());
    project.write("notes.yaml", &DOCUMENT.replace("text: ", "words: "));
    assert!(noticed(&project, "the document").bindings().contains("pub words:"));
}

#[test]
fn a_member_of_a_workspace_takes_documents_from_above() {
    let project = Project::new("member");
    let manifest = fs::read_to_string(project.0.join("Cargo.toml")).unwrap();
    for path in ["build.rs", "src/lib.rs"] {
        let text = fs::read_to_string(project.0.join(path)).unwrap();
        project.write(
            &format!("app/{path}"),
            &text.replace("specs/notes/openapi.yaml\")", "../specs/notes/openapi.yaml\").root(\"../specs\")"),
        );
    }
    let (package, profile) = manifest.split_once("\n[profile.dev]").unwrap();
    project.write("app/Cargo.toml", &package.replace("[workspace]\n\n", ""));
    project
        .write("Cargo.toml", &format!("[workspace]\nresolver = \"2\"\nmembers = [\"app\"]\n\n[profile.dev]{profile}"));
    project.write("specs/common/text.yaml", "type: string\n");
    project.change("text: {type: string}", "text: {$ref: ../common/text.yaml}");
    let build = settled(&project);
    let watched = ["notes/openapi.yaml", "notes/../common/text.yaml", "notes"];
    assert_eq!(build.instructions(), watched.map(|file| format!("cargo::rerun-if-changed=../specs/{file}")));
    assert!(build.bindings().contains("pub text: Option<String>"), "{}", build.bindings());
    // From wherever cargo is called, there is nothing left to do.
    let manifest = project.0.join("Cargo.toml");
    let manifest = ["--manifest-path", manifest.to_str().unwrap()];
    let ways: [(PathBuf, &[&str]); 4] = [
        ("app".into(), &[]),
        ("app/src".into(), &[]),
        ("".into(), &["-p", "notes-member"]),
        (std::env::temp_dir(), &manifest),
    ];
    for (folder, arguments) in ways {
        assert!(project.build_from(&folder, arguments).fresh, "{} {arguments:?}", folder.display());
    }
    project.write("specs/common/text.yaml", "type: integer\n");
    assert!(noticed(&project, "a file that is referred to").bindings().contains("i64"));
}

#[test]
fn what_comes_and_goes_beside_a_document_is_noticed_once() {
    let project = Project::new("comings");
    let first = settled(&project).bindings();
    project.write("specs/notes/names.lock", LOCK);
    assert!(noticed(&project, "a lock").bindings().contains("pub struct Memo"));
    let overlay = "overlay: 1.0.0\ninfo: {title: More, version: '1'}\nactions:\n  - target: $.components.schemas.Note.properties\n    update: {mood: {type: string}}\n";
    project.write("specs/notes/overlay.yaml", overlay);
    assert!(noticed(&project, "an overlay").bindings().contains("pub mood:"));
    fs::remove_file(project.0.join("specs/notes/overlay.yaml")).unwrap();
    assert!(!noticed(&project, "no overlay").bindings().contains("pub mood:"));
    fs::remove_file(project.0.join("specs/notes/names.lock")).unwrap();
    assert_eq!(noticed(&project, "no lock").bindings(), first);
}

#[test]
fn a_tree_that_can_only_be_read_is_built() {
    let project = Project::new("sealed");
    // What cargo writes itself: the lock of a whole resolution.
    settled(&project);
    let set = |path: &Path, sealed: bool| {
        let mut permissions = fs::metadata(path).unwrap().permissions();
        permissions.set_readonly(sealed);
        fs::set_permissions(path, permissions).unwrap();
    };
    project.change("text: ", "words: ");
    let folders =
        ["specs/notes/openapi.yaml", "specs/notes", "specs", "src/lib.rs", "src", "build.rs", "Cargo.lock", ""];
    let folders = folders.map(|path| project.0.join(path));
    let before = project.contents();
    folders.iter().for_each(|path| set(path, true));
    let built = noticed(&project, "the document");
    folders.iter().rev().for_each(|path| set(path, false));
    assert!(built.bindings().contains("pub words:"));
    assert_eq!(project.contents(), before);
}
