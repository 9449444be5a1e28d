//! Planning and applying against real folders: what is touched, what is healed, what is refused.

use std::fs;
use std::path::Path;

use tempfile::TempDir;

use super::*;

fn files(entries: &[(&str, &str)]) -> Files {
    let mut files = Files::new();
    for (path, contents) in entries {
        files.insert(*path, *contents).unwrap();
    }
    files
}

fn write(out: &Path, files: &Files) -> Vec<(String, Change)> {
    let plan = plan(out, files).unwrap();
    plan.apply().unwrap();
    plan.changes().map(|(path, change)| (path.to_string(), change)).collect()
}

/// Everything below `folder` with its contents, ordered by path.
fn tree(folder: &Path) -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in fs::read_dir(&next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((name, String::from_utf8_lossy(&fs::read(&path).unwrap()).into_owned()));
            }
        }
    }
    found.sort();
    found
}

fn sample() -> Files {
    files(&[("types/Cargo.toml", "[package]\n"), ("types/src/lib.rs", "//! Types.\n"), ("client/src/lib.rs", "")])
}

#[test]
fn a_second_run_touches_nothing() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("generated/arklow");
    assert!(write(&out, &sample()).iter().all(|(_, change)| *change == Change::New));
    let before = tree(&out);
    let modified = |path: &str| fs::metadata(out.join(path)).unwrap().modified().unwrap();
    let times = [modified(MANIFEST), modified("types/src/lib.rs")];

    let files = sample();
    let again = plan(&out, &files).unwrap();
    assert!(again.is_unchanged() && again.foreign().is_empty());
    again.apply().unwrap();
    assert_eq!(tree(&out), before);
    assert_eq!([modified(MANIFEST), modified("types/src/lib.rs")], times);
}

#[test]
fn planning_writes_nothing() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    let files = sample();
    assert_eq!(plan(&out, &files).unwrap().count(Change::New), 3);
    assert!(!out.exists());
}

#[test]
fn what_is_gone_is_removed_with_the_folders_that_it_leaves_empty() {
    let folder = TempDir::new().unwrap();
    let out = folder.path();
    write(out, &files(&[("a/b/c/one.rs", "1"), ("a/two.rs", "2"), ("keep.rs", "3")]));
    fs::write(out.join("a/mine.rs"), "by hand").unwrap();
    let changes = write(out, &files(&[("keep.rs", "3")]));
    assert_eq!(changes.iter().filter(|(_, change)| *change == Change::Removed).count(), 2);
    let paths: Vec<_> = tree(out).into_iter().map(|(path, _)| path).collect();
    assert_eq!(paths, [MANIFEST, "a/mine.rs", "keep.rs"]);
    assert!(!out.join("a/b").exists());
}

#[test]
fn an_empty_set_takes_everything_of_ours_away() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("gone");
    write(&out, &sample());
    write(&out, &Files::new());
    assert!(!out.exists());
}

/// Something that happens to an output folder.
type Damage = fn(&Path);

#[test]
fn damage_is_healed() {
    let damages: &[(&str, Damage)] = &[
        ("no manifest", |out| fs::remove_file(out.join(MANIFEST)).unwrap()),
        ("garbage in the manifest", |out| fs::write(out.join(MANIFEST), b"\xff\0garbage\n../x\n").unwrap()),
        ("conflict in the manifest", |out| {
            let text = fs::read_to_string(out.join(MANIFEST)).unwrap();
            fs::write(out.join(MANIFEST), format!("<<<<<<< a\n{text}=======\nx.rs\n>>>>>>> b\n")).unwrap();
        }),
        ("a missing file", |out| fs::remove_file(out.join("types/Cargo.toml")).unwrap()),
        ("a missing folder", |out| fs::remove_dir_all(out.join("types")).unwrap()),
        ("garbage in a file", |out| fs::write(out.join("types/src/lib.rs"), b"\xff\0").unwrap()),
        ("same length, other bytes", |out| fs::write(out.join("types/src/lib.rs"), "//! Typos.\n").unwrap()),
        ("conflict in a file", |out| {
            fs::write(out.join("types/Cargo.toml"), "<<<<<<< a\n=======\n>>>>>>> b\n").unwrap();
        }),
        ("everything gone", |out| fs::remove_dir_all(out).unwrap()),
    ];
    for (name, damage) in damages {
        let folder = TempDir::new().unwrap();
        let out = folder.path().join("out");
        write(&out, &sample());
        let whole = tree(&out);
        damage(&out);
        let files = sample();
        assert!(!plan(&out, &files).unwrap().is_unchanged(), "{name}");
        write(&out, &files);
        assert_eq!(tree(&out), whole, "{name}");
    }
}

