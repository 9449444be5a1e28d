//! The whole pipeline as one call: what the command line and the build.rs front have in common.
//!
//! No I/O happens here: inputs come with their contents, and what is to be written comes back as [`Files`] and the text of the lock.

use crate::analyse::names::NameReport;
use crate::analyse::untyped::Fallback;
use crate::config::{Config, CrateKind, VendorName};
use crate::diagnostic::{Code, Diagnostic, Diagnostics, Severity};
use crate::document::{Loader, NoFiles};
use crate::emit::{self, EmitError};
use crate::fingerprint::{self, Recorder};
use crate::ir::LeftOut;
use crate::limits::{Limit, Limits};
use crate::lock::{Lock, Retain};
use crate::pipeline::{self, Settings};
use crate::plan::Bindings;
use crate::prepare::{self, Changes};
use crate::select::Selection;
use crate::source::{Contents, FileId, Sources};
use crate::write::Files;

/// A file as the front has read it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its path as the user knows it: shown in diagnostics, never opened.
    pub name: &'a str,
    /// What it holds.
    pub contents: &'a Contents,
}

/// What to generate from.
#[derive(Clone, Debug)]
pub struct Request<'a> {
    /// The document, or a documentation page that embeds one.
    pub document: Input<'a>,
    /// `bindery.toml`, if there is one.
    pub config: Option<Input<'a>>,
    /// The overlays, in the order in which they are applied: those of [`overlay::files`](crate::overlay::files).
    pub overlays: Vec<Input<'a>>,
    /// `names.lock`, if there is one.
    pub lock: Option<Input<'a>>,
    /// The vendor's name when neither [`Options::name`] nor the configuration gives one: that of the folder.
    pub name: VendorName,
    /// What the user asked for.
    pub options: Options,
}

/// What a user can ask for at each run; it goes before what the configuration says.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The vendor's name (`--name`).
    pub name: Option<VendorName>,
    /// The crates to generate (`--only`); all of them when nobody says otherwise.
    pub only: Option<Vec<CrateKind>>,
    /// The operations to generate (`--operation`, `--tag`), instead of those that the configuration selects.
    pub select: Option<Selection>,
    /// Where the runtime crate is, written into manifests as given (`--runtime-path`).
    pub runtime_path: Option<String>,
    /// The same when nobody says otherwise: the front knows whether the output stands beside the runtime's source.
    pub default_runtime_path: Option<String>,
    /// Whether what can't be represented is left out instead of being an error (`--skip-unsupported`).
    pub unsupported: Unsupported,
    /// Crates, or one file for `include!`.
    pub layout: Layout,
    /// What happens to published names that the document has no use for (`--relock`).
    pub retain: Retain,
    /// The limits that are set (`--limit`), instead of those of the configuration.
    pub limits: Vec<(Limit, usize)>,
}

/// The form of what is generated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layout {
    /// A crate each in `types/`, `client/` and `server/`.
    #[default]
    Crates,
    /// One file, `<vendor>.rs`, with the modules `types`, `client` and `server`.
    SingleFile,
}

/// What happens to a part of a document that can't be represented.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Unsupported {
    /// It is an error.
    #[default]
    Refuse,
    /// It is left out, with a warning that says so.
    Skip,
}

impl Unsupported {
    /// A contradiction of the document: an error as it stands, or a warning that tells what is left out for it.
    pub(crate) fn tolerate(self, found: &Diagnostic, left_out: &str) -> Diagnostic {
        let found = found.clone();
        match self {
            Self::Refuse => found.fact(format!("with `--skip-unsupported` {left_out}")),
            Self::Skip => Diagnostic { severity: Severity::Warning, ..found.fact(left_out) },
        }
    }

    /// What is found where something can't be represented: an error, or a warning where it is left out.
    pub(crate) fn finding(self, code: Code, message: impl Into<String>) -> Diagnostic {
        match self {
            Self::Refuse => Diagnostic::error(code, message),
            Self::Skip => Diagnostic::warning(code, message),
        }
    }
}

/// A step of a run, each a stage of the pipeline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Bytes become a tree; overlays are applied to it.
    Source,
    /// The tree becomes a document, as far as it is selected.
    Document,
    /// It is found out what the document means.
    Lower,
    /// It is decided how that comes to Rust: names, among others.
    Analyse,
    /// It is laid down what is printed.
    Plan,
    /// It is printed.
    Emit,
}

