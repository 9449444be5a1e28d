//! What is committed under `generated/` is what the generator writes.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use bindery_build::write::{Change, plan};

use crate::support::repository::{Vendor, files, findings, folders, root};

/// The files of a folder by their path in it, without those that cargo puts beside a crate.
fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let path = |file: &Path| file.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
    let all = files(folder, "").into_iter().map(|file| (path(&file), fs::read(&file).unwrap()));
    all.filter(|(path, _)| !path.ends_with("Cargo.lock") && !path.split('/').any(|part| part == "target")).collect()
}

#[test]
fn generated_crates_are_up_to_date() {
    let mut differences = Vec::new();
    for vendor in Vendor::all() {
        let name = &vendor.name;
        let generated = vendor.generate();
        assert!(generated.is_ok(), "{}", findings(&generated));
        let empty = tempfile::tempdir().unwrap();
        let folder = empty.path().join(name);
        plan(&folder, &generated.files).unwrap().apply().unwrap();
        let (new, old) = (contents(&folder), contents(&root().join("generated").join(name)));
        for path in new.keys().chain(old.keys().filter(|path| !new.contains_key(*path))) {
            let what = match (old.get(path), new.get(path)) {
                (None, _) => "is missing",
                (_, None) => "is no longer generated",
                (old, new) if old != new => "differs",
                _ => continue,
            };
            differences.push(format!("generated/{name}/{path} {what}"));
        }
        match &vendor.lock {
            Some(lock) if lock.contents.bytes() == generated.lock.as_bytes() => {}
            Some(_) => differences.push(format!("specs/{name}/names.lock differs")),
            None => differences.push(format!("specs/{name}/names.lock is missing")),
        }
        // A second run finds nothing to do.
        let again = plan(&folder, &generated.files).unwrap();
        assert!(again.changes().all(|(_, change)| change == Change::Unchanged) && again.is_unchanged());
    }
    assert!(differences.is_empty(), "run `cargo run` at the root:\n{}", differences.join("\n"));
}

#[test]
fn nothing_is_generated_from_nowhere() {
    let names = |folder: &str| {
        let folders = folders(&root().join(folder)).into_iter();
        folders.map(|folder| folder.file_name().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(names("generated"), names("specs"));
}

/// A lock may know more than the document can tell: what a type was called before others came to be equal to it. All
/// else comes out of the document again.
#[test]
fn the_lock_settles_every_name_again() {
    for vendor in Vendor::all() {
        let with = vendor.generate();
        let without = Vendor { lock: None, ..vendor }.generate();
        let kept: Vec<&str> = with.lock.lines().collect();
        let lost: Vec<&str> = without.lock.lines().filter(|line| !kept.contains(line)).collect();
        assert_eq!(lost, [""; 0], "{}: names that the lock lacks", with.name);
        if with.lock == without.lock {
            assert!(
                with.files.iter().eq(without.files.iter()),
                "{}: without its lock, the crates are others",
                with.name
            );
        }
    }
}
