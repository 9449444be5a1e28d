//! `bindery skeleton SPEC`: the program that an implementor begins with.

use std::fs;

use bindery_build::config::VendorName;
use bindery_build::diagnostic::Severity;
use bindery_build::skeleton::skeleton_with;
use bindery_build::write::replace;

use crate::Outcome;
use crate::arguments::Skeleton;
use crate::console::Console;
use crate::failure::Failure;
use crate::input::{Inputs, display};
use crate::summary;

pub(crate) fn run(arguments: &Skeleton, console: &mut Console) -> Result<Outcome, Failure> {
    let inputs = Inputs::read(&arguments.spec, None, arguments.root.as_deref(), &arguments.limits.given)?;
    let request = inputs.request(VendorName::of_document(&arguments.spec), arguments.options());
    let made = skeleton_with(&request, &inputs.others(), arguments.module.as_ref());
    // Warnings are told where the crates are generated.
    console.diagnostics(&made.diagnostics, &made.sources, Severity::Error);
    if let Some(line) = summary::failure(&display(&arguments.spec), "printed", &made.diagnostics) {
        console.note(line);
        return Ok(Outcome::Failed);
    }
    let Some(out) = &arguments.out else {
        console.line(made.text.trim_end());
        return Ok(Outcome::Done);
    };
    // What a person has written into it is worth more than what was printed.
    if fs::symlink_metadata(out).is_ok() {
        let message = format!("`{}` is there already, and is left as it is", display(out));
        return Err(Failure::new(message).help("give another file, or none to have the program printed"));
    }
    replace(out, made.text.as_bytes())?;
    console.line(format_args!("new {}", display(out)));
    Ok(Outcome::Done)
}