impl Step {
    /// All of them, in their order.
    pub const ALL: [Self; 6] = [Self::Source, Self::Document, Self::Lower, Self::Analyse, Self::Plan, Self::Emit];

    /// The name of the stage.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Source => "source",
            Self::Document => "document",
            Self::Lower => "lower",
            Self::Analyse => "analyse",
            Self::Plan => "plan",
            Self::Emit => "emit",
        }
    }
}

/// How generated manifests depend on the runtime.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuntimeDependency {
    /// The version, which is that of this crate: they are released together.
    pub version: &'static str,
    /// The path, as it is written; by version alone when there is none.
    pub path: Option<String>,
}

/// What came of a request.
#[derive(Clone, Debug)]
pub struct Generated {
    /// The vendor's name.
    pub name: VendorName,
    /// The crates, one of `types/`, `client/` and `server/` each. Empty after an error.
    pub files: Files,
    /// The text of `names.lock`.
    pub lock: String,
    /// The values that have no type, each with its reason. Empty after an error.
    pub untyped: Vec<Fallback>,
    /// The operations that were left out (`--skip-unsupported`). Empty after an error.
    pub left_out: Vec<LeftOut>,
    /// How names came out. Empty after an error.
    pub names: NameReport,
    /// What was found on the way.
    pub diagnostics: Diagnostics,
    /// The files that the diagnostics quote.
    pub sources: Sources,
}

impl Generated {
    /// Whether there is something to write: no error was found.
    #[must_use]
    pub fn is_ok(&self) -> bool {
        !self.diagnostics.has_errors()
    }
}

/// Runs every stage on a document that is whole: references to other files are errors.
#[must_use]
pub fn generate(request: &Request<'_>) -> Generated {
    generate_with(request, &mut NoFiles)
}

/// Runs every stage; `others` has the files that the document refers to.
#[must_use]
pub fn generate_with(request: &Request<'_>, others: &mut dyn Loader) -> Generated {
    generate_told(request, others, &|_| ())
}

/// As [`generate_with`], and tells each step when it `begins`: for those who show progress, or have a clock.
#[must_use]
pub fn generate_told(request: &Request<'_>, others: &mut dyn Loader, begins: &dyn Fn(Step)) -> Generated {
    begins(Step::Source);
    let Inputs { mut sources, mut diagnostics, document, overlays, config, mut lock, settled } = Inputs::read(request);
    let vendor = settled.name.to_string();
    let mut others = Recorder::new(others);
    let planned = document.and_then(|file| {
        let changes = Changes::new(&overlays, request.options.select.as_ref(), &config, settled.limits);
        let tree = prepare::tree(&sources, file, &changes, &mut diagnostics)?;
        begins(Step::Document);
        let read = prepare::document(tree, &mut sources, &changes, &mut others, &mut diagnostics)?;
        let unsupported = request.options.unsupported;
        let settings = Settings { vendor: &vendor, config: &config, unsupported, begins };
        pipeline::plan(read, &settings, &mut lock, &mut diagnostics)
    });
    begins(Step::Emit);
    let options = settled.emit(&config);
    let parts = planned.map(|planned| (planned.bindings, (planned.untyped, planned.left_out, planned.names)));
    let (bindings, remarks) = parts.unzip();
    let (untyped, left_out, names) = remarks.unwrap_or_default();
    let files = bindings.map(|bindings| print(&bindings, &options, request.options.layout, &vendor));
    let files = files.transpose().unwrap_or_else(|error| {
        diagnostics.push(unprintable(&error, &settled.limits));
        None
    });
    let lock = lock.text(request.options.retain);
    let mut files = files.unwrap_or_default();
    if !diagnostics.has_errors()
        && let Some(stamp) = fingerprint::stamp(request, &settled, &lock, others.read, &diagnostics)
    {
        files.set_stamp(stamp);
    }
    Generated { name: settled.name, files, lock, untyped, left_out, names, diagnostics, sources }
}

fn print(bindings: &Bindings, options: &emit::Options, layout: Layout, vendor: &str) -> Result<Files, EmitError> {
    match layout {
        Layout::Crates => emit::crates(bindings, options),
        Layout::SingleFile => emit::single_file(bindings, &format!("{}.rs", vendor.replace('-', "_")), options),
    }
}

