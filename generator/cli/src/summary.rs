//! What a run did or would do, for people and for programs.

use std::collections::BTreeSet;

use bindery_build::analyse::untyped::counts;
use bindery_build::diagnostic::{self, Diagnostics, Severity};
use bindery_build::source::Sources;
use bindery_build::write::Change;
use serde_json::{Value, json};

use crate::diff::Since;
use crate::failure::Failure;
use crate::input::display;
use crate::job::{Job, Planned};

/// One vendor in a line: `arklow: 3 crates, 14 files, unchanged`.
pub(crate) fn line(planned: &Planned<'_>) -> String {
    let plan = &planned.plan;
    let Some(job) = planned.job else {
        return format!("{}: removed, {}", planned.name, count(plan.count(Change::Removed), "file"));
    };
    let files = &job.generated.files;
    let crates: BTreeSet<_> = files.iter().filter_map(|(path, _)| path.folders().next()).collect();
    let mut parts = vec![count(crates.len(), "crate"), count(files.len(), "file")];
    for (change, word) in [(Change::New, "new"), (Change::Changed, "changed"), (Change::Removed, "removed")] {
        if plan.count(change) > 0 {
            parts.push(format!("{} {word}", plan.count(change)));
        }
    }
    match planned.lock_change {
        Change::Unchanged => {}
        _ => parts.push("names.lock updated".to_owned()),
    }
    if planned.is_unchanged() {
        parts.push("unchanged".to_owned());
    } else if parts.len() == 2 {
        // All that is left to change is the manifest.
        parts.push("list of files updated".to_owned());
    }
    if !job.generated.left_out.is_empty() {
        parts.push(format!("{} left out", count(job.generated.left_out.len(), "operation")));
    }
    let notes = job.generated.diagnostics.count(Severity::Note);
    if notes > 0 {
        parts.push(count(notes, "note"));
    }
    if plan.count(Change::New) > 0 {
        parts.push(format!("in {}", display(plan.out())));
    }
    format!("{}: {}", planned.name, parts.join(", "))
}

/// What a run changes of an API in a line: ``arklow: 1 breaking (1 for callers), 2 additive since HEAD, see `bindery diff
/// specs/arklow/openapi.yaml` ``.
pub(crate) fn since(planned: &Planned<'_>) -> Option<String> {
    let (since, job) = planned.since.as_ref().zip(planned.job)?;
    let document = display(&job.inputs.document.path);
    Some(format!("{}: {} since HEAD, see `bindery diff {document}`", planned.name, since.text()))
}

/// A run in which something was found that forbids its output in a line: ``arklow: nothing is generated: 2 errors and 1
/// warning; `bindery explain B0203` tells more``.
pub(crate) fn failure(name: &str, nothing: &str, diagnostics: &Diagnostics) -> Option<String> {
    let verdict = diagnostics.verdict()?;
    Some(format!("{name}: nothing is {nothing}: {verdict}"))
}

/// What changes, a line each: `changed generated/arklow/types/src/lib.rs`.
pub(crate) fn changes(planned: &Planned<'_>) -> Vec<String> {
    let path = |path: &str| display(&planned.plan.out().join(path));
    let changes = planned.plan.changes().filter(|(_, change)| *change != Change::Unchanged);
    let mut lines: Vec<_> =
        changes.map(|(file, change)| format!("{} {}", change.word(), path(file.as_str()))).collect();
    if planned.plan.manifest_change() != Change::Unchanged {
        lines.push(format!("{} {}", planned.plan.manifest_change().word(), path(bindery_build::write::MANIFEST)));
    }
    if let Some(job) = planned.job.filter(|_| planned.lock_change != Change::Unchanged) {
        lines.push(format!("{} {}", planned.lock_change.word(), display(job.lock_path())));
    }
    lines
}

pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}

/// The report of a run as JSON: an object with `ok`, and with `changed` and `vendors` where it was to generate.
pub(crate) struct Document(Value);

