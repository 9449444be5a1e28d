//! `fuzz replay TARGET FILE…`: a finding, seen again without libFuzzer; `fuzz list`: what there is.

use std::process::ExitCode;
use std::{env, fs, io};

use bindery_fuzz::{TARGETS, check, target};

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = match arguments.as_slice() {
        ["list"] => {
            TARGETS.iter().for_each(|target| println!("{:10} {}", target.name, target.about));
            Ok(())
        }
        ["replay", name, files @ ..] if target(name).is_some() => files.iter().try_for_each(|file| {
            println!("{file}");
            check(name, &fs::read(file)?);
            Ok(())
        }),
        _ => Err(io::Error::other("usage: fuzz list | replay TARGET FILE…")),
    };
    done.map_or_else(
        |error| {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        },
        |()| ExitCode::SUCCESS,
    )
}
