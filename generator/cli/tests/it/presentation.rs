//! How findings reach people and programs: in which order, how many of them, in which colours, in which words at the end.

use std::fmt::Write;
use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;

use super::{bindery, bindery_with};

const GENERATE: [&str; 4] = ["generate", "openapi.yaml", "--out", "out"];

/// A folder with a document of these paths.
fn document(paths: &str) -> TempDir {
    let folder = TempDir::new().unwrap();
    let head = "openapi: 3.1.0\ninfo: { title: Pets, version: '1' }\npaths:\n";
    fs::write(folder.path().join("openapi.yaml"), format!("{head}{paths}")).unwrap();
    folder
}

const WRONG: &str = "  /a:
    get:
      sumary: One.
      responses: { 200: { $ref: '#/components/responses/None' } }
  b: {}
";

#[test]
fn colours_are_for_terminals_unless_they_are_asked_for() {
    let folder = document(WRONG);
    let escapes = |variables: &[(&str, &str)]| {
        let ran = bindery_with(folder.path(), &GENERATE, variables);
        assert_eq!(ran.code, Some(2));
        (ran.stdout + &ran.stderr).contains('\u{1b}')
    };
    // What a test reads is no terminal.
    assert!(!escapes(&[("TERM", "xterm-256color")]));
    assert!(escapes(&[("TERM", "xterm-256color"), ("CLICOLOR_FORCE", "1")]));
    for (name, value) in [("NO_COLOR", "1"), ("CLICOLOR", "0"), ("TERM", "dumb")] {
        assert!(!escapes(&[(name, value)]), "{name}={value}");
    }
    assert!(!escapes(&[("NO_COLOR", "1"), ("CLICOLOR_FORCE", "1")]));
}

#[test]
fn all_is_shown_in_the_order_of_the_document_and_counted_at_the_end() {
    let ran = bindery(document(WRONG).path(), &GENERATE);
    let places: Vec<&str> = ran.stderr.lines().filter_map(|line| Some(line.split_once("--> ")?.1)).collect();
    assert_eq!(places, ["openapi.yaml:6:7", "openapi.yaml:7:33", "openapi.yaml:8:3"], "{}", ran.stderr);
    let last = "api: nothing is generated: 2 errors and 1 warning; `bindery explain B0301`, `bindery explain \
                B0207` tell more";
    assert_eq!(ran.stderr.lines().last(), Some(last));
    assert_eq!(ran.stdout, "");
}

#[test]
fn of_too_many_the_errors_are_shown_and_the_rest_is_counted() {
    let mut paths = String::new();
    for number in 0..700 {
        writeln!(paths, "  /p{number}: {{ get: {{ sumary: a, responses: {{}} }} }}").unwrap();
    }
    paths.push_str("  last: {}\n");
    let folder = document(&paths);
    let ran = bindery(folder.path(), &GENERATE);
    assert_eq!(ran.stderr.matches("warning[B0206]").count(), 99);
    assert_eq!(ran.stderr.matches("error[B0207]").count(), 1);
    assert!(
        ran.stderr.contains("\nand 601 warnings more, which are not shown: `--limit findings=701` shows them\n"),
        "{}",
        ran.stderr
    );
    assert!(ran.stderr.contains("nothing is generated: 1 error and 700 warnings; `bindery explain B0207` tells more"));

    let report = bindery(folder.path(), &[&GENERATE[..], &["--json"]].concat()).stdout;
    let report: Value = serde_json::from_str(&report).unwrap();
    let vendor = &report["vendors"][0];
    assert_eq!(vendor["counts"], json!({ "errors": 1, "warnings": 700, "notes": 0 }));
    assert_eq!((vendor["diagnostics"].as_array().unwrap().len(), &vendor["omitted"]), (501, &json!(200)));
}

#[test]
fn a_finding_has_one_shape_for_programs() {
    let ran = bindery(document(WRONG).path(), &[&GENERATE[..], &["--json"]].concat());
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    let warning = json!({
        "code": "B0206",
        "severity": "warning",
        "message": "`sumary` is not a field of an operation, and has no effect",
        "places": [{
            "file": "openapi.yaml",
            "line": 6, "column": 7, "end_line": 6, "end_column": 13,
            "start": 79, "end": 85,
            "label": "unknown field",
        }],
        "help": "did you mean `summary`?",
        "explain": "bindery explain B0206",
    });
    assert_eq!(report["vendors"][0]["diagnostics"][0], warning);
    assert_eq!(ran.stderr, "");
}

#[test]
fn inspecting_and_importing_count_at_the_end_too() {
    let folder = document(WRONG);
    let ran = bindery(folder.path(), &["inspect", "openapi.yaml"]);
    let last = "openapi.yaml: nothing is shown: 2 errors and 1 warning; `bindery explain B0301`, `bindery explain B0207` \
                tell more";
    assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.lines().last()), (Some(2), "", Some(last)));
    fs::write(folder.path().join("page.md"), "# Words only\n").unwrap();
    let ran = bindery(folder.path(), &["import", "page.md", "--vendor", "acme"]);
    let last = "acme: nothing is imported: 1 error; `bindery explain B0109` tells more";
    assert_eq!((ran.code, ran.stderr.lines().last()), (Some(2), Some(last)));
}

#[test]
fn an_inspection_for_programs_tells_them_what_was_found() {
    let folder = document(WRONG);
    let ran = bindery(folder.path(), &["inspect", "openapi.yaml", "--json"]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(2), ""));
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert_eq!((&report["ok"], &report["omitted"]), (&json!(false), &json!(0)));
    assert_eq!(report["counts"], json!({ "errors": 2, "warnings": 1, "notes": 0 }));
    let generated = bindery(folder.path(), &[&GENERATE[..], &["--json"]].concat());
    let generated: Value = serde_json::from_str(&generated.stdout).unwrap();
    assert_eq!(report["diagnostics"], generated["vendors"][0]["diagnostics"]);

    let ran = bindery(folder.path(), &["inspect", "absent.yaml", "--json"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("can't read"), "{}", ran.stderr);
    let report: Value = serde_json::from_str(&ran.stdout).unwrap();
    assert!(report["ok"] == json!(false) && report["failure"].as_str().unwrap().contains("absent.yaml"));
}
