//! The two streams: stdout for what was asked for, stderr for everything else.

use std::fmt::Display;
use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use bindery_build::diagnostic::{self, Diagnostics, Severity, Style};
use bindery_build::source::Sources;

/// Writes to both streams. A reader that has gone away is no failure of ours, so write errors are passed over.
pub(crate) struct Console {
    stdout: io::Stdout,
    stderr: io::Stderr,
    /// Whether somebody watches who wants to know what is being done.
    is_watched: bool,
    style: Style,
    /// Whether a line of progress stands on the terminal.
    is_dirty: bool,
}

impl Console {
    pub(crate) fn new() -> Self {
        let stderr = io::stderr();
        let is_watched = stderr.is_terminal() && !is_machine();
        // By `NO_COLOR`, `CLICOLOR`, `CLICOLOR_FORCE` and `TERM`, as clap decides for help.
        let style = match AutoStream::choice(&stderr) {
            ColorChoice::Never => Style::Plain,
            _ => Style::Coloured,
        };
        Self { stdout: io::stdout(), stderr, is_watched, style, is_dirty: false }
    }

    /// A line of what was asked for.
    pub(crate) fn line(&mut self, text: impl Display) {
        self.clear();
        _ = writeln!(self.stdout, "{text}");
    }

    /// Whether what was asked for may have colours.
    pub(crate) fn is_styled(&self) -> bool {
        !matches!(AutoStream::choice(&self.stdout), ColorChoice::Never)
    }

    /// A line about it.
    pub(crate) fn note(&mut self, text: impl Display) {
        self.clear();
        _ = writeln!(self.stderr, "{text}");
    }

    /// Shows no progress from here on, whoever watches.
    pub(crate) fn hide_progress(&mut self) {
        self.is_watched = false;
    }

    /// What is being done, where somebody watches; the next line takes its place.
    pub(crate) fn progress(&mut self, text: impl Display) {
        if self.is_watched {
            self.clear();
            _ = write!(self.stderr, "{text} ...");
            _ = self.stderr.flush();
            self.is_dirty = true;
        }
    }

    /// The findings at least as bad as `least`, with their listings.
    pub(crate) fn diagnostics(&mut self, found: &Diagnostics, sources: &Sources, least: Severity) {
        let shown = found.shown(least);
        for finding in &shown.found {
            let text = diagnostic::render(finding, sources, self.style);
            self.note(format_args!("{}\n", text.trim_end()));
        }
        if let Some(rest) = shown.rest() {
            self.note(format_args!("{rest}, which are not shown: {}\n", shown.advice()));
        }
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.is_dirty) {
            // Back to the first column, and erase to the end of the line (ECMA-48, EL).
            _ = write!(self.stderr, "\r\x1b[K");
        }
    }
}

/// Whether the terminal is one of a machine that keeps what it shows, or none that can take back a line.
fn is_machine() -> bool {
    let is = |name: &str, wanted: fn(&str) -> bool| std::env::var(name).is_ok_and(|value| wanted(&value));
    is("CI", |value| !matches!(value, "" | "0" | "false")) || is("TERM", |value| value == "dumb")
}
