//! `bindery inspect SPEC`.

use bindery_build::config::VendorName;
use bindery_build::diagnostic::Severity;
use bindery_build::generate::Options;
use bindery_build::inspect::{Format, inspect_with};

use crate::Outcome;
use crate::arguments::Inspect;
use crate::console::Console;
use crate::failure::Failure;
use crate::input::Inputs;

pub(crate) fn run(arguments: &Inspect, console: &mut Console) -> Result<Outcome, Failure> {
    let limits = arguments.limits.given.clone();
    let inputs = Inputs::read(&arguments.spec, None, arguments.root.as_deref(), &limits)?;
    let request = inputs.request(VendorName::of_document(&arguments.spec), Options { limits, ..Options::default() });
    let format = if arguments.json { Format::Json } else { Format::Text };
    let inspected = inspect_with(&request, &mut inputs.others(), arguments.stage(), format);
    console.diagnostics(&inspected.diagnostics, &inspected.sources, Severity::Note);
    if inspected.diagnostics.has_errors() {
        return Ok(Outcome::Failed);
    }
    console.line(inspected.text.trim_end());
    Ok(Outcome::Done)
}
