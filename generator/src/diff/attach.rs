//! Which changed item belongs to which change of the API.

use super::draft::Draft;
use super::edition::Made;
use super::{Change, ItemChange, Report, Uncompiled};

/// Puts changes and items into a report.
pub(super) fn attach(report: &mut Report, drafts: Vec<Draft>, items: Vec<ItemChange>, was: &Made, is: &Made) {
    report.items = items;
    report.changes.extend(drafts.into_iter().map(|draft| Change {
        rule: draft.rule,
        operations: draft.operations,
        subject: draft.subject,
        old: draft.old.and_then(|span| was.place(span)),
        new: draft.new.and_then(|span| is.place(span)),
        effects: draft.effects,
        uncompiled: Uncompiled::default(),
        what: draft.what,
        advice: draft.advice,
        items: Vec::new(),
    }));
}
