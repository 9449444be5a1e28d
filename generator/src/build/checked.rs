//! Bindings that are committed: compared in a test, which writes them when it is told to.

use super::{Bindings, Error, Project, ProjectError, cargo, display};
use crate::generate::{Generated, Layout};
use crate::lock;
use crate::write::{self, Change, Files, MANIFEST, Plan, WriteError, plan, read_if_exists};
use std::env;
use std::fmt;
use std::path::Path;
use std::thread;

/// The variable of the environment that makes a test write.
const UPDATE: &str = "BINDERY_UPDATE";

/// What is committed is not what is generated, or nothing can be generated. A test can return it: both of its forms are
/// text for people, with the command that mends it.
#[derive(Clone, PartialEq, Eq)]
pub struct Drift(String);

impl Bindings {
    /// Compares the bindings with the file at `path`, relative to the package's folder, and `names.lock` with the one
    /// beside the document. Where `BINDERY_UPDATE` is set both are written instead. For a test of a package that has no
    /// build script, and `bindery-build` as a dependency of its tests alone:
    ///
    /// ```no_run
    /// // tests/bindings.rs, with #[test]
    /// fn bindings_are_up_to_date() -> Result<(), bindery_build::Drift> {
    ///     bindery_build::Bindings::from_document("specs/notes/openapi.yaml").checked_in("src/notes.rs")
    /// }
    /// ```
    /// `src/lib.rs` has `#[rustfmt::skip] pub mod notes;`.
    ///
    /// # Errors
    /// When the files differ, or can't be read or written, and for every error in the document.
    pub fn checked_in(&self, path: impl AsRef<Path>) -> Result<(), Drift> {
        let generated = self.whole()?;
        let mut changes = Vec::new();
        for (_, contents) in generated.files.iter() {
            file(path.as_ref(), contents, &mut changes)?;
        }
        file(&self.document.with_file_name(lock::FILE_NAME), generated.lock.as_bytes(), &mut changes)?;
        told(&changes)
    }

    /// What is generated, where there is nothing wrong with the document.
    fn whole(&self) -> Result<Generated, Drift> {
        let generated = self.generate(&mut |_| {})?;
        if generated.is_ok() {
            return Ok(generated);
        }
        let errors = cargo::lines(&generated).into_iter().filter(|(kind, _)| *kind == "error").map(|(_, line)| line);
        Err(Drift(errors.collect::<Vec<_>>().join("\n")))
    }
}

impl Project {
    /// Compares the crates in `generated/` with what is generated from `specs/`, as `bindery --check` does. Where
    /// `BINDERY_UPDATE` is set they are written instead, as `bindery` does. For a test in any package of the project:
    ///
    /// ```no_run
    /// // tests/bindings.rs, with #[test]
    /// fn bindings_are_up_to_date() -> Result<(), bindery_build::Drift> {
    ///     bindery_build::Project::nearest()?.checked_in()
    /// }
    /// ```
    ///
    /// # Errors
    /// When files differ, or can't be read or written, and for every error in a document.
    pub fn checked_in(&self) -> Result<(), Drift> {
        let vendors = self.vendors()?;
        write::refuse_link(&self.generated())?;
        let mut made = Vec::with_capacity(vendors.len());
        for vendor in &vendors {
            let mut bindings = Bindings::from_document(&vendor.document);
            bindings.options.layout = Layout::Crates;
            bindings.options.unsupported = self.unsupported;
            bindings.options.default_runtime_path = self.runtime_path(&vendor.out);
            made.push(bindings.whole()?);
        }
        let (mut changes, nothing) = (Vec::new(), Files::new());
        for (vendor, generated) in vendors.iter().zip(&made) {
            folder(&plan(&vendor.out, &generated.files)?, &mut changes)?;
            file(&vendor.document.with_file_name(lock::FILE_NAME), generated.lock.as_bytes(), &mut changes)?;
        }
        for abandoned in self.abandoned(&vendors)? {
            folder(&plan(&abandoned, &nothing)?, &mut changes)?;
        }
        told(&changes)
    }
}

/// Whether to write.
fn is_update() -> bool {
    env::var_os(UPDATE).is_some_and(|value| !value.is_empty() && value != "0")
}

/// Makes a file what it should be, or tells that it is not.
fn file(path: &Path, contents: &[u8], changes: &mut Vec<String>) -> Result<(), WriteError> {
    if is_update() {
        return write::replace(path, contents).map(|_| ());
    }
    let change = match read_if_exists(path)? {
        Some(old) if old == contents => return Ok(()),
        Some(_) => Change::Changed,
        None => Change::New,
    };
    changes.push(line(change, path));
    Ok(())
}

/// Makes a folder what it should be, or tells each file in it that is not.
fn folder(plan: &Plan<'_>, changes: &mut Vec<String>) -> Result<(), WriteError> {
    if is_update() {
        return plan.apply();
    }
    let files =
        plan.changes().map(|(path, change)| (path.as_str(), change)).chain([(MANIFEST, plan.manifest_change())]);
    let files = files.filter(|(_, change)| *change != Change::Unchanged);
    changes.extend(files.map(|(path, change)| line(change, &plan.out().join(path))));
    Ok(())
}

fn line(change: Change, path: &Path) -> String {
    format!("{} {}", change.word(), display(path))
}

/// The most lines that are told.
const SHOWN: usize = 20;

fn told(changes: &[String]) -> Result<(), Drift> {
    if changes.is_empty() {
        return Ok(());
    }
    let mut text = String::from("what is committed differs from what is generated:");
    for line in changes.iter().take(SHOWN) {
        text.push_str("\n  ");
        text.push_str(line);
    }
    if changes.len() > SHOWN {
        text.push_str(&format!("\n  and {} files more", changes.len() - SHOWN));
    }
    Err(Drift(format!("{text}\nto write it: {}", command())))
}

/// What mends it: the test again, told to write.
fn command() -> String {
    let mut command = String::from("cargo test");
    if let Ok(package) = env::var("CARGO_PKG_NAME") {
        command.push_str(&format!(" -p {package}"));
    }
    // Tests run in threads of their names; the only one of a process may not.
    if let Some(test) = thread::current().name().filter(|name| *name != "main") {
        command.push_str(&format!(" {test}"));
    }
    if cfg!(windows) { format!("$env:{UPDATE}=1; {command}") } else { format!("{UPDATE}=1 {command}") }
}

impl fmt::Display for Drift {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(&self.0)
    }
}

/// The text itself: this is what a failing test shows.
impl fmt::Debug for Drift {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, out)
    }
}

impl std::error::Error for Drift {}

impl From<Error> for Drift {
    fn from(error: Error) -> Self {
        Self(error.to_string())
    }
}

impl From<ProjectError> for Drift {
    fn from(error: ProjectError) -> Self {
        Self(error.to_string())
    }
}

impl From<WriteError> for Drift {
    fn from(error: WriteError) -> Self {
        Self(error.to_string())
    }
}
