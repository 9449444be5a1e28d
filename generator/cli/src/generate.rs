//! `bindery generate`: computes every vendor of which anything has changed, then plans every folder, then
//! writes: an error anywhere writes nothing.

use std::path::{Path, PathBuf};
use std::time::Instant;

use bindery_build::build::Project;
use bindery_build::config::VendorName;
use bindery_build::diagnostic::Severity;
use bindery_build::generate::{Options, Step};
use bindery_build::write::{Files, refuse_link};

use crate::Outcome;
use crate::arguments::{Format, Generate, Mode};
use crate::console::Console;
use crate::diff::doing as during;
use crate::failure::Failure;
use crate::input::{Inputs, display};
use crate::job::{Job, Planned};
use crate::summary::{self, Document};
use crate::timings::{self, Spent};
use crate::unchanged::{self, Unchanged};
use crate::watch;

pub(crate) fn run(arguments: &Generate, console: &mut Console) -> Result<Outcome, Failure> {
    if arguments.run.watch {
        return watch::run(arguments, console, generate);
    }
    let result = generate(arguments, console);
    if let (Err(failure), Format::Json) = (&result, arguments.run.format()) {
        console.line(Document::stopped(failure).text());
    }
    result
}

fn generate(arguments: &Generate, console: &mut Console) -> Result<Outcome, Failure> {
    let begin = Instant::now();
    if arguments.run.format() != Format::Text {
        console.hide_progress();
    }
    let (vendors, abandoned) = match (&arguments.spec, &arguments.out) {
        (Some(spec), Some(out)) => (vec![one(arguments, spec, out, console)?], Vec::new()),
        _ => all(arguments, console)?,
    };
    let run = &arguments.run;
    let jobs = || vendors.iter().filter_map(Vendor::job);
    // Notes repeat on every run: the summary counts them, `inspect` and `--json` show them.
    let least = if run.format() == Format::Quiet { Severity::Error } else { Severity::Warning };
    for job in jobs() {
        if run.format() != Format::Json {
            console.diagnostics(&job.generated.diagnostics, &job.generated.sources, least);
        }
    }
    if !jobs().all(|job| job.generated.is_ok()) {
        match run.format() {
            Format::Json => console.line(Document::failed(jobs()).text()),
            Format::Text => {
                let failures = jobs().map(|job| &job.generated);
                let failures =
                    failures.filter_map(|made| summary::failure(made.name.as_str(), "generated", &made.diagnostics));
                failures.for_each(|line| console.note(line));
            }
            Format::Quiet => {}
        }
        return Ok(Outcome::Failed);
    }

    let nothing = Files::new();
    let mut planned = jobs().map(Job::plan).collect::<Result<Vec<_>, Failure>>()?;
    for folder in abandoned {
        planned.push(Planned::removal(folder, &nothing)?);
    }
    if run.mode() == Mode::Write {
        for one in &mut planned {
            console.progress(format_args!("writing {}", one.name));
            one.apply()?;
        }
    }
    if run.format() != Format::Quiet {
        for one in &mut planned {
            let name = one.name.clone();
            one.look_back(&mut |step| console.progress(format_args!("comparing {name} with HEAD: {}", during(step))));
        }
    }
    report(arguments, &vendors, &planned, console);
    if run.timings {
        let vendors = planned.iter().map(|one| (one.name.as_str(), &one.spent));
        timings::table(vendors, begin.elapsed()).iter().for_each(|line| console.note(line));
    }
    let differs = planned.iter().any(|one| !one.is_unchanged());
    Ok(if run.mode() == Mode::Check && differs { Outcome::Differs } else { Outcome::Done })
}

/// A vendor, generated or found to be as it was.
enum Vendor {
    Generated(Box<Job>),
    Unchanged(Unchanged),
}

impl Vendor {
    /// `begin`: when its files began to be read.
    fn new(
        arguments: &Generate,
        (inputs, begin): (Inputs, Instant),
        name: VendorName,
        options: Options,
        out: PathBuf,
        console: &mut Console,
    ) -> Result<Self, Failure> {
        let mut spent = Spent::default();
        spent.since("read", begin);
        if arguments.run.may_skip()
            && let Some(unchanged) = unchanged::find(&inputs, &inputs.request(name.clone(), options.clone()), &out)?
        {
            return Ok(Self::Unchanged(unchanged));
        }
        let shown = name.clone();
        let tell = |step| console.progress(format_args!("generating {shown}: {}", doing(step)));
        Ok(Self::Generated(Box::new(Job::run(inputs, name, options, out, spent, tell))))
    }

