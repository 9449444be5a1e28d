//! Every seed and every past finding, through the oracle of its target.

use std::panic::catch_unwind;

use bindery_fuzz::{TARGETS, check, seeds};

/// The names of those that don't hold; why is printed.
fn failed(target: &str, inputs: Vec<(String, Vec<u8>)>) -> Vec<String> {
    let failed = inputs.into_iter().filter(|(_, input)| catch_unwind(|| check(target, input)).is_err());
    failed.map(|(name, _)| format!("{target} {name}")).collect()
}

#[test]
fn all_seeds_hold() {
    let mut wrong = Vec::new();
    for target in TARGETS {
        let seeds = (target.seeds)();
        assert!(!seeds.is_empty(), "{} has no seeds", target.name);
        wrong.extend(failed(target.name, seeds));
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn all_findings_are_mended() {
    let mut found = 0;
    for target in TARGETS {
        let files = seeds::findings(target.name);
        found += files.len();
        assert_eq!(failed(target.name, files), [""; 0]);
    }
    assert_eq!(found, seeds::all_findings(), "a finding of no target");
}

#[test]
fn mutation_repeats_and_goes_on() {
    const LONGEST: usize = 16 << 10;
    let (_, seed) = seeds::documents().swap_remove(0);
    let mut document = seed.clone();
    for number in 0..200 {
        let other = bindery_fuzz::mutate::mutated(&document, number, LONGEST);
        assert_eq!(other, bindery_fuzz::mutate::mutated(&document, number, LONGEST));
        document = other.unwrap_or(document);
        assert!(document.len() <= LONGEST);
    }
    assert_ne!(document, seed);
}
