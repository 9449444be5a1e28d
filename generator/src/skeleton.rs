//! A program that implements a server, for a person to begin with: `bindery skeleton`.

use std::collections::BTreeSet;

use crate::diagnostic::Diagnostics;
use crate::document::{Loader, NoFiles};
use crate::emit::{self, ModulePath};
use crate::generate::{Inputs, Options, Request, unprintable};
use crate::pipeline::{self, Settings};
use crate::plan::{Bindings, Operation};
use crate::prepare::{self, Changes};
use crate::source::Sources;

/// A program and what was found on the way to it.
#[derive(Clone, Debug)]
pub struct Skeleton {
    /// The program. Empty after an error.
    pub text: String,
    /// What was found on the way.
    pub diagnostics: Diagnostics,
    /// The files that the diagnostics quote.
    pub sources: Sources,
}

/// The program for a document that is whole: references to other files are errors.
#[must_use]
pub fn skeleton(request: &Request<'_>, module: Option<&ModulePath>) -> Skeleton {
    skeleton_with(request, &NoFiles, module)
}

/// The program for a document; `others` has the files that it refers to. It has a handler for each operation that is selected
/// by [`Options::select`](crate::generate::Options::select), of the whole API: the others are left out and answer 501.
/// `module` is where the bindings are that a build script makes; without it they are crates.
#[must_use]
pub fn skeleton_with<L: Loader + Clone>(request: &Request<'_>, others: &L, module: Option<&ModulePath>) -> Skeleton {
    let whole = Request { options: Options { select: None, ..request.options.clone() }, ..request.clone() };
    let mut whole = Run::new(&whole, &mut others.clone());
    // A selection makes another, smaller API: what it holds is all that is asked of it.
    let chosen = match request.options.select {
        Some(_) if whole.bindings.is_some() => {
            let selected = Run::new(request, &mut others.clone());
            let Some(bindings) = selected.bindings else { return selected.refused() };
            Some(bindings.operations.iter().map(key).collect::<BTreeSet<_>>())
        }
        _ => None,
    };
    let is_chosen = |operation: &Operation| chosen.as_ref().is_none_or(|chosen| chosen.contains(&key(operation)));
    let Some(bindings) = whole.bindings.take() else { return whole.refused() };
    match emit::skeleton(&bindings, module, &whole.options, &is_chosen) {
        Ok(text) => Skeleton { text, ..whole.refused() },
        Err(error) => {
            whole.diagnostics.push(unprintable(&error, &whole.options.limits));
            whole.refused()
        }
    }
}

/// What is different in each operation of a document.
fn key(operation: &Operation) -> (String, String) {
    (operation.method.0.to_string(), operation.path.0.to_string())
}

/// The stages up to the plan.
struct Run {
    bindings: Option<Bindings>,
    options: emit::Options,
    diagnostics: Diagnostics,
    sources: Sources,
}

impl Run {
    fn new(request: &Request<'_>, others: &mut dyn Loader) -> Self {
        let Inputs { mut sources, mut diagnostics, document, overlays, config, mut lock, settled } =
            Inputs::read(request);
        let vendor = settled.name.to_string();
        let planned = document.and_then(|file| {
            let changes = Changes::new(&overlays, request.options.select.as_ref(), &config, settled.limits);
            let read = prepare::read(&mut sources, file, &changes, others, &mut diagnostics)?;
            let unsupported = request.options.unsupported;
            let settings = Settings { vendor: &vendor, config: &config, unsupported, begins: &|_| () };
            pipeline::plan(read, &settings, &mut lock, &mut diagnostics)
        });
        let bindings = planned.map(|planned| planned.bindings);
        Self { bindings, options: settled.emit(&config), diagnostics, sources }
    }

    /// No program.
    fn refused(self) -> Skeleton {
        Skeleton { text: String::new(), diagnostics: self.diagnostics, sources: self.sources }
    }
}