    fn job(&self) -> Option<&Job> {
        match self {
            Self::Generated(job) => Some(job),
            Self::Unchanged(_) => None,
        }
    }
}

/// What is being done, for those who watch.
fn doing(step: Step) -> &'static str {
    match step {
        Step::Source | Step::Document => "reading",
        Step::Lower => "finding out what it means",
        Step::Analyse | Step::Plan => "deciding what it comes to",
        Step::Emit => "printing",
    }
}

/// The vendors of the project, and the folders of those that are gone.
fn all(arguments: &Generate, console: &mut Console) -> Result<(Vec<Vendor>, Vec<PathBuf>), Failure> {
    let project = Project::find()?.ok_or_else(|| {
        Failure::new("there is no `specs` folder here, nor in a folder above")
            .help("`bindery init SPEC` starts a project here; for one document: `bindery generate SPEC --out DIR`")
    })?;
    let vendors = project.vendors()?;
    refuse_link(&project.generated())?;
    let abandoned = project.abandoned(&vendors)?;
    let mut found = Vec::with_capacity(vendors.len());
    for vendor in vendors {
        let begin = Instant::now();
        let inputs = Inputs::read(&vendor.document, None, None, &arguments.run.limits.given)?;
        let options = arguments.run.options(project.runtime_path(&vendor.out));
        found.push(Vendor::new(arguments, (inputs, begin), vendor.name, options, vendor.out, console)?);
    }
    Ok((found, abandoned))
}

fn one(arguments: &Generate, spec: &Path, out: &Path, console: &mut Console) -> Result<Vendor, Failure> {
    if let Some(given) = arguments.run.misplaced_runtime(out) {
        console.note(format_args!(
            "note: `--runtime-path {given}` is written as given: it leads from `{}`, where there is no such crate",
            display(&out.join("types"))
        ));
    }
    let begin = Instant::now();
    let inputs = Inputs::read(spec, Some(out), arguments.root.as_deref(), &arguments.run.limits.given)?;
    let runtime_path = Project::find()?.and_then(|project| project.runtime_path(out));
    let options = arguments.options(runtime_path);
    Vendor::new(arguments, (inputs, begin), VendorName::of_document(spec), options, out.to_owned(), console)
}

fn report(arguments: &Generate, vendors: &[Vendor], planned: &[Planned<'_>], console: &mut Console) {
    let mode = arguments.run.mode();
    match arguments.run.format() {
        Format::Json => console.line(Document::planned(planned).text()),
        // A check is asked for its list.
        Format::Quiet if mode != Mode::Check => {}
        Format::Quiet | Format::Text => {
            let mut left = planned.iter();
            for vendor in vendors {
                match vendor {
                    Vendor::Unchanged(unchanged) => report_unchanged(unchanged, console),
                    Vendor::Generated(_) => left.by_ref().take(1).for_each(|one| report_one(arguments, one, console)),
                }
            }
            left.for_each(|one| report_one(arguments, one, console));
        }
    }
    if mode == Mode::Check && planned.iter().any(|one| !one.is_unchanged()) {
        console.note("the output differs from what is generated: run the same command without `--check`");
    }
}

fn report_one(arguments: &Generate, planned: &Planned<'_>, console: &mut Console) {
    if arguments.run.mode() != Mode::Write {
        summary::changes(planned).iter().for_each(|line| console.line(line));
    }
    if arguments.run.format() == Format::Text {
        console.line(summary::line(planned));
        summary::since(planned).iter().for_each(|line| console.line(line));
        for foreign in planned.plan.foreign() {
            report_foreign(&display(&planned.plan.out().join(foreign)), console);
        }
    }
}

fn report_unchanged(unchanged: &Unchanged, console: &mut Console) {
    console.line(&unchanged.line);
    unchanged.foreign.iter().for_each(|path| report_foreign(path, console));
    if unchanged.warnings > 0 {
        let count = summary::count(unchanged.warnings, "warning");
        console.note(format_args!("note: {count}, as before: `--check` shows what was found"));
    }
}

fn report_foreign(path: &str, console: &mut Console) {
    console.note(format_args!("note: `{path}` was not generated and is left alone"));
}
