//! The `bindery` command: reads files, calls the library, writes files, and says what it did.
//!
//! Others script against it: what goes to stdout is what was asked for, everything else goes to stderr, and the exit
//! code is 0 when all is well, 1 when `--check` or `--fail-on` found what they look for, 2 on an error.

#![forbid(unsafe_code)]

mod arguments;
mod console;
mod diff;
mod explain;
mod failure;
mod generate;
mod git;
mod import;
mod init;
mod input;
mod inspect;
mod job;
mod pages;
mod provenance;
mod skeleton;
mod store;
mod summary;
mod timings;
mod unchanged;
mod watch;

use std::process::ExitCode;

use arguments::{Arguments, Command};
use clap::Parser;
use console::Console;

/// How a command ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    /// All is well.
    Done,
    /// `--check` found what a run would change, or `--fail-on` a change that fails.
    Differs,
    /// An error was reported.
    Failed,
}

impl From<Outcome> for ExitCode {
    fn from(outcome: Outcome) -> Self {
        Self::from(match outcome {
            Outcome::Done => 0,
            Outcome::Differs => 1,
            Outcome::Failed => 2,
        })
    }
}

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => {
            // Help and version come here too. Where the reader has gone away there is nobody left to tell.
            _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    let mut console = Console::new();
    let result = match arguments.command() {
        Command::Generate(arguments) => generate::run(&arguments, &mut console),
        Command::Diff(arguments) => diff::run(&arguments, &mut console),
        Command::Import(arguments) => import::run(&arguments, &mut console),
        Command::Inspect(arguments) => inspect::run(&arguments, &mut console),
        Command::Skeleton(arguments) => skeleton::run(&arguments, &mut console),
        Command::Explain(arguments) => explain::run(&arguments, &mut console),
        Command::Init(arguments) => init::run(&arguments, &mut console),
        Command::Completions(arguments) => pages::completions(&arguments, &mut console),
        Command::Man(arguments) => pages::man(&arguments, &mut console),
    };
    match result {
        Ok(outcome) => outcome.into(),
        Err(failure) => {
            console.note(&failure);
            Outcome::Failed.into()
        }
    }
}
