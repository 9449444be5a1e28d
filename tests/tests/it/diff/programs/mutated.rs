//! Pairs that are made of fixtures, each changed in one place: what breaks code, and what must not.

use std::collections::BTreeMap;
use std::path::Path;

use super::mutate;
use super::pair::{Made, Pair};
use super::{Program, expected, faults};
use crate::stable::chance::Chance;
use crate::stable::mutate as added;
use crate::stable::tree::Tree;
use crate::support::fixture::Fixture;
use crate::support::repository::Owned;

/// How many editions stand in one crate.
const TOGETHER: usize = 60;

/// All but `additions`: its user derives `Ord` for one type, and what a change puts into that is a type of its own, which does
/// not have it until he derives it there too. So its new crates don't compile, whatever a comparison says.
fn fixtures() -> Vec<Fixture> {
    Fixture::all("fixtures").into_iter().filter(|fixture| fixture.name != "additions").collect()
}

fn copy(of: &Owned) -> Owned {
    Owned { name: of.name.clone(), contents: of.contents.clone() }
}

/// The pair of a fixture and a change, and what changed.
fn pair(fixture: &Fixture, number: usize, seed: u64) -> Option<(Pair, String)> {
    let document = Tree::read(&fixture.document.contents)?;
    let (mut changed, mut chance) = (document.clone(), Chance::new(seed));
    let (kind, what) = match mutate::ALL.get(number) {
        Some((kind, mutation)) => (*kind, mutate::apply(&mut changed, *mutation, &mut chance)?),
        None => {
            let (kind, mutation) = added::ALL.get(number - mutate::ALL.len())?;
            (*kind, mutation(&mut changed, &mut chance, &[])?.what)
        }
    };
    let file = |tree: &Tree| Owned { name: "openapi.yaml".to_owned(), contents: tree.print().into_bytes().into() };
    let name = format!("{}_{kind}_{seed}", fixture.name).replace(['-', '.'], "_");
    let beside = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/openapi.yaml");
    let pair = Pair {
        name,
        old: file(&document),
        new: file(&changed),
        config: fixture.config.as_ref().map(copy),
        overlay: fixture.overlay.as_ref().map(copy),
        beside: [beside.clone(), beside],
    };
    Some((pair, what))
}

/// Compares and compiles; how many pairs were tried, and what is wrong.
fn tried(folder: &str, pairs: impl Iterator<Item = (Pair, String)>) -> (usize, Vec<String>) {
    let (mut all, mut programs, mut count, mut wrong) = (BTreeMap::new(), Vec::new(), 0, Vec::new());
    let mut flush =
        |all: &mut BTreeMap<String, Made>, programs: &mut Vec<Program>, changes: &mut BTreeMap<String, String>| {
            for fault in faults(folder, all, programs) {
                let name = fault.split(' ').next().unwrap_or_default();
                let fault = format!("{}\n{fault}", changes.get(name).map(String::as_str).unwrap_or_default());
                // A long run may not come to its end.
                eprintln!("{fault}");
                wrong.push(fault);
            }
            all.clear();
            programs.clear();
            changes.clear();
        };
    let mut changes = BTreeMap::new();
    for (pair, what) in pairs {
        // A change may leave no document that can be generated.
        let Ok(made) = pair.made() else { continue };
        if made.new.is_empty() {
            continue;
        }
        count += 1;
        programs.extend(expected::programs(&pair.name, &made.items, &made.report));
        changes.insert(pair.name.clone(), what);
        all.insert(pair.name, made);
        if all.len() == TOGETHER {
            flush(&mut all, &mut programs, &mut changes);
        }
    }
    if !all.is_empty() {
        flush(&mut all, &mut programs, &mut changes);
    }
    (count, wrong)
}

/// Each kind of change, each on a fixture of its own.
#[test]
fn mutated_fixtures_of_every_kind() {
    let fixtures = fixtures();
    let kinds = mutate::ALL.len() + added::ALL.len();
    let pairs = (0..kinds).filter_map(|number| {
        let mut turned = fixtures.iter().cycle().skip(number * 7).take(fixtures.len());
        turned.find_map(|fixture| {
            // By chance there may be nothing to change.
            let mut pairs = (0..4).filter_map(|seed| pair(fixture, number, seed));
            pairs.find(|(pair, _)| pair.made().is_ok())
        })
    });
    let (count, wrong) = tried("diff-mutated", pairs);
    assert_eq!(count, kinds);
    assert!(wrong.is_empty(), "{} programs:\n{}", wrong.len(), wrong.join("\n"));
}

/// Each kind of change on each fixture.
#[test]
#[ignore = "minutes of rustc: `cargo test --manifest-path tests/Cargo.toml --test it -- --ignored --nocapture mutated`"]
fn mutated_fixtures_all() {
    let kinds = mutate::ALL.len() + added::ALL.len();
    let seed = std::env::var("SEED").ok().and_then(|seed| seed.parse().ok()).unwrap_or(0);
    let only = std::env::var("ONLY").ok();
    let fixtures = fixtures();
    let fixtures = fixtures.iter().filter(|fixture| only.as_ref().is_none_or(|only| fixture.name == *only));
    let pairs = fixtures.flat_map(|fixture| (0..kinds).filter_map(move |number| pair(fixture, number, seed)));
    let (count, wrong) = tried("diff-mutated-all", pairs);
    eprintln!("{count} pairs");
    assert!(wrong.is_empty(), "{} programs:\n{}", wrong.len(), wrong.join("\n"));
}
