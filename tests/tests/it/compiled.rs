//! What is generated compiles, without a warning.

use std::fs;
use std::path::Path;

use bindery_build::write::plan;

use crate::support::cargo::cargo;
use crate::support::fixture::Fixture;
use crate::support::repository::{findings, root};

#[test]
fn every_fixture_compiles() {
    // A folder that stays, so that only what changed is compiled again.
    let workspace = Path::new(env!("CARGO_TARGET_TMPDIR")).join("fixtures");
    let runtime = root().join("generator/runtime").canonicalize().unwrap().to_string_lossy().replace('\\', "/");
    let mut members = Vec::new();
    for fixture in Fixture::all("fixtures") {
        let generated = fixture.generate_as(&fixture.name, Some(runtime.clone()));
        assert!(generated.is_ok(), "{}: {}", fixture.name, findings(&generated));
        plan(&workspace.join(&fixture.name), &generated.files).unwrap().apply().unwrap();
        members.extend(["types", "client", "server"].map(|kind| format!("\"{}/{kind}\"", fixture.name)));
    }
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    let manifest = manifest + "\n[profile.dev]\ndebug = \"line-tables-only\"\n";
    fs::write(workspace.join("Cargo.toml"), manifest).unwrap();
    fs::copy(root().join("tests/Cargo.lock"), workspace.join("Cargo.lock")).unwrap();
    let output = cargo(&workspace, &["check", "--offline", "--workspace", "--quiet"]);
    assert_eq!(output, "");
}
