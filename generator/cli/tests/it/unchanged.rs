//! A run of which nothing has changed: it generates nothing, and whatever has changed makes it generate again.

use std::fs;
use std::path::Path;
use std::time::{Duration, SystemTime};

use tempfile::TempDir;

use super::{bindery, contents};

/// A document with a warning, by which a run that generates is told from one that does not.
const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Acme, version: '1', sumary: A slip.}
paths:
  /things:
    get:
      operationId: getThings
      responses:
        '200':
          description: The things.
          content:
            application/json:
              schema: {type: array, items: {$ref: 'parts/thing.yaml'}}
";
const PART: &str = "type: object\nproperties: {id: {type: string}}\n";
const OVERLAY: &str =
    "overlay: 1.0.0\ninfo: {title: A, version: '1'}\nactions: [{target: $.info, update: {title: B}}]\n";
const CONFIG: &str = "overlays = ['a.yaml']\n";

fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    let specs = folder.path().join("specs/acme");
    fs::create_dir_all(specs.join("parts")).unwrap();
    for (name, text) in
        [("openapi.yaml", DOCUMENT), ("parts/thing.yaml", PART), ("a.yaml", OVERLAY), ("bindery.toml", CONFIG)]
    {
        fs::write(specs.join(name), text).unwrap();
    }
    folder
}

/// Runs, and tells whether anything was generated.
fn generates(folder: &Path, arguments: &[&str]) -> bool {
    let ran = bindery(folder, arguments);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    let (found, skipped) = (ran.stderr.contains("warning["), ran.stderr.contains("1 warning, as before"));
    assert_ne!(found, skipped, "{}{}", ran.stdout, ran.stderr);
    assert!(!skipped || ran.stdout.starts_with("acme: 3 crates, ") && ran.stdout.contains(", unchanged"));
    found
}

/// Something that happens between two runs.
type Event = fn(&Path);

fn append(path: &Path, text: &str) {
    let old = fs::read_to_string(path).unwrap();
    fs::write(path, old + text).unwrap();
}

#[test]
fn nothing_is_generated_twice() {
    let folder = project();
    assert!(generates(folder.path(), &[]));
    let before = contents(folder.path());
    assert!(!generates(folder.path(), &[]));
    assert_eq!(contents(folder.path()), before);
    let quiet = bindery(folder.path(), &["--quiet"]);
    assert_eq!((quiet.code, quiet.stdout.as_str(), quiet.stderr.as_str()), (Some(0), "", ""));
    // What asks for a report, or to look closely, gets it.
    for arguments in [&["--check"][..], &["--dry-run"], &["--relock"]] {
        assert!(generates(folder.path(), arguments), "{arguments:?}");
    }
    let json = bindery(folder.path(), &["--json"]);
    assert!(json.stdout.contains("sumary") && json.stdout.contains("types/src/lib.rs"), "{}", json.stdout);
    assert_eq!(contents(folder.path()), before);
}

#[test]
fn whatever_the_crates_are_made_of_counts() {
    let events: &[(&str, Event)] = &[
        ("the document", |root| append(&root.join("specs/acme/openapi.yaml"), "# more\n")),
        ("a file that it refers to", |root| append(&root.join("specs/acme/parts/thing.yaml"), "description: More.\n")),
        ("an overlay", |root| append(&root.join("specs/acme/a.yaml"), "# more\n")),
        ("the configuration", |root| append(&root.join("specs/acme/bindery.toml"), "# more\n")),
        ("the lock", |root| append(&root.join("specs/acme/names.lock"), "# more\n")),
        ("no lock", |root| fs::remove_file(root.join("specs/acme/names.lock")).unwrap()),
        ("this program", |root| {
            let manifest = fs::File::options().append(true).open(root.join("generated/acme/.bindery")).unwrap();
            manifest.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1)).unwrap();
        }),
    ];
    let folder = project();
    assert!(generates(folder.path(), &[]));
    for (name, event) in events {
        assert!(!generates(folder.path(), &[]), "before {name}");
        event(folder.path());
        assert!(generates(folder.path(), &[]), "{name}");
    }
    assert!(generates(folder.path(), &["--only", "types,client"]));
    assert!(generates(folder.path(), &[]));
    assert!(generates(folder.path(), &["--skip-unsupported"]));
}

#[test]
fn damage_to_the_crates_is_healed() {
    let damages: &[(&str, Event)] = &[
        ("an edited file", |acme| append(&acme.join("types/src/lib.rs"), "// by hand\n")),
        ("the same length", |acme| {
            let text = fs::read_to_string(acme.join("client/src/lib.rs")).unwrap();
            fs::write(acme.join("client/src/lib.rs"), text.replace("client", "clienT")).unwrap();
        }),
        ("a missing file", |acme| fs::remove_file(acme.join("server/src/lib.rs")).unwrap()),
        ("a missing crate", |acme| fs::remove_dir_all(acme.join("server")).unwrap()),
        ("a file that the manifest does not list", |acme| {
            let manifest = fs::read_to_string(acme.join(".bindery")).unwrap();
            let kept = manifest.lines().filter(|line| !line.starts_with("types/src/codec.rs"));
            fs::write(acme.join(".bindery"), kept.map(|line| format!("{line}\n")).collect::<String>()).unwrap();
        }),
        ("a file of an earlier run", |acme| {
            fs::write(acme.join("types/src/old.rs"), "").unwrap();
            append(&acme.join(".bindery"), "types/src/old.rs\n");
        }),
        ("no manifest", |acme| fs::remove_file(acme.join(".bindery")).unwrap()),
        ("another version", |acme| {
            let manifest = fs::read_to_string(acme.join(".bindery")).unwrap();
            fs::write(acme.join(".bindery"), manifest.replace("version = ", "version = 9.")).unwrap();
        }),
    ];
    let folder = project();
    assert!(generates(folder.path(), &[]));
    let whole = contents(folder.path());
    for (name, damage) in damages {
        damage(&folder.path().join("generated/acme"));
        assert!(generates(folder.path(), &[]), "{name}");
        assert_eq!(contents(folder.path()), whole, "{name}");
        assert!(!generates(folder.path(), &[]), "after {name}");
    }
    // What is not ours is named each time, and left alone.
    fs::write(folder.path().join("generated/acme/types/src/mine.rs"), "").unwrap();
    let ran = bindery(folder.path(), &[]);
    assert!(ran.stderr.contains("types/src/mine.rs` was not generated and is left alone"), "{}", ran.stderr);
    assert!(ran.stderr.contains("1 warning, as before"), "{}", ran.stderr);
}
