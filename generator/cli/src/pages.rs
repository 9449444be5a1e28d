//! What other programs show of the command line: completions of shells, and pages of the manual.

use clap::CommandFactory;

use crate::Outcome;
use crate::arguments::{Arguments, Completions, Man};
use crate::console::Console;
use crate::failure::Failure;
use crate::input::display;

/// `bindery completions SHELL`.
pub(crate) fn completions(arguments: &Completions, console: &mut Console) -> Result<Outcome, Failure> {
    let mut command = <Arguments as CommandFactory>::command();
    let name = command.get_name().to_owned();
    let mut text = Vec::new();
    clap_complete::generate(arguments.shell, &mut command, name, &mut text);
    console.line(String::from_utf8_lossy(&text).trim_end());
    Ok(Outcome::Done)
}

/// `bindery man`.
pub(crate) fn man(arguments: &Man, console: &mut Console) -> Result<Outcome, Failure> {
    let command = <Arguments as CommandFactory>::command();
    let Some(out) = &arguments.out else {
        let mut page = Vec::new();
        let failed = |error| Failure::new(format!("can't make the page: {error}"));
        clap_mangen::Man::new(command).render(&mut page).map_err(failed)?;
        console.line(String::from_utf8_lossy(&page).trim_end());
        return Ok(Outcome::Done);
    };
    let failed = |error| Failure::new(format!("can't write below `{}`: {error}", display(out)));
    std::fs::create_dir_all(out).map_err(failed)?;
    clap_mangen::generate_to(command, out).map_err(failed)?;
    Ok(Outcome::Done)
}
