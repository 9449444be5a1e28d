//! What a build script tells cargo: instructions on standard output, a line each (The Cargo Book, "Build scripts").

use crate::diagnostic::{Severity, render_lines};
use crate::generate::Generated;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

/// Instructions, collected so that they are printed whatever happens.
#[derive(Debug, Default)]
pub(super) struct Messages(String);

impl Messages {
    /// The build script runs again when this file changes.
    pub(super) fn rerun_if_changed(&mut self, path: &Path) {
        let _ = writeln!(self.0, "cargo::rerun-if-changed={}", path.display());
    }

    /// Cargo shows this and stops.
    pub(super) fn error(&mut self, text: &str) {
        self.lines("error", text);
    }

    /// Errors and warnings of a run.
    pub(super) fn diagnostics(&mut self, generated: &Generated) {
        lines(generated).iter().for_each(|(kind, line)| self.lines(kind, line));
    }

    pub(super) fn print(&self) {
        // A closed standard output is cargo's to report.
        let _ = std::io::stdout().write_all(self.0.as_bytes());
    }

    /// An instruction ends with its line, so that a text of several is several.
    fn lines(&mut self, kind: &str, text: &str) {
        for line in text.lines() {
            let _ = writeln!(self.0, "cargo::{kind}={line}");
        }
    }
}

/// A line with what the command line calls by a flag as a build script calls it.
fn in_script(line: String) -> String {
    const CALLS: [(&str, &str); 2] = [("`--skip-unsupported`", "`.skip_unsupported()`"), ("`--root`", "`.root(…)`")];
    CALLS.iter().fold(line, |line, (flag, call)| if line.contains(flag) { line.replace(flag, call) } else { line })
}

/// Errors and warnings of a run, each line with its kind. Notes are for `bindery generate`: a build repeats itself too
/// often for them.
pub(super) fn lines(generated: &Generated) -> Vec<(&'static str, String)> {
    let shown = generated.diagnostics.shown(Severity::Warning);
    let mut lines = Vec::new();
    for diagnostic in &shown.found {
        let kind = if diagnostic.severity == Severity::Error { "error" } else { "warning" };
        lines.extend(render_lines(diagnostic, &generated.sources).into_iter().map(|line| (kind, in_script(line))));
    }
    lines.extend(shown.rest().map(|rest| ("warning", rest)));
    let verdict = generated.diagnostics.verdict();
    lines.extend(verdict.map(|verdict| ("error", format!("{}: nothing is generated: {verdict}", generated.name))));
    lines
}
