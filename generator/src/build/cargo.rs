//! What a build script tells cargo: instructions on standard output, a line each (The Cargo Book, "Build scripts").

use crate::diagnostic::{Severity, render_line};
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

    /// Errors and warnings of a run. Notes are for `bindery generate`: a build repeats itself too often for them.
    pub(super) fn diagnostics(&mut self, generated: &Generated) {
        for diagnostic in generated.diagnostics.sorted() {
            let kind = match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Note => continue,
            };
            self.lines(kind, &render_line(diagnostic, &generated.sources));
            if let Some(help) = &diagnostic.help {
                self.lines(kind, &format!("help: {help}"));
            }
        }
        match generated.diagnostics.omitted() {
            0 => {}
            omitted => self.lines("warning", &format!("and {omitted} more findings")),
        }
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
