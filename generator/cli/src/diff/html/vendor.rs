//! A vendor's part of the page: what is known of its changes as they are written one after the other.

use std::collections::{BTreeMap, HashMap};

use bindery_build::diff::{Allowance, Change, ItemChange, Judged, Report, Rule};
use sha2::{Digest as _, Sha256};

/// A report, with what its changes refer to.
pub(super) struct Vendor<'a> {
    pub(super) report: &'a Report,
    allowed: &'a [Option<Allowance>],
    /// Which of the reports it is.
    pub(super) number: usize,
    /// Whether there is so little that all of it is shown at once.
    pub(super) is_open: bool,
    ids: Vec<String>,
    /// The items that have been written.
    shown: Vec<bool>,
}

/// How many changes a page shows with all their lines at first.
const OPEN: usize = 20;

impl<'a> Vendor<'a> {
    pub(super) fn new(judged: &'a Judged, number: usize, all: usize) -> Self {
        let Judged { report, allowed } = judged;
        let mut taken: HashMap<String, usize> = HashMap::new();
        let ids = report.changes.iter().map(|change| {
            let id = id(report, change);
            let times = taken.entry(id.clone()).or_default();
            *times += 1;
            if *times == 1 { id } else { format!("{id}-{times}") }
        });
        let ids = ids.collect();
        Self { report, allowed, number, is_open: all <= OPEN, ids, shown: vec![false; report.items.len()] }
    }

    /// By what the page calls a change. It is the same in every page that has the change, so that links to it last.
    pub(super) fn id(&self, change: usize) -> &str {
        self.ids.get(change).map_or("", String::as_str)
    }

    /// What allows a change.
    pub(super) fn allowance(&self, change: usize) -> Option<&'a Allowance> {
        self.allowed.get(change)?.as_ref()
    }

    /// An item, with what the page calls it, and whether this is where it is mentioned first.
    pub(super) fn item(&mut self, number: usize) -> Option<(String, &'a ItemChange, bool)> {
        let (item, shown) = (self.report.items.get(number)?, self.shown.get_mut(number)?);
        let is_first = !std::mem::replace(shown, true);
        Some((format!("i{}-{number}", self.number), item, is_first))
    }
}

fn id(report: &Report, change: &Change) -> String {
    let mut digest = Sha256::new();
    let words = [report.name.as_str(), change.rule.id(), &change.subject];
    for word in words.into_iter().chain(change.operations.iter().map(String::as_str)) {
        digest.update(word);
        digest.update([0]);
    }
    let digest = digest.finalize();
    digest.iter().take(4).fold("c-".to_owned(), |id, byte| format!("{id}{byte:02x}"))
}

/// The rules of all changes, and how often each was met, by id.
pub(super) fn rules(reports: &[Judged]) -> BTreeMap<&'static str, (Rule, usize)> {
    let mut rules = BTreeMap::new();
    for change in reports.iter().flat_map(|judged| &judged.report.changes) {
        rules.entry(change.rule.id()).or_insert((change.rule, 0)).1 += 1;
    }
    rules
}
