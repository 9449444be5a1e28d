//! What fixtures can't show: that a comparison ends, and costs no more than the documents are long.

use super::graph::MOST;
use super::{Direction, Schemas, Use};
use crate::diagnostic::Diagnostics;
use crate::diff::draft::Draft;
use crate::diff::{Effect, Effects};
use crate::document::{Document, Resolver};
use crate::limits::Limits;
use crate::source::Sources;
use std::fmt::Write as _;

fn read(components: &str) -> Document {
    let text = format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\ncomponents:\n  schemas:\n{components}");
    let (mut sources, mut diagnostics) = (Sources::new(), Diagnostics::new());
    let file = sources.add("openapi.yaml", text);
    crate::document::read(&mut sources, file, &Limits::default(), &mut diagnostics).unwrap()
}

/// What differs between the components `names`, each of which an operation of its own receives and sends.
fn compared(old: &str, new: &str, names: &[&str]) -> Vec<Draft> {
    spending(MOST, old, new, names)
}

/// The same with so much to spend.
fn spending(most: usize, old: &str, new: &str, names: &[&str]) -> Vec<Draft> {
    let (old, new) = (read(old), read(new));
    let mut schemas = Schemas::of(&old, &new);
    schemas.graph.most = most;
    for name in names {
        let (was, is) = (Resolver::new(&old).component_schema(name), Resolver::new(&new).component_schema(name));
        for (direction, carrier) in [(Direction::Request, "request body"), (Direction::Response, "response 200")] {
            let at = Use { operation: format!("PUT /{name}"), direction, carrier: carrier.to_owned() };
            schemas.compare(&at, was.unwrap(), is.unwrap());
        }
    }
    schemas.finish()
}

/// Rule, subject and operations of each.
fn lines(drafts: &[Draft]) -> Vec<String> {
    drafts.iter().map(|draft| format!("{} {} {}", draft.rule.id(), draft.subject, draft.operations.join(" "))).collect()
}

#[test]
fn a_component_is_reported_once_with_all_that_reach_it() {
    let components = |limit: &str| {
        format!(
            "    A: {{type: object, properties: {{b: {{$ref: '#/components/schemas/B'}}}}}}
    B: {{type: object, properties: {{a: {{$ref: '#/components/schemas/A'}}, c: {{type: string{limit}}}}}}}
    D: {{type: array, items: {{allOf: [{{$ref: '#/components/schemas/B'}}, {{properties: {{d: {{type: string}}}}}}]}}}}
"
        )
    };
    let found = compared(&components(""), &components(", maxLength: 5"), &["A", "B", "D"]);
    let expected = [
        "request-max-length-tightened schema `B` in requests: `c` PUT /A PUT /B PUT /D",
        "response-max-length-tightened schema `B` in responses: `c` PUT /A PUT /B PUT /D",
    ];
    assert_eq!(lines(&found), expected);
}

#[test]
fn what_nobody_reaches_is_no_change() {
    let components = |kind: &str| format!("    A: {{type: string}}\n    B: {{type: {kind}}}\n");
    assert!(compared(&components("string"), &components("integer"), &["A"]).is_empty());
}

#[test]
fn a_component_with_another_name_is_the_same() {
    let components = |name: &str| {
        format!(
            "    A: {{oneOf: [{{$ref: '#/components/schemas/{name}'}}, {{type: string}}]}}\n    {name}: {{type: object, properties: {{a: {{$ref: '#/components/schemas/A'}}}}}}\n"
        )
    };
    assert_eq!(lines(&compared(&components("B"), &components("C"), &["A"])), Vec::<String>::new());
}

#[test]
fn references_in_circles_come_to_an_end() {
    let components = |kind: &str| {
        format!(
            "    A: {{allOf: [{{$ref: '#/components/schemas/B'}}]}}
    B: {{anyOf: [{{$ref: '#/components/schemas/A'}}], type: {kind}}}
    C: {{type: array, items: {{$ref: '#/components/schemas/C'}}, not: {{$ref: '#/components/schemas/C'}}}}
"
        )
    };
    let found = compared(&components("object"), &components("array"), &["A", "C"]);
    assert!(found.iter().any(|draft| draft.rule.id() == "request-type-changed"), "{:?}", lines(&found));
    assert!(found.iter().all(|draft| !draft.operations.contains(&"PUT /C".to_owned())), "{:?}", lines(&found));
}

#[test]
fn unions_without_names_come_to_an_end() {
    let components = |from: usize| {
        let mut text = "    A:\n      anyOf:\n".to_owned();
        for at in from..from + 2000 {
            let _ = writeln!(text, "        - {{type: object, properties: {{p{at}: {{type: string}}}}}}");
        }
        text
    };
    let found = compared(&components(0), &components(1), &["A"]);
    assert!(found.iter().any(|draft| draft.rule.id() == "request-union-branch-added"));
}

/// `A` is merged of schemas that lead round, each of so many.
fn round(limit: usize, lengths: &[(&str, usize)]) -> String {
    let parts: Vec<String> =
        lengths.iter().map(|(name, _)| format!("{{$ref: '#/components/schemas/{name}0'}}")).collect();
    let mut text = format!("    A: {{allOf: [{}]}}\n", parts.join(", "));
    for (name, length) in lengths {
        for at in 0..*length {
            let next = format!("{{$ref: '#/components/schemas/{name}{}'}}", (at + 1) % length);
            let maximum = format!("{{type: integer, maximum: {limit}}}");
            let _ = writeln!(text, "    {name}{at}: {{type: object, properties: {{next: {next}, x: {maximum}}}}}");
        }
    }
    text
}

#[test]
fn merges_that_only_lead_to_others_come_to_an_end() {
    let components = |limit: usize| round(limit, &[("B", 31), ("C", 37)]);
    let found = compared(&components(1), &components(2), &["A"]);
    assert!(found.iter().all(|draft| draft.rule.id().ends_with("-maximum-loosened")), "{:?}", lines(&found));
    assert!(found.len() <= 2 * (31 + 37), "{}", found.len());
}

#[test]
fn a_comparison_that_is_given_up_says_so() {
    let components = |limit: usize| round(limit, &[("B", 31), ("C", 37)]);
    let found = spending(1_000, &components(1), &components(2), &["A"]);
    let given_up: Vec<&Draft> = found.iter().filter(|draft| draft.rule.id() == "schema-not-compared").collect();
    assert_eq!(given_up.len(), 1, "{}", found.len());
    assert_eq!(given_up[0].effects, Effects::all(Effect::Breaking));
}

#[test]
fn deep_schemas_take_no_deep_stack() {
    let components =
        |kind: &str| format!("    A: {}{{type: {kind}}}{}\n", "{type: array, items: ".repeat(60), "}".repeat(60));
    let found = compared(&components("string"), &components("integer"), &["A"]);
    assert_eq!(found.len(), 2);
    assert!(found.iter().all(|draft| draft.what.len() < 400));
}
