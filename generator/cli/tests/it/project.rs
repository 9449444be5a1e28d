//! A project from its documents to its crates: what a run writes, heals, checks and refuses.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::{Ran, bindery, contents, files};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Acme, version: '1'}
servers: [{url: https://api.example.com}]
paths:
  /things/{id}:
    get:
      operationId: getThing
      tags: [things]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
      responses:
        '200':
          description: The thing.
          content:
            application/json:
              schema: {$ref: '#/components/schemas/Thing'}
components:
  schemas:
    Thing:
      type: object
      required: [id]
      properties:
        id: {type: string}
";

fn project(vendors: &[&str]) -> TempDir {
    let folder = TempDir::new().unwrap();
    for vendor in vendors {
        let specs = folder.path().join("specs").join(vendor);
        fs::create_dir_all(&specs).unwrap();
        fs::write(specs.join("openapi.yaml"), DOCUMENT).unwrap();
    }
    folder
}

fn succeed(folder: &Path, arguments: &[&str]) -> Ran {
    let ran = bindery(folder, arguments);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    ran
}

#[test]
fn a_second_run_changes_nothing() {
    let folder = project(&["acme", "other"]);
    let first = succeed(folder.path(), &[]);
    assert!(first.stdout.starts_with("acme: 3 crates, ") && first.stdout.contains("\nother: 3 crates, "));
    assert!(folder.path().join("specs/acme/names.lock").is_file());
    let before = contents(folder.path());
    let second = succeed(folder.path(), &[]);
    assert_eq!(second.stdout.lines().filter(|line| line.ends_with(", unchanged")).count(), 2, "{}", second.stdout);
    assert_eq!(second.stderr, "");
    succeed(folder.path(), &["--check"]);
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn looking_writes_nothing() {
    let folder = project(&["acme"]);
    let before = contents(folder.path());
    let dry = succeed(folder.path(), &["--dry-run"]);
    assert!(dry.stdout.contains("new generated/acme/types/Cargo.toml\n"), "{}", dry.stdout);
    assert!(dry.stdout.contains("new specs/acme/names.lock\n"), "{}", dry.stdout);
    let check = bindery(folder.path(), &["--check", "--quiet"]);
    assert_eq!(check.code, Some(1));
    assert!(check.stdout.lines().all(|line| line.starts_with("new ")), "{}", check.stdout);
    let json = succeed(folder.path(), &["--dry-run", "--json"]);
    let report: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!((&report["ok"], &report["changed"]), (&true.into(), &true.into()));
    assert_eq!(contents(folder.path()), before);
}

/// Something that happens to the output.
type Damage = fn(&Path);

#[test]
fn damage_is_healed() {
    let damages: &[(&str, Damage)] = &[
        ("all of it gone", |generated| fs::remove_dir_all(generated).unwrap()),
        ("a vendor gone", |generated| fs::remove_dir_all(generated.join("acme")).unwrap()),
        ("a crate gone", |generated| fs::remove_dir_all(generated.join("acme/client")).unwrap()),
        ("a manifest gone", |generated| fs::remove_file(generated.join("acme/types/Cargo.toml")).unwrap()),
        ("a manifest full of garbage", |generated| {
            fs::write(generated.join("acme/types/Cargo.toml"), b"\xff\0").unwrap()
        }),
        ("a manifest full of markers", |generated| {
            fs::write(generated.join("acme/server/Cargo.toml"), "<<<<<<< a\n=======\n>>>>>>> b\n").unwrap();
        }),
        ("the list of files gone", |generated| fs::remove_file(generated.join("acme/.bindery")).unwrap()),
    ];
    let folder = project(&["acme", "other"]);
    succeed(folder.path(), &[]);
    let whole = contents(folder.path());
    for (name, damage) in damages {
        damage(&folder.path().join("generated"));
        assert_eq!(bindery(folder.path(), &["--check"]).code, Some(1), "{name}");
        succeed(folder.path(), &[]);
        assert_eq!(contents(folder.path()), whole, "{name}");
    }
}

#[test]
fn an_error_in_one_vendor_writes_nothing_for_any() {
    let folder = project(&["acme", "other"]);
    fs::write(folder.path().join("specs/other/openapi.yaml"), DOCUMENT.replace("schemas/Thing'", "schemas/Thin'"))
        .unwrap();
    let before = contents(folder.path());
    let ran = bindery(folder.path(), &[]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.contains("specs/other/openapi.yaml:16:30"), "{}", ran.stderr);
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn a_vendor_that_is_gone_takes_its_crates_along_and_nothing_else() {
    let folder = project(&["acme", "other"]);
    succeed(folder.path(), &[]);
    fs::remove_dir_all(folder.path().join("specs/other")).unwrap();
    fs::create_dir_all(folder.path().join("generated/mine")).unwrap();
    fs::write(folder.path().join("generated/mine/note"), "by hand").unwrap();
    let ran = succeed(folder.path(), &[]);
    assert!(ran.stdout.contains("other: removed, "), "{}", ran.stdout);
    assert!(!folder.path().join("generated/other").exists());
    assert!(folder.path().join("generated/mine/note").exists());
}

#[test]
fn one_document_goes_where_it_is_told() {
    let folder = project(&[]);
    fs::create_dir(folder.path().join("docs")).unwrap();
    fs::write(folder.path().join("docs/acme.yaml"), DOCUMENT).unwrap();
    let arguments =
        ["generate", "docs/acme.yaml", "--out", "out", "--only", "types", "--runtime-path", "../../runtime"];
    let ran = succeed(folder.path(), &arguments);
    assert!(ran.stdout.starts_with("acme: 1 crate, "), "{}", ran.stdout);
    assert_eq!(files(&folder.path().join("docs")), ["acme.yaml"], "nothing is written beside somebody's file");
    assert!(folder.path().join("out/names.lock").is_file());
    let manifest = fs::read_to_string(folder.path().join("out/types/Cargo.toml")).unwrap();
    assert!(manifest.contains("path = \"../../runtime\""), "{manifest}");
}

#[test]
fn a_setting_without_effect_is_an_error() {
    let folder = project(&["acme"]);
    let config = "[operations.\"GET /thing/{id}\"]\nname = \"read\"\n";
    fs::write(folder.path().join("specs/acme/bindery.toml"), config).unwrap();
    let ran = bindery(folder.path(), &[]);
    assert_eq!(ran.code, Some(2));
    let told = "acme: nothing is generated: 1 error; `bindery explain B0704` tells more";
    for expected in ["error[B0704]", "specs/acme/bindery.toml:1:13", "did you mean `GET /things/{id}`?", told] {
        assert!(ran.stderr.contains(expected), "{expected} in {}", ran.stderr);
    }
}

#[test]
fn an_overlay_that_is_not_there_is_told_with_who_lists_it() {
    let folder = project(&["acme"]);
    fs::write(folder.path().join("specs/acme/bindery.toml"), "overlays = [\"limits.yaml\"]\n").unwrap();
    let ran = bindery(folder.path(), &[]);
    assert_eq!(ran.code, Some(2));
    let told = "`specs/acme/bindery.toml` lists the overlay `specs/acme/limits.yaml`, which is not there";
    assert!(ran.stderr.contains(told), "{}", ran.stderr);
}

#[test]
fn a_name_once_published_stays_until_relock() {
    let folder = project(&["acme"]);
    let document = folder.path().join("specs/acme/openapi.yaml");
    let lock = || fs::read_to_string(folder.path().join("specs/acme/names.lock")).unwrap();
    succeed(folder.path(), &[]);
    let published = lock();
    assert!(published.contains("operation GET /things/{} = get_thing\n"), "{published}");
    fs::write(
        &document,
        DOCUMENT.replace("getThing", "readThing").replace("Thing'", "Item'").replace("Thing:", "Item:"),
    )
    .unwrap();
    succeed(folder.path(), &[]);
    assert!(lock().contains("operation GET /things/{} = get_thing\n"), "{}", lock());
    assert!(lock().contains("component Thing = Thing\n") && lock().contains("component Item = Item\n"), "{}", lock());
    succeed(folder.path(), &["--relock"]);
    assert!(!lock().contains("component Thing"), "{}", lock());
}

#[cfg(unix)]
#[test]
fn a_project_s_files_are_in_it() {
    use std::os::unix::fs::symlink;

    for name in ["openapi.yaml", "bindery.toml", "overlay.yaml", "names.lock"] {
        let folder = TempDir::new().unwrap();
        let (outside, inside) = (folder.path().join("outside"), folder.path().join("inside"));
        fs::create_dir_all(inside.join("specs/acme")).unwrap();
        fs::write(inside.join("specs/acme/openapi.yaml"), DOCUMENT).unwrap();
        fs::write(&outside, "the secret\n").unwrap();
        let link = inside.join("specs/acme").join(name);
        _ = fs::remove_file(&link);
        symlink(&outside, &link).unwrap();
        let ran = bindery(&inside, &[]);
        assert_eq!(ran.code, Some(2), "{name}: {}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains("out of the project") && !ran.stderr.contains("secret"), "{}", ran.stderr);
    }
    let folder = project(&["other"]);
    symlink(folder.path().join("specs/other"), folder.path().join("specs/acme")).unwrap();
    succeed(folder.path(), &[]);
    let inside = folder.path().join("inside");
    fs::create_dir_all(inside.join("specs")).unwrap();
    symlink(folder.path().join("specs/other"), inside.join("specs/acme")).unwrap();
    assert_eq!(bindery(&inside, &[]).code, Some(2));
}
