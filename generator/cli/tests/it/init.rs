//! A project from nothing: what `init` writes and tells is followed to the letter, and has to build.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use super::{Ran, bindery, contents};

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
          content: {application/json: {schema: {$ref: '#/components/schemas/Thing'}}}
components:
  schemas:
    Thing: {type: object, required: [id], properties: {id: {type: string}}}
";

/// What the page of a printed program says that it depends on.
const SERVING: &str = "\
[dependencies.axum]
version = \"0.8\"
default-features = false
features = [\"http1\", \"tokio\"]

[dependencies.tokio]
version = \"1\"
features = [\"macros\", \"net\", \"rt-multi-thread\"]
";

fn empty() -> TempDir {
    // Outside of this repository: a manifest above would be taken for the project's.
    TempDir::new().unwrap()
}

fn write(folder: &Path, path: &str, text: &str) {
    let path = folder.join(path);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, text).unwrap();
}

fn append(folder: &Path, path: &str, text: &str) {
    let old = fs::read_to_string(folder.join(path)).unwrap_or_default();
    write(folder, path, &format!("{old}\n{text}"));
}

fn succeed(folder: &Path, arguments: &[&str]) -> String {
    let ran = bindery(folder, arguments);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
    ran.stdout
}

/// Runs cargo as a user of this version would, with our sources in the place of the registry's.
fn cargo(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    if !folder.join("Cargo.lock").exists() {
        fs::copy(root.join("tests/Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    }
    let mut command = Command::new(env!("CARGO"));
    for (name, path) in [("bindery", "generator/runtime"), ("bindery-build", "generator")] {
        let path = toml_edit::Value::from(root.join(path).to_str().unwrap());
        command.arg("--config").arg(format!("patch.crates-io.{name}.path={path}"));
    }
    // As everything else is built here, so that nothing is built twice.
    for profile in ["profile.dev", "profile.dev.build-override"] {
        command.arg("--config").arg(format!("{profile}.debug='line-tables-only'"));
    }
    command.args(arguments).current_dir(folder);
    for (name, _) in
        std::env::vars().filter(|(name, _)| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
    {
        command.env_remove(name);
    }
    let target: PathBuf = Path::new(env!("CARGO_BIN_EXE_bindery")).ancestors().nth(2).unwrap().to_owned();
    let output =
        command.env("CARGO_TARGET_DIR", target).env("CARGO_TERM_COLOR", "never").envs(variables.iter().copied());
    let output = output.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Ran { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

fn builds(folder: &Path, arguments: &[&str]) {
    let ran = cargo(folder, arguments, &[]);
    assert_eq!(ran.code, Some(0), "{}{}", ran.stdout, ran.stderr);
}

/// Runs the commands that add dependencies. Cargo looks for what is not generated in the registry's index, where this version
/// is not: such a line is written as the command would.
fn add(folder: &Path, commands: &str, member: &str) {
    for command in commands.lines().filter(|line| !line.is_empty()) {
        let words: Vec<&str> = command.split(' ').map(|word| if word == "MEMBER" { "app" } else { word }).collect();
        if words.contains(&"--path") {
            let ran = cargo(folder, &[&words[1..], &["--offline", "--quiet"]].concat(), &[]);
            assert_eq!(ran.code, Some(0), "{command}: {}", ran.stderr);
            continue;
        }
        let table = if words.contains(&"--build") {
            "build-"
        } else if words.contains(&"--dev") {
            "dev-"
        } else {
            ""
        };
        let (name, version) = words.iter().find_map(|word| word.split_once('@')).unwrap();
        let features = words
            .iter()
            .skip_while(|word| **word != "--features")
            .nth(1)
            .map_or(String::new(), |features| format!("features = [\"{}\"]\n", features.replace(',', "\", \"")));
        let manifest = format!("{member}Cargo.toml");
        append(folder, &manifest, &format!("[{table}dependencies.{name}]\nversion = \"{version}\"\n{features}"));
    }
}

/// What a step tells to add: the lines that are indented below it.
fn told(stdout: &str, step: &str) -> String {
    let (_, rest) = stdout.split_once(step).unwrap_or_else(|| panic!("{step} in {stdout}"));
    let lines = rest.lines().skip(1).take_while(|line| line.is_empty() || line.starts_with("    "));
    lines.map(|line| format!("{}\n", line.trim_start_matches("    "))).collect()
}

#[test]
fn an_empty_folder_becomes_a_project_whose_tests_notice_drift() {
    let folder = empty();
    let folder = folder.path();
    write(folder, "acme.yaml", DOCUMENT);
    let stdout = succeed(folder, &["init", "acme.yaml"]);
    assert!(
        stdout.starts_with("new specs/acme/openapi.yaml\n") && stdout.contains("\n1. generate with `bindery`\n"),
        "{stdout}"
    );
    succeed(folder, &[]);
    let (_, command) = stdout.split_once("begin with `bindery ").unwrap();
    succeed(folder, &command.split_once('`').unwrap().0.split(' ').collect::<Vec<_>>());
    append(folder, "Cargo.toml", SERVING);
    builds(folder, &["test", "--offline", "--quiet"]);

    // From here on the program is no longer that of the document.
    fs::remove_file(folder.join("src/bin/serve.rs")).unwrap();

    // Nothing more is to be done, neither by this nor by what formats a project.
    let before = contents(folder);
    let stdout = succeed(folder, &["init", "acme.yaml"]);
    assert!(!stdout.contains("new ") && !stdout.contains("add to"), "{stdout}");
    builds(folder, &["fmt", "--all"]);
    assert!(contents(folder) == before, "`cargo fmt` or `bindery init` changed a file");

    write(
        folder,
        "specs/acme/openapi.yaml",
        &DOCUMENT.replace("getThing", "readThing").replace("/things/{id}", "/thing/{id}"),
    );
    let ran = cargo(folder, &["test", "--offline", "--quiet"], &[]);
    assert!(ran.code != Some(0) && ran.stdout.contains("changed specs/acme/names.lock"), "{}", ran.stdout);
    let (_, command) = ran.stdout.split_once("to write it: BINDERY_UPDATE=1 cargo ").unwrap();
    let arguments: Vec<&str> = command.lines().next().unwrap().split(' ').chain(["--offline"]).collect();
    assert_eq!(cargo(folder, &arguments, &[("BINDERY_UPDATE", "1")]).code, Some(0));
    // The command and the program write the same.
    succeed(folder, &["--check"]);
    builds(folder, &["test", "--offline", "--quiet"]);
}

#[test]
fn a_package_takes_its_bindings_from_a_build_script() {
    let folder = empty();
    let folder = folder.path();
    write(folder, "acme.json", r#"{"openapi": "3.1.0", "info": {"title": "Acme", "version": "1"}, "paths": {}}"#);
    // As `cargo new` leaves it.
    write(
        folder,
        "Cargo.toml",
        "[package]\nname = \"shop\"\nversion = \"0.1.0\"\nedition = \"2024\"\n\n[dependencies]\n",
    );
    write(folder, "src/lib.rs", "//! A shop.\n");
    let stdout = succeed(folder, &["init", "acme.json", "--build"]);
    add(folder, &told(&stdout, "add the dependencies:"), "");
    append(folder, "src/lib.rs", &told(&stdout, "add to `src/lib.rs` or `src/main.rs`:"));
    let (_, command) = stdout.split_once("begin with `bindery ").unwrap();
    succeed(folder, &command.split_once('`').unwrap().0.split(' ').collect::<Vec<_>>());
    append(folder, "Cargo.toml", SERVING);
    builds(folder, &["check", "--offline", "--quiet"]);
    let stdout = succeed(folder, &["init", "acme.json", "--build"]);
    assert!(!stdout.contains("cargo add") && !stdout.contains("new "), "{stdout}");
}

#[test]
fn a_workspace_gets_a_member_for_the_test() {
    let folder = empty();
    let folder = folder.path();
    write(folder, "acme.yaml", DOCUMENT);
    write(folder, "Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"app\"]\n");
    write(folder, "app/Cargo.toml", "[package]\nname = \"app\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
    write(folder, "app/src/lib.rs", "//! Calls Acme.\n\npub use acme_client::Client;\n");
    let stdout = succeed(folder, &["init", "acme.yaml"]);
    assert!(stdout.contains("add \"bindings\" to `members`"), "{stdout}");
    write(folder, "Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"app\", \"bindings\"]\n");
    succeed(folder, &[]);
    add(folder, &told(&stdout, "add the dependencies, of the MEMBER that uses them:"), "app/");
    builds(folder, &["test", "--offline", "--quiet", "--workspace"]);
}

#[test]
fn what_is_there_is_left_and_told() {
    let folder = empty();
    let folder = folder.path();
    write(
        folder,
        "api/acme.yaml",
        &DOCUMENT.replace("{type: string}}\n      responses", "{$ref: parts/id.yaml}}\n      responses"),
    );
    write(folder, "api/parts/id.yaml", "type: string\n");
    write(folder, "Cargo.toml", "[package]\nname = \"shop\"\nversion = \"0.1.0\"\nedition = \"2024\"\n");
    for path in [".gitattributes", "build.rs", "tests/bindings.rs"] {
        write(folder, path, "mine\n");
    }
    for arguments in [&["init", "api/acme.yaml"][..], &["init", "--build"]] {
        let stdout = succeed(folder, arguments);
        let file = if arguments.contains(&"--build") { "build.rs" } else { ".gitattributes" };
        assert!(
            stdout.contains(&format!("left as it is {file}\n")) && stdout.contains(&format!("add to `{file}`:")),
            "{stdout}"
        );
    }
    assert!(folder.join("specs/acme/parts/id.yaml").is_file());
    for path in [".gitattributes", "build.rs", "tests/bindings.rs"] {
        assert_eq!(fs::read_to_string(folder.join(path)).unwrap(), "mine\n");
    }
    let sub = folder.join("src");
    fs::create_dir(&sub).unwrap();
    let ran = bindery(&sub, &["init"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("and none here"), "{}", ran.stderr);
    write(folder, "page.md", "# No document\n");
    let ran = bindery(folder, &["init", "page.md"]);
    assert!(ran.code == Some(2) && ran.stderr.contains("bindery import PAGE"), "{}", ran.stderr);
}

#[test]
fn a_document_that_is_only_partly_supported_is_generated_as_far_as_it_goes() {
    let folder = empty();
    let folder = folder.path();
    write(
        folder,
        "acme.yaml",
        &DOCUMENT.replace("type: object, required: [id]", "type: object, maximum: 3, minimum: 5, required: [id]"),
    );
    let stdout = succeed(folder, &["init", "acme.yaml"]);
    let lenient = stdout.contains("`bindery --skip-unsupported`");
    let test = fs::read_to_string(folder.join("tests/bindings.rs")).unwrap();
    assert_eq!(test.contains("nearest()?.skip_unsupported().checked_in()"), lenient);
    assert!(lenient && stdout.contains(", as 1 error stands in the way otherwise: `bindery` tells which"), "{stdout}");
    succeed(folder, &["--skip-unsupported"]);
}

#[test]
fn without_a_document_one_is_asked_for() {
    let folder = empty();
    let stdout = succeed(folder.path(), &["init"]);
    assert!(
        stdout.ends_with("1. put a document at `specs/NAME/openapi.yaml`, and run `bindery init` again\n"),
        "{stdout}"
    );
}

#[test]
fn the_settings_that_are_proposed_are_settings() {
    let folder = empty();
    let folder = folder.path();
    write(
        folder,
        "acme.yaml",
        &DOCUMENT.replace("/things/{id}", "/v1/members/{id}").replace("get:", "put:").replace("[things]", "[Billing]"),
    );
    succeed(folder, &["init", "acme.yaml"]);
    let settings = fs::read_to_string(folder.join("specs/acme/bindery.toml")).unwrap();
    let lines = settings.lines().skip(1).map(|line| line.trim_start_matches("# ").trim_start_matches('#'));
    write(folder, "specs/acme/bindery.toml", &lines.collect::<Vec<_>>().join("\n"));
    succeed(folder, &[]);
    assert!(fs::read_to_string(folder.join("specs/acme/names.lock")).unwrap().contains("save_member"));
}
