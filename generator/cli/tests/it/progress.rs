//! What a run tells while it goes on: to somebody at a terminal, and to nobody else. And where its time went.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;

use super::{DECIDING, bindery};

const DOCUMENT: &str = "\
openapi: 3.1.0
info: {title: Pets, version: '1'}
servers: [{url: https://api.example.com}]
paths:
  /pets: {get: {operationId: listPets, responses: {'204': {description: None.}}}}
";

/// Takes a line back.
const BACK: &str = "\r\u{1b}[K";

fn project() -> TempDir {
    let folder = TempDir::new().unwrap();
    for vendor in ["acme", "umbrella"] {
        let specs = folder.path().join("specs").join(vendor);
        fs::create_dir_all(&specs).unwrap();
        fs::write(specs.join("openapi.yaml"), DOCUMENT).unwrap();
    }
    folder
}

/// What a terminal shows of a run: `script`, of util-linux, has one.
fn shown(folder: &Path, arguments: &str, variables: &[(&str, &str)]) -> String {
    let mut command = Command::new("script");
    for name in DECIDING {
        command.env_remove(name);
    }
    let line = format!("'{}' {arguments}", env!("CARGO_BIN_EXE_bindery"));
    let command = command.args(["--quiet", "--return", "--command", &line, "/dev/null"]).current_dir(folder);
    let command = command.env("TERM", "xterm-256color").envs(variables.iter().copied()).stdin(Stdio::null());
    let output = command.output().unwrap();
    assert!(output.status.success(), "{output:?}");
    String::from_utf8(output.stdout).unwrap()
}

#[cfg(target_os = "linux")]
#[test]
fn a_terminal_shows_what_is_being_done_and_takes_it_back() {
    let project = project();
    let text = shown(project.path(), "", &[]);
    for step in ["acme: reading", "acme: printing", "umbrella: finding out what it means"] {
        assert!(text.contains(&format!("generating {step} ...{BACK}")), "{text:?}");
    }
    // What stays are the lines that others get too.
    let lines: Vec<&str> = text.lines().filter_map(|line| line.rsplit(BACK).next()).collect();
    let piped = bindery(self::project().path(), &[]).stdout;
    assert_eq!(lines, piped.lines().collect::<Vec<_>>(), "{text:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_comparison_shows_it_too() {
    let documents = "specs/acme/openapi.yaml specs/umbrella/openapi.yaml";
    let text = shown(project().path(), &format!("diff {documents}"), &[]);
    for step in ["reading", "deciding what they come to", "printing", "looking for changes"] {
        assert!(text.contains(&format!(": {step} ...{BACK}")), "{step}: {text:?}");
    }
    let text = shown(project().path(), &format!("diff {documents} --format json"), &[("CI", "true")]);
    assert!(!text.contains('\u{1b}') && !text.contains("comparing"), "{text:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn whoever_waits_for_changes_sees_it_too() {
    let until = "until [ -e generated/umbrella/.bindery ]; do sleep 0.1; done; kill $!";
    let text = shown(project().path(), &format!("--watch & {until}"), &[]);
    assert!(text.contains(&format!("generating umbrella: printing ...{BACK}")), "{text:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn nothing_is_taken_back_where_nothing_can_be() {
    for (arguments, variables) in
        [("", &[("CI", "true")][..]), ("", &[("TERM", "dumb")]), ("--quiet", &[]), ("--dry-run --json", &[])]
    {
        let text = shown(project().path(), arguments, variables);
        assert!(!text.contains('\u{1b}') && !text.contains("generating"), "{arguments} {variables:?}: {text:?}");
    }
    // A line is taken back, and no colour is used.
    let folder = project();
    fs::write(folder.path().join("specs/acme/openapi.yaml"), DOCUMENT.replace("get:", "sumary: A, get:")).unwrap();
    let text = shown(folder.path(), "", &[("NO_COLOR", "1")]);
    assert!(text.contains("warning[B0206]") && text.contains(BACK), "{text:?}");
    assert!(!text.replace(BACK, "").contains('\u{1b}'), "{text:?}");
}

#[test]
fn a_pipe_gets_the_summary_alone() {
    let folder = project();
    let ran = bindery(folder.path(), &[]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(ran.stdout.lines().count() == 2 && ran.stdout.contains("in generated/acme"), "{}", ran.stdout);
}

#[test]
fn timings_add_up() {
    let folder = project();
    let ran = bindery(folder.path(), &["--timings"]);
    let lines: Vec<Vec<&str>> = ran.stderr.lines().map(|line| line.split_whitespace().collect()).collect();
    let [head, vendors @ .., together, whole] = lines.as_slice() else { panic!("{}", ran.stderr) };
    assert_eq!(
        head.join(" "),
        "milliseconds read source document lower analyse plan emit compare write since HEAD sum"
    );
    assert_eq!(vendors.iter().map(|line| line[0]).collect::<Vec<_>>(), ["acme", "umbrella"]);
    let numbers = |line: &[&str]| line[1..].iter().map(|text| text.parse::<f64>().unwrap()).collect::<Vec<_>>();
    let mut all = 0.0;
    for line in vendors {
        let [times @ .., sum] = &numbers(line)[..] else { panic!("{line:?}") };
        assert_eq!(times.len(), 10);
        // Each is rounded.
        assert!((times.iter().sum::<f64>() - sum).abs() < 0.6, "{line:?}");
        // Something is done in each, and nothing is in HEAD.
        assert!(*sum > 0.0 && times[9] < 50.0, "{line:?}");
        all += sum;
    }
    assert!((numbers(together).last().unwrap() - all).abs() < 0.3, "{together:?}");
    let whole = whole.join(" ");
    let whole = whole.strip_prefix("the whole run: ").and_then(|text| text.strip_suffix(" ms")).unwrap();
    assert!(whole.parse::<f64>().unwrap() > all - 0.3, "{}", ran.stderr);
}
