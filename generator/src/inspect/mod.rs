//! What a stage sees of a document, for `bindery inspect`: operations, types, names, and what was lowered and why.

mod document;
pub(crate) mod expand;
mod ir;
mod names;
mod outline;
mod pages;
mod rules;
mod source;
mod untyped;

pub use outline::outline;

use crate::config::CrateKind;
use crate::diagnostic::Diagnostics;
use crate::document::{Loader, NoFiles};
use crate::emit;
use crate::generate::{Inputs, Request, unprintable};
use crate::json::quote;
use crate::pipeline::{self, Settings};
use crate::prepare::{self, Changes};
use crate::source::Sources;

/// A stage whose result can be looked at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stage {
    /// The document with its overlays, as JSON: what other tools, such as mock servers, are to be given.
    Source,
    /// The document as it was read.
    Document,
    /// What it means, before Rust.
    #[default]
    Ir,
    /// The public items of the crates, on one page.
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

/// Runs the stages up to `stage` on a document that is whole: references to other files are errors.
#[must_use]
pub fn inspect(request: &Request<'_>, stage: Stage, format: Format) -> Inspected {
    inspect_with(request, &mut NoFiles, stage, format)
}

/// Runs the stages up to `stage`; `others` has the files that the document refers to.
#[must_use]
pub fn inspect_with(request: &Request<'_>, others: &mut dyn Loader, stage: Stage, format: Format) -> Inspected {
    let Inputs { mut sources, mut diagnostics, document, overlays, config, mut lock, settled } = Inputs::read(request);
    let vendor = settled.name.to_string();
    let changes = Changes::new(&overlays, request.options.select.as_ref(), &config, settled.limits);
    if stage == Stage::Source {
        let tree = document.and_then(|file| prepare::tree(&sources, file, &changes, &mut diagnostics));
        let text = tree.as_ref().map(source::page).unwrap_or_default();
        return Inspected { text, diagnostics, sources };
    }
    let stages = document.and_then(|file| {
        let read = prepare::read(&mut sources, file, &changes, others, &mut diagnostics)?;
        let unsupported = request.options.unsupported;
        let settings = Settings { vendor: &vendor, config: &config, unsupported, begins: &|_| () };
        pipeline::run(read, &settings, &mut lock, &mut diagnostics)
    });
    let untyped = stages.as_ref().map(|stages| untyped::json(&stages.planned.untyped, &sources)).unwrap_or_default();
    let names = stages.as_ref().map(|stages| names::json(&stages.planned.names)).unwrap_or_default();
    let pages = stages.as_ref().map(|stages| pages::json(&stages.api)).unwrap_or_default();
    let lines = stages.map(|stages| match stage {
        Stage::Source => String::new(),
        Stage::Document => document::page(&stages.document, &sources),
        Stage::Ir => {
            let untyped = untyped::page(&stages.planned.untyped, &sources);
            ir::page(&stages.api, &sources) + &names::page(&stages.planned.names) + &untyped
        }
        Stage::Rust => {
            match emit::crates(
                &stages.planned.bindings,
                &emit::Options { only: CrateKind::ALL.to_vec(), ..settled.emit(&config) },
            ) {
                Ok(files) => outline(&files),
                Err(error) => {
                    diagnostics.push(unprintable(&error, &settled.limits));
                    String::new()
                }
            }
        }
    });
    let text = match format {
        Format::Text => lines.unwrap_or_default(),
        Format::Json => json(&lines.unwrap_or_default(), &names, &pages, &untyped),
    };
    Inspected { text, diagnostics, sources }
}

/// The page for programs: its lines, each with the depth of its indentation, the names, the operations that
/// answer in pages, and the untyped values.
fn json(page: &str, names: &str, pages: &str, untyped: &str) -> String {
    let mut out = String::from("{\"lines\":[");
    for (number, line) in page.lines().enumerate() {
        if number > 0 {
            out.push(',');
        }
        let text = line.trim_start();
        out.push_str(&format!("{{\"depth\":{},\"text\":{}}}", (line.len() - text.len()) / 2, quoted(text)));
    }
    out.push_str(&format!("],\"names\":{{{names}}},\"pages\":[{pages}],\"untyped\":[{untyped}]}}\n"));
    out
}

/// A JSON string.
fn quoted(text: &str) -> String {
    let mut out = String::new();
    quote(&mut out, text);
    out
}
