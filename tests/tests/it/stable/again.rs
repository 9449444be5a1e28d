//! Generated again with the lock that came of it, every byte is the same: each named thing has a key of its own there.

use std::fs;
use std::path::Path;
use std::time::{Duration, Instant};

use bindery_build::config::VendorName;
use bindery_build::generate::{Generated, Input, Options, Request, Unsupported, generate, generate_with};
use bindery_build::source::Contents;

use crate::support::fixture::Fixture;
use crate::support::repository::files;

/// What differs between two runs: the paths of files, and the lock.
fn differing(first: &Generated, second: &Generated) -> Vec<String> {
    let paths = first.files.iter().chain(second.files.iter()).map(|(path, _)| path.as_str());
    let mut differing: Vec<String> =
        paths.filter(|path| first.files.get(path) != second.files.get(path)).map(str::to_owned).collect();
    differing.sort();
    differing.dedup();
    if first.lock != second.lock {
        differing.push("names.lock".to_owned());
    }
    differing
}

#[test]
fn fixtures_generated_again_are_the_same() {
    let fixtures = ["fixtures", "fixtures/limits", "fixtures/bad"].into_iter().flat_map(Fixture::all);
    let found = fixtures.filter_map(|fixture| {
        let run = |lock: Option<&Contents>| {
            let mut request = fixture.request("fixture", Options::default());
            request.lock = lock.map(|contents| Input { name: "names.lock", contents });
            generate_with(&request, &mut fixture.others())
        };
        let first = run(None);
        if !first.is_ok() {
            return None;
        }
        let second = run(Some(&first.lock.as_str().into()));
        let differing = differing(&first, &second);
        (!differing.is_empty()).then(|| format!("{}: {differing:?}", fixture.name))
    });
    assert_eq!(found.collect::<Vec<_>>(), [""; 0]);
}

/// So much of each folder of shared documents is read: those that are small come first.
const TIME: Duration = Duration::from_secs(20);

#[test]
fn shared_documents_generated_again_are_the_same() {
    let Some(shared) = std::env::var_os("BINDERY_SHARED") else { return };
    for folder in ["corpus", "hostile"] {
        let begun = Instant::now();
        let mut documents: Vec<(u64, _)> = files(&Path::new(&shared).join(folder), "")
            .into_iter()
            .filter(|path| path.extension().is_some_and(|kind| kind == "yaml" || kind == "json"))
            .map(|path| (fs::metadata(&path).map_or(u64::MAX, |data| data.len()), path))
            .collect();
        documents.sort();
        let mut compared = 0;
        for (_, path) in documents {
            if begun.elapsed() > TIME {
                break;
            }
            let document: Contents = fs::read(&path).unwrap().into();
            let run = |lock: Option<&Contents>| {
                generate(&Request {
                    document: Input { name: "document", contents: &document },
                    config: None,
                    overlays: Vec::new(),
                    lock: lock.map(|contents| Input { name: "names.lock", contents }),
                    name: VendorName::new("vendor").unwrap(),
                    options: Options { unsupported: Unsupported::Skip, ..Options::default() },
                })
            };
            let first = run(None);
            if first.is_ok() {
                let second = run(Some(&first.lock.as_str().into()));
                assert_eq!(differing(&first, &second), [""; 0], "{}", path.display());
                compared += 1;
            }
        }
        assert!(compared > 0, "no document of {folder} was generated");
    }
}
