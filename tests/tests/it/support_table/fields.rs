//! "Field by field" in `docs/openapi-support.md`: every field is taken out of a document, and what is generated then tells
//! whether the page is right.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use bindery_build::diagnostic::Diagnostics;
use bindery_build::generate::{Generated, Options, Unsupported};
use bindery_build::limits::Limits;
use bindery_build::source::{Node, Sources, Value as Source, parse};
use serde_json::Value;

use super::objects::{Family, Field, State, Step};
use super::page;
use crate::support::fixture::Fixture;

/// How often a field that only describes is taken out of one document.
const TRIED: usize = 3;

#[test]
fn every_field_is_in_the_table() {
    for family in [Family::since_3_0(), Family::of_2_0()] {
        let mut table = String::from("| | done | reported | annotation |\n|---|---|---|---|\n");
        let mut counts = [0; 3];
        for object in family.objects.iter().filter(|object| object.fixed().count() > 0) {
            _ = write!(table, "| {} |", object.name.replace('-', " "));
            for (at, state) in [State::Done, State::Reported, State::Annotation].into_iter().enumerate() {
                let fields: Vec<String> = object.fixed().filter(|field| field.state == state).map(shown).collect();
                counts[at] += fields.len();
                match fields.len() {
                    0 => table += " |",
                    count => _ = write!(table, " {count}: {} |", fields.join(", ")),
                }
            }
            table.push('\n');
        }
        let [done, reported, annotations] = counts;
        _ = writeln!(table, "| **in all** | {done} | {reported} | {annotations} |");
        assert!(page().contains(&table), "docs/openapi-support.md should say\n{table}");
    }
}

fn shown(field: &Field) -> String {
    let since = field.since.map(|since| format!(" ({since})")).unwrap_or_default();
    format!("`{}`{since}", field.name)
}

#[test]
fn every_field_does_what_the_table_says() {
    let families = [Family::since_3_0(), Family::of_2_0()];
    let mut open: BTreeMap<(usize, &str, &str), State> = BTreeMap::new();
    for (number, family) in families.iter().enumerate() {
        for object in &family.objects {
            open.extend(object.fixed().map(|field| ((number, object.name, field.name), field.state)));
        }
    }
    let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
    for fixture in ["fixtures", "fixtures/bad"].into_iter().flat_map(Fixture::all) {
        let Some(document) = tree(&fixture) else { continue };
        let number = usize::from(document.get("swagger").is_some());
        let places: Vec<_> = families[number]
            .places(&document)
            .into_iter()
            .map(|place| ((number, place.object, place.field), place))
            .filter(|(key, _)| open.get(key).is_some_and(|state| *state == State::Annotation || !seen.contains(key)))
            .collect();
        if places.is_empty() {
            continue;
        }
        let run = |unsupported| (unsupported, generated(&fixture, &document, unsupported));
        let whole = [Unsupported::Refuse, Unsupported::Skip].into_iter().map(run).find(|(_, whole)| whole.is_ok());
        let Some((unsupported, whole)) = whole else { continue };
        let mut tried: BTreeMap<_, usize> = BTreeMap::new();
        for (key, place) in places {
            let state = open[&key];
            let tried = tried.entry(key).or_default();
            if *tried == TRIED || state != State::Annotation && seen.contains(&key) {
                continue;
            }
            *tried += usize::from(state == State::Annotation);
            let without = generated(&fixture, &remove(&document, &place.path), unsupported);
            let (files, findings) = (whole.files.iter().ne(without.files.iter()), said(&whole) != said(&without));
            match state {
                State::Annotation if files => {
                    wrong.push(format!("{}.{} has an effect in {}", place.object, place.field, fixture.name));
                }
                State::Done if !files => {}
                State::Reported if !findings => {}
                _ => _ = seen.insert(key),
            }
        }
    }
    open.retain(|key, _| !seen.contains(key));
    wrong
        .extend(open.iter().map(|((_, object, field), state)| format!("{object}.{field}: no fixture shows {state:?}")));
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn said(generated: &Generated) -> Vec<&str> {
    generated.diagnostics.iter().map(|found| found.message.as_str()).collect()
}

fn generated(fixture: &Fixture, document: &Value, unsupported: Unsupported) -> Generated {
    let fixture = fixture.with(&serde_json::to_vec(document).unwrap()).with_config_of(fixture);
    fixture.generate_with("fixture", Options { unsupported, ..Options::default() })
}

/// The document of a fixture, where it can be read.
fn tree(fixture: &Fixture) -> Option<Value> {
    let text = str::from_utf8(fixture.document.contents.bytes()).ok()?;
    let mut sources = Sources::new();
    let file = sources.add(fixture.document.name.as_str(), text);
    json(&parse(&sources, file, &Limits::default(), &mut Diagnostics::new())?)
}

/// `None` where a number is out of the reach of `serde_json`.
fn json(node: &Node) -> Option<Value> {
    Some(match &node.value {
        Source::Null => Value::Null,
        Source::Bool(value) => Value::Bool(*value),
        Source::Number(number) => serde_json::from_str(number.as_str()).ok()?,
        Source::String(text) => Value::String(text.as_str().to_owned()),
        Source::Array(items) => items.iter().map(json).collect::<Option<_>>()?,
        Source::Object(members) => {
            let members = members.entries().map(|entry| Some((entry.key.as_str().to_owned(), json(&entry.value)?)));
            Value::Object(members.collect::<Option<_>>()?)
        }
    })
}

fn remove(document: &Value, path: &[Step<'_>]) -> Value {
    let mut document = document.clone();
    let (Some(Step::Key(last)), before) = (path.last(), &path[..path.len() - 1]) else {
        unreachable!("a field has a name")
    };
    let mut at = &mut document;
    for step in before {
        at = match step {
            Step::Key(key) => &mut at[*key],
            Step::At(number) => &mut at[*number],
        };
    }
    at.as_object_mut().unwrap().remove(*last);
    document
}
