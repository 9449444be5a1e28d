//! The same of real documents: those of the vendors of `specs/`, and those of the shared corpus that are not large.

use std::fs;
use std::path::{Path, PathBuf};

use bindery_build::generate::Unsupported;

use super::property::{Tried, is_meant, tried};
use crate::support::fixture::Fixture;
use crate::support::repository::{Vendor, files};

/// Larger documents take minutes.
const LARGEST: u64 = 300_000;

/// How often each kind of change is tried on each document; `TIMES=` is another number.
const TIMES: u64 = 3;

/// The documents of the shared corpus, the smallest first.
fn corpus() -> Vec<PathBuf> {
    let Some(shared) = std::env::var_os("BINDERY_SHARED") else { return Vec::new() };
    let all = files(&Path::new(&shared).join("corpus"), "").into_iter();
    let all = all.filter(|path| path.extension().is_some_and(|kind| kind == "yaml" || kind == "json"));
    let sized = all.map(|path| (fs::metadata(&path).map_or(u64::MAX, |data| data.len()), path));
    let mut sized: Vec<(u64, PathBuf)> = sized.filter(|(size, _)| *size < LARGEST).collect();
    sized.sort();
    sized.into_iter().map(|(_, path)| path).collect()
}

#[test]
#[ignore = "minutes: `cargo test --manifest-path tests/Cargo.toml --test it -- --ignored --nocapture real_documents_keep`"]
fn real_documents_keep_what_has_nothing_to_do_with_a_change() {
    let times = std::env::var("TIMES").ok().and_then(|times| times.parse().ok()).unwrap_or(TIMES);
    let times = |kind: &str| if is_meant("KIND", kind) { times } else { 0 };
    let vendors = Vendor::all().into_iter().map(|vendor| (Fixture::vendor(vendor), Unsupported::default()));
    let corpus = corpus().into_iter().map(|path| (Fixture::of(&path), Unsupported::Skip));
    let (mut documents, mut counts, mut found) = (0, Tried::new(), Vec::new());
    for (document, unsupported) in vendors.chain(corpus).filter(|(document, _)| is_meant("ONLY", &document.name)) {
        let Some(faults) = tried(&document, unsupported, times, &mut counts) else { continue };
        documents += 1;
        // A long run may not come to its end.
        eprintln!("{}: {} faults", document.name, faults.len());
        faults.iter().for_each(|fault| eprintln!("{fault}"));
        found.extend(faults);
    }
    let all: usize = counts.values().sum();
    eprintln!("{all} changes of {documents} documents: {counts:?}");
    assert!(found.is_empty(), "{} changes:\n{}", found.len(), found.join("\n"));
}
