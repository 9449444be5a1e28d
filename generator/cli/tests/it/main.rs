//! The command as its users meet it: arguments, streams, exit codes and files.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a helper that fails fails its test")]

mod changes;
mod codes;
mod configuration;
mod diff;
mod explain;
mod generate;
mod import;
mod init;
mod pages;
mod presentation;
mod progress;
mod project;
mod select;
mod skeleton;
mod unchanged;
mod watch;
mod workspace_tests;

use std::path::Path;
use std::process::Command;

/// What a run of the command left behind.
struct Ran {
    code: Option<i32>,
    stdout: String,
    stderr: String,
}

/// The variables that decide about colours and progress.
const DECIDING: [&str; 5] = ["CI", "NO_COLOR", "CLICOLOR", "CLICOLOR_FORCE", "TERM"];

/// Runs `bindery` in a folder.
fn bindery(folder: &Path, arguments: &[&str]) -> Ran {
    bindery_with(folder, arguments, &[])
}

/// The same with variables of the environment; those that decide about colours are only what is given.
fn bindery_with(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Ran {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bindery"));
    for name in DECIDING {
        command.env_remove(name);
    }
    let command = command.args(arguments).current_dir(folder).envs(variables.iter().copied());
    let output = command.output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Ran { code: output.status.code(), stdout: text(output.stdout), stderr: text(output.stderr) }
}

/// The files below a folder, ordered by path.
fn files(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.push(path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

/// Every file with its contents.
fn contents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let read = |path: String| {
        let contents = std::fs::read(folder.join(&path)).unwrap();
        (path, contents)
    };
    files(folder).into_iter().map(read).collect()
}
