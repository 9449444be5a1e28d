//! What others have written and this project is built with: where it comes from, under which licence, and how much of it
//! reaches whoever uses the runtime. `cargo deny` says more (`deny.toml`); this holds wherever there is cargo.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::support::cargo::cargo;
use crate::support::repository::{files, root, shown};
use crate::support::snapshot;

const REGISTRY: &str = "registry+https://github.com/rust-lang/crates.io-index";

/// The manifests of the workspaces, without those of generated crates, which have none of their own.
fn workspaces() -> Vec<PathBuf> {
    let folders = ["generator", "tests"].into_iter().flat_map(|folder| files(&root().join(folder), "/Cargo.toml"));
    let all = folders.chain([root().join("Cargo.toml")]).filter(|path| !shown(path).contains("/target/"));
    let all: Vec<PathBuf> = all.filter(|path| fs::read_to_string(path).unwrap().contains("[workspace]")).collect();
    assert!(all.len() >= 2, "{all:?}");
    all
}

/// The packages of a workspace as cargo knows them, those of other platforms left out: they need not be there.
fn packages(manifest: &Path) -> Vec<Value> {
    let folder = manifest.parent().unwrap();
    let host = cargo(folder, &["-vV"]);
    let host = host.lines().find_map(|line| line.strip_prefix("host: ")).unwrap().to_owned();
    let arguments = ["metadata", "--format-version=1", "--all-features", "--locked", "--filter-platform", &host];
    let metadata = cargo(folder, &arguments);
    let metadata = metadata.lines().find(|line| line.starts_with('{')).unwrap();
    let mut metadata: Value = serde_json::from_str(metadata).unwrap();
    let packages = metadata["packages"].take();
    packages.as_array().unwrap().clone()
}

fn name(package: &Value) -> &str {
    package["name"].as_str().unwrap()
}

fn is_ours(package: &Value) -> bool {
    package["source"].is_null()
}

#[test]
fn every_workspace_is_locked_to_one_registry() {
    for manifest in workspaces() {
        let lock = fs::read_to_string(manifest.with_file_name("Cargo.lock"));
        let lock = lock.unwrap_or_else(|error| panic!("{}: no lock: {error}", shown(&manifest)));
        let sources = lock.lines().filter_map(|line| line.strip_prefix("source = "));
        let others: Vec<&str> = sources.filter(|source| source.trim_matches('"') != REGISTRY).collect();
        assert_eq!(others, [""; 0], "{}", shown(&manifest));
        let count = |line: &str| lock.lines().filter(|found| found.starts_with(line)).count();
        assert_eq!(count("source = "), count("checksum = "), "{}", shown(&manifest));
    }
}

/// Whether a licence (SPDX 2.3, annex D) asks for nothing but what `allowed` does.
fn is_allowed(licence: &str, allowed: &BTreeSet<&str>) -> bool {
    let one = |licence: &str| allowed.contains(licence.split(" WITH ").next().unwrap_or_default());
    let either = |clause: &str| clause.trim_matches(['(', ')']).replace('/', " OR ").split(" OR ").any(one);
    licence.split(" AND ").all(either)
}

#[test]
fn licences_are_those_of_the_list() {
    let deny = fs::read_to_string(root().join("deny.toml")).unwrap();
    let list = deny.lines().find_map(|line| line.strip_prefix("allow = [")).unwrap();
    let allowed: BTreeSet<&str> = list.split('"').skip(1).step_by(2).collect();
    assert!(is_allowed("(MIT OR GPL-3.0) AND ISC", &allowed) && !is_allowed("MIT AND GPL-3.0", &allowed));
    for manifest in workspaces() {
        for package in packages(&manifest).iter().filter(|package| !is_ours(package)) {
            let licence = package["license"].as_str().unwrap_or_default();
            assert!(is_allowed(licence, &allowed), "{}: {licence:?} is not in deny.toml", name(package));
        }
    }
}