#[test]
fn what_is_not_ours_is_named_and_left_alone() {
    let folder = TempDir::new().unwrap();
    let out = folder.path();
    write(out, &sample());
    fs::write(out.join("types/src/mine.rs"), "by hand").unwrap();
    fs::create_dir_all(out.join("notes/deep")).unwrap();
    fs::create_dir_all(out.join("types/target/debug")).unwrap();
    fs::write(out.join("types/Cargo.lock"), "").unwrap();
    let files = sample();
    let plan = plan(out, &files).unwrap();
    assert_eq!(plan.foreign(), ["notes/", "types/src/mine.rs"]);
    plan.apply().unwrap();
    assert_eq!(fs::read_to_string(out.join("types/src/mine.rs")).unwrap(), "by hand");
}

#[test]
fn a_manifest_that_lists_what_is_never_generated_removes_nothing_of_it() {
    let folder = TempDir::new().unwrap();
    let out = folder.path();
    write(out, &sample());
    fs::create_dir_all(out.join("types/target")).unwrap();
    for name in ["names.lock", "types/Cargo.lock", "types/target/built"] {
        fs::write(out.join(name), "kept").unwrap();
        let list = fs::read_to_string(out.join(MANIFEST)).unwrap();
        fs::write(out.join(MANIFEST), format!("{list}{name}\n")).unwrap();
        write(out, &sample());
        assert_eq!(fs::read_to_string(out.join(name)).unwrap(), "kept", "{name}");
    }
}

#[test]
fn a_file_may_become_a_folder_and_back() {
    let folder = TempDir::new().unwrap();
    let as_file = files(&[("members", "1")]);
    let as_folder = files(&[("members/mod.rs", "2")]);
    for set in [&as_file, &as_folder, &as_file] {
        write(folder.path(), set);
        assert!(plan(folder.path(), set).unwrap().is_unchanged());
    }
}

#[test]
fn a_folder_in_the_place_of_a_file_is_not_ours_to_remove() {
    let folder = TempDir::new().unwrap();
    fs::create_dir_all(folder.path().join("types/Cargo.toml/x")).unwrap();
    let files = sample();
    let message = plan(folder.path(), &files).unwrap_err().to_string();
    assert!(message.contains("Cargo.toml") && message.contains("a folder is in the way"), "{message}");
}

#[test]
fn a_file_in_the_place_of_a_folder_is_not_ours_to_remove() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("types"), "by hand").unwrap();
    let files = sample();
    for out in [folder.path().to_owned(), folder.path().join("types")] {
        let message = plan(&out, &files).unwrap_err().to_string();
        assert!(message.contains("types") && message.contains("a file is in the way"), "{message}");
    }
}

#[test]
fn replacing_one_file_is_silent_when_it_is_the_same() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("specs/arklow/names.lock");
    assert!(replace(&path, b"one").unwrap());
    assert!(!replace(&path, b"one").unwrap());
    assert!(replace(&path, b"two").unwrap());
    assert_eq!(fs::read(&path).unwrap(), b"two");
    assert_eq!(tree(folder.path()).len(), 1, "no temporary file stays behind");
}

#[test]
fn where_one_file_can_not_be_written_nothing_changes() {
    let folder = TempDir::new().unwrap();
    let out = folder.path().join("out");
    write(&out, &files(&[("a.rs", "1"), ("gone.rs", "2"), ("types/lib.rs", "3")]));
    fs::create_dir(out.join(format!("types/.lib.rs.{}.tmp", std::process::id()))).unwrap();
    let before = tree(&out);
    let now = files(&[("a.rs", "one"), ("new/deep/b.rs", "new"), ("types/lib.rs", "three"), ("z.rs", "new")]);
    assert!(plan(&out, &now).unwrap().apply().is_err());
    assert_eq!(tree(&out), before);
    assert!(!out.join("new").exists());

    let fresh = folder.path().join("some/where");
    fs::create_dir_all(fresh.join(format!("types/.lib.rs.{}.tmp", std::process::id()))).unwrap();
    assert!(plan(&fresh, &now).unwrap().apply().is_err());
    assert!(tree(&fresh).is_empty() && !fresh.join("new").exists());
}