impl Document {
    /// A run that stopped at errors.
    pub(crate) fn failed<'a>(jobs: impl Iterator<Item = &'a Job>) -> Self {
        let vendor = |job: &Job| {
            let generated = &job.generated;
            let Findings { counts, diagnostics, omitted } = Findings::of(&generated.diagnostics, &generated.sources);
            let name = generated.name.as_str();
            json!({ "name": name, "counts": counts, "diagnostics": diagnostics, "omitted": omitted })
        };
        let vendors: Vec<_> = jobs.map(vendor).collect();
        Self(json!({ "ok": false, "changed": false, "vendors": vendors }))
    }

    /// A run that stopped for want of a file.
    pub(crate) fn stopped(failure: &Failure) -> Self {
        Self(json!({ "ok": false, "changed": false, "vendors": [], "failure": failure.to_string() }))
    }

    /// A document of which nothing can be shown.
    pub(crate) fn refused(diagnostics: &Diagnostics, sources: &Sources) -> Self {
        let Findings { counts, diagnostics, omitted } = Findings::of(diagnostics, sources);
        Self(json!({ "ok": false, "counts": counts, "diagnostics": diagnostics, "omitted": omitted }))
    }

    /// A document that can't be had.
    pub(crate) fn absent(failure: &Failure) -> Self {
        Self(json!({ "ok": false, "diagnostics": [], "failure": failure.to_string() }))
    }

    /// A run that got to the end, whether or not it wrote.
    pub(crate) fn planned(planned: &[Planned<'_>]) -> Self {
        let vendors: Vec<_> = planned.iter().map(vendor).collect();
        let changed = planned.iter().any(|one| !one.is_unchanged());
        Self(json!({ "ok": true, "changed": changed, "vendors": vendors }))
    }

    pub(crate) fn text(&self) -> String {
        format!("{:#}", self.0)
    }
}

fn vendor(planned: &Planned<'_>) -> Value {
    let found = planned.job.map(|job| Findings::of(&job.generated.diagnostics, &job.generated.sources));
    let Findings { counts, diagnostics, omitted } = found.unwrap_or_default();
    let files: Vec<_> = planned
        .plan
        .changes()
        .map(|(path, change)| json!({ "path": path.as_str(), "change": change.word() }))
        .collect();
    json!({
        "name": planned.name,
        "out": display(planned.plan.out()),
        "changed": !planned.is_unchanged(),
        "files": files,
        "lock": planned.job.map(|job| display(job.lock_path())),
        "lock_change": planned.lock_change.word(),
        "api": planned.since.as_ref().map(Since::json),
        "foreign": planned.plan.foreign(),
        "untyped": planned.job.map(untyped),
        "left_out": planned.job.map(left_out),
        "names": planned.job.map(names),
        "counts": counts,
        "diagnostics": diagnostics,
        "omitted": omitted,
    })
}

/// How many values have no type, by reason.
fn untyped(job: &Job) -> Value {
    let counts = counts(&job.generated.untyped);
    counts.into_iter().map(|(reason, count)| (reason.name().to_owned(), json!(count))).collect()
}

/// The operations for which nothing is generated, each with the finding that tells why.
fn left_out(job: &Job) -> Value {
    let left_out = job.generated.left_out.iter();
    left_out.map(|left| json!({ "operation": left.operation, "code": left.code.id() })).collect()
}

/// The longest name, how many have more than 40 letters, how many were wanted by several.
fn names(job: &Job) -> Value {
    let names = &job.generated.names;
    json!({ "longest": names.longest, "long": names.long, "collisions": names.collisions.len() })
}

/// What was found, for programs.
#[derive(Default)]
struct Findings {
    /// How many there are of each severity, listed or not.
    counts: Value,
    diagnostics: Vec<Value>,
    /// How many are beyond those that a run keeps.
    omitted: usize,
}

impl Findings {
    fn of(diagnostics: &Diagnostics, sources: &Sources) -> Self {
        let count = |severity| diagnostics.count(severity);
        let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
        let sorted = diagnostics.sorted().into_iter();
        Self {
            counts: json!({ "errors": errors, "warnings": warnings, "notes": notes }),
            diagnostics: sorted.map(|found| json!(diagnostic::Json::new(found, sources))).collect(),
            omitted: diagnostics.omitted(),
        }
    }
}
