//! The forms of a report: what each looks like, and where it goes.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::super::bindery_with;
use super::{diff, first, schema, second, write};

/// The same change of one API, and another that stayed as it was.
fn editions() -> TempDir {
    let folder = TempDir::new().unwrap();
    let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/diff/editions");
    for edition in ["old", "new"] {
        let text = fs::read_to_string(from.join(format!("{edition}.yaml"))).unwrap();
        write(folder.path(), &format!("{edition}/acme/openapi.yaml"), text);
        write(folder.path(), &format!("{edition}/other/openapi.yaml"), first());
    }
    let list =
        "[[allow]]\nrule = \"operation-removed\"\nreason = \"*nobody* calls it, says @ada\"\nexpires = 2026-12-31\n";
    write(folder.path(), "new/acme/allow.toml", list);
    folder
}

const RUN: [&str; 4] = ["old", "new", "--today", "2026-11-22"];

fn snapshot(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn each_form_reads_as_its_snapshot() {
    let folder = editions();
    for form in ["text", "markdown", "json"] {
        let ran = diff(folder.path(), &[&RUN[..], &["--format", form]].concat());
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{form}");
        assert!(!ran.stdout.contains('\u{1b}'), "{form}");
        if form == "json" {
            schema::checked(&ran.stdout);
        }
        if form == "text" {
            let wide = ran.stdout.lines().filter(|line| line.chars().count() > 100);
            assert_eq!(wide.collect::<Vec<_>>(), [""; 0]);
        }
        snapshot(form, &ran.stdout);
        let again = diff(folder.path(), &[&RUN[..], &["--format", form]].concat());
        assert_eq!(again.stdout, ran.stdout, "{form} is the same every time");
    }
}

#[test]
fn colours_and_signs_are_for_terminals_unless_they_are_asked_for() {
    let folder = editions();
    let run = |arguments: &[&str], variables: &[(&str, &str)]| {
        bindery_with(folder.path(), &[&["diff"], &RUN[..], arguments].concat(), variables).stdout
    };
    let plain = run(&[], &[("TERM", "xterm")]);
    let forced = [("TERM", "xterm"), ("CLICOLOR_FORCE", "1")];
    let styled = run(&[], &forced);
    assert!(styled.contains("\u{1b}[1;31m✗ breaking") && !plain.contains('✗'));
    for form in ["markdown", "json"] {
        assert!(!run(&["--format", form], &forced).contains('\u{1b}'), "{form}");
    }
    run(&["--out", "report.txt"], &forced);
    assert_eq!(fs::read_to_string(folder.path().join("report.txt")).unwrap(), plain, "a file is no terminal");
}

#[test]
fn a_report_goes_to_a_file_as_a_whole() {
    let folder = editions();
    for form in ["text", "markdown", "json"] {
        let path = format!("reports/{form}");
        let arguments = [&RUN[..], &["--format", form, "--fail-on", "any"]].concat();
        let printed = diff(folder.path(), &arguments);
        let ran = diff(folder.path(), &[&arguments[..], &["--out", &path]].concat());
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(1), ""), "{form}: {}", ran.stderr);
        assert_eq!(fs::read_to_string(folder.path().join(&path)).unwrap(), printed.stdout, "{form}");
    }
    fs::write(folder.path().join("new/acme/openapi.yaml"), "openapi: broken").unwrap();
    let ran = diff(folder.path(), &[&RUN[..], &["--out", "reports/text"]].concat());
    assert_eq!(ran.code, Some(2));
    assert!(fs::read_to_string(folder.path().join("reports/text")).unwrap().contains("acme"), "it is left as it was");
    let json = diff(folder.path(), &[&RUN[..], &["--format", "json", "--out", "reports/json"]].concat());
    let report = schema::checked(&fs::read_to_string(folder.path().join("reports/json")).unwrap());
    assert_eq!((json.code, report["ok"].as_bool()), (Some(2), Some(false)), "programs are told");
    let nowhere = diff(folder.path(), &["old", "old", "--out", "old"]);
    assert!(nowhere.code == Some(2) && nowhere.stderr.contains("error[B0801]"), "{}", nowhere.stderr);
}

#[test]
fn a_comment_is_as_long_as_one_may_be() {
    let folder = TempDir::new().unwrap();
    let long = "x".repeat(180);
    let operations: Vec<(String, String)> =
        (0..700).map(|number| (format!("gone/old{number}{long}"), format!("new/new{number}{long}"))).collect();
    let document = |names: &mut dyn Iterator<Item = &String>| {
        let names: Vec<(&str, &str)> = names.map(|name| ("get", name.as_str())).collect();
        super::document("1", &names)
    };
    write(folder.path(), "old.yaml", document(&mut operations.iter().map(|(old, _)| old)));
    write(folder.path(), "new.yaml", document(&mut operations.iter().map(|(_, new)| new)));
    let ran = diff(folder.path(), &["old.yaml", "new.yaml", "--format", "markdown"]);
    assert!(ran.stdout.len() < 65_536 && ran.stdout.len() > 40_000, "{}", ran.stdout.len());
    assert!(ran.stdout.contains("Left out for length: ") && ran.stdout.contains("more that are breaking"));
    // The first of them brings the trait that the router asks for, and that all are in.
    assert!(ran.stdout.contains("<summary>699 additive</summary>"));
    assert_eq!(ran.stdout.matches("<details>").count(), ran.stdout.matches("</details>").count());
    let text = diff(folder.path(), &["old.yaml", "new.yaml"]).stdout;
    assert!(text.contains("more in which nothing breaks"), "what is additive is folded");
}

#[test]
fn nothing_to_tell_is_told() {
    let folder = TempDir::new().unwrap();
    write(folder.path(), "a.yaml", first());
    write(folder.path(), "b.yaml", second());
    for (form, told) in [("text", "a: no changes\n"), ("markdown", "No changes of the API.\n")] {
        assert_eq!(diff(folder.path(), &["a.yaml", "a.yaml", "--format", form]).stdout, told);
    }
    let report = schema::checked(&diff(folder.path(), &["a.yaml", "a.yaml", "--format", "json"]).stdout);
    assert_eq!(report["vendors"][0]["changes"].as_array().unwrap().len(), 0);
}
