//! The two streams: stdout for what was asked for, stderr for everything else.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use bindery_build::diagnostic::{self, Diagnostics, Severity};
use bindery_build::source::Sources;

/// Writes to both streams. A reader that has gone away is no failure of ours, so write errors are passed over.
pub(crate) struct Console {
    stdout: io::Stdout,
    stderr: io::Stderr,
    is_terminal: bool,
    /// Whether a line of progress stands on the terminal.
    is_dirty: bool,
}

impl Console {
    pub(crate) fn new() -> Self {
        let stderr = io::stderr();
        let is_terminal = stderr.is_terminal();
        Self { stdout: io::stdout(), stderr, is_terminal, is_dirty: false }
    }

    /// A line of what was asked for.
    pub(crate) fn line(&mut self, text: impl Display) {
        self.clear();
        _ = writeln!(self.stdout, "{text}");
    }

    /// A line about it.
    pub(crate) fn note(&mut self, text: impl Display) {
        self.clear();
        _ = writeln!(self.stderr, "{text}");
    }

    /// What is being done, where somebody watches; the next line takes its place.
    pub(crate) fn progress(&mut self, text: impl Display) {
        if self.is_terminal {
            self.clear();
            _ = write!(self.stderr, "{text} ...");
            _ = self.stderr.flush();
            self.is_dirty = true;
        }
    }

    /// Every finding at least as bad as `worst`, with its listing.
    pub(crate) fn diagnostics(&mut self, found: &Diagnostics, sources: &Sources, least: Severity) {
        let style =
            if self.is_terminal && !is_colourless() { diagnostic::Style::Coloured } else { diagnostic::Style::Plain };
        // The order of severities begins with the worst.
        for finding in found.sorted().into_iter().filter(|finding| finding.severity <= least) {
            let text = diagnostic::render(finding, sources, style);
            self.note(format_args!("{}\n", text.trim_end()));
        }
        if found.omitted() > 0 {
            self.note(format_args!("and {} more findings, which are not shown\n", found.omitted()));
        }
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.is_dirty) {
            // Back to the first column, and erase to the end of the line (ECMA-48, EL).
            _ = write!(self.stderr, "\r\x1b[K");
        }
    }
}

/// Whether the user wants no colours, see <https://no-color.org>.
fn is_colourless() -> bool {
    std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty())
}