#[test]
fn ours_build_nothing_by_scripts_and_name_no_version_at_random() {
    for package in packages(&root().join("Cargo.toml")).iter().filter(|package| is_ours(package)) {
        let kinds = package["targets"].as_array().unwrap().iter().flat_map(|target| target["kind"].as_array().unwrap());
        let kinds: Vec<&str> = kinds.map(|kind| kind.as_str().unwrap()).collect();
        assert!(!kinds.iter().any(|kind| matches!(*kind, "custom-build" | "proc-macro")), "{}", name(package));
        for dependency in package["dependencies"].as_array().unwrap() {
            let free = dependency["req"] == "*" && dependency["path"].is_null();
            assert!(!free, "{}: any version of {}", name(package), name(dependency));
        }
    }
}

#[test]
fn every_crate_forbids_unsafe_code() {
    let roots = ["generator/src/lib.rs", "generator/cli/src/main.rs", "generator/runtime/src/lib.rs"];
    for path in roots {
        let text = fs::read_to_string(root().join(path)).unwrap();
        assert!(text.contains("#![forbid(unsafe_code)]"), "{path}");
    }
    for manifest in workspaces() {
        for member in packages(&manifest).iter().filter(|package| is_ours(package)) {
            let path = member["manifest_path"].as_str().unwrap();
            let text = fs::read_to_string(path).unwrap();
            let forbids = text.contains("unsafe_code = \"forbid\"") || text.contains("[lints]\nworkspace = true");
            assert!(forbids || text.contains("cargo-fuzz = true"), "{path}");
        }
        let text = fs::read_to_string(&manifest).unwrap();
        assert!(
            text.contains("unsafe_code = \"forbid\"") || text.contains("cargo-fuzz = true"),
            "{}",
            shown(&manifest)
        );
    }
}

/// What a crate brings along, by features: each name is one that somebody has to trust.
#[test]
fn dependencies_are_few_and_known() {
    let page = |(package, features): (&str, &str)| {
        // One platform, so that the list is the same on each.
        let platform = "x86_64-unknown-linux-gnu";
        let arguments = ["tree", "--locked", "-p", package, "--features", features, "--target", platform];
        let listed = cargo(&root(), &[&arguments[..], &["--edges", "normal", "--prefix", "none"]].concat());
        let is_package = |line: &&str| line.split(' ').nth(1).is_some_and(|version| version.starts_with('v'));
        let names = listed.lines().filter(is_package).filter_map(|line| line.split(' ').next());
        let names: BTreeSet<&str> = names.filter(|name| *name != package).collect();
        let with = if features.is_empty() { "no features" } else { features };
        format!("==> {package}, {with}: {}\n{}\n", names.len(), names.into_iter().collect::<Vec<_>>().join("\n"))
    };
    let sets = [("bindery", ""), ("bindery", "validate"), ("bindery", "client"), ("bindery", "server")];
    let pages: Vec<String> = sets.into_iter().chain([("bindery-build", ""), ("bindery-cli", "")]).map(page).collect();
    snapshot::check([("dependencies".to_owned(), pages.join("\n"))]);
}

/// Nobody is safer for a check that nothing runs, or for a report that nobody knows how to make.
#[test]
fn what_judges_is_run_and_who_finds_something_can_say_so() {
    let run = fs::read_to_string(root().join(".ci/run")).unwrap();
    for judge in [
        "\ntests/hostile/run\n",
        "\ntests/fuzz/run ",
        "\n    cargo deny --manifest-path \"$manifest\"",
        "\ncargo test\n",
    ] {
        assert!(run.contains(judge), "{judge}");
    }
    let policy = fs::read_to_string(root().join("SECURITY.md")).unwrap();
    for said in ["Report privately", "RustSec", "## Supported versions", "signed tags", "docs/security-controls.md"] {
        assert!(policy.contains(said), "{said}");
    }
}
