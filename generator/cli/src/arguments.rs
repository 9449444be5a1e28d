//! The command line's grammar. It is stable: others script against it.

mod diff;
mod skeleton;

use std::path::{Path, PathBuf};

use bindery_build::config::{CrateKind, VendorName};
use bindery_build::generate::{Layout, Options, Unsupported};
use bindery_build::inspect::Stage;
use bindery_build::limits::Limit;
use bindery_build::lock::Retain;
use bindery_build::select::Selection;
use clap::{Args, Parser, Subcommand, ValueEnum};
pub(crate) use diff::{Diff, Form};
pub(crate) use skeleton::Skeleton;

/// Turns OpenAPI documents into typed Rust crates: types, client and server.
///
/// Without a command, every `specs/<vendor>/` is generated into `generated/<vendor>/`.
#[derive(Debug, Parser)]
#[command(
    name = "bindery",
    version,
    max_term_width = 120,
    args_conflicts_with_subcommands = true,
    after_help = "\
Examples:
  bindery init acme.yaml  starts a project in this folder
  bindery                 generates all of specs/ into generated/
  bindery --check         writes nothing; exit code 1 on a difference
  bindery diff            what changed since HEAD, for whom"
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    run: Run,
}

impl Arguments {
    /// The command, which is `generate` when none is given.
    pub(crate) fn command(self) -> Command {
        self.command.unwrap_or(Command::Generate(Generate { run: self.run, ..Generate::default() }))
    }
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Generate crates: of every `specs/<vendor>/`, or of one document
    Generate(Generate),
    /// Tell what changed between two editions of an API: on the wire, for callers and for implementors
    ///
    /// Each of OLD and NEW is a document, the folder of a vendor (`specs/acme`), a folder of vendors (`specs`), or one of
    /// them in a revision of git, as `HEAD:specs/acme`. A revision by itself, as `main`, stands for all vendors in it.
    ///
    /// Without arguments, the vendors below `specs` are compared with those of HEAD; with one path, that path with itself
    /// in HEAD; with one revision, that with the working tree.
    Diff(Diff),
    /// Take the OpenAPI document out of documentation pages into `specs/<vendor>/`
    Import(Import),
    /// Show what a stage sees of a document
    Inspect(Inspect),
    /// Print a program that implements the server, to begin with
    Skeleton(Skeleton),
    /// Explain a diagnostic by its code, or list the codes
    Explain(Explain),
    /// Start a project in this folder: what is missing is written, what is there is left as it is
    Init(Init),
    /// Print completions for a shell
    Completions(Completions),
    /// Print the manual page, or write one for each command
    Man(Man),
}

#[derive(Debug, Default, Args)]
#[command(after_help = "\
Examples:
  bindery generate                       all of specs/ into generated/
  bindery generate --check               writes nothing; 1 on a difference
  bindery generate --watch               again whenever a document changes
  bindery generate acme.yaml --out acme  one document, without a project
  bindery generate acme.yaml --out acme --only types,client --tag billing")]
pub(crate) struct Generate {
    /// The document: YAML, JSON, or a documentation page that embeds one
    #[arg(requires = "out")]
    pub(crate) spec: Option<PathBuf>,
    /// The folder for the crates `types`, `client` and `server`
    #[arg(long, value_name = "DIR", requires = "spec")]
    pub(crate) out: Option<PathBuf>,
    /// The vendor's name, with which the crates' names begin; else that of the configuration or of the document's file
    #[arg(long, requires = "spec", value_parser = vendor_name)]
    pub(crate) name: Option<VendorName>,
    /// Generate only the operations with this operationId, or of this `METHOD /path`, and what they reach; `*` stands
    /// for any characters, in a path for any but `/`, where `**` stands for any; can be given several times
    #[arg(long = "operation", value_name = "PATTERN", requires = "spec")]
    operations: Vec<String>,
    /// Generate only the operations with this tag, as with `--operation`
    #[arg(long = "tag", value_name = "PATTERN", requires = "spec")]
    tags: Vec<String>,
    /// The folder below which the files have to be that the document refers to, in the place of the document's own
    #[arg(long, value_name = "DIR", requires = "spec")]
    pub(crate) root: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) run: Run,
}

