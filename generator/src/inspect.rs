//! What a stage sees of a document, for `bindery inspect`: operations, types, names, and what was lowered and why.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::generate::Input;
use crate::source::{Limits, Sources};

/// A stage whose result can be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The document as it was read.
    Document,
    /// What it means, before Rust.
    #[default]
    Ir,
    /// The crates, before they are text.
    Rust,
}

/// For whom.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Format {
    /// People.
    #[default]
    Text,
    /// Programs.
    Json,
}

/// What a stage sees.
#[derive(Clone, Debug)]
pub struct Inspected {
    /// The page, or the JSON document. Empty after an error.
    pub text: String,
    /// What was found on the way.
    pub diagnostics: Diagnostics,
    /// The files that the diagnostics quote.
    pub sources: Sources,
}

/// Runs the stages up to `stage`.
#[must_use]
pub fn inspect(
    document: Input<'_>,
    _config: Option<Input<'_>>,
    _lock: Option<Input<'_>>,
    stage: Stage,
    format: Format,
) -> Inspected {
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    sources.add_bytes(document.name, document.bytes, &Limits::default(), &mut diagnostics);
    // Provisional: the stages are put in here.
    let message = format!("the stage {stage:?} can't be shown as {format:?} yet");
    diagnostics.push(Diagnostic::error(Code::UnsupportedVersion, message));
    Inspected { text: String::new(), diagnostics, sources }
}
