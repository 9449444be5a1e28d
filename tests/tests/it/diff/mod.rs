//! The comparison of two editions: pairs of small documents, one for each group of rules, with everything that is
//! reported of them.

mod oasdiff;
mod programs;
mod real;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use bindery_build::build::Folder;
use bindery_build::config::VendorName;
use bindery_build::diff::{Change, Compared, Effect, Place, Report, Rule, Side, compare};
use bindery_build::generate::{Options, Request, Unsupported};

use crate::support::repository::{Owned, folders, rendered};
use crate::support::snapshot;

/// The folders of `fixtures/diff`, each with `old.yaml` and `new.yaml`.
pub fn pairs() -> Vec<(String, PathBuf)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/diff");
    let named = |folder: PathBuf| (folder.file_name().unwrap().to_string_lossy().into_owned(), folder);
    folders(&folder).into_iter().map(named).collect()
}

/// Compares two files; what can't be represented is left out.
pub fn compared(old: &Path, new: &Path) -> Compared {
    let read = |path: &Path| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        Owned { name, contents: fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display())).into() }
    };
    let (was, is) = (read(old), read(new));
    compare(&request(&was), &mut Folder::of(old), &request(&is), &mut Folder::of(new))
}

fn request(document: &Owned) -> Request<'_> {
    Request {
        document: document.input(),
        config: None,
        overlays: Vec::new(),
        lock: None,
        name: VendorName::new("compared").unwrap(),
        options: Options { unsupported: Unsupported::Skip, ..Options::default() },
    }
}

fn report(name: &str, folder: &Path) -> Report {
    let compared = compared(&folder.join("old.yaml"), &folder.join("new.yaml"));
    compared.report.unwrap_or_else(|| {
        let found = |found: &bindery_build::diff::Found| rendered(&found.diagnostics, &found.sources);
        panic!("{name}:\n{}{}", found(&compared.old), found(&compared.new))
    })
}

/// Everything that is reported, in a few lines for each change.
fn page(report: &Report) -> String {
    let mut page = String::new();
    for change in &report.changes {
        _ = writeln!(page, "{}\n", shown(change));
    }
    for item in &report.items {
        _ = writeln!(page, "item {} {}", item.of, item.path);
        for detail in &item.details {
            let (callers, implementors) = (detail.callers.as_str(), detail.implementors.as_str());
            _ = writeln!(page, "    {} (callers {callers}, implementors {implementors})", detail.what);
        }
    }
    page
}

fn shown(change: &Change) -> String {
    let effects = change.effects;
    let [wire, callers, implementors] = [effects.wire, effects.callers, effects.implementors].map(|it| it.as_str());
    let mut text = format!("{}: wire {wire}, callers {callers}, implementors {implementors}", change.rule.id());
    // With how many lines are quoted after the first.
    let at = |place: &Option<Place>| match place {
        None => "-".to_owned(),
        Some(at) => match (at.text.lines().count() + at.omitted).saturating_sub(1) {
            0 => format!("{}:{}", at.line, at.column),
            further => format!("{}:{}+{further}", at.line, at.column),
        },
    };
    _ = write!(text, "\n  {} | {}", change.operations.join(", "), change.subject);
    _ = write!(text, "\n  {} -> {}: {}", at(&change.old), at(&change.new), change.what);
    for (side, advice) in &change.advice {
        _ = write!(text, "\n  {}: {advice}", side.as_str());
    }
    text
}

#[test]
fn diff_pairs() {
    let pages = pairs().into_iter().map(|(name, folder)| (format!("diff-{name}"), page(&report(&name, &folder))));
    snapshot::check(pages);
}

/// Whatever there is, it is the same as itself.
#[test]
fn diff_of_the_same() {
    for (name, folder) in pairs() {
        for edition in ["old.yaml", "new.yaml"] {
            let path = folder.join(edition);
            let report = compared(&path, &path).report.expect("the other test tells why");
            assert!(report.is_empty() && report.items.is_empty(), "{name}/{edition}:\n{}", page(&report));
        }
    }
}

