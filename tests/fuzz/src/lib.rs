//! What must hold of any input, whoever it comes from: the oracles of the fuzz targets.
//!
//! Each target takes bytes and panics where something does not hold. libFuzzer drives them (`tests/fuzz/run`, see
//! `docs/fuzzing.md`); an ordinary test replays their seeds and all that was ever found, on any machine.

#![forbid(unsafe_code)]

mod case;
#[path = "../../fidelity/src/chance.rs"]
mod chance;
mod diagnostics;
mod json;
pub mod meaning;
pub mod mutate;
pub mod output;
mod plain;
pub mod runtime;
#[path = "../../fidelity/src/sample.rs"]
mod sample;
pub mod seeds;
pub mod settings;
#[path = "../../fidelity/src/text.rs"]
mod text;
pub mod tree;

/// A function that is fuzzed, with its oracle.
#[derive(Clone, Copy, Debug)]
pub struct Target {
    /// What it is called: the name of the program, and of the folder of its findings.
    pub name: &'static str,
    /// What it does.
    pub about: &'static str,
    /// Panics where something does not hold.
    pub check: fn(&[u8]),
    /// What to begin with, each with a name.
    pub seeds: fn() -> Vec<(String, Vec<u8>)>,
    /// The longest input that is tried, in bytes.
    pub longest: usize,
}

/// All of them, in the order of the pipeline.
pub const TARGETS: &[Target] = &[
    tree::TARGET,
    settings::TARGET,
    meaning::TARGET,
    output::TARGET,
    runtime::types::TARGET,
    runtime::calls::TARGET,
    runtime::requests::TARGET,
    runtime::events::TARGET,
    runtime::xml::TARGET,
];

/// The target of this name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}

/// Runs the target of this name.
///
/// # Panics
/// Where something does not hold, or there is no such target.
pub fn check(name: &str, input: &[u8]) {
    let target = target(name).unwrap_or_else(|| panic!("there is no target `{name}`"));
    (target.check)(input);
}
