//! Running cargo on what was generated.

use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the tests were built, so that nothing is compiled twice.
pub fn target() -> PathBuf {
    let test = std::env::current_exe().unwrap();
    test.ancestors().nth(3).unwrap().to_owned()
}

/// What a program left behind.
pub struct Ran {
    pub success: bool,
    pub stdout: String,
    pub stderr: String,
}

/// Runs cargo in a folder, and gives what it printed. Fails unless cargo succeeds.
pub fn cargo(folder: &Path, arguments: &[&str]) -> String {
    let Ran { success, stdout, stderr } = run(folder, arguments, &[]);
    assert!(success, "cargo {}\n{stdout}{stderr}", arguments.join(" "));
    stdout + &stderr
}

/// Runs cargo in a folder, with variables added to its environment.
pub fn run(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO"));
    command.args(arguments).current_dir(folder).env("CARGO_TARGET_DIR", target()).env("CARGO_TERM_COLOR", "never");
    // These describe the test, and would make cargo take it for the package to build.
    for (name, _) in
        std::env::vars().filter(|(name, _)| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_"))
    {
        command.env_remove(name);
    }
    Ran::of(command.envs(variables.iter().copied()))
}

impl Ran {
    /// Runs a program to its end.
    pub fn of(command: &mut Command) -> Self {
        let output = command.output().unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        Self { success: output.status.success(), stdout: text(output.stdout), stderr: text(output.stderr) }
    }
}
