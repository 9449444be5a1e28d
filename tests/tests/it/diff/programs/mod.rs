//! What a comparison says of code, held against rustc: programs that use the old edition's crates, each one thing of
//! them, are compiled with the new edition's. Those that use what breaks must not compile, all others must.
//!
//! All programs stand in one crate, which takes a few runs of `cargo check` in all: rustc goes from names to types only
//! where all names are right, so that what fails for one reason is taken out before the rest is looked at.

mod addresses;
mod compiled;
mod expected;
mod kinds;
mod mutate;
mod mutated;
mod pair;
mod service;
mod snippets;

use std::collections::BTreeMap;
use std::path::Path;

use bindery_build::diff::{Effect, Report};

use super::{compared, pairs};
use compiled::Crates;
use expected::Shown;
use kinds::Kinds;
use pair::{Made, Pair};
use snippets::Snippet;

/// A program, and what is expected of it.
struct Program {
    pair: String,
    snippet: Snippet,
    /// Whether what it uses breaks.
    breaks: bool,
    /// The details that say so.
    shows: Vec<Shown>,
    /// What they say.
    said: Vec<String>,
}

impl Program {
    fn text(&self, why: &str) -> String {
        let Snippet { of: (of, path), member, text, .. } = &self.snippet;
        format!("{} {of} {path} {member:?}\n  {text}\n{why}", self.pair)
    }
}

/// What is wrong with what is said of programs, after rustc.
fn faults(folder: &str, made: &BTreeMap<String, Made>, programs: &[Program]) -> Vec<String> {
    let crates = Crates::new(folder, made.iter().map(|(name, made)| (name.as_str(), made.new.as_str())));
    let (mut failing, mut compiling): (Vec<&Program>, Vec<&Program>) =
        programs.iter().partition(|program| program.breaks);
    let counts = (compiling.len(), failing.len());
    let (mut wrong, mut rounds) = (Vec::new(), 0);
    loop {
        rounds += 1;
        let [good, bad] = crates.fail([&compiling, &failing]);
        wrong.extend(good.iter().map(|(number, why)| compiling[*number].text(why)));
        if good.is_empty() && bad.is_empty() {
            break;
        }
        let keep = |programs: &mut Vec<&Program>, failed: &BTreeMap<usize, String>| {
            let mut number = 0..;
            programs.retain(|_| !failed.contains_key(&number.next().unwrap()));
        };
        keep(&mut compiling, &good);
        keep(&mut failing, &bad);
    }
    let compiles = |program: &&Program| program.text(&format!("  compiles, although {:?}", program.said));
    wrong.extend(failing.iter().map(compiles));
    println!("{} programs that must compile, {} that must not; {rounds} runs of rustc", counts.0, counts.1);
    wrong
}

#[test]
fn diff_programs() {
    let mut all = BTreeMap::new();
    let (mut programs, mut kinds) = (Vec::new(), Kinds::default());
    for (name, folder) in pairs() {
        let pair = Pair::read(&name, &folder);
        let made = pair.made().unwrap_or_else(|error| panic!("{error}"));
        if made.new.is_empty() {
            continue;
        }
        let of_pair = expected::programs(&pair.name, &made.items, &made.report);
        kinds.add(&pair.name, &made.report, &of_pair);
        programs.extend(of_pair);
        all.insert(pair.name, made);
    }
    let wrong = faults("diff-programs", &all, &programs);
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), programs.len(), wrong.join("\n"));
    let faults = kinds.faults();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Nothing that breaks code is only among the items.
#[test]
fn diff_loses_nothing_that_breaks() {
    for (name, folder) in pairs() {
        let report = compared(&folder.join("old.yaml"), &folder.join("new.yaml")).report.unwrap();
        let lost = lost(&report);
        assert!(lost.is_empty(), "{name}: {}", lost.join("\n"));
    }
}

/// What breaks code and is told by no change.
pub(super) fn lost(report: &Report) -> Vec<String> {
    let mut lost = Vec::new();
    for (number, item) in report.items.iter().enumerate() {
        for detail in &item.details {
            let told = |callers: bool| {
                let mut of = report.changes.iter().filter(|change| change.items.contains(&number));
                of.any(|change| {
                    let (effect, uncompiled) = match callers {
                        true => (change.effects.callers, change.uncompiled.callers),
                        false => (change.effects.implementors, change.uncompiled.implementors),
                    };
                    effect == Effect::Breaking && (uncompiled || detail.silent)
                })
            };
            let callers = detail.callers != Effect::Breaking || told(true);
            let implementors = detail.implementors != Effect::Breaking || told(false);
            if !callers || !implementors {
                lost.push(format!("{} {}", item.path, detail.what));
            }
        }
    }
    lost
}

/// Programs for each thing of an old edition of a real document, held against the new one.
pub(super) fn tried(folder: &str, name: &str, old: &Path, new: &Path) -> Vec<String> {
    let pair = Pair::of(name, old, new);
    let made = pair.made().unwrap_or_else(|error| panic!("{error}"));
    let programs = expected::programs(&pair.name, &made.items, &made.report);
    let all = BTreeMap::from([(pair.name, made)]);
    faults(folder, &all, &programs)
}
