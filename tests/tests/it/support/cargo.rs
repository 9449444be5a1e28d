//! Running cargo on what was generated.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the tests were built, so that nothing is compiled twice.
pub fn target() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.ancestors().nth(3).unwrap().to_owned()
}

/// Runs cargo in a folder, and gives what it printed. Fails unless cargo succeeds.
pub fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", target()).env("CARGO_TERM_COLOR", "never");
    // These describe the test, and would make cargo take it for the package to build.
    for (name, _) in
        std::env::vars().filter(|(name, _)| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
    {
        command.env_remove(name);
    }
    let output = command.output().unwrap();
    let text = [output.stdout, output.stderr].concat();
    let text = String::from_utf8_lossy(&text).into_owned();
    assert!(output.status.success(), "cargo {}\n{text}", arguments.join(" "));
    text
}
