//! `bindery import`.

use std::fs;

use tempfile::TempDir;

use super::{bindery, files};

const PAGE: &str = "\
# Get a thing

````yaml https://api.example.com/openapi.json get /things/{id}
openapi: 3.1.0
info: {title: Things, version: '1'}
paths:
  /things/{id}:
    get: {responses: {}}
````
";

#[test]
fn a_page_becomes_a_vendor_and_a_second_run_changes_nothing() {
    let folder = TempDir::new().unwrap();
    fs::create_dir(folder.path().join("pages")).unwrap();
    fs::write(folder.path().join("pages/get.md"), PAGE).unwrap();
    let first = bindery(folder.path(), &["import", "pages/get.md", "--vendor", "acme"]);
    assert_eq!(first.code, Some(0), "{}", first.stderr);
    assert_eq!(first.stdout, "written specs/acme/openapi.yaml\nwritten specs/acme/bindery.toml\n");
    assert_eq!(
        fs::read_to_string(folder.path().join("specs/acme/bindery.toml")).unwrap(),
        "[[source]]\npage = \"get.md\"\ndocument = \"https://api.example.com/openapi.json\"\noperation = \"GET /things/{id}\"\n"
    );
    let document = fs::read_to_string(folder.path().join("specs/acme/openapi.yaml")).unwrap();
    assert!(document.starts_with("openapi: 3.1.0\n") && document.ends_with("responses: {}}\n"), "{document}");

    let second = bindery(folder.path(), &["import", "pages/get.md", "--vendor", "acme"]);
    assert_eq!(second.stdout, "unchanged specs/acme/openapi.yaml\nunchanged specs/acme/bindery.toml\n");
}

#[test]
fn the_project_is_found_from_below() {
    let folder = TempDir::new().unwrap();
    let below = folder.path().join("specs/other");
    fs::create_dir_all(&below).unwrap();
    fs::write(below.join("get.md"), PAGE).unwrap();
    let ran = bindery(&below, &["import", "get.md", "--vendor", "acme"]);
    assert_eq!(ran.stdout, "written ../../specs/acme/openapi.yaml\nwritten ../../specs/acme/bindery.toml\n");
}

#[test]
fn an_error_writes_nothing() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("none.md"), "# Words only\n").unwrap();
    fs::write(folder.path().join("broken.md"), PAGE.replace("{responses: {}}", "{responses: {}")).unwrap();
    fs::write(folder.path().join("one.md"), PAGE).unwrap();
    fs::write(folder.path().join("two.md"), PAGE.replace("Things", "Objects")).unwrap();
    for (pages, place, word) in [
        (&["none.md"][..], "none.md:1:1", "no OpenAPI block"),
        (&["broken.md"], "broken.md:", "error[B0104]"),
        (&["one.md", "two.md"], "two.md:5:1", "the pages disagree about `info`"),
        (&["absent.md"], "absent.md", "can't read"),
    ] {
        let before = files(folder.path());
        let ran = bindery(folder.path(), &[&["import"], pages, &["--vendor", "acme"]].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{pages:?}");
        assert!(ran.stderr.contains(place) && ran.stderr.contains(word), "{}", ran.stderr);
        assert_eq!(files(folder.path()), before);
    }
}

#[test]
fn a_configuration_with_other_settings_keeps_them() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("specs/acme")).unwrap();
    fs::write(folder.path().join("specs/acme/bindery.toml"), "# mine\nname = 'acme'   # so\n").unwrap();
    fs::write(folder.path().join("get.md"), PAGE).unwrap();
    bindery(folder.path(), &["import", "get.md", "--vendor", "acme"]);
    let text = fs::read_to_string(folder.path().join("specs/acme/bindery.toml")).unwrap();
    assert!(text.starts_with("# mine\nname = 'acme'   # so\n\n[[source]]\n"), "{text}");

    fs::write(folder.path().join("specs/acme/bindery.toml"), "<<<<<<< HEAD\n").unwrap();
    let ran = bindery(folder.path(), &["import", "get.md", "--vendor", "acme"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.contains("specs/acme/bindery.toml"), "{}", ran.stderr);
}
