//! `bindery explain CODE`.

use bindery_build::diagnostic::Code;

use crate::Outcome;
use crate::arguments::Explain;
use crate::console::Console;
use crate::failure::Failure;

pub(crate) fn run(arguments: &Explain, console: &mut Console) -> Result<Outcome, Failure> {
    let code = Code::from_id(&arguments.code).ok_or_else(|| {
        Failure::new(format!("there is no diagnostic `{}`", arguments.code.escape_debug()))
            .help("a code stands in brackets where a diagnostic begins, as in `error[B0203]`")
    })?;
    console.line(format_args!("{}: {}", code.id(), code.title()));
    Ok(Outcome::Done)
}
