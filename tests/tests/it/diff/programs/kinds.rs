//! Whether everything that a comparison can say of code was shown by a program that does not compile.

use std::collections::{BTreeMap, BTreeSet};

use bindery_build::diff::{Change, Detail, Effect, Report};

use super::Program;
use super::expected::{Shown, is_breaking};

/// What is said of items that breaks code, names and types aside.
///
/// There is more that could be said if other code were generated: every struct has its `new`, only tuples can be taken
/// apart without `..`, setters take one value and give their call, and handlers have defaults.
const KINDS: [&str; 38] = [
    "_ is gone",
    "_ is of the type _ now, was _",
    "_ no longer takes _",
    "_ takes _",
    "_ takes _, took _",
    "_ takes its arguments in another order",
    "asks for _",
    "asks for _ now",
    "gives _ now, was _",
    "has a further element, _",
    "has other headers: _, was _",
    "has other items of pages: _, was _",
    "has other responses: _, was _",
    "is a struct now, was an enum",
    "is a type of its own now, was another name of _",
    "is an alias now, was an enum",
    "is an enum now, was a struct",
    "is an enum now, was an alias",
    "is called _ now, was _",
    "is gone",
    "is new, and has to be implemented",
    "it has no headers any more, was _",
    "it has no items of pages any more, was _",
    "no longer asks for _",
    "no longer implements _",
    "no longer takes _",
    "stands for _ now, was _",
    "takes _",
    "takes _, took _",
    "takes its arguments in another order",
    "the element _ is gone",
    "the element _ is _ now, was _",
    "the field _ is gone",
    "the field _ is of the type _ now, was _",
    "the setter _ is gone",
    "the setter _ takes _, took _",
    "the variant _ holds _ now, held _",
    "the variant _ is gone",
];

/// What was shown of the pairs, and what was not.
#[derive(Default)]
pub struct Kinds {
    /// By kind, where it was said.
    said: BTreeMap<String, String>,
    shown: BTreeSet<String>,
    /// The rules and sides of changes that break code, with a change that no program shows.
    rules: BTreeMap<(&'static str, &'static str), String>,
    shown_rules: BTreeSet<(&'static str, &'static str)>,
}

impl Kinds {
    /// Takes a pair, with its programs that don't compile.
    pub fn add(&mut self, pair: &str, report: &Report, programs: &[Program]) {
        let shown: BTreeSet<Shown> = programs.iter().flat_map(|program| &program.shows).copied().collect();
        for (number, item) in report.items.iter().enumerate() {
            for (at, detail) in item.details.iter().enumerate().filter(|(_, detail)| is_breaking(detail)) {
                for kind in kinds(&detail.what) {
                    let place = || format!("{pair} {} {} {}", item.of, item.path, detail.what);
                    self.said.entry(kind.clone()).or_insert_with(place);
                    if shown.contains(&(number, at)) {
                        self.shown.insert(kind);
                    }
                }
            }
        }
        for change in &report.changes {
            let sides = [("callers", change.uncompiled.callers), ("implementors", change.uncompiled.implementors)];
            for (side, _) in sides.into_iter().filter(|(_, breaks)| *breaks) {
                let key = (change.rule.id(), side);
                match is_shown(change, side, report, &shown) {
                    true => _ = self.shown_rules.insert(key),
                    false => {
                        _ = self
                            .rules
                            .entry(key)
                            .or_insert_with(|| format!("{pair} {} {}", change.subject, change.what))
                    }
                }
            }
        }
    }

    /// What no program shows, and what is not known to be said.
    pub fn faults(&self) -> Vec<String> {
        let unshown = self.said.iter().filter(|(kind, _)| !self.shown.contains(*kind));
        let unshown = unshown.map(|(kind, place)| format!("no program shows that an item {kind}: {place}"));
        let unknown = self.said.iter().filter(|(kind, _)| !KINDS.contains(&kind.as_str()));
        let unknown = unknown.map(|(kind, place)| format!("not among the kinds: {kind}: {place}"));
        let unsaid = KINDS.iter().filter(|kind| !self.said.contains_key(**kind));
        let unsaid = unsaid.map(|kind| format!("no pair has an item that {kind}"));
        let rules = self.rules.iter().filter(|(key, _)| !self.shown_rules.contains(key));
        let rules = rules.map(|((rule, side), change)| format!("no program of {side} shows {rule}: {change}"));
        unshown.chain(unknown).chain(unsaid).chain(rules).collect()
    }
}

/// Whether a program of a side does not compile because of an item of a change.
fn is_shown(change: &Change, side: &str, report: &Report, shown: &BTreeSet<Shown>) -> bool {
    let of_side = |detail: &Detail| match side {
        "callers" => detail.callers == Effect::Breaking,
        _ => detail.implementors == Effect::Breaking,
    };
    change.items.iter().any(|number| {
        let details = report.items[*number].details.iter().enumerate();
        details.into_iter().any(|(at, detail)| of_side(detail) && shown.contains(&(*number, at)))
    })
}

/// The kinds of a sentence: one for each of its parts, without what it quotes.
fn kinds(what: &str) -> Vec<String> {
    let mut plain = String::new();
    for (number, part) in what.split('`').enumerate() {
        plain += if number % 2 == 1 { "_" } else { part };
    }
    while plain.contains("_, _") {
        plain = plain.replace("_, _", "_");
    }
    let plain: String =
        plain.chars().map(|character| if character.is_ascii_digit() { 'N' } else { character }).collect();
    plain.split("; ").map(str::to_owned).collect()
}
