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
use bindery_build::diff::{Judged, Step};
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
    let Some(mut list) = allow::read(arguments, &pairs, console)? else {
        if arguments.format == Form::Json {
            write(arguments, &json::failed("a list of allowed changes has errors"), console)?;
        }
        return Ok(Outcome::Failed);
    };
    let mut compared = Vec::with_capacity(pairs.len());
    for pair in &pairs {
        let tell = |step| console.progress(format_args!("comparing {}: {}", pair.name, doing(step)));
        compared.push(compare::compare(pair, arguments, tell)?);
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
    let reports = compared.into_iter().enumerate();
    let judged = reports.filter_map(|(at, one)| Some(list.judge(at, one.compared.report?)));
    let judged: Vec<Judged> = judged.collect();
    let found = list.finish();
    console.diagnostics(&found.diagnostics, &found.sources, Severity::Warning);
    let failing = arguments.fail_on.as_ref().map_or(0, |on| {
        let left = judged.iter().flat_map(Judged::changes).filter(|(_, allowed)| allowed.is_none());
        left.filter(|(change, _)| on.fails(change.effects)).count()
    });
    let report = match arguments.format {
        Form::Text => text::text(&judged, arguments.out.is_none() && console.is_styled()),
        Form::Markdown => markdown::comment(&judged),
        Form::Json => json::document(&judged, failing > 0),
        Form::Html => html::page(&judged),
    };
    write(arguments, &report, console)?;
    if failing == 0 {
        return Ok(Outcome::Done);
    }
    console.note(format_args!(
        "{} not allowed under `--fail-on`",
        match failing {
            1 => "1 change is".to_owned(),
            many => format!("{many} changes are"),
        }
    ));
    Ok(Outcome::Differs)
}

/// What is being done, for those who watch.
pub(crate) fn doing(step: Step) -> &'static str {
    match step {
        Step::Read => "reading",
        Step::Plan => "deciding what they come to",
        Step::Print => "printing",
        Step::Compare => "looking for changes",
    }
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
