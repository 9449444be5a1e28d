//! The tests over what Bindery generates: a workspace of their own, so that damage to a generated crate never keeps
//! `cargo run` from healing it. From here they take part in `cargo test` at the root.

use std::path::{Path, PathBuf};
use std::process::Command;

#[test]
fn the_tests_of_the_generated_crates_pass() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let mut cargo = Command::new(env!("CARGO"));
    cargo.arg("test").arg("--workspace").arg("--manifest-path").arg(root.join("tests/Cargo.toml"));
    cargo.arg("--target-dir").arg(target()).current_dir(root.join("tests"));
    // These describe this test. `BINDERY_SHARED` and the like go through.
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")) {
            cargo.env_remove(name);
        }
    }
    // Its streams are ours, past the test harness, which holds back only what this process prints.
    let status = cargo.status().unwrap();
    assert!(status.success(), "`cargo test --manifest-path tests/Cargo.toml --workspace` failed: see above");
}

/// The target directory that this test was built in.
fn target() -> PathBuf {
    let bindery = Path::new(env!("CARGO_BIN_EXE_bindery"));
    bindery.ancestors().nth(2).unwrap().to_owned()
}
