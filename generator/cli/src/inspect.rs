//! `bindery inspect SPEC`.

use bindery_build::diagnostic::Severity;
use bindery_build::inspect::{Format, inspect_with};
use bindery_build::source::Limits;

use crate::Outcome;
use crate::arguments::Inspect;
use crate::console::Console;
use crate::failure::Failure;
use crate::input::Inputs;

pub(crate) fn run(arguments: &Inspect, console: &mut Console) -> Result<Outcome, Failure> {
    let inputs = Inputs::read(&arguments.spec, None, arguments.root.as_deref(), &Limits::default())?;
    let config = inputs.config.as_ref().map(|file| file.input());
    let lock = inputs.lock.as_ref().map(|file| file.input());
    let overlays: Vec<_> = inputs.overlays.iter().map(|file| file.input()).collect();
    let format = if arguments.json { Format::Json } else { Format::Text };
    let mut others = inputs.others(&Limits::default());
    let (document, stage) = (inputs.document.input(), arguments.stage());
    let inspected = inspect_with(document, config, &overlays, lock, &mut others, stage, format);
    console.diagnostics(&inspected.diagnostics, &inspected.sources, Severity::Note);
    if inspected.diagnostics.has_errors() {
        return Ok(Outcome::Failed);
    }
    console.line(inspected.text.trim_end());
    Ok(Outcome::Done)
}
