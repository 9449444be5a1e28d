//! An edition as it is compared: the document with what every stage made of it.

use super::{Edition, Found, Place};
use crate::analyse::Analysis;
use crate::config::{Config, CrateKind};
use crate::document::{Document, Loader};
use crate::emit::{self, EmitError};
use crate::generate::{Inputs, Request, unprintable};
use crate::ir::Api;
use crate::lock::Lock;
use crate::pipeline::{self, Settings};
use crate::plan::Bindings;
use crate::prepare::{self, Changes};
use crate::source::{Sources, Span};
use crate::write::Files;

/// An edition on its way through the stages, some of which two editions can go through at once.
pub(super) struct Reading<'a> {
    request: &'a Request<'a>,
    inputs: Inputs,
    /// What the document means; nothing after an error.
    lowered: Option<(Document, Api)>,
    /// What was decided of it, until it is planned.
    analysis: Option<Analysis>,
    bindings: Option<Bindings>,
}

/// What was read, and what came of it.
pub(super) struct Read {
    pub(super) name: String,
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

impl<'a> Reading<'a> {
    /// Reads a document, as far as no names are needed for it.
    pub(super) fn new(request: &'a Request<'a>, others: &mut dyn Loader) -> Self {
        let mut inputs = Inputs::read(request);
        let Inputs { sources, diagnostics, document, overlays, config, settled, .. } = &mut inputs;
        let settings = settings(request, settled.name.as_str(), config);
        let changes = Changes::new(overlays, request.options.select.as_ref(), config, settled.limits);
        let lowered = document.and_then(|file| {
            let document = prepare::read(sources, file, &changes, others, diagnostics)?;
            let api = pipeline::lowered(&document, &settings, diagnostics)?;
            Some((document, api))
        });
        Self { request, inputs, lowered, analysis: None, bindings: None }
    }

    /// The names, with those that this edition has added when it was named.
    pub(super) fn published(&self) -> Lock {
        self.inputs.lock.published()
    }

    /// Names everything. `names` are those that have been published where the request has no lock.
    pub(super) fn name(&mut self, names: Option<Lock>) {
        let Inputs { diagnostics, config, lock, settled, .. } = &mut self.inputs;
        if let (None, Some(names)) = (self.request.lock, names) {
            *lock = names;
        }
        let settings = settings(self.request, settled.name.as_str(), config);
        let api = self.lowered.as_mut().map(|(_, api)| api);
        self.analysis = api.map(|api| pipeline::named(api, &settings, lock, diagnostics));
    }

    /// Plans what is named.
    pub(super) fn plan(&mut self) {
        let Inputs { diagnostics, config, settled, .. } = &mut self.inputs;
        let settings = settings(self.request, settled.name.as_str(), config);
        let planned = self.lowered.as_mut().zip(self.analysis.take()).and_then(|((document, api), analysis)| {
            pipeline::bound(api, analysis, &pipeline::known(document), &settings, diagnostics)
        });
        self.bindings = planned.map(|planned| planned.bindings);
    }

    /// All three crates, whatever the configuration generates.
    pub(super) fn print(&self) -> Option<Result<Files, EmitError>> {
        let whole = self.inputs.settled.emit(&self.inputs.config);
        let options = emit::Options { only: CrateKind::ALL.to_vec(), tables: false, ..whole };
        self.bindings.as_ref().map(|bindings| emit::crates(bindings, &options))
    }

    /// What came of it, with what was printed.
    pub(super) fn done(self, files: Option<Result<Files, EmitError>>) -> Read {
        let Inputs { sources, mut diagnostics, settled, .. } = self.inputs;
        let files =
            files.and_then(|files| files.map_err(|error| diagnostics.push(unprintable(&error, &settled.limits))).ok());
        let made = self.lowered.zip(self.bindings).zip(files).map(|(((document, api), bindings), files)| {
            let file = self.request.document.name.to_owned();
            Made { file, document, api, bindings, files, sources: sources.clone() }
        });
        Read { name: settled.name.to_string(), made, found: Found { diagnostics, sources } }
    }
}

fn settings<'a>(request: &Request<'_>, vendor: &'a str, config: &'a Config) -> Settings<'a> {
    Settings { vendor, config, unsupported: request.options.unsupported, begins: &|_| () }
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
