//! What is published: packages with all that people look for in a registry, and nothing that only this repository needs.

use std::fs;
use std::path::Path;

use serde_json::Value;

use crate::support::cargo::cargo;
use crate::support::repository::root;

const FOLDERS: [(&str, &str); 3] =
    [("bindery", "generator/runtime"), ("bindery-build", "generator"), ("bindery-cli", "generator/cli")];

fn packages() -> Vec<Value> {
    let text = cargo(&root(), &["metadata", "--format-version=1", "--no-deps", "--offline"]);
    let text = text.lines().find(|line| line.starts_with('{')).unwrap();
    let metadata: Value = serde_json::from_str(text).unwrap();
    metadata["packages"].as_array().unwrap().clone()
}

fn readme(folder: &Path) -> String {
    fs::read_to_string(folder.join("README.md")).unwrap()
}

#[test]
fn a_registry_has_all_that_it_shows() {
    let packages = packages();
    assert_eq!(packages.len(), FOLDERS.len());
    for package in &packages {
        let name = package["name"].as_str().unwrap();
        for key in ["description", "license", "readme", "rust_version", "documentation"] {
            assert!(package[key].as_str().is_some_and(|text| !text.is_empty()), "{name}: {key}");
        }
        for key in ["keywords", "categories"] {
            let words = package[key].as_array().unwrap();
            // What crates.io takes.
            assert!((1..=5).contains(&words.len()), "{name}: {key}");
            assert!(
                words.iter().all(|word| word.as_str().unwrap().len() <= 20 || key == "categories"),
                "{name}: {key}"
            );
        }
        assert_eq!(package["documentation"], format!("https://docs.rs/{name}"));
        assert_eq!(package["publish"], Value::Null, "{name}");
    }
}

#[test]
fn a_package_holds_its_sources_and_licences_and_no_tests() {
    for (name, folder) in FOLDERS {
        let listed = cargo(&root(), &["package", "--list", "--allow-dirty", "--offline", "-p", name]);
        let has = |file: &str| listed.lines().any(|line| line == file);
        let main = if name == "bindery-cli" { "src/main.rs" } else { "src/lib.rs" };
        for file in ["Cargo.toml", "Cargo.lock", "LICENSE-APACHE", "LICENSE-MIT", "README.md", main] {
            assert!(has(file), "{name}: {file}");
        }
        for line in listed.lines().filter(|line| !line.starts_with("warning")) {
            let mut parts = line.split('/');
            let is_test = parts.any(|part| matches!(part, "tests" | "tests.rs" | "testing.rs" | "snapshots"));
            assert!(!is_test, "{name}: {line}");
        }
        for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
            let text = |folder: &Path| fs::read(folder.join(licence)).unwrap();
            assert_eq!(text(&root().join(folder)), text(&root()), "{name}: {licence}");
        }
    }
}

#[test]
fn a_readme_tells_what_is_true_of_the_package() {
    for package in packages() {
        let name = package["name"].as_str().unwrap();
        let folder = FOLDERS.iter().find(|(known, _)| *known == name).unwrap().1;
        let text = readme(&root().join(folder));
        let rust = package["rust_version"].as_str().unwrap();
        assert!(text.contains(&format!("Needs Rust {rust}")), "{name}: Rust {rust}");
        for feature in package["features"].as_object().unwrap().keys().filter(|feature| *feature != "default") {
            let in_table =
                |line: &str| line.split(" | ").next().is_some_and(|cell| cell.contains(&format!("`{feature}`")));
            assert!(text.lines().any(in_table), "{name}: {feature} is not in the table");
        }
        let version = package["version"].as_str().unwrap();
        for line in text.lines().filter(|line| line.starts_with("bindery") && line.contains(" = ")) {
            assert!(line.contains(&format!("\"{version}\"")), "{name}: {line}");
        }
        assert_eq!(package["metadata"]["docs"]["rs"]["all-features"] == true, name != "bindery-cli", "{name}");
    }
}
