//! A pair of documents through the library.

use bindery_build::diagnostic::{Severity, visible};
use bindery_build::diff::{self, Compared, Effect, Found, Report, Side};
use bindery_build::generate::Options;

use super::pairs::{self, Pair};
use crate::arguments::Diff;
use crate::console::Console;
use crate::failure::Failure;
use crate::input::{Inputs, Place};
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

pub(super) fn compare(pair: &Pair, arguments: &Diff) -> Result<One, Failure> {
    let options = arguments.options();
    let read = |place: &Option<Place>| {
        place.as_ref().map(|place| Inputs::read_from(place, None, None, &options.limits)).transpose()
    };
    let (old, new) = (read(&pair.old)?, read(&pair.new)?);
    let request = |inputs| Inputs::request(inputs, pair.name.clone(), options.clone());
    let compared = match (&old, &new) {
        (Some(old), Some(new)) => diff::compare(&request(old), &mut old.others(), &request(new), &mut new.others()),
        (Some(old), None) => diff::removed(&request(old), &mut old.others()),
        (None, Some(new)) => diff::added(&request(new), &mut new.others()),
        (None, None) => return Err(Failure::new(format!("there is no document of `{}`", pair.name))),
    };
    let shown = |place: &Option<Place>| place.as_ref().map(Place::shown);
    Ok(One { name: pair.name.to_string(), old: shown(&pair.old), new: shown(&pair.new), compared })
}

/// Tells of errors, and whether there were none. Warnings are those of `bindery generate`, which tells them.
pub(super) fn tell(one: &One, console: &mut Console) -> bool {
    let mut is_whole = true;
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

/// What a run of `bindery generate` changes of an API, in short.
#[derive(Clone, Debug)]
pub(crate) struct Since {
    /// How many changes are of each effect on each side, in the order of [`Side::ALL`], the worst effect first.
    pub(crate) counts: [(Side, [usize; 3]); 3],
    /// How many of each effect where they are worst.
    pub(crate) worst: [usize; 3],
}

impl Since {
    fn new(report: &Report) -> Self {
        let effects = [Effect::Breaking, Effect::Additive, Effect::Cosmetic];
        Self {
            counts: Side::ALL.map(|side| (side, effects.map(|effect| report.count(side, effect)))),
            worst: effects.map(|effect| report.count_worst(effect)),
        }
    }
}

/// The changes since HEAD of a document that is generated from now: what is replaced was generated of the one there, where
/// the project commits what it generates. Nothing where there is no such document, or the two are the same, or one of
/// them has errors: this is a courtesy, and fails no run.
pub(crate) fn since_head(new: &Inputs, name: &bindery_build::config::VendorName, options: &Options) -> Option<Since> {
    let path = &new.document.path;
    let place = Place::new(pairs::head(path).ok()?, &pairs::below_top(path).ok()?);
    let old = Inputs::read_from(&place, None, None, &options.limits).ok()?;
    if old.is_same(new) {
        return None;
    }
    let request = |inputs| Inputs::request(inputs, name.clone(), options.clone());
    let compared = diff::compare(&request(&old), &mut old.others(), &request(new), &mut new.others());
    compared.report.filter(|report| !report.is_empty()).map(|report| Since::new(&report))
}
