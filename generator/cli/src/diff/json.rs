//! The report for programs. `docs/diff.schema.json` describes it; members may be added, and none is taken away unless
//! `version` is another.

use bindery_build::diagnostic::{self, is_hidden};
use bindery_build::diff::{Change, Edition, Effects, Found, ItemChange, Judged, Place, Side};
use serde_json::{Value, json};

use super::compare::One;
use super::words::{Entry, json_counts};

/// The version of the shape.
const VERSION: u32 = 1;

/// What changed.
pub(super) fn document(judged: &[Judged], fails: bool) -> String {
    let vendors: Vec<_> = judged.iter().map(vendor).collect();
    print(&json!({ "version": VERSION, "ok": true, "fails": fails, "vendors": vendors }))
}

/// A run that compared nothing for the errors in documents.
pub(super) fn refused(compared: &[One]) -> String {
    let edition = |file: &Option<String>, found: &Found| {
        let sorted = found.diagnostics.sorted().into_iter();
        let diagnostics: Vec<_> =
            sorted.map(|found_one| json!(diagnostic::Json::new(found_one, &found.sources))).collect();
        json!({ "file": file, "diagnostics": diagnostics, "omitted": found.diagnostics.omitted() })
    };
    let vendor = |one: &One| {
        let (old, new) = (edition(&one.old, &one.compared.old), edition(&one.new, &one.compared.new));
        json!({ "name": one.name, "old": old, "new": new })
    };
    let vendors: Vec<_> = compared.iter().map(vendor).collect();
    print(&json!({ "version": VERSION, "ok": false, "vendors": vendors }))
}

/// A run that did not get so far.
pub(super) fn failed(why: &str) -> String {
    print(&json!({ "version": VERSION, "ok": false, "vendors": [], "failure": why }))
}

fn vendor(judged: &Judged) -> Value {
    let report = &judged.report;
    json!({
        "name": report.name,
        "old": edition(&report.old),
        "new": edition(&report.new),
        "counts": json_counts(report),
        "changes": judged.changes().map(change).collect::<Vec<_>>(),
        "items": report.items.iter().map(item).collect::<Vec<_>>(),
    })
}

/// An edition, or `null` where there is none.
fn edition(edition: &Edition) -> Value {
    if edition.file.is_empty() {
        return Value::Null;
    }
    let Edition { file, title, version, operations } = edition;
    json!({ "file": file, "title": title, "version": version, "operations": operations })
}

fn change((change, allowed): Entry<'_>) -> Value {
    let Change { rule, operations, subject, old, new, effects, uncompiled, what, advice, items, members: _ } = change;
    let advice: Vec<_> = advice.iter().map(|(side, text)| json!({ "side": side.as_str(), "text": text })).collect();
    let allowed = allowed.map(|allowed| json!({ "reason": allowed.reason, "expires": allowed.expires.to_string() }));
    json!({
        "rule": rule.id(),
        "title": rule.title(),
        "operations": operations,
        "subject": subject,
        "old": old.as_ref().map(place),
        "new": new.as_ref().map(place),
        "effects": by_side(*effects),
        "worst": effects.worst().as_str(),
        "uncompiled": { "callers": uncompiled.callers, "implementors": uncompiled.implementors },
        "what": what,
        "advice": advice,
        "items": items,
        "allowed": allowed,
    })
}

fn by_side(effects: Effects) -> Value {
    Side::ALL.into_iter().map(|side| (side.as_str().to_owned(), json!(effects.of(side).as_str()))).collect()
}

fn place(place: &Place) -> Value {
    let Place { file, line, column, text, omitted } = place;
    json!({ "file": file, "line": line, "column": column, "text": text, "omitted": omitted })
}

fn item(item: &ItemChange) -> Value {
    let details = item.details.iter().map(|detail| {
        let (callers, implementors) = (detail.callers.as_str(), detail.implementors.as_str());
        json!({ "member": detail.member, "what": detail.what, "callers": callers, "implementors": implementors })
    });
    json!({
        "crate": item.of.text(),
        "path": item.path,
        "old": item.old,
        "new": item.new,
        "details": details.collect::<Vec<_>>(),
        "operations": item.operations,
    })
}

/// JSON in which nothing hides or moves what is shown: what JSON leaves as it is and terminals don't is escaped. All of it
/// is in strings.
fn print(value: &Value) -> String {
    let mut text = String::new();
    for character in format!("{value:#}").chars() {
        if character != '\n' && is_hidden(character) {
            let mut units = [0; 2];
            character.encode_utf16(&mut units).iter().for_each(|unit| text.push_str(&format!("\\u{unit:04x}")));
        } else {
            text.push(character);
        }
    }
    text
}
