//! The architecture, held by reading the source tree: DESIGN's invariants, as far as a test can see them.

mod generated;
mod sources;
mod text;

use std::fs;
use std::path::Path;

use crate::support::repository::{files, root, shown};

/// A file of Rust, without its tests and comments.
struct Source {
    /// Its path below the root.
    path: String,
    whole: String,
    code: String,
}

impl Source {
    /// The files below a folder, but for those that are tests.
    fn all(folder: &str) -> Vec<Self> {
        let files = files(&root().join(folder), ".rs").into_iter().map(|path| Self::read(&path));
        files.filter(|source| !source.is_test()).collect()
    }

    fn read(path: &Path) -> Self {
        let whole = fs::read_to_string(path).unwrap();
        Self { path: shown(path), code: code(&whole), whole }
    }

    fn is_test(&self) -> bool {
        let mut parts = self.path.split('/');
        parts.any(|part| matches!(part, "tests" | "tests.rs" | "testing.rs" | "examples" | "benches" | "corpus.rs"))
    }

    /// The lines of code with any of these words in them, as `path:line: text`.
    fn with<'a>(&'a self, words: &'a [&'a str]) -> impl Iterator<Item = String> + 'a {
        let lines = self.code.lines().enumerate().filter(|(_, line)| words.iter().any(|word| line.contains(word)));
        lines.map(|(number, line)| format!("{}:{}: {}", self.path, number + 1, line.trim()))
    }
}

/// The lines with any of these words in the code below `folder`, but for files whose path contains one of `but`.
fn found(folder: &str, but: &[&str], words: &[&str]) -> Vec<String> {
    let sources = Source::all(folder).into_iter().filter(|source| !but.iter().any(|but| source.path.contains(but)));
    sources.flat_map(|source| source.with(words).collect::<Vec<_>>()).collect()
}

/// The text with comments and test modules blanked, line by line: good enough for code as rustfmt leaves it.
fn code(text: &str) -> String {
    let mut out = String::new();
    let mut in_tests = None;
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let indent = line.len() - line.trim_start().len();
        match in_tests {
            Some(tests) => {
                if indent == tests && line.trim_end() == " ".repeat(tests) + "}" {
                    in_tests = None;
                }
                out.push('\n');
                continue;
            }
            None if line.trim() == "#[cfg(test)]" => {
                let next = lines.peek().map_or("", |next| next.trim());
                if next.ends_with('{') {
                    in_tests = Some(indent);
                } else {
                    lines.next();
                    out.push('\n');
                }
                out.push('\n');
                continue;
            }
            None => {}
        }
        let comment = line.find("//").filter(|at| !line[..*at].contains('"'));
        out.push_str(&line[..comment.unwrap_or(line.len())]);
        out.push('\n');
    }
    out
}

#[test]
fn comments_and_tests_are_no_code() {
    let text = "use a; // b\n/// c\n#[cfg(test)]\nmod tests {\n    fn d() {}\n}\nlet e = \"//\";\n#[cfg(test)]\nmod f;\ng();\n";
    assert_eq!(code(text), "use a; \n\n\n\n\n\nlet e = \"//\";\n\n\ng();\n");
}
