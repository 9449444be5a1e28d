//! The workflow that the documentation offers, step by step with the real command: everything but GitHub itself, whose
//! `gh` and whose remote are stand-ins.

use std::fs;
use std::path::Path;
use std::process::Command;

use super::{Repository, first, git, second, write};

/// The scripts of the steps, by their names.
fn steps(workflow: &str) -> Vec<(String, String)> {
    let mut steps: Vec<(String, String)> = Vec::new();
    let mut name = String::new();
    let mut lines = workflow.lines().peekable();
    while let Some(line) = lines.next() {
        let (indent, text) = (line.len() - line.trim_start().len(), line.trim());
        if let Some(given) = text.strip_prefix("- name: ") {
            name = given.to_owned();
        }
        let Some(script) = text.strip_prefix("run: ") else { continue };
        let mut block = String::new();
        while script == "|"
            && let Some(line) =
                lines.next_if(|line| line.trim().is_empty() || line.len() - line.trim_start().len() > indent)
        {
            block += line.get(indent + 2..).unwrap_or_default();
            block.push('\n');
        }
        steps.push((name.clone(), if script == "|" { block } else { script.to_owned() }));
    }
    steps
}

#[cfg(unix)]
fn script(path: &Path, text: &str) {
    use std::os::unix::fs::PermissionsExt;
    fs::write(path, text).unwrap();
    fs::set_permissions(path, fs::Permissions::from_mode(0o755)).unwrap();
}

#[cfg(unix)]
#[test]
fn the_workflow_opens_a_change_with_the_report() {
    let workflow = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/regenerate.yml")).unwrap();
    let repository = Repository::new();
    let remote = Repository::new();
    repository.write("Cargo.toml", "[workspace]\nresolver = \"3\"\n");
    repository.write("specs/acme/openapi.yaml", first());
    let bin = repository.path().join("../").canonicalize().unwrap();
    let bin = tempfile::TempDir::new_in(bin).unwrap();
    let at = |name: &str| bin.path().join(name);
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_bindery"), at("bindery")).unwrap();
    script(&at("gh"), "#!/bin/sh\necho \"gh $*\" >> \"$RUNNER_TEMP/asked\"\n[ \"$2\" = list ] && echo 0 || true\n");
    write(repository.path(), "fetch-specs", "");
    script(
        &repository.path().join("fetch-specs"),
        &format!("#!/bin/sh\ncat > specs/acme/openapi.yaml <<'END'\n{}END\n", second()),
    );
    let generated = |repository: &Repository| {
        let ran = super::bindery(repository.path(), &["generate"]);
        assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    };
    generated(&repository);
    repository.commit();
    git(remote.path(), &["config", "receive.denyCurrentBranch", "ignore"]);
    repository.git(&["remote", "add", "origin", remote.path().to_str().unwrap()]);
    let steps = steps(&workflow);
    let names: Vec<&str> = steps.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["Install Bindery", "Fetch the documents", "Generate", "Compare", "Open the change"]);
    let path = format!("{}:{}", bin.path().display(), std::env::var("PATH").unwrap());
    for (name, text) in steps.iter().filter(|(name, _)| name != "Install Bindery") {
        let set = fs::read_to_string(at("env")).unwrap_or_default();
        let mut shell = Command::new("bash");
        // As GitHub runs scripts.
        shell.args(["--noprofile", "--norc", "-e", "-o", "pipefail", "-c", text]).current_dir(repository.path());
        shell.env("PATH", &path).env("RUNNER_TEMP", bin.path()).env("GITHUB_ENV", at("env"));
        shell.env("BRANCH", "bindery/regenerate").envs(set.lines().filter_map(|line| line.split_once('=')));
        for (name, value) in [
            ("GIT_AUTHOR_NAME", "a"),
            ("GIT_AUTHOR_EMAIL", "a@example.com"),
            ("GIT_COMMITTER_NAME", "a"),
            ("GIT_COMMITTER_EMAIL", "a@example.com"),
        ] {
            shell.env(name, value);
        }
        let ran = shell.output().unwrap();
        assert!(
            ran.status.success(),
            "{name}: {}{}",
            String::from_utf8_lossy(&ran.stdout),
            String::from_utf8_lossy(&ran.stderr)
        );
    }
    let body = fs::read_to_string(at("change.md")).unwrap();
    assert!(body.contains("### Breaking") && body.contains("`POST /addPet` is gone"), "{body}");
    assert!(fs::read_to_string(at("change.html")).unwrap().contains("operation-removed"));
    let asked = fs::read_to_string(at("asked")).unwrap_or_default();
    let asked_for = |what: &str| assert!(asked.contains(what), "{asked}");
    asked_for("gh pr create --head bindery/regenerate --title Regenerate bindings: breaking --body-file");
    let log = Command::new("git")
        .args(["log", "-1", "--format=%s", "bindery/regenerate"])
        .current_dir(remote.path())
        .output();
    assert_eq!(String::from_utf8_lossy(&log.unwrap().stdout).trim(), "Regenerate bindings: breaking");
}