/// Why nothing was printed, as a finding.
pub(crate) fn unprintable(error: &EmitError, limits: &Limits) -> Diagnostic {
    let mend = "select some of the operations";
    match error {
        EmitError::Limit(limit @ Limit::OutputFiles) => {
            limits.exceeded(*limit, "there are more files to write", None, mend)
        }
        EmitError::Limit(limit) => limits.exceeded(*limit, "the generated code is larger", None, mend),
        error => Diagnostic::error(Code::Unprintable, error.to_string()),
    }
}

/// The options and the configuration in one: the user's word at a run goes first.
#[derive(Clone, Debug)]
pub struct Settled {
    /// The vendor's name.
    pub name: VendorName,
    /// The crates to generate.
    pub only: Vec<CrateKind>,
    /// The dependency on the runtime.
    pub runtime: RuntimeDependency,
    /// What the run may cost.
    pub limits: Limits,
}

impl Settled {
    /// Takes from the configuration what the request leaves open. A setting that an option overrides counts as used.
    #[must_use]
    pub fn new(request: &Request<'_>, config: &Config) -> Self {
        let options = &request.options;
        let name = config.name.as_ref().map(|name| name.get().clone());
        let only = config.output.only.as_ref().map(|only| only.get().clone());
        let path = config.output.runtime_path.as_ref().map(|path| path.get().clone());
        // It stands in every file, so that there is nothing that it could fail to match.
        config.output.header.iter().for_each(|header| _ = header.get());
        let path = options.runtime_path.clone().or(path).or_else(|| options.default_runtime_path.clone());
        Self {
            name: options.name.clone().or(name).unwrap_or_else(|| request.name.clone()),
            only: options.only.clone().or(only).unwrap_or_else(|| CrateKind::ALL.to_vec()),
            runtime: RuntimeDependency { version: env!("CARGO_PKG_VERSION"), path },
            limits: Limits::new(&options.limits, config),
        }
    }

    /// What is to be printed.
    pub(crate) fn emit(&self, config: &Config) -> emit::Options {
        let Self { only, runtime, limits, .. } = self.clone();
        let dependencies = config.dependencies.iter().map(|one| (one.name.clone(), one.value.peek().clone()));
        let header = config.output.header.as_ref().map(|header| header.peek().clone());
        emit::Options { only, runtime, dependencies: dependencies.collect(), header, tables: true, limits }
    }
}

/// A document and what stands beside it, read as far as that goes without looking into the document.
pub(crate) struct Inputs {
    pub(crate) sources: Sources,
    pub(crate) diagnostics: Diagnostics,
    pub(crate) document: Option<FileId>,
    pub(crate) overlays: Vec<FileId>,
    pub(crate) config: Config,
    pub(crate) lock: Lock,
    pub(crate) settled: Settled,
}

impl Inputs {
    pub(crate) fn read(request: &Request<'_>) -> Self {
        let mut sources = Sources::new();
        let mut diagnostics = Diagnostics::new();
        // What files may cost has to be known before the first is looked at; the document's comes first.
        let settings = Config::peek(request.config.map(|config| config.contents.bytes()));
        let limits = Limits::new(&request.options.limits, &settings);
        if limits.get(Limit::Findings) != Limit::Findings.default() {
            diagnostics.keep(limits.get(Limit::Findings));
        }
        let mut add = |input: Input<'_>| sources.add_file(input.name, input.contents, &limits, &mut diagnostics);
        let document = add(request.document);
        let (config, lock) = (request.config.and_then(&mut add), request.lock.and_then(&mut add));
        let overlays = request.overlays.iter().filter_map(|input| add(*input)).collect();
        let text = |file: FileId| sources.file(file).map(|source| (file, source.text.clone()));
        let config = config.and_then(text).map(|(file, text)| Config::parse(file, &text, &mut diagnostics));
        let lock = lock.and_then(text).map(|(file, text)| Lock::parse(file, &text, &mut diagnostics));
        let (config, lock) = (config.unwrap_or_default(), lock.unwrap_or_default());
        config.check_foreign(request.options.layout, &mut diagnostics);
        let settled = Settled::new(request, &config);
        Self { sources, diagnostics, document, overlays, config, lock, settled }
    }
}
