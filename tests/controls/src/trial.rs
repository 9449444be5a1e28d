//! Tests of the copy, built and run: which passed, which failed, and what did not even build.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde::Deserialize;

use crate::test::{Target, Test};

/// What a test came to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It passed.
    Passed,
    /// It failed.
    Failed,
    /// Its program came to an end before it did: the stack, the memory or the time was used up.
    Ended(String),
    /// The program has no such test.
    Missing,
}

/// Builds and runs tests of a copy of the project.
#[derive(Debug)]
pub struct Trials {
    /// The root of the copy.
    pub root: PathBuf,
    /// Where cargo builds.
    pub target: PathBuf,
    /// For how long a program may run.
    pub time: Duration,
}

/// A line of what cargo prints as JSON.
#[derive(Deserialize)]
struct Message {
    executable: Option<PathBuf>,
    profile: Option<Profile>,
}

#[derive(Deserialize)]
struct Profile {
    test: bool,
}

impl Trials {
    /// What these tests come to; the text of the compiler where it is no program.
    ///
    /// # Errors
    /// When cargo or a program can't be started.
    pub fn run(&self, tests: &[Test]) -> io::Result<Result<Vec<Outcome>, String>> {
        let mut by_target: BTreeMap<Target, Vec<&Test>> = BTreeMap::new();
        for test in tests {
            by_target.entry(Target::of(&self.root, &test.file)?).or_default().push(test);
        }
        let mut outcomes: BTreeMap<&Test, Outcome> = BTreeMap::new();
        for (target, tests) in by_target {
            let program = match self.build(&target)? {
                Ok(program) => program,
                Err(text) => return Ok(Err(text)),
            };
            for test in tests {
                outcomes.insert(test, self.outcome(&program, &target, test)?);
            }
        }
        Ok(Ok(tests.iter().map(|test| outcomes.get(test).cloned().unwrap_or(Outcome::Missing)).collect()))
    }

    fn build(&self, target: &Target) -> io::Result<Result<PathBuf, String>> {
        let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
        let folder = self.root.join(&target.folder);
        cargo.args(["test", "--no-run", "--message-format=json-render-diagnostics", "--manifest-path"]);
        cargo.arg(folder.join("Cargo.toml")).args(&target.options).current_dir(&self.root);
        cargo.env("CARGO_TARGET_DIR", &self.target).env("CARGO_INCREMENTAL", "1");
        for (name, _) in std::env::vars_os() {
            if name.to_str().is_some_and(|name| name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_")) {
                cargo.env_remove(name);
            }
        }
        let output = cargo.stderr(Stdio::piped()).output()?;
        if !output.status.success() {
            return Ok(Err(String::from_utf8_lossy(&output.stderr).into_owned()));
        }
        let lines = output.stdout.split(|byte| *byte == b'\n');
        let messages = lines.filter_map(|line| serde_json::from_slice::<Message>(line).ok());
        let mut programs = messages.filter(|message| message.profile.as_ref().is_some_and(|profile| profile.test));
        let program = programs.find_map(|message| message.executable);
        program.map(Ok).ok_or_else(|| io::Error::other("cargo built no program"))
    }

    fn outcome(&self, program: &Path, target: &Target, test: &Test) -> io::Result<Outcome> {
        let log = self.target.join("controls.log");
        let mut command = Command::new("sh");
        // What is out of proportion without a control shall not take the machine with it.
        command.args(["-c", "ulimit -v 8000000; exec \"$0\" \"$@\""]).arg(program).arg(&test.name);
        command.current_dir(self.root.join(&target.folder)).env("INSTA_UPDATE", "no").env("RUST_BACKTRACE", "0");
        command.stdin(Stdio::null()).stdout(File::create(&log)?).stderr(Stdio::null());
        let (mut child, begin) = (command.spawn()?, Instant::now());
        let status = loop {
            match child.try_wait()? {
                Some(status) => break status,
                None if begin.elapsed() > self.time => {
                    child.kill()?;
                    child.wait()?;
                    return Ok(Outcome::Ended(format!("after {} s", self.time.as_secs())));
                }
                None => std::thread::sleep(Duration::from_millis(5)),
            }
        };
        let text = String::from_utf8_lossy(&fs::read(&log)?).into_owned();
        Ok(match said(&text, &modules(target, test), &test.name) {
            Some("ok") => Outcome::Passed,
            Some(_) => Outcome::Failed,
            None if !matches!(status.code(), Some(0 | 101)) => Outcome::Ended(status.to_string()),
            None => Outcome::Missing,
        })
    }
}

