//! The changes that another tool expects of pairs of documents, where `BINDERY_SHARED` names the folder that has them.
//!
//! `fixtures/diff/oasdiff.tsv` says which of our rules stands for each of its ids, or why none does;
//! `fixtures/diff/disagreements.tsv` where both judge a pair differently, and why. `docs/oasdiff.md` is made of both:
//! `INSTA_UPDATE=always` writes it anew.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};

use bindery_build::diff::{Change, Effect, Report, Rule};

use super::compared;
use crate::support::repository::root;

/// One of its ids.
struct Row {
    id: String,
    level: String,
    rules: Vec<String>,
    /// Why no rule stands for it.
    reason: String,
}

/// One of its tests.
struct Expected {
    test: String,
    base: String,
    revision: String,
    ids: Vec<String>,
    no_change: bool,
}

/// What came of one of its tests.
enum Judged {
    /// Why nothing can be said of it.
    Not(&'static str),
    Agreed,
    /// What differs, each by what it is about.
    Differs(Vec<(String, String)>),
}

fn table(path: &Path, columns: usize) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows = text.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    let cells = |line: &str| {
        let mut cells: Vec<String> = line.split('\t').map(str::to_owned).collect();
        cells.resize(columns.max(cells.len()), String::new());
        cells
    };
    rows.map(cells).collect()
}

fn fixture(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/diff").join(name)
}

fn mapping() -> Vec<Row> {
    let row = |cells: Vec<String>| {
        let [id, level, rules, reason] = <[String; 4]>::try_from(cells).expect("four columns");
        Row { id, level, rules: rules.split_whitespace().map(str::to_owned).collect(), reason }
    };
    table(&fixture("oasdiff.tsv"), 4).into_iter().map(row).collect()
}

fn shared() -> Option<PathBuf> {
    let shared = std::env::var_os("BINDERY_SHARED");
    if shared.is_none() {
        println!("skipped: BINDERY_SHARED is not set");
    }
    Some(Path::new(&shared?).join("suites/oasdiff"))
}

