//! The lists of allowed changes: those that are named, and `allow.toml` beside a vendor's `bindery.toml`.

use std::path::Path;
use std::time::{SystemTime, UNIX_EPOCH};

use bindery_build::diagnostic::{Diagnostics, Severity};
use bindery_build::diff::{AllowList, Allowance, Date, Found, Judged, Report};
use bindery_build::limits::Limits;
use bindery_build::source::Sources;

use super::pairs::Pair;
use crate::arguments::Diff;
use crate::console::Console;
use crate::failure::Failure;
use crate::input::{File, Place};
use crate::store::Store;

/// The file beside a vendor's document.
pub(super) const FILE_NAME: &str = "allow.toml";

/// What is allowed.
pub(super) struct Lists {
    /// By all that were named.
    named: AllowList,
    /// By the file of each pair, in their order.
    own: Vec<AllowList>,
    sources: Sources,
}

/// Reads the lists; nothing where one of them has errors, which have been told.
pub(super) fn read(arguments: &Diff, pairs: &[Pair], console: &mut Console) -> Result<Option<Lists>, Failure> {
    let limits = Limits::default();
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let mut parse = |file: &File| -> Vec<Allowance> {
        let input = file.input();
        let id = sources.add_file(input.name, input.contents, &limits, &mut diagnostics);
        let text = id.and_then(|id| Some((id, sources.file(id)?.text.clone())));
        text.map(|(id, text)| Allowance::parse(id, input.name, &text, &mut diagnostics)).unwrap_or_default()
    };
    let mut named = Vec::new();
    for path in &arguments.allow {
        named.extend(parse(&File::read(&Store::Disk, path, &limits)?));
    }
    let mut own = Vec::new();
    for pair in pairs {
        // The list is a part of what is proposed, as the document is: it is that of the new edition.
        let place = pair.new.as_ref().or(pair.old.as_ref());
        let file = place.map(beside).filter(|(store, path)| !is_named(arguments, store, path));
        let file = file.map(|(store, path)| File::read_if_exists(&store, &path, &limits)).transpose()?;
        own.push(file.flatten().map(|file| parse(&file)).unwrap_or_default());
    }
    console.diagnostics(&diagnostics, &sources, Severity::Warning);
    if diagnostics.has_errors() {
        return Ok(None);
    }
    let today = today(arguments)?;
    let list = |entries| AllowList::new(entries, today);
    Ok(Some(Lists { named: list(named), own: own.into_iter().map(list).collect(), sources }))
}

/// Where the list of a document is: beside its configuration.
fn beside(place: &Place) -> (Store, std::path::PathBuf) {
    match &place.settings {
        Some((store, folder)) => (store.clone(), folder.join(FILE_NAME)),
        None => (place.store.clone(), place.document.parent().unwrap_or(Path::new("")).join(FILE_NAME)),
    }
}

/// Whether the list of a document is one of those that were named, which count once.
fn is_named(arguments: &Diff, store: &Store, path: &Path) -> bool {
    let whole = |path: &Path| path.canonicalize().ok();
    matches!(store, Store::Disk)
        && whole(path).is_some_and(|path| arguments.allow.iter().any(|named| whole(named).as_ref() == Some(&path)))
}

fn today(arguments: &Diff) -> Result<Date, Failure> {
    match &arguments.today {
        Some(given) => Date::parse(given)
            .ok_or_else(|| Failure::new(format!("`--today {}` is no day, as `2026-12-31`", given.escape_debug()))),
        None => SystemTime::now()
            .duration_since(UNIX_EPOCH)
            .ok()
            .and_then(|time| Date::of(time.as_secs()))
            .ok_or_else(|| Failure::new("the clock of this machine shows no day")),
    }
}

impl Lists {
    /// Tells what of a pair's report is allowed, by its own list first.
    pub(super) fn judge(&mut self, pair: usize, report: Report) -> Judged {
        let mut lists: Vec<&mut AllowList> = self.own.get_mut(pair).into_iter().chain([&mut self.named]).collect();
        Judged { allowed: AllowList::together(&mut lists, &report), report }
    }

    /// What was of no use.
    pub(super) fn finish(self) -> Found {
        let mut diagnostics = Diagnostics::new();
        self.own.into_iter().chain([self.named]).for_each(|list| list.finish(&mut diagnostics));
        Found { diagnostics, sources: self.sources }
    }
}