#[test]
fn what_can_not_be_written_leaves_the_old_file() {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("names.lock");
    assert!(replace(&path, b"old").unwrap());
    // Where the new file is made first there is something that can't be removed.
    fs::create_dir(folder.path().join(format!(".names.lock.{}.tmp", std::process::id()))).unwrap();
    assert!(replace(&path, b"new").is_err());
    assert_eq!(fs::read(&path).unwrap(), b"old");
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{PermissionsExt, symlink};

    use super::*;

    #[test]
    fn a_link_in_the_place_of_a_file_is_replaced_and_not_followed() {
        let folder = TempDir::new().unwrap();
        let out = folder.path().join("out");
        write(&out, &sample());
        let outside = folder.path().join("outside");
        // The same contents, so that only the link itself tells the difference.
        for (name, contents) in [("types/Cargo.toml", "[package]\n"), (MANIFEST, "keep me")] {
            fs::write(&outside, contents).unwrap();
            fs::remove_file(out.join(name)).unwrap();
            symlink(&outside, out.join(name)).unwrap();
            write(&out, &sample());
            assert!(fs::symlink_metadata(out.join(name)).unwrap().is_file());
            assert_eq!(fs::read_to_string(&outside).unwrap(), contents);
        }
    }

    #[test]
    fn a_link_in_the_place_of_a_folder_is_refused() {
        let folder = TempDir::new().unwrap();
        let outside = folder.path().join("outside");
        fs::create_dir(&outside).unwrap();
        let out = folder.path().join("out");
        fs::create_dir(&out).unwrap();
        symlink(&outside, out.join("types")).unwrap();
        symlink(&outside, folder.path().join("linked")).unwrap();
        let files = sample();
        for refused in [&out, &folder.path().join("linked"), &folder.path().join("linked/")] {
            let message = plan(refused, &files).unwrap_err().to_string();
            assert!(message.contains("a symbolic link is in the way"), "{message}");
        }
        assert!(tree(&outside).is_empty());
    }

    #[test]
    fn a_link_that_is_put_there_meanwhile_is_refused() {
        let folder = TempDir::new().unwrap();
        let (out, outside) = (folder.path().join("out"), folder.path().join("outside"));
        write(&out, &sample());
        fs::create_dir_all(outside.join("src")).unwrap();
        let changed = files(&[("types/Cargo.toml", "[lib]\n"), ("types/src/lib.rs", "//! Others.\n")]);
        for (now, then) in [(&changed, "types"), (&Files::new(), "types/src")] {
            let plan = plan(&out, now).unwrap();
            fs::rename(out.join(then), folder.path().join("kept")).unwrap();
            symlink(&outside, out.join(then)).unwrap();
            fs::write(outside.join("lib.rs"), "by hand").unwrap();
            assert!(plan.apply().unwrap_err().to_string().contains("a symbolic link is in the way"));
            assert_eq!(tree(&outside), [("lib.rs".to_owned(), "by hand".to_owned())]);
            fs::remove_file(out.join(then)).unwrap();
            fs::rename(folder.path().join("kept"), out.join(then)).unwrap();
            write(&out, &sample());
        }
    }

    #[test]
    fn a_manifest_can_not_reach_through_a_link() {
        let folder = TempDir::new().unwrap();
        let outside = folder.path().join("outside");
        fs::create_dir(&outside).unwrap();
        fs::write(outside.join("precious.rs"), "").unwrap();
        let out = folder.path().join("out");
        fs::create_dir(&out).unwrap();
        symlink(&outside, out.join("old")).unwrap();
        fs::write(out.join(MANIFEST), "old/precious.rs\n").unwrap();
        assert!(plan(&out, &Files::new()).is_err());
        assert!(outside.join("precious.rs").exists());
    }

    #[test]
    fn files_are_never_writable_by_others() {
        let folder = TempDir::new().unwrap();
        write(folder.path(), &sample());
        for name in [MANIFEST, "types/src/lib.rs"] {
            let mode = fs::metadata(folder.path().join(name)).unwrap().permissions().mode();
            assert_eq!(mode & 0o777 & !0o644, 0, "{name}: {mode:o}");
        }
    }

    #[test]
    fn an_error_names_the_path() {
        let folder = TempDir::new().unwrap();
        let error = replace(&folder.path().join("x\0y"), b"").unwrap_err();
        assert!(error.to_string().contains("x\0y"), "{error}");
    }
}
