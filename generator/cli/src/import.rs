//! `bindery import PAGE… --vendor NAME`: pages to `specs/NAME/openapi.yaml`, and where they came from to
//! `specs/NAME/bindery.toml`.

use std::fs;

use bindery_build::build::Project;
use bindery_build::config;
use bindery_build::diagnostic::{Diagnostics, Severity};
use bindery_build::import::import;
use bindery_build::limits::Limits;
use bindery_build::source::Sources;
use bindery_build::write::replace;

use crate::Outcome;
use crate::arguments::Import;
use crate::console::Console;
use crate::failure::Failure;
use crate::input::{File, display};
use crate::provenance;
use crate::store::Store;
use crate::summary;

pub(crate) fn run(arguments: &Import, console: &mut Console) -> Result<Outcome, Failure> {
    let limits = arguments.limits.given.iter().copied().collect::<Limits>();
    let mut sources = Sources::new();
    let mut diagnostics = Diagnostics::new();
    let mut pages = Vec::with_capacity(arguments.pages.len());
    for path in &arguments.pages {
        let file = File::read(&Store::Disk, path, &limits)?;
        let input = file.input();
        pages.extend(sources.add_file(input.name, input.contents, &limits, &mut diagnostics));
    }
    let imported = import(&sources, &pages, &limits, &mut diagnostics);
    console.diagnostics(&diagnostics, &sources, Severity::Note);
    let Some(imported) = imported.filter(|_| !diagnostics.has_errors()) else {
        summary::failure(arguments.vendor.as_str(), "imported", &diagnostics)
            .iter()
            .for_each(|line| console.note(line));
        return Ok(Outcome::Failed);
    };

    let folder = Project::find()?.unwrap_or_else(Project::here).spec_folder(&arguments.vendor);
    let document_path = folder.join("openapi.yaml");
    let config_path = folder.join(config::FILE_NAME);
    let config = match fs::read_to_string(&config_path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(Failure::unreadable(&display(&config_path), &error)),
    };
    // Computed whole before the first write.
    let config = provenance::update(&config, &imported.provenance)
        .map_err(|error| Failure::new(format!("`{}` is not TOML: {error}", display(&config_path))))?;
    for (path, text) in [(&document_path, &imported.document), (&config_path, &config)] {
        let word = if replace(path, text.as_bytes())? { "written" } else { "unchanged" };
        console.line(format_args!("{word} {}", display(path)));
    }
    Ok(Outcome::Done)
}