impl Generate {
    /// The operations that are asked for, if not all of them are.
    fn selection(&self) -> Option<Selection> {
        Selection::of(&self.operations, &self.tags)
    }

    pub(crate) fn options(&self, default_runtime_path: Option<String>) -> Options {
        let options = self.run.options(default_runtime_path);
        Options { name: self.name.clone(), select: self.selection(), ..options }
    }
}

/// What holds for one document and for all.
#[derive(Debug, Default, Args)]
pub(crate) struct Run {
    /// Write nothing, list what would change, and exit with 1 if anything would
    #[arg(long, conflicts_with = "dry_run")]
    check: bool,
    /// Write nothing and list what would change
    #[arg(long)]
    dry_run: bool,
    /// Report to stdout as JSON
    #[arg(long)]
    json: bool,
    /// Report errors only
    #[arg(long, conflicts_with = "json")]
    quiet: bool,
    /// Crates to generate; what an earlier run has generated of the others is removed
    #[arg(long, value_enum, value_delimiter = ',', value_name = "CRATES")]
    only: Option<Vec<Kind>>,
    /// Where the runtime crate is, as seen from a generated crate: written into manifests as given
    #[arg(long, value_name = "PATH")]
    runtime_path: Option<String>,
    /// Leave out what can't be represented instead of stopping, and list it
    #[arg(long)]
    skip_unsupported: bool,
    /// Drop names from `names.lock` that the document has no use for any more
    #[arg(long)]
    relock: bool,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
    /// Tell the time that each step takes
    #[arg(long)]
    pub(crate) timings: bool,
    /// Generate again whenever a document, or what stands beside it, changes; until it is stopped
    #[arg(long, conflicts_with_all = ["check", "dry_run", "json"])]
    pub(crate) watch: bool,
}

/// What a run may cost.
#[derive(Debug, Default, Args)]
pub(crate) struct LimitArguments {
    /// Another value of a limit, in the place of that in `bindery.toml`, as in `depth=200` or `file-bytes=128MiB`; can be
    /// given several times. An error names the limit that is met; `docs/limits.md` lists all
    #[arg(long = "limit", value_name = "NAME=VALUE", value_parser = limit)]
    pub(crate) given: Vec<(Limit, usize)>,
}

/// Whether a run writes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Write,
    DryRun,
    Check,
}

/// How a run reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
    Quiet,
}

impl Run {
    pub(crate) fn mode(&self) -> Mode {
        match (self.check, self.dry_run) {
            (true, _) => Mode::Check,
            (false, true) => Mode::DryRun,
            (false, false) => Mode::Write,
        }
    }

    pub(crate) fn format(&self) -> Format {
        match (self.json, self.quiet) {
            (true, _) => Format::Json,
            (false, true) => Format::Quiet,
            (false, false) => Format::Text,
        }
    }

    /// Whether a vendor of which nothing has changed can be passed over: nobody wants to know what is found in it.
    pub(crate) fn may_skip(&self) -> bool {
        self.mode() == Mode::Write && self.format() != Format::Json && !self.relock && !self.timings
    }

    /// The path to the runtime, when it leads there from the current folder and not from the crates in `out`.
    pub(crate) fn misplaced_runtime(&self, out: &Path) -> Option<&str> {
        let given = self.runtime_path.as_deref()?;
        let is_crate = |folder: &Path| folder.join(given).join("Cargo.toml").is_file();
        // The folder of a crate need not be there yet, so step out of it in the text only.
        let from_crate = Path::new(given).strip_prefix("..").map(|rest| out.join(rest).join("Cargo.toml").is_file());
        let leads_there = Path::new(given).is_absolute() || from_crate.unwrap_or(false) || is_crate(&out.join("types"));
        (!leads_there && is_crate(Path::new(""))).then_some(given)
    }

