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
pub use change::{Change, Detail, Edition, Effect, Effects, Event, ItemChange, Part, Place, Report, Side, Uncompiled};
pub use date::Date;
pub use rule::Rule;

use crate::diagnostic::Diagnostics;
use crate::document::Loader;
use crate::generate::Request;
use crate::parallel;
use crate::source::Sources;
use edition::Reading;
use places::Places;
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

/// A step of a comparison, which both editions take at once as far as they can.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// The documents are read, and it is found out what they mean.
    Read,
    /// It is decided how that comes to Rust.
    Plan,
    /// That is printed.
    Print,
    /// What came of one is compared with what came of the other.
    Compare,
}

/// Compares two editions. Where the new one has no lock of its own, names that the old one has published stay.
#[must_use]
pub fn compare<'l>(
    old: &Request<'_>,
    old_others: &'l mut (dyn Loader + Send),
    new: &Request<'_>,
    new_others: &'l mut (dyn Loader + Send),
) -> Compared {
    compare_told((old, old_others), (new, new_others), &mut |_| ())
}

/// As [`compare`], of editions with the files that they refer to; tells each step when it `begins`, for those who show
/// progress.
#[must_use]
pub fn compare_told<'l>(
    (old, old_others): (&Request<'_>, &'l mut (dyn Loader + Send)),
    (new, new_others): (&Request<'_>, &'l mut (dyn Loader + Send)),
    begins: &mut dyn FnMut(Step),
) -> Compared {
    begins(Step::Read);
    let others = Mutex::new(new_others);
    let read_new = || Reading::new(new, *others.lock().unwrap_or_else(PoisonError::into_inner));
    let (mut old, mut new) = parallel::both(|| Reading::new(old, old_others), read_new);
    begins(Step::Plan);
    old.name(None);
    begins(Step::Print);
    let planned = Mutex::new((&mut new, Some(old.published())));
    let plan_new = || {
        let (new, published) = &mut *planned.lock().unwrap_or_else(PoisonError::into_inner);
        new.name(published.take());
        new.plan();
    };
    let plan_old = || {
        old.plan();
        old.print()
    };
    let (files, ()) = parallel::both(plan_old, plan_new);
    let (old, files) = (old.done(files), new.print());
    let new = new.done(files);
    begins(Step::Compare);
    let report = old.made.as_ref().zip(new.made.as_ref()).map(|(was, is)| {
        let of_api = || (api::changes(was, is), [Places::new(was), Places::new(is)]);
        let (items, (drafts, places)) = parallel::both(|| rust::changes(was, is), of_api);
        let mut report = Report { name: new.name.clone(), old: was.summary(), new: is.summary(), ..Report::default() };
        attach::attach(&mut report, drafts, items, [was, is], &places);
        report
    });
    let (was, is) = (old.made, Mutex::new(new.made));
    // What large documents came to takes a while to be given back.
    parallel::both(|| drop(was), || drop(is.lock().unwrap_or_else(PoisonError::into_inner).take()));
    Compared { report, old: old.found, new: new.found }
}
