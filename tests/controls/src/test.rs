//! The tests of the project, as its sources have them, and how cargo builds each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

/// A function without parameters in a file of Rust: a test, or what may be one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Test {
    /// The file, below the root.
    pub file: PathBuf,
    /// The function.
    pub name: String,
}

/// Every test by its names: `file::name`, and `folder::name` where the file is a module in a folder.
#[derive(Debug, Default)]
pub struct Tests(BTreeMap<String, Vec<Test>>);

impl Tests {
    /// Those in the sources below `root`.
    ///
    /// # Errors
    /// When they can't be read.
    pub fn of(root: &Path) -> io::Result<Self> {
        let mut tests = Self::default();
        let mut folders = vec![root.join("generator"), root.join("tests")];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(&folder)? {
                let path = entry?.path();
                if path.is_dir() && !path.ends_with("target") {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    tests.read(root, &path)?;
                }
            }
        }
        Ok(tests)
    }

    fn read(&mut self, root: &Path, path: &Path) -> io::Result<()> {
        let text = fs::read_to_string(path)?;
        let stem = |path: &Path| path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let modules = BTreeSet::from([stem(path), path.parent().map(stem).unwrap_or_default()]);
        let file = path.strip_prefix(root).unwrap_or(path);
        for (name, _) in text.split("fn ").skip(1).filter_map(|rest| rest.split_once("()")) {
            for module in &modules {
                let found = Test { file: file.to_owned(), name: name.to_owned() };
                self.0.entry(format!("{module}::{name}")).or_default().push(found);
            }
        }
        Ok(())
    }

    /// Those that are called so: none, or several if the name says too little.
    #[must_use]
    pub fn called(&self, name: &str) -> &[Test] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }
}

/// A program of tests that cargo builds.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The manifest of the workspace, below the root.
    pub manifest: &'static str,
    /// The folder of the package, below the root.
    pub folder: PathBuf,
    /// How cargo is told which of the package's programs it is.
    pub options: Vec<String>,
}

impl Target {
    /// The program that a source of the project is part of.
    ///
    /// # Errors
    /// When it belongs to no package.
    pub fn of(root: &Path, file: &Path) -> io::Result<Self> {
        let unknown = || io::Error::new(io::ErrorKind::NotFound, format!("{} belongs to no package", file.display()));
        let is_package = |folder: &&Path| root.join(folder).join("Cargo.toml").is_file();
        let folder = file.ancestors().skip(1).find(is_package).ok_or_else(unknown)?;
        let mut below = file.strip_prefix(folder).map_err(|_| unknown())?.iter().map(|part| part.to_string_lossy());
        let options = match (below.next().as_deref(), below.next()) {
            (Some("src"), _) if root.join(folder).join("src/lib.rs").is_file() => vec!["--lib".to_owned()],
            (Some("src"), _) => vec!["--bins".to_owned()],
            (Some("tests"), Some(name)) => vec!["--test".to_owned(), name.trim_end_matches(".rs").to_owned()],
            _ => return Err(unknown()),
        };
        let manifest = if folder.starts_with("tests") { "tests/Cargo.toml" } else { "Cargo.toml" };
        Ok(Self { manifest, folder: folder.to_owned(), options })
    }
}

#[cfg(test)]
mod tests {
    use super::{Target, Tests};
    use crate::root;
    use std::path::Path;

    #[test]
    fn a_test_is_found_with_the_program_that_it_is_part_of() {
        let tests = Tests::of(&root()).unwrap();
        let [own] = tests.called("test::a_test_is_found_with_the_program_that_it_is_part_of") else {
            panic!("not one");
        };
        assert_eq!(own.file, Path::new("tests/controls/src/test.rs"));
        for (file, manifest, folder, options) in [
            ("tests/controls/src/test.rs", "tests/Cargo.toml", "tests/controls", "--lib"),
            ("generator/src/write/tests.rs", "Cargo.toml", "generator", "--lib"),
            ("generator/cli/src/main.rs", "Cargo.toml", "generator/cli", "--bins"),
            ("generator/cli/tests/it/main.rs", "Cargo.toml", "generator/cli", "--test it"),
            ("tests/tests/it/rules.rs", "tests/Cargo.toml", "tests", "--test it"),
            ("tests/tests/callers.rs", "tests/Cargo.toml", "tests", "--test callers"),
        ] {
            let target = Target::of(&root(), Path::new(file)).unwrap();
            assert_eq!((target.manifest, &*target.folder), (manifest, Path::new(folder)), "{file}");
            assert_eq!(target.options.join(" "), options, "{file}");
        }
    }
}
