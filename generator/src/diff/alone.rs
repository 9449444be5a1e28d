//! An API that only one of two editions has.

use super::edition::{Read, Reading};
use super::rule::vendors::{VENDOR_ADDED, VENDOR_REMOVED};
use super::{Change, Compared, Edition, Effect, Effects, Found, Place, Report, Side, Uncompiled};
use crate::diagnostic::Diagnostics;
use crate::document::Loader;
use crate::generate::Request;
use crate::source::Sources;

/// Reports an API that was not there before.
#[must_use]
pub fn added(new: &Request<'_>, others: &mut dyn Loader) -> Compared {
    let (read, edition, operations) = read(new, others);
    let report = edition.map(|edition| {
        let change = Change {
            rule: VENDOR_ADDED,
            new: Some(place(&edition)),
            effects: Effects::all(Effect::Additive),
            what: format!("the API of `{}` is new, with {}", read.name, counted(operations)),
            ..change(VENDOR_ADDED)
        };
        let old = Edition::default();
        Report { name: read.name.clone(), old, new: edition, changes: vec![change], items: Vec::new() }
    });
    Compared { report, old: nothing(), new: read.found }
}

/// Reports an API that is no longer there.
#[must_use]
pub fn removed(old: &Request<'_>, others: &mut dyn Loader) -> Compared {
    let (read, edition, operations) = read(old, others);
    let report = edition.map(|edition| {
        let gone = "Do without it: its crates are gone with the next run of `bindery`.";
        let change = Change {
            old: Some(place(&edition)),
            effects: Effects::all(Effect::Breaking),
            uncompiled: Uncompiled { callers: true, implementors: true },
            what: format!("the API of `{}`, with {}, is removed", read.name, counted(operations)),
            advice: [Side::Callers, Side::Implementors].map(|side| (side, gone.to_owned())).into(),
            ..change(VENDOR_REMOVED)
        };
        let new = Edition::default();
        Report { name: read.name.clone(), old: edition, new, changes: vec![change], items: Vec::new() }
    });
    Compared { report, old: read.found, new: nothing() }
}

fn read(request: &Request<'_>, others: &mut dyn Loader) -> (Read, Option<Edition>, usize) {
    let mut reading = Reading::new(request, others);
    reading.name(None);
    reading.plan();
    let files = reading.print();
    let read = reading.done(files);
    let edition = read.made.as_ref().map(super::edition::Made::summary);
    let operations = edition.as_ref().map_or(0, |edition| edition.operations);
    (read, edition, operations)
}

fn change(rule: super::Rule) -> Change {
    Change {
        rule,
        operations: Vec::new(),
        subject: "the API".to_owned(),
        old: None,
        new: None,
        effects: Effects::default(),
        uncompiled: Uncompiled::default(),
        what: String::new(),
        advice: Vec::new(),
        items: Vec::new(),
        members: std::collections::BTreeMap::new(),
    }
}

/// The document as a whole.
fn place(edition: &Edition) -> Place {
    Place { file: edition.file.clone(), line: 1, column: 1, text: String::new(), omitted: 0 }
}

fn counted(operations: usize) -> String {
    format!("{operations} operation{}", if operations == 1 { "" } else { "s" })
}

fn nothing() -> Found {
    Found { diagnostics: Diagnostics::new(), sources: Sources::new() }
}