    pub(crate) fn options(&self, default_runtime_path: Option<String>) -> Options {
        Options {
            name: None,
            select: None,
            only: self.only.as_ref().map(|only| only.iter().map(|kind| CrateKind::from(*kind)).collect()),
            runtime_path: self.runtime_path.clone(),
            default_runtime_path,
            unsupported: unsupported(self.skip_unsupported),
            layout: Layout::Crates,
            retain: if self.relock { Retain::Used } else { Retain::All },
            limits: self.limits.given.clone(),
        }
    }
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Kind {
    Types,
    Client,
    Server,
}

impl From<Kind> for CrateKind {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Types => Self::Types,
            Kind::Client => Self::Client,
            Kind::Server => Self::Server,
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bindery import docs/members.md docs/teams.md --vendor acme")]
pub(crate) struct Import {
    /// The documentation pages: Markdown files with a fenced block `yaml [<source>] <method> <path>`
    #[arg(required = true, value_name = "PAGE")]
    pub(crate) pages: Vec<PathBuf>,
    /// The vendor, whose folder below `specs/` is written
    #[arg(long, value_name = "NAME", value_parser = vendor_name)]
    pub(crate) vendor: VendorName,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bindery inspect acme.yaml                 what it means, and why
  bindery inspect acme.yaml --stage rust    the public items of the crates
  bindery inspect acme.yaml --stage source  the document with its overlays")]
pub(crate) struct Inspect {
    /// The document: YAML, JSON, or a documentation page that embeds one
    pub(crate) spec: PathBuf,
    /// The folder below which the files have to be that the document refers to, in the place of the document's own
    #[arg(long, value_name = "DIR")]
    pub(crate) root: Option<PathBuf>,
    /// The stage to show
    #[arg(long, value_enum, default_value = "ir")]
    stage: StageName,
    #[command(flatten)]
    pub(crate) limits: LimitArguments,
    /// Report to stdout as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum StageName {
    /// The document with its overlays, as JSON for other tools
    Source,
    /// The document as it was read
    Document,
    /// What it means, before Rust
    Ir,
    /// The public items of the crates
    Rust,
}

impl Inspect {
    pub(crate) fn stage(&self) -> Stage {
        match self.stage {
            StageName::Source => Stage::Source,
            StageName::Document => Stage::Document,
            StageName::Ir => Stage::Ir,
            StageName::Rust => Stage::Rust,
        }
    }
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bindery explain B0203
  bindery explain              all codes")]
pub(crate) struct Explain {
    /// The code, such as B0203; all of them are listed when none is given
    pub(crate) code: Option<String>,
    /// Report to stdout as JSON
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bindery completions bash > ~/.local/share/bash-completion/completions/bindery
  bindery completions fish > ~/.config/fish/completions/bindery.fish")]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    pub(crate) shell: clap_complete::Shell,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bindery man | man -l -
  bindery man --out ~/.local/share/man/man1")]
pub(crate) struct Man {
    /// The folder for the pages of all commands, as in `bindery-generate.1`
    #[arg(long, value_name = "DIR")]
    pub(crate) out: Option<PathBuf>,
}

#[derive(Debug, Args)]
#[command(after_help = "\
Examples:
  bindery init acme.yaml             crates that are committed, with a test
  bindery init acme.yaml --build     bindings that a build script makes
  bindery init api.json --name acme  called otherwise than the file")]
pub(crate) struct Init {
    /// The document to begin with, in YAML or JSON: it is copied to `specs/<vendor>/`, with what it refers to
    pub(crate) spec: Option<PathBuf>,
    /// The vendor's name; else that of the document's file, or of its folder
    #[arg(long, requires = "spec", value_parser = vendor_name)]
    pub(crate) name: Option<VendorName>,
    /// Let a build script make the bindings, instead of generating crates that are committed
    #[arg(long)]
    pub(crate) build: bool,
}

fn vendor_name(name: &str) -> Result<VendorName, bindery_build::config::VendorNameError> {
    VendorName::new(name)
}

/// What becomes of what can't be represented.
fn unsupported(skip: bool) -> Unsupported {
    if skip { Unsupported::Skip } else { Unsupported::Refuse }
}

/// `NAME=VALUE`.
fn limit(text: &str) -> Result<(Limit, usize), String> {
    let (name, value) = text.split_once('=').ok_or("must be a name and a value, as in `depth=200`")?;
    let all = || Limit::ALL.iter().map(|limit| limit.name()).collect::<Vec<_>>().join(", ");
    let limit = Limit::from_name(name).ok_or_else(|| format!("there is no limit `{name}`, but {}", all()))?;
    Ok((limit, limit.parse(value)?))
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    fn parse(line: &str) -> Result<Command, clap::Error> {
        Arguments::try_parse_from(line.split_whitespace()).map(Arguments::command)
    }

    #[test]
    fn the_grammar_is_sound() {
        <Arguments as CommandFactory>::command().debug_assert();
    }

    #[test]
    fn generate_is_the_default_and_takes_the_same_flags() {
        for line in ["bindery --check --json", "bindery generate --check --json"] {
            let Ok(Command::Generate(generate)) = parse(line) else { panic!("{line}") };
            assert_eq!((generate.run.mode(), generate.run.format()), (Mode::Check, Format::Json));
            assert!(generate.spec.is_none());
        }
    }

    #[test]
    fn limits_are_set_by_name() {
        let line = "bindery generate a.yaml --out b --limit depth=200 --limit file-bytes=128MiB";
        let Ok(Command::Generate(generate)) = parse(line) else { panic!("{line}") };
        assert_eq!(generate.run.limits.given, [(Limit::Depth, 200), (Limit::FileBytes, 128 << 20)]);
        for wrong in ["depth", "depth=", "depth=0", "depth=1000", "size=1"] {
            let error = parse(&format!("bindery --limit {wrong}")).unwrap_err().to_string();
            assert!(error.contains("must be") || error.contains("file-bytes"), "{error}");
        }
        for line in ["bindery inspect a.yaml --limit depth=200", "bindery import a.md --vendor a --limit depth=200"] {
            assert!(parse(line).is_ok(), "{line}");
        }
    }

    #[test]
    fn every_help_has_examples_and_they_are_commands() {
        let mut seen = 0;
        let root = <Arguments as CommandFactory>::command();
        for command in std::iter::once(&root).chain(root.get_subcommands()) {
            let help = command.get_after_help().map(ToString::to_string).unwrap_or_default();
            let (_, examples) = help.split_once("Examples:\n").unwrap_or_else(|| panic!("{}", command.get_name()));
            for line in examples.lines() {
                let line = line.trim_start();
                let end = [line.find("  "), line.find(" > "), line.find(" | ")].into_iter().flatten().min();
                let line = &line[..end.unwrap_or(line.len())];
                assert!(parse(line).is_ok(), "{line}");
                seen += 1;
            }
        }
        assert!(seen > 20, "{seen}");
    }

    #[test]
    fn one_document_needs_a_folder() {
        assert!(parse("bindery generate a.yaml --out b --only types,client --name acme").is_ok());
        assert!(parse("bindery generate a.yaml --out b --operation getPet --operation set* --tag pets").is_ok());
        for line in [
            "bindery generate a.yaml",
            "bindery generate --out b",
            "bindery generate --name acme",
            "bindery generate --operation getPet",
            "bindery --tag pets",
            "bindery --check --dry-run",
            "bindery generate a.yaml --out b --name ../x",
            "bindery generate a.yaml --out b --only docs",
            "bindery import --vendor acme",
            "bindery import a.md",
        ] {
            assert!(parse(line).is_err(), "{line}");
        }
    }
}
