//! What changed between two editions of an API, as a reviewer has to know it: not which lines, but what it means on the
//! wire, for code that calls the client, and for code that implements the server.
//!
//! Two comparisons meet here. [`api`] compares the documents as they are read (references followed, `allOf` merged,
//! whatever version upgraded), operation by operation and in the direction in which values travel; it knows what a change
//! means for messages and behaviour. [`rust`] compares the public items that are generated of both; it knows what no
//! longer compiles. [`attach`] puts each changed item under the change of the API that brought it about; one for which there is
//! none, such as a new name, is a change of its own. So nothing that breaks code goes unreported, whoever is the cause.

mod allow;
mod alone;
mod api;
mod attach;
mod change;
mod date;
mod draft;
mod edition;
mod places;
mod rule;
mod rust;
mod words;

pub use allow::{AllowList, Allowance, Judged};
pub use alone::{added, removed};
pub use change::{Change, Detail, Edition, Effect, Effects, ItemChange, Place, Report, Side, Uncompiled};
pub use date::Date;
pub use rule::Rule;

use crate::diagnostic::Diagnostics;
use crate::document::Loader;
use crate::generate::Request;
use crate::parallel;
use crate::source::Sources;
use edition::Read;
use std::sync::{Mutex, PoisonError};

/// What came of a comparison.
#[derive(Clone, Debug)]
pub struct Compared {
    /// What changed. Nothing, where one of the documents has errors.
    pub report: Option<Report>,
    /// What was found in the old document.
    pub old: Found,
    /// What was found in the new one.
    pub new: Found,
}

/// What was found in a document, with the files that the findings quote.
#[derive(Clone, Debug)]
pub struct Found {
    /// The findings.
    pub diagnostics: Diagnostics,
    /// The files.
    pub sources: Sources,
}

/// Compares two editions. Where the new one has no lock of its own, names that the old one has published stay.
#[must_use]
pub fn compare<'l>(
    old: &Request<'_>,
    old_others: &'l mut (dyn Loader + Send),
    new: &Request<'_>,
    new_others: &'l mut (dyn Loader + Send),
) -> Compared {
    let (old, new) = if new.lock.is_some() {
        let editions = [Mutex::new((old, old_others)), Mutex::new((new, new_others))];
        let mut read = parallel::each(&editions, |edition| {
            let (request, others) = &mut *edition.lock().unwrap_or_else(PoisonError::into_inner);
            Read::new(request, None, *others)
        });
        (read.remove(0), read.remove(0))
    } else {
        let old = Read::new(old, None, old_others);
        let new = Read::new(new, Some(&old.lock), new_others);
        (old, new)
    };
    let report = old.made.as_ref().zip(new.made.as_ref()).map(|(was, is)| {
        let mut report = Report { name: new.name.clone(), old: was.summary(), new: is.summary(), ..Report::default() };
        attach::attach(&mut report, api::changes(was, is), rust::changes(was, is), was, is);
        report
    });
    Compared { report, old: old.found, new: new.found }
}
