//! The process that tries the values of one document.

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use jsonschema::Validator;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::dialect::{directed, upgraded};
use crate::groups::Groups;
use crate::judge::Judge;
use crate::row::{Counts, Failure, Figures};
use crate::same::difference;
use crate::sample::Sampler;
use crate::trial::{self, Attempt, Outcome};
use crate::walk::{self, Direction};
use crate::{keywords, read};

pub(crate) const WORKER: &str = "try-one";

/// What the process is asked for.
#[derive(Serialize, Deserialize)]
pub(crate) struct Request {
    pub(crate) document: PathBuf,
    pub(crate) folder: PathBuf,
    pub(crate) target: PathBuf,
    pub(crate) jobs: u8,
    pub(crate) samples: usize,
    pub(crate) seed: u64,
}

/// A value to try.
struct Case {
    what: &'static str,
    place: String,
    group: usize,
    direction: Direction,
    value: Value,
}

/// Tries all values, and prints what came of them.
pub(crate) fn work(request: &str) -> Result<(), Box<dyn Error>> {
    println!("{}", serde_json::to_string(&run(&serde_json::from_str(request)?)?)?);
    Ok(())
}

fn run(request: &Request) -> Result<Figures, Box<dyn Error>> {
    let document = read::document(&request.document)?;
    let mut groups = Groups::new();
    let mut cases = stated(&document, &mut groups);
    let mut figures = Figures::default();
    cases.extend(sampled(&document, request, &mut groups, &mut figures)?);
    let extended = groups.document(&document);
    let judged = judge(&upgraded(&extended), &groups, cases, &mut figures)?;
    if judged.is_empty() {
        return Ok(figures);
    }
    let target = &request.target;
    let (path, folder) = (&request.document, request.folder.join("trial"));
    let program = trial::build(&extended, path, &folder, target, request.jobs)?;
    figures.schemas = groups.len();
    tried(&program, &judged, &mut figures)?;
    fs::remove_file(program)?;
    Ok(figures)
}

/// The document's own examples and defaults, each value of a schema once.
fn stated(document: &Value, groups: &mut Groups) -> Vec<Case> {
    let mut known = BTreeSet::new();
    let mut cases = Vec::new();
    for found in walk::examples(document) {
        let group = groups.number(found.schema);
        if known.insert((group, found.direction, found.value.to_string())) {
            let (direction, value) = (found.direction, found.value.clone());
            cases.push(Case { what: found.what, place: found.place, group, direction, value });
        }
    }
    cases
}

/// Values of each component schema, as one direction has it.
fn sampled(
    document: &Value,
    request: &Request,
    groups: &mut Groups,
    figures: &mut Figures,
) -> Result<Vec<Case>, Box<dyn Error>> {
    let Some(schemas) = document["components"]["schemas"].as_object() else { return Ok(Vec::new()) };
    let each = request.samples.div_ceil(schemas.len().max(1)).div_ceil(2);
    let mut cases = Vec::new();
    for direction in [Direction::Response, Direction::Request] {
        let document = upgraded(&directed(document, direction));
        let judge = Judge::new(&document)?;
        let mut sampler = Sampler::new(&document, request.seed);
        for name in schemas.keys() {
            let reference = format!("#/components/schemas/{}", keywords::escape(name));
            let Ok(validator) = judge.validator(&reference, false) else { continue };
            let group = groups.component(name);
            let mut known = BTreeSet::new();
            for _ in 0..each * 3 {
                let value = sampler.value(&document["components"]["schemas"][name]);
                let Some(value) = value.filter(|value| known.insert(value.to_string())) else { continue };
                if validator.is_valid(&value) {
                    cases.push(Case { what: "sample", place: reference.clone(), group, direction, value });
                } else {
                    figures.counts.entry("sample".to_owned()).or_default().invalid += 1;
                }
                if known.len() >= each {
                    break;
                }
            }
        }
    }
    Ok(cases)
}

/// A case that its schema allows; whether it does so with formats checked too.
struct Judged {
    case: Case,
    strictly: bool,
}