/// What a program says of a test. Modules of the file itself stand behind those that it is in; where files below it have
/// a test of that name as well, it is the one with the fewest. A file that others take in (`#[path]`) is in their modules,
/// each time, and fails where it fails once.
fn said<'t>(text: &'t str, modules: &[String], name: &str) -> Option<&'t str> {
    let lines = text.lines().filter_map(|line| line.strip_prefix("test ")?.split_once(" ... "));
    let of_name = lines.filter_map(|(path, said)| {
        let parts: Vec<&str> = path.trim_end_matches(" - should panic").split("::").collect();
        let (last, around) = parts.split_last()?;
        (*last == name).then(|| (around.to_vec(), said))
    });
    let of_name: Vec<(Vec<&str>, &str)> = of_name.collect();
    let own = of_name
        .iter()
        .filter(|(around, _)| {
            around.len() >= modules.len() && around.iter().zip(modules).all(|(one, other)| one == other)
        })
        .min_by_key(|(around, _)| around.len());
    let taken_in = || {
        let all = of_name.iter().filter(|(around, _)| around.windows(modules.len().max(1)).any(|part| part == modules));
        all.min_by_key(|(_, said)| *said == "ok")
    };
    own.or_else(taken_in).map(|(_, said)| *said)
}

/// The modules that lead to the file of a test.
fn modules(target: &Target, test: &Test) -> Vec<String> {
    let below = test.file.strip_prefix(&target.folder).unwrap_or(&test.file).with_extension("");
    let mut parts = below.iter().map(|part| part.to_string_lossy().into_owned());
    // `src`, or `tests` with the name of the program.
    if parts.next().is_some_and(|first| first == "tests") {
        parts.next();
    }
    parts.filter(|part| !matches!(part.as_str(), "mod" | "lib" | "main")).collect()
}

#[cfg(test)]
mod tests {
    use super::{modules, said};
    use crate::root;
    use crate::test::{Target, Test};

    #[test]
    fn a_test_is_known_by_the_modules_that_it_is_in() {
        for (file, path) in [
            ("generator/src/document/tests/refused.rs", "document tests refused"),
            ("generator/src/write/tests.rs", "write tests"),
            ("generator/src/emit/tests/mod.rs", "emit tests"),
            ("generator/src/lib.rs", ""),
            ("tests/tests/it/tidy/text.rs", "tidy text"),
            ("tests/tests/callers/main.rs", ""),
        ] {
            let target = Target::of(&root(), file.as_ref()).unwrap();
            let test = Test { file: file.into(), name: String::new() };
            assert_eq!(modules(&target, &test).join(" "), path, "{file}");
        }
    }

    #[test]
    fn a_test_is_the_one_of_its_file() {
        let text = "running 4 tests\ntest a::b::tests::c ... FAILED\ntest b::c ... FAILED\ntest a::tests::c ... ok\n\
                    test c ... FAILED\ntest a::d - should panic ... ok\n";
        let modules = |path: &str| path.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(said(text, &modules("a"), "c"), Some("ok"));
        assert_eq!(said(text, &modules("a b"), "c"), Some("FAILED"));
        assert_eq!(said(text, &modules("a"), "d"), Some("ok"));
        assert_eq!(said(text, &modules("b a"), "c"), None);
        assert_eq!(said(text, &[], "c"), Some("FAILED"));
        let taken_in = "test own::rows::a::c ... ok\ntest shared::rows::a::c ... FAILED\ntest own::rows::b::c ... ok\n";
        assert_eq!(said(taken_in, &modules("rows a"), "c"), Some("FAILED"));
        assert_eq!(said(taken_in, &modules("rows b"), "c"), Some("ok"));
        assert_eq!(said(taken_in, &modules("a rows"), "c"), None);
    }
}
