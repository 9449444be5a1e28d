//! `bindery diff`: what changed between two editions of APIs, as text, Markdown, JSON or a page.

mod allow;
mod compare;
mod escape;
mod html;
mod hunks;
mod json;
mod markdown;
mod operand;
mod pairs;
mod since;
mod text;
mod words;

pub(crate) use since::Since;

use bindery_build::diagnostic::Severity;
use bindery_build::diff::Judged;
use bindery_build::write::replace;

use crate::Outcome;
use crate::arguments::{Diff, Form};
use crate::console::Console;
use crate::failure::Failure;

pub(crate) fn run(arguments: &Diff, console: &mut Console) -> Result<Outcome, Failure> {
    let result = diff(arguments, console);
    if let (Err(failure), Form::Json) = (&result, arguments.format) {
        write(arguments, &json::failed(&failure.to_string()), console)?;
    }
    result
}

fn diff(arguments: &Diff, console: &mut Console) -> Result<Outcome, Failure> {
    let pairs = pairs::pairs(arguments)?;
    let Some(mut list) = allow::read(arguments, &pairs, console)? else { return Ok(Outcome::Failed) };
    let mut compared = Vec::with_capacity(pairs.len());
    for pair in &pairs {
        console.progress(format_args!("comparing {}", pair.name));
        compared.push(compare::compare(pair, arguments)?);
    }
    let mut is_whole = true;
    for one in &compared {
        is_whole &= compare::tell(one, console);
    }
    if !is_whole {
        if arguments.format == Form::Json {
            write(arguments, &json::refused(&compared), console)?;
        }
        return Ok(Outcome::Failed);
    }
    let reports = compared.into_iter().filter_map(|one| one.compared.report);
    let judged: Vec<Judged> = reports.map(|report| list.judge(report)).collect();
    let found = list.finish();
    console.diagnostics(&found.diagnostics, &found.sources, Severity::Warning);
    let fails = |judged: &Judged| {
        let left = judged.changes().filter(|(_, allowed)| allowed.is_none()).map(|(change, _)| change.effects);
        arguments.fail_on.as_ref().is_some_and(|on| left.into_iter().any(|effects| on.fails(effects)))
    };
    let has_failed = judged.iter().any(fails);
    let report = match arguments.format {
        Form::Text => text::text(&judged, arguments.out.is_none() && console.is_styled()),
        Form::Markdown => markdown::comment(&judged),
        Form::Json => json::document(&judged, has_failed),
        Form::Html => html::page(&judged),
    };
    write(arguments, &report, console)?;
    Ok(if has_failed { Outcome::Differs } else { Outcome::Done })
}

/// The report where it was asked for: whole in a file, or on stdout.
fn write(arguments: &Diff, report: &str, console: &mut Console) -> Result<(), Failure> {
    let report = report.trim_end();
    match &arguments.out {
        None => console.line(report),
        Some(path) => _ = replace(path, format!("{report}\n").as_bytes())?,
    }
    Ok(())
}
