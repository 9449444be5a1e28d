//! Which changes fail, and which are allowed.

use std::fs;

use tempfile::TempDir;

use super::{Ran, diff, first, schema, second, write};

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    write(folder.path(), "old.yaml", first());
    write(folder.path(), "new.yaml", second());
    folder
}

const TODAY: [&str; 2] = ["--today", "2026-11-22"];

fn run(folder: &TempDir, arguments: &[&str]) -> Ran {
    diff(folder.path(), &[&["old.yaml", "new.yaml"], &TODAY[..], arguments].concat())
}

fn entry(rest: &str) -> String {
    format!("[[allow]]\nrule = \"operation-removed\"\nreason = \"nobody calls it\"\n{rest}")
}

#[test]
fn changes_fail_if_that_is_asked_for() {
    let folder = folder();
    for (arguments, code) in [
        (&[][..], 0),
        (&["--fail-on", "breaking"], 1),
        (&["--fail-on", "breaking:callers"], 1),
        (&["--fail-on", "breaking:wire,implementors"], 1),
        (&["--fail-on", "any"], 1),
        (&["--fail-on", "additive"], 2),
        (&["--fail-on", "breaking:all"], 2),
        (&["--today", "2026-02-30"], 2),
        (&["--format", "pdf"], 2),
    ] {
        assert_eq!(
            diff(folder.path(), &[&["old.yaml", "new.yaml"], arguments].concat()).code,
            Some(code),
            "{arguments:?}"
        );
    }
    for (arguments, code) in [(["--fail-on", "breaking"], 0), (["--fail-on", "any"], 0)] {
        assert_eq!(diff(folder.path(), &[&["old.yaml", "old.yaml"][..], &arguments].concat()).code, Some(code));
    }
    write(
        folder.path(),
        "more.yaml",
        first() + "  /more:\n    get: {operationId: more, responses: {'204': {description: Done.}}}\n",
    );
    for (on, code) in [("breaking", 0), ("any", 1)] {
        assert_eq!(diff(folder.path(), &["old.yaml", "more.yaml", "--fail-on", on]).code, Some(code), "{on}");
    }
}

#[test]
fn what_is_allowed_does_not_fail_until_it_expires() {
    let folder = folder();
    let failing = ["--fail-on", "breaking", "--allow", "list.toml"];
    for (rest, code, told) in [
        ("expires = 2026-11-22\n", 0, ""),
        ("expires = \"2026-11-22\"\noperation = \"POST /addPet\"\n", 0, ""),
        ("expires = 2026-11-21\n", 1, "expired on 2026-11-21, and no longer counts"),
        ("expires = 2026-11-22\noperation = \"POST /other\"\n", 1, "matches no change"),
        ("expires = 2026-11-22\nsubject = \"something else\"\n", 1, "matches no change"),
    ] {
        write(folder.path(), "list.toml", entry(rest));
        let ran = run(&folder, &failing);
        assert_eq!(ran.code, Some(code), "{rest}: {}", ran.stderr);
        assert!(
            if told.is_empty() { ran.stderr.is_empty() } else { ran.stderr.contains(told) },
            "{rest}: {}",
            ran.stderr
        );
        assert!(told.is_empty() || ran.stderr.contains("--> list.toml:1:"), "{}", ran.stderr);
        assert_eq!(ran.stdout.contains("allowed until 2026-11-22: nobody calls it"), code == 0, "{}", ran.stdout);
    }
    write(folder.path(), "list.toml", entry("expires = 2027-01-01\n"));
    let markdown = run(&folder, &[&failing[..], &["--format", "markdown"]].concat());
    assert!(markdown.code == Some(0) && markdown.stdout.contains("allowed until 2027-01-01: nobody calls it"));
    let json = run(&folder, &[&failing[..], &["--format", "json"]].concat());
    let report = schema::checked(&json.stdout);
    let changes = report["vendors"][0]["changes"].as_array().unwrap();
    let allowed = changes.iter().find(|change| change["rule"] == "operation-removed").unwrap();
    assert_eq!((&allowed["allowed"]["expires"], &report["fails"]), (&"2027-01-01".into(), &false.into()));
    let any = run(&folder, &["--fail-on", "any", "--allow", "list.toml"]);
    assert_eq!(any.code, Some(1), "the other change is not allowed");
}