fn judge(
    document: &Value,
    groups: &Groups,
    cases: Vec<Case>,
    figures: &mut Figures,
) -> Result<Vec<Judged>, Box<dyn Error>> {
    let judge = Judge::new(document)?;
    let mut validators: BTreeMap<usize, Option<[Validator; 2]>> = BTreeMap::new();
    let mut judged = Vec::new();
    for mut case in cases {
        let reference = groups.reference(case.group);
        let validator = validators.entry(case.group).or_insert_with(|| {
            let [plain, formats] = [false, true].map(|formats| judge.validator(&reference, formats).ok());
            Some([plain?, formats?])
        });
        if let (Some([plain, _]), Some(meant)) = (&validator, spelled(&case.value))
            && !plain.is_valid(&case.value)
        {
            case.value = meant;
        }
        let counts = figures.counts.entry(case.what.to_owned()).or_default();
        match validator {
            None => counts.unjudged += 1,
            // Samples were judged by the schema that their direction has.
            Some([plain, _]) if case.what != "sample" && !plain.is_valid(&case.value) => counts.invalid += 1,
            Some([_, formats]) => judged.push(Judged { strictly: formats.is_valid(&case.value), case }),
        }
    }
    Ok(judged)
}

/// The object or list that a document spells as a text.
fn spelled(value: &Value) -> Option<Value> {
    let meant: Value = serde_json::from_str(value.as_str()?).ok()?;
    (meant.is_object() || meant.is_array()).then_some(meant)
}

fn tried(program: &Path, judged: &[Judged], figures: &mut Figures) -> Result<(), Box<dyn Error>> {
    let attempts = |strict: bool, direction: fn(Direction) -> Direction| -> Result<Vec<Outcome>, Box<dyn Error>> {
        let attempts: Vec<Attempt<'_>> = judged
            .iter()
            .map(|judged| {
                let direction = direction(judged.case.direction);
                Attempt { group: judged.case.group, direction, strict, value: [&judged.case.value] }
            })
            .collect();
        trial::run(program, &attempts)
    };
    let tolerant = attempts(false, |direction| direction)?;
    // What is in no direction may be of either.
    let other = attempts(false, |_| Direction::Request)?;
    let strict = attempts(true, |_| Direction::Request)?;
    let mut untyped = BTreeSet::new();
    for (number, Judged { case, strictly }) in judged.iter().enumerate() {
        let mut failure = wrong(case, tolerant.get(number));
        if failure.is_some() && case.direction == Direction::Any && wrong(case, other.get(number)).is_none() {
            failure = None;
        }
        let counts: &mut Counts = figures.counts.entry(case.what.to_owned()).or_default();
        let mut fail = |strict: bool, why: String| {
            let (place, what, value) = (case.place.clone(), case.what.to_owned(), case.value.clone());
            figures.failures.push(Failure { place, what, strict, value, why });
        };
        match failure {
            Some(why) => {
                counts.failed += 1;
                fail(false, why);
            }
            None => counts.passed += 1,
        }
        let outcome = strict.get(number);
        // Only requests reach a server.
        let reaches = *strictly && case.direction == Direction::Request;
        if let Some(why) = outcome.and_then(|outcome| outcome.refused.clone()).filter(|_| reaches) {
            counts.refused += 1;
            fail(true, why);
        }
        if outcome.is_some_and(|outcome| outcome.name.ends_with("Vec<serde_json::value::Value>")) {
            untyped.insert(case.group);
        }
    }
    figures.untyped = untyped.len();
    Ok(())
}

/// What is wrong with what came of a case.
fn wrong(case: &Case, outcome: Option<&Outcome>) -> Option<String> {
    let Some(outcome) = outcome else { return Some("the program ended before".to_owned()) };
    if outcome.missing {
        return Some("no type was generated".to_owned());
    }
    if let Some(why) = &outcome.refused {
        return Some(format!("refused by {}: {why}", outcome.name));
    }
    let written = outcome.written.as_ref().map_or(&Value::Null, |written| &written[0]);
    difference(&case.value, written, "").map(|what| format!("{}: {what}", outcome.name))
}
