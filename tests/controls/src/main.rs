//! `controls [NAME…]`: removes each control, or those whose names begin so, and sees every test that holds it fail.

use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use controls::control::{self, Control};
use controls::scratch::Scratch;
use controls::test::Test;
use controls::trial::{Outcome, Trials};

fn main() -> ExitCode {
    match run(&std::env::args().skip(1).collect::<Vec<_>>()) {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn run(names: &[String]) -> io::Result<bool> {
    let root = controls::root().canonicalize()?;
    let (mut controls, wrong) = control::all(&root)?;
    if !wrong.is_empty() {
        return Err(io::Error::other(wrong.join("\n")));
    }
    controls.retain(|control| names.is_empty() || names.iter().any(|name| control.name.starts_with(name.as_str())));
    // What changes the same crate follows one another, so that cargo builds no more than that.
    controls.sort_by(|one, other| key(one).cmp(&key(other)));

    let target = std::env::current_exe()?.ancestors().nth(2).unwrap_or(&root).to_owned();
    let scratch = Scratch::copy(&root, target.join("controls/tree"))?;
    let trials = Trials { root: scratch.root.clone(), target, time: Duration::from_secs(120) };

    let mut all: Vec<(String, Test)> = controls.iter().flat_map(|control| control.tests.clone()).collect();
    all.sort_by(|one, other| one.0.cmp(&other.0));
    all.dedup();
    let before = trials.run(&all.iter().map(|(_, test)| test.clone()).collect::<Vec<_>>())?;
    let before = before.map_err(|text| io::Error::other(format!("{text}\nthe project does not build as it is")))?;
    let mut good = true;
    for ((name, _), outcome) in all.iter().zip(&before).filter(|(_, outcome)| **outcome != Outcome::Passed) {
        println!("with all controls in place `{name}` does not pass: {outcome:?}");
        good = false;
    }

    println!("| control | its tests without it | seconds |\n|---|---|---|");
    let mut seen = 0;
    for control in &controls {
        let begin = Instant::now();
        let tests: Vec<Test> = control.tests.iter().map(|(_, test)| test.clone()).collect();
        let (holds, what) = match scratch.without(&control.edits, || trials.run(&tests))? {
            Err(text) => {
                (false, format!("does not build: {}", text.lines().find(|line| line.contains("error")).unwrap_or("")))
            }
            Ok(outcomes) => judged(control, &outcomes),
        };
        println!("| `{}` | {what} | {} |", control.name, begin.elapsed().as_secs());
        seen += usize::from(holds);
    }
    println!("\n{} controls removed, {seen} seen to be missed by every test that is named", controls.len());
    Ok(good && seen == controls.len())
}

/// Whether every test of a control misses it, and what each came to.
fn judged(control: &Control, outcomes: &[Outcome]) -> (bool, String) {
    let named = control.tests.iter().zip(outcomes);
    let shown = named.map(|((name, _), outcome)| match outcome {
        Outcome::Failed => format!("`{name}` fails"),
        Outcome::Ended(how) => format!("`{name}` ends: {how}"),
        Outcome::Passed => format!("**`{name}` passes**"),
        Outcome::Missing => format!("**`{name}` is no test**"),
    });
    let holds = outcomes.iter().all(|outcome| matches!(outcome, Outcome::Failed | Outcome::Ended(_)));
    (holds, shown.collect::<Vec<_>>().join(", "))
}

fn key(control: &Control) -> (Option<&Path>, &str) {
    (control.edits.first().map(|edit| edit.file.as_path()), &control.name)
}