/// Whom something breaks is told what to do, or why nothing can be done.
#[test]
fn diff_tells_those_whom_it_breaks() {
    let silent = |(name, folder): (String, PathBuf)| {
        untold(&report(&name, &folder)).into_iter().map(move |fault| format!("{name}, {fault}"))
    };
    let silent: Vec<String> = pairs().into_iter().flat_map(silent).collect();
    assert!(silent.is_empty(), "{}", silent.join("\n"));
}

/// The changes that break somebody who is not told what to do.
fn untold(report: &Report) -> Vec<String> {
    let mut silent = Vec::new();
    for change in &report.changes {
        let sides = [Side::Callers, Side::Implementors].into_iter();
        let breaks = |side: &Side| change.effects.of(*side) == Effect::Breaking;
        let is_told = |side: &Side| {
            let mut told = change.advice.iter().filter(|(of, _)| of == side);
            told.any(|(_, advice)| !advice.starts_with("Nothing has to change"))
        };
        let of_change = sides.filter(|side| breaks(side) && !is_told(side));
        silent.extend(of_change.map(|side| format!("{}: {}", side.as_str(), shown(change))));
    }
    silent
}

/// What advice calls gone is no longer there.
#[test]
fn diff_calls_gone_what_is_gone() {
    let wrong = |(name, folder): (String, PathBuf)| {
        wrongly_gone(&report(&name, &folder)).into_iter().map(move |fault| format!("{name}: {fault}"))
    };
    let wrong: Vec<String> = pairs().into_iter().flat_map(wrong).collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Advice that calls something gone which is there.
fn wrongly_gone(report: &Report) -> Vec<String> {
    let mut wrong = Vec::new();
    let is_gone = |called: &str| {
        let called = called.trim_end_matches("()");
        report.items.iter().any(|item| match called.strip_prefix(&item.path) {
            Some("") => item.new.is_none(),
            Some(rest) => item.details.iter().filter(|detail| detail.what.ends_with(" is gone")).any(|detail| {
                // Sentences have no `r#`.
                let member = detail.member.as_deref().map(|member| member.trim_start_matches("r#"));
                member == rest.strip_prefix("::")
            }),
            None => false,
        })
    };
    for (_, advice) in report.changes.iter().flat_map(|change| &change.advice) {
        let begins = ["Remove what uses ", "Remove the calls of "];
        let Some((told, _)) = begins.iter().find_map(|begin| advice.strip_prefix(begin)?.rsplit_once(", which "))
        else {
            continue;
        };
        let called = told.split('`').skip(1).step_by(2).filter(|_| !told.contains("`."));
        wrong.extend(called.filter(|called| !is_gone(called)).map(|called| format!("`{called}`: {advice}")));
    }
    wrong
}

/// Rules that no pair of small documents shows, and where they are seen.
const ELSEWHERE: [(&str, &str); 3] = [
    ("vendor-added", "there is no old document: the tests of the command"),
    ("vendor-removed", "there is no new document: the tests of the command"),
    ("schema-not-compared", "schemas beyond a limit: `api/schema/tests.rs`"),
];

/// A rule that no pair shows could not be wrong.
#[test]
fn diff_shows_every_rule() {
    let shown: BTreeSet<&str> =
        pairs().iter().flat_map(|(name, folder)| report(name, folder).changes).map(|change| change.rule.id()).collect();
    let elsewhere = |id: &str| ELSEWHERE.iter().any(|(other, _)| *other == id);
    let wrong: Vec<&str> = Rule::all().map(|rule| rule.id()).filter(|id| shown.contains(id) == elsewhere(id)).collect();
    assert!(
        wrong.is_empty(),
        "no pair of `fixtures/diff` shows {wrong:?}, or one does that is listed as seen elsewhere"
    );
}
