//! A pair of documents through the library.

use std::path::{Path, PathBuf};

use bindery_build::diagnostic::{Severity, visible};
use bindery_build::diff::{self, Compared, Found, Step};

use super::pairs::{Pair, below_top};
use crate::arguments::Diff;
use crate::console::Console;
use crate::failure::Failure;
use crate::input::{Inputs, Place};
use crate::store::Store;
use crate::summary;

/// A pair with what came of it.
pub(super) struct One {
    /// The vendor's name, as far as it is known without reading.
    pub(super) name: String,
    /// The documents as the user knows them.
    pub(super) old: Option<String>,
    pub(super) new: Option<String>,
    pub(super) compared: Compared,
}

/// Compares. `tell` is told each step when it begins.
pub(super) fn compare(pair: &Pair, arguments: &Diff, mut tell: impl FnMut(Step)) -> Result<One, Failure> {
    tell(Step::Read);
    let options = arguments.options();
    let read = |place: &Option<Place>| {
        place
            .as_ref()
            .map(|place| Inputs::read_from(place, None, root(place, arguments)?.as_deref(), &options.limits))
            .transpose()
    };
    let (old, new) = (read(&pair.old)?, read(&pair.new)?);
    let request = |inputs| Inputs::request(inputs, pair.name.clone(), options.clone());
    let compared = match (&old, &new) {
        (Some(old), Some(new)) => {
            let (was, is) = (request(old), request(new));
            diff::compare_told((&was, &mut old.others()), (&is, &mut new.others()), &mut tell)
        }
        (Some(old), None) => diff::removed(&request(old), &mut old.others()),
        (None, Some(new)) => diff::added(&request(new), &mut new.others()),
        (None, None) => return Err(Failure::new(format!("there is no document of `{}`", pair.name))),
    };
    let shown = |place: &Option<Place>| place.as_ref().map(Place::shown);
    Ok(One { name: pair.name.to_string(), old: shown(&pair.old), new: shown(&pair.new), compared })
}

/// The folder that no file of a document may be outside of, where one was named: in a revision, the one of the same path.
fn root(place: &Place, arguments: &Diff) -> Result<Option<PathBuf>, Failure> {
    let named = arguments.root.as_deref();
    match place.store {
        Store::Disk => Ok(named.map(Path::to_owned)),
        Store::Revision(_) => named.map(below_top).transpose(),
    }
}

/// Tells of errors, and whether there were none. Warnings are those of `bindery generate`, which tells them.
pub(super) fn tell(one: &One, console: &mut Console) -> bool {
    let mut is_whole = one.compared.report.is_some();
    let editions = [("old", &one.old, &one.compared.old), ("new", &one.new, &one.compared.new)];
    for (which, file, Found { diagnostics, sources }) in editions {
        if diagnostics.has_errors() {
            console.diagnostics(diagnostics, sources, Severity::Error);
            let file = visible(file.as_deref().unwrap_or_default());
            let name = format!("{}: the {which} document, `{file}`", one.name);
            summary::failure(&name, "compared", diagnostics).iter().for_each(|line| console.note(line));
            is_whole = false;
        }
    }
    is_whole
}