#[test]
fn a_vendor_has_a_list_of_its_own() {
    let folder = TempDir::new().unwrap();
    write(folder.path(), "old/acme/openapi.yaml", first());
    write(folder.path(), "new/acme/openapi.yaml", second());
    write(folder.path(), "new/acme/allow.toml", entry("expires = 2026-12-01\n"));
    let fails = |today: &str| diff(folder.path(), &["old", "new", "--fail-on", "breaking", "--today", today]).code;
    assert_eq!(fails("2026-12-01"), Some(0));
    assert_eq!(fails("2026-12-02"), Some(1));
    let named = ["old", "new", "--allow", "new/acme/allow.toml", "--today", "2027-01-01"];
    assert_eq!(diff(folder.path(), &named).stderr.matches("no longer counts").count(), 1, "a list counts once");
    fs::rename(folder.path().join("new/acme/allow.toml"), folder.path().join("old/acme/allow.toml")).unwrap();
    assert_eq!(fails("2026-12-01"), Some(1), "it is the new edition's");
}

#[test]
fn what_is_wrong_in_a_list_has_its_place() {
    let folder = folder();
    for (text, place, told) in [
        ("[[allow]\n", "list.toml:1:", "`list.toml` is not TOML"),
        ("[[alow]]\n", "list.toml:1:3", "did you mean `allow`?"),
        (&entry("expires = 2026-13-01\n"), "list.toml:4:", "error[B07"),
        (&entry("expires = \"2026-02-30\"\n"), "list.toml:4:11", "must be a day, as `2026-12-31`"),
        (&entry("expires = 2026-02-03T00:00:00Z\n"), "list.toml:4:11", "must be a day"),
        (&entry(""), "list.toml:1:1", "an allowed change has no `expires`"),
        (
            "[[allow]]\nrule = \"operation-remove\"\nreason = \"a\"\nexpires = 2027-01-01\n",
            "list.toml:2:8",
            "did you mean `operation-removed`?",
        ),
        (
            "[[allow]]\nrule = \"operation-removed\"\nreason = \" \"\nexpires = 2027-01-01\n",
            "list.toml:3:10",
            "must say why",
        ),
        (&entry("expires = 2027-01-01\noperation = 1\n"), "list.toml:5:13", "must be a string"),
        (&entry("expires = 2027-01-01\nvendor = \"acme\"\n"), "list.toml:5:1", "is no setting"),
    ] {
        write(folder.path(), "list.toml", text);
        let ran = run(&folder, &["--allow", "list.toml"]);
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{text}");
        assert!(ran.stderr.contains(place) && ran.stderr.contains(told), "{text}: {}", ran.stderr);
    }
    let absent = run(&folder, &["--allow", "absent.toml"]);
    assert!(absent.code == Some(2) && absent.stderr.contains("can't read `absent.toml`"));
}

/// What a vendor's list allows for one operation, and a list that was named for the other.
#[test]
fn lists_allow_a_change_together() {
    let folder = TempDir::new().unwrap();
    let document = |limit: &str| {
        let operation = |name: &str| {
            format!(
                "{{operationId: {name}, requestBody: {{$ref: '#/components/requestBodies/P'}}, responses: {{'204': {{description: Done}}}}}}"
            )
        };
        format!(
            "openapi: 3.1.0\ninfo: {{title: P, version: '1'}}\npaths:\n  /a: {{put: {}}}\n  /b: {{put: {}}}\ncomponents:\n  requestBodies:\n    P: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/P'}}}}}}}}\n  schemas:\n    P: {{type: object, properties: {{a: {{type: string, maxLength: {limit}}}}}}}\n",
            operation("putA"),
            operation("putB")
        )
    };
    write(folder.path(), "old/openapi.yaml", document("9"));
    write(folder.path(), "new/openapi.yaml", document("5"));
    let entry = |operation: &str| {
        format!(
            "[[allow]]\nrule = \"request-max-length-tightened\"\noperation = \"{operation}\"\nreason = \"short\"\nexpires = 2026-12-31\n"
        )
    };
    write(folder.path(), "new/allow.toml", entry("PUT /a"));
    write(folder.path(), "more.toml", entry("PUT /b"));
    let run = |more: &[&str]| {
        let arguments = [&["old/openapi.yaml", "new/openapi.yaml", "--fail-on", "breaking"], &TODAY[..], more].concat();
        diff(folder.path(), &arguments)
    };
    let alone = run(&[]);
    assert_eq!(alone.code, Some(1), "{}", alone.stdout);
    let together = run(&["--allow", "more.toml"]);
    assert_eq!((together.code, together.stderr.as_str()), (Some(0), ""), "{}", together.stdout);
}
