//! The list of files that belong to us in an output folder, which is also the one place that holds the tool's version.

use std::collections::BTreeSet;

use super::files::Files;
use super::path::FilePath;

/// The name of the manifest in an output folder.
pub const MANIFEST: &str = ".bindery";

const PURPOSE: &str =
    "# The files that Bindery wrote into this folder: only these are replaced or removed by a new run.";

/// The manifest's text for `files`.
pub(super) fn render(files: &Files) -> String {
    let mut text = format!("{PURPOSE}\nversion = {}\n", env!("CARGO_PKG_VERSION"));
    for (path, _) in files {
        text.push_str(path.as_str());
        text.push('\n');
    }
    text
}

/// The files that a manifest lists.
///
/// Every line that is a good path counts, and every other is passed over: a manifest with conflict markers lists the
/// files of both sides, and one full of garbage lists nothing, which a new run mends.
pub(super) fn read(bytes: &[u8]) -> BTreeSet<FilePath> {
    String::from_utf8_lossy(bytes).lines().filter_map(|line| FilePath::new(line).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_renders_and_passes_over_damage() {
        let mut files = Files::new();
        files.insert("types/src/lib.rs", "").unwrap();
        files.insert("types/Cargo.toml", "").unwrap();
        let text = render(&files);
        let expected: BTreeSet<_> = files.iter().map(|(path, _)| path.clone()).collect();
        assert_eq!(read(text.as_bytes()), expected);

        let damaged = format!("<<<<<<< HEAD\n{text}=======\nold.rs\n../x\n/etc/passwd\n>>>>>>> branch\n\u{fffd}\n");
        let paths: Vec<_> = read(damaged.as_bytes()).iter().map(FilePath::to_string).collect();
        assert_eq!(paths, ["old.rs", "types/Cargo.toml", "types/src/lib.rs"]);
    }
}
