//! The list of files that belong to us in an output folder, which is also the one place that holds the tool's version
//! and tells what the files were made of.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::digest::Digest;
use super::files::Files;
use super::path::FilePath;

/// The name of the manifest in an output folder.
pub const MANIFEST: &str = ".bindery";

const PURPOSE: &str =
    "# The files that Bindery wrote into this folder: only these are replaced or removed by a new run.";

/// What a set of files was made of, and what was said about it: where that is still so, nothing need be made anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The digest of everything that the files were made of.
    pub inputs: Digest,
    /// The files that the document refers to, relative to its folder.
    pub others: Vec<String>,
    /// How many warnings there were.
    pub warnings: usize,
    /// How many notes there were.
    pub notes: usize,
}

/// The manifest's text for `files`.
pub(super) fn render(files: &Files) -> String {
    let digests = files.iter().map(|(path, contents)| (path, Digest::of(contents)));
    text(files.stamp(), &digests.collect::<Vec<_>>())
}

fn text(stamp: Option<&Stamp>, files: &[(&FilePath, Digest)]) -> String {
    let mut text = format!("{PURPOSE}\nversion = {}\n", env!("CARGO_PKG_VERSION"));
    // Writing to a `String` does not fail.
    if let Some(stamp) = stamp {
        _ = writeln!(text, "inputs = {}", stamp.inputs);
        for other in &stamp.others {
            _ = writeln!(text, "other = {other}");
        }
        for (what, count) in [("warnings", stamp.warnings), ("notes", stamp.notes)] {
            if count > 0 {
                _ = writeln!(text, "{what} = {count}");
            }
        }
    }
    for (path, digest) in files {
        _ = writeln!(text, "{path} {digest}");
    }
    let digest = Digest::of(text.as_bytes());
    _ = writeln!(text, "digest = {digest}");
    text
}

/// The files that a manifest lists.
///
/// Every line that is a good path, with a digest or without, counts, and every other is passed over: a manifest with
/// conflict markers lists the files of both sides, and one full of garbage lists nothing, which a new run mends.
pub(super) fn read(bytes: &[u8]) -> BTreeSet<FilePath> {
    let path = |line: &str| match line.split_once(' ') {
        Some((path, digest)) if Digest::read(digest).is_some() => FilePath::new(path).ok(),
        _ => FilePath::new(line).ok(),
    };
    String::from_utf8_lossy(bytes).lines().filter_map(path).collect()
}

/// What a manifest says, if it is one that this version wrote and nobody has touched.
pub(super) fn read_whole(bytes: &[u8]) -> Option<(Stamp, Vec<(FilePath, Digest)>)> {
    let written = std::str::from_utf8(bytes).ok()?;
    let value = |name: &str| written.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(" = "));
    let stamp = Stamp {
        inputs: Digest::read(value("inputs")?)?,
        others: written.lines().filter_map(|line| line.strip_prefix("other = ")).map(str::to_owned).collect(),
        warnings: value("warnings").map_or(Some(0), |count| count.parse().ok())?,
        notes: value("notes").map_or(Some(0), |count| count.parse().ok())?,
    };
    let listed = written.lines().filter_map(|line| {
        let (path, digest) = line.split_once(' ')?;
        Some((FilePath::new(path).ok()?, Digest::read(digest)?))
    });
    let listed: Vec<_> = listed.collect();
    let pairs: Vec<_> = listed.iter().map(|(path, digest)| (path, digest.clone())).collect();
    (text(Some(&stamp), &pairs) == written).then_some((stamp, listed))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files() -> Files {
        let mut files = Files::new();
        files.insert("types/src/lib.rs", "").unwrap();
        files.insert("types/Cargo.toml", "").unwrap();
        files
    }

    #[test]
    fn reads_what_it_renders_and_passes_over_damage() {
        let files = files();
        let text = render(&files);
        let expected: BTreeSet<_> = files.iter().map(|(path, _)| path.clone()).collect();
        assert_eq!(read(text.as_bytes()), expected);

        let damaged = format!("<<<<<<< HEAD\n{text}=======\nold.rs\n../x\n/etc/passwd\n>>>>>>> branch\n\u{fffd}\n");
        let paths: Vec<_> = read(damaged.as_bytes()).iter().map(FilePath::to_string).collect();
        assert_eq!(paths, ["old.rs", "types/Cargo.toml", "types/src/lib.rs"]);
    }

    #[test]
    fn only_what_was_written_as_it_stands_is_whole() {
        let mut files = files();
        assert_eq!(read_whole(render(&files).as_bytes()), None, "it does not say what the files were made of");
        let stamp =
            Stamp { inputs: Digest::of(b"x"), others: vec!["parts/a b.yaml".to_owned()], warnings: 2, notes: 0 };
        files.set_stamp(stamp.clone());
        let text = render(&files);
        let (read, listed) = read_whole(text.as_bytes()).unwrap();
        assert_eq!((read, listed.len()), (stamp, 2));
        for (from, to) in [("warnings = 2", "warnings = 02"), ("\nt", "\n\nt"), ("# ", "#")] {
            let changed = text.replace(from, to);
            assert_ne!(changed, text);
            assert_eq!(read_whole(changed.as_bytes()), None, "{changed}");
        }
    }
}
