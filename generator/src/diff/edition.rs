//! An edition as it is compared: the document with what every stage made of it.

use super::{Edition, Found, Place};
use crate::config::CrateKind;
use crate::diagnostic::Diagnostics;
use crate::document::{Document, Loader};
use crate::emit;
use crate::generate::{Inputs, Request, unprintable};
use crate::ir::Api;
use crate::lock::{Lock, Retain};
use crate::pipeline::{self, Settings, Stages};
use crate::plan::Bindings;
use crate::prepare::{self, Changes};
use crate::source::{Sources, Span};
use crate::write::Files;

/// What was read, and what came of it.
pub(super) struct Read {
    pub(super) name: String,
    /// The names, with those that this edition has added.
    pub(super) lock: Lock,
    /// What there is to compare; nothing after an error.
    pub(super) made: Option<Made>,
    pub(super) found: Found,
}

/// What there is to compare.
pub(super) struct Made {
    /// The file as the user knows it.
    file: String,
    pub(super) document: Document,
    pub(super) api: Api,
    pub(super) bindings: Bindings,
    /// All three crates, whatever the configuration generates.
    pub(super) files: Files,
    pub(super) sources: Sources,
}

impl Read {
    /// Runs every stage. `names` are those that have been published where `request` has no lock.
    pub(super) fn new(request: &Request<'_>, names: Option<&Lock>, others: &mut dyn Loader) -> Self {
        let Inputs { mut sources, mut diagnostics, document, overlays, config, mut lock, settled } =
            Inputs::read(request);
        if let (None, Some(names)) = (request.lock, names) {
            lock = Lock::parse(crate::source::FileId::default(), &names.text(Retain::All), &mut Diagnostics::new());
        }
        let vendor = settled.name.to_string();
        let changes = Changes::new(&overlays, request.options.select.as_ref(), &config, settled.limits);
        let stages = document.and_then(|file| {
            let read = prepare::read(&mut sources, file, &changes, others, &mut diagnostics)?;
            let settings = Settings { vendor: &vendor, config: &config, unsupported: request.options.unsupported };
            pipeline::run(read, &settings, &mut lock, &mut diagnostics)
        });
        let options = emit::Options { only: CrateKind::ALL.to_vec(), ..settled.emit() };
        let printed = stages.and_then(|Stages { document, api, planned }| {
            let printed = emit::crates(&planned.bindings, &options);
            let files = printed.map_err(|error| diagnostics.push(unprintable(&error, &settled.limits))).ok()?;
            Some((document, api, planned.bindings, files))
        });
        let made = printed.map(|(document, api, bindings, files)| {
            let file = request.document.name.to_owned();
            Made { file, document, api, bindings, files, sources: sources.clone() }
        });
        Self { name: vendor, lock, made, found: Found { diagnostics, sources } }
    }
}

impl Made {
    /// The edition, as a report names it.
    pub(super) fn summary(&self) -> Edition {
        Edition {
            file: self.file.clone(),
            title: self.api.title.to_string(),
            version: self.api.version.to_string(),
            operations: self.api.operations.len(),
        }
    }

    /// A place with its lines.
    pub(super) fn place(&self, span: Span) -> Option<Place> {
        let file = self.sources.file(span.file)?;
        let position = file.position(span.start);
        let end = usize::try_from(span.end).unwrap_or(usize::MAX).min(file.text.len());
        let start = usize::try_from(span.start).unwrap_or(usize::MAX).min(end);
        // From the beginning of the line, so that what follows is indented as it stands.
        let (_, first) = file.line(start);
        let quoted = file.text.get(first.start..end.max(first.end)).unwrap_or_default();
        let lines = quoted.lines().count();
        let shown: Vec<String> = quoted.lines().take(Place::LINES).map(cut).collect();
        Some(Place {
            file: file.name.clone(),
            line: position.line,
            column: position.column,
            omitted: lines.saturating_sub(shown.len()),
            text: shown.join("\n"),
        })
    }
}

/// A line as a report quotes it: documents may be one line of megabytes.
fn cut(line: &str) -> String {
    const CHARACTERS: usize = 200;
    match line.char_indices().nth(CHARACTERS) {
        Some((at, _)) => format!("{}…", line.get(..at).unwrap_or_default()),
        None => line.to_owned(),
    }
}
