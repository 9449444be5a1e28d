//! `bindery inspect SPEC`.

use bindery_build::config::VendorName;
use bindery_build::diagnostic::Severity;
use bindery_build::generate::Options;
use bindery_build::inspect::{Format, inspect_with};

use crate::Outcome;
use crate::arguments::Inspect;
use crate::console::Console;
use crate::failure::Failure;
use crate::input::{Inputs, display};
use crate::summary::{self, Document};

pub(crate) fn run(arguments: &Inspect, console: &mut Console) -> Result<Outcome, Failure> {
    let result = inspect(arguments, console);
    if let (Err(failure), true) = (&result, arguments.json) {
        console.line(Document::absent(failure).text());
    }
    result
}

fn inspect(arguments: &Inspect, console: &mut Console) -> Result<Outcome, Failure> {
    let limits = arguments.limits.given.clone();
    let inputs = Inputs::read(&arguments.spec, None, arguments.root.as_deref(), &limits)?;
    let request = inputs.request(VendorName::of_document(&arguments.spec), Options { limits, ..Options::default() });
    let format = if arguments.json { Format::Json } else { Format::Text };
    let inspected = inspect_with(&request, &mut inputs.others(), arguments.stage(), format);
    let found = &inspected.diagnostics;
    if arguments.json && found.has_errors() {
        console.line(Document::refused(found, &inspected.sources).text());
        return Ok(Outcome::Failed);
    }
    console.diagnostics(found, &inspected.sources, Severity::Note);
    if let Some(line) = summary::failure(&display(&arguments.spec), "shown", found) {
        console.note(line);
        return Ok(Outcome::Failed);
    }
    console.line(inspected.text.trim_end());
    Ok(Outcome::Done)
}
