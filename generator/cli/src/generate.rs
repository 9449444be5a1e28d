//! `bindery generate`: computes every vendor, then plans every folder, then writes: an error anywhere writes nothing.

use std::path::Path;
use std::time::Duration;

use bindery_build::config::VendorName;
use bindery_build::diagnostic::Severity;
use bindery_build::write::{Files, refuse_link};

use crate::Outcome;
use crate::arguments::{Format, Generate, Mode};
use crate::console::Console;
use crate::failure::Failure;
use crate::input::{Inputs, display};
use crate::job::{Job, Planned};
use crate::summary::{self, Document};
use crate::workspace::Workspace;

pub(crate) fn run(arguments: &Generate, console: &mut Console) -> Result<Outcome, Failure> {
    let result = generate(arguments, console);
    if let (Err(failure), Format::Json) = (&result, arguments.run.format()) {
        console.line(Document::stopped(failure).text());
    }
    result
}

fn generate(arguments: &Generate, console: &mut Console) -> Result<Outcome, Failure> {
    let (jobs, abandoned) = match (&arguments.spec, &arguments.out) {
        (Some(spec), Some(out)) => (vec![one(arguments, spec, out, console)?], Vec::new()),
        _ => all(arguments, console)?,
    };
    let run = &arguments.run;
    // Notes repeat on every run: the summary counts them, `inspect` and `--json` show them.
    let least = if run.format() == Format::Quiet { Severity::Error } else { Severity::Warning };
    for job in &jobs {
        if run.format() != Format::Json {
            console.diagnostics(&job.generated.diagnostics, &job.generated.sources, least);
        }
    }
    if !jobs.iter().all(|job| job.generated.is_ok()) {
        if run.format() == Format::Json {
            console.line(Document::failed(&jobs).text());
        }
        return Ok(Outcome::Failed);
    }

    let nothing = Files::new();
    let mut planned = jobs.iter().map(Job::plan).collect::<Result<Vec<_>, Failure>>()?;
    for folder in abandoned {
        planned.push(Planned::removal(folder, &nothing)?);
    }
    let mut writing = Vec::new();
    if run.mode() == Mode::Write {
        for one in &planned {
            writing.push(one.apply()?);
        }
    }
    report(arguments, &planned, console);
    if run.timings {
        timings(&planned, &writing, console);
    }
    let differs = planned.iter().any(|one| !one.is_unchanged());
    Ok(if run.mode() == Mode::Check && differs { Outcome::Differs } else { Outcome::Done })
}

/// The vendors of the project, and the folders of those that are gone.
fn all(arguments: &Generate, console: &mut Console) -> Result<(Vec<Job>, Vec<std::path::PathBuf>), Failure> {
    let workspace = Workspace::find()?.ok_or_else(|| {
        Failure::new("there is no `specs` folder here, nor in a folder above")
            .help("for one document: `bindery generate SPEC --out DIR`")
    })?;
    let vendors = workspace.vendors()?;
    refuse_link(&workspace.generated())?;
    let abandoned = workspace.abandoned(&vendors)?;
    let mut jobs = Vec::with_capacity(vendors.len());
    for vendor in vendors {
        if arguments.run.format() == Format::Text {
            console.progress(format_args!("generating {}", vendor.name));
        }
        let inputs = Inputs::read(&vendor.document, None)?;
        let options = arguments.run.options(workspace.runtime_path(&vendor.out));
        jobs.push(Job::run(&inputs, vendor.out, vendor.name, options));
    }
    Ok((jobs, abandoned))
}

fn one(arguments: &Generate, spec: &Path, out: &Path, console: &mut Console) -> Result<Job, Failure> {
    if let Some(given) = arguments.run.misplaced_runtime(out) {
        console.note(format_args!(
            "note: `--runtime-path {given}` is written as given: it leads from `{}`, where there is no such crate",
            display(&out.join("types"))
        ));
    }
    let inputs = Inputs::read(spec, Some(out))?;
    let runtime_path = Workspace::find()?.and_then(|workspace| workspace.runtime_path(out));
    let options = arguments.options(runtime_path);
    Ok(Job::run(&inputs, out.to_owned(), VendorName::of_document(spec), options))
}

fn report(arguments: &Generate, planned: &[Planned<'_>], console: &mut Console) {
    let mode = arguments.run.mode();
    match arguments.run.format() {
        Format::Json => console.line(Document::planned(planned).text()),
        // A check is asked for its list.
        Format::Quiet if mode != Mode::Check => {}
        Format::Quiet | Format::Text => {
            for one in planned {
                if mode != Mode::Write {
                    summary::changes(one).iter().for_each(|line| console.line(line));
                }
                if arguments.run.format() == Format::Text {
                    console.line(summary::line(one));
                    for foreign in one.plan.foreign() {
                        let path = display(&one.plan.out().join(foreign));
                        console.note(format_args!("note: `{path}` was not generated and is left alone"));
                    }
                }
            }
        }
    }
    if mode == Mode::Check && planned.iter().any(|one| !one.is_unchanged()) {
        console.note("the output differs from what is generated: run the same command without `--check`");
    }
}

fn timings(planned: &[Planned<'_>], writing: &[Duration], console: &mut Console) {
    for (at, one) in planned.iter().enumerate() {
        let generating = one.job.map(|job| job.generating).unwrap_or_default();
        let writing = writing.get(at).copied().unwrap_or_default();
        let milliseconds = [generating, one.planning, writing].map(|time| time.as_secs_f64() * 1000.0);
        let [generating, planning, writing] = milliseconds;
        console.note(format_args!(
            "{}: generate {generating:.1} ms, compare {planning:.1} ms, write {writing:.1} ms",
            one.name
        ));
    }
}