#[test]
fn diff_oasdiff_ids_stand_for_rules() {
    let mut wrong = Vec::new();
    let mut known = BTreeSet::new();
    for row in mapping() {
        let unknown = row.rules.iter().filter(|rule| Rule::find(rule).is_none());
        wrong.extend(unknown.map(|rule| format!("{}: there is no rule `{rule}`", row.id)));
        if row.rules.is_empty() == row.reason.is_empty() {
            wrong.push(format!("{}: either rules or a reason", row.id));
        }
        if !known.insert(row.id.clone()) {
            wrong.push(format!("{}: twice", row.id));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The ids of that tool, with their levels.
fn ids(shared: &Path) -> BTreeMap<String, String> {
    let rows = table(&shared.join("CHANGE_IDS.tsv"), 3).into_iter().skip(1);
    // What its messages are made of has no level either.
    let rows = rows.filter(|row| !["at", "in", "total-changes", "total-errors"].contains(&row[0].as_str()));
    rows.map(|row| (row[0].clone(), if row[1].is_empty() { "none".to_owned() } else { row[1].clone() })).collect()
}

fn expected(shared: &Path) -> Vec<Expected> {
    let rows = table(&shared.join("EXPECTED.tsv"), 7).into_iter().skip(1);
    let row = |row: Vec<String>| Expected {
        test: row[1].clone(),
        base: row[2].clone(),
        revision: row[3].clone(),
        ids: row[4].split_whitespace().map(str::to_owned).collect(),
        no_change: row[6] == "1",
    };
    rows.map(row).collect()
}

/// Breaking for anyone.
fn breaks(change: &Change) -> bool {
    change.effects.worst() == Effect::Breaking
}

/// Breaking as that tool means it: for messages, or for what callers may expect of them. Code that no longer compiles is
/// beyond it.
fn breaks_messages(change: &Change) -> bool {
    change.effects.wire == Effect::Breaking || change.effects.callers == Effect::Breaking && !change.uncompiled.callers
}

fn judge(shared: &Path, row: &Expected, mapping: &BTreeMap<&str, &Row>) -> Judged {
    let (base, revision) = (shared.join(&row.base), shared.join(&row.revision));
    if row.revision.is_empty() || row.base == row.revision {
        return Judged::Not("the test changes the document in code");
    }
    if !base.is_file() || !revision.is_file() {
        return Judged::Not("a document is not there");
    }
    let level = |id: &String| mapping.get(id.as_str()).map_or("none", |row| row.level.as_str());
    let errors: Vec<&String> = row.ids.iter().filter(|id| level(id) == "ERR").collect();
    let is_harmless = row.no_change || !row.ids.is_empty() && row.ids.iter().all(|id| level(id) == "INFO");
    if errors.is_empty() && !is_harmless {
        return Judged::Not("the test names no change");
    }
    let Some(report) = compared(&base, &revision).report else { return Judged::Not("a document has errors") };
    let mut differs = Vec::new();
    for id in errors {
        let rules = mapping.get(id.as_str()).map_or(&[][..], |row| &row.rules);
        let is_found = |change: &Change| breaks(change) && rules.iter().any(|rule| rule == change.rule.id());
        if !rules.is_empty() && !report.changes.iter().any(is_found) {
            differs.push((format!("missed `{id}`"), all(&report)));
        }
    }
    if is_harmless {
        let broken = report.changes.iter().filter(|change| breaks_messages(change));
        let mut rules: BTreeSet<&str> = broken.map(|change| change.rule.id()).collect();
        if !row.no_change {
            // The test looks for one thing in the pair, and that tool knows the others as errors as well.
            rules.retain(|rule| !is_known(rule, mapping));
        }
        differs.extend(rules.into_iter().map(|rule| (format!("breaking `{rule}`"), all(&report))));
    }
    if differs.is_empty() { Judged::Agreed } else { Judged::Differs(differs) }
}

/// Whether an id of that tool that is more than information stands for a rule of ours.
fn is_known(rule: &str, mapping: &BTreeMap<&str, &Row>) -> bool {
    let mut severe = mapping.values().filter(|row| ["ERR", "WARN"].contains(&row.level.as_str()));
    severe.any(|row| row.rules.iter().any(|other| other == rule))
}

fn all(report: &Report) -> String {
    let shown =
        |change: &Change| format!("{} ({}): {}", change.rule.id(), change.effects.worst().as_str(), change.what);
    report.changes.iter().map(shown).collect::<Vec<_>>().join("; ")
}

const BEGIN: &str = "\
# Beside oasdiff

[oasdiff](https://github.com/oasdiff/oasdiff) compares OpenAPI documents as well, and its tests say of pairs of documents
which changes it expects. This page tells how its rules and ours go together, and where both judge a pair differently.
Its levels are error, warning and info; ours are what a change means for the wire, for callers and for implementors.

It is made by `INSTA_UPDATE=always cargo test --manifest-path tests/Cargo.toml --test it diff_oasdiff` of
`tests/fixtures/diff/oasdiff.tsv`, which has our rules for each of its ids or the reason why there is none, and
`tests/fixtures/diff/disagreements.tsv`; the test fails where a disagreement is not listed, and where a listed one is none.

A pair agrees if each error that is expected of it is found by a rule that stands for it, breaking for at least one side.
Where only information is expected, nothing may be breaking on the wire or for callers, but for what it knows as an error
or a warning itself: its tests look for one thing at a time, and many pairs have a request and a response change alike.
Where no change is expected, nothing at all may. What only no longer compiles is beyond it and not counted.
";

#[test]
fn diff_oasdiff_agrees() {
    let Some(shared) = shared() else { return };
    let rows = mapping();
    let by_id: BTreeMap<&str, &Row> = rows.iter().map(|row| (row.id.as_str(), row)).collect();
    let mut wrong = Vec::new();
    for (id, level) in ids(&shared) {
        match by_id.get(id.as_str()) {
            None => wrong.push(format!("{id} ({level}) is not mapped")),
            Some(row) if row.level != level => wrong.push(format!("{id} is of the level {level}")),
            Some(_) => {}
        }
    }
    let known: BTreeMap<(String, String), String> = table(&fixture("disagreements.tsv"), 3)
        .into_iter()
        .map(|row| ((row[0].clone(), row[1].clone()), row[2].clone()))
        .collect();
    let mut unused: BTreeSet<&(String, String)> = known.keys().collect();
    let mut not: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut agreed, mut differed) = (0, 0);
    let mut listed = String::new();
    for row in expected(&shared) {
        match judge(&shared, &row, &by_id) {
            Judged::Not(why) => *not.entry(why).or_default() += 1,
            Judged::Agreed => agreed += 1,
            Judged::Differs(differs) => {
                differed += 1;
                for (what, found) in differs {
                    let key = (row.test.clone(), what.clone());
                    unused.remove(&key);
                    match known.get(&key).filter(|reason| !reason.is_empty()) {
                        Some(reason) => _ = writeln!(listed, "| `{}` | {what} | {reason} |", row.test),
                        None => wrong
                            .push(format!("{}\t{what}\n    {} -> {}\n    {found}", row.test, row.base, row.revision)),
                    }
                }
            }
        }
    }
    wrong.extend(unused.iter().map(|(test, what)| format!("{test}: {what} is no disagreement any more")));
    let mut page = format!("{BEGIN}\n## Rules\n\n| level | ids | with a rule of ours | without |\n|---|---|---|---|\n");
    for (level, name) in [("ERR", "error"), ("WARN", "warning"), ("INFO", "info"), ("none", "none")] {
        let of_level: Vec<&Row> = rows.iter().filter(|row| row.level == level).collect();
        let without = of_level.iter().filter(|row| row.rules.is_empty()).count();
        _ = writeln!(page, "| {name} | {} | {} | {without} |", of_level.len(), of_level.len() - without);
    }
    let mut reasons: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.rules.is_empty()) {
        reasons.entry(&row.reason).or_default().push(&row.id);
    }
    page += "\nThose without, by the reason:\n\n";
    for (reason, ids) in reasons {
        let ids: Vec<String> = ids.iter().map(|id| format!("`{id}`")).collect();
        _ = writeln!(page, "- {reason}: {}", ids.join(", "));
    }
    let judged = agreed + differed;
    _ = writeln!(
        page,
        "\n## Pairs\n\n| tests | |\n|---|---|\n| judged | {judged} |\n| agreeing | {agreed} |\n| disagreeing | {differed} |"
    );
    for (why, count) in not {
        _ = writeln!(page, "| not judged: {why} | {count} |");
    }
    _ = writeln!(page, "\n## Disagreements\n\n| test | we | because |\n|---|---|---|\n{}", listed.trim_end());
    assert!(wrong.is_empty(), "{judged} judged, {agreed} agree; {} wrong:\n{}", wrong.len(), wrong.join("\n"));
    let path = root().join("docs/oasdiff.md");
    if std::env::var("INSTA_UPDATE").is_ok_and(|update| update == "always") {
        fs::write(&path, &page).unwrap();
    }
    assert!(
        fs::read_to_string(&path).is_ok_and(|current| current == page),
        "docs/oasdiff.md is not what this test writes"
    );
}
