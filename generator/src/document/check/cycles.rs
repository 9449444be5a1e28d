//! References that only lead to each other: no value is ever described.
//!
//! A schema may refer to itself through a property or an item; through `$ref` alone, or through `allOf`, it may not.

use crate::diagnostic::{Code, Diagnostic, Diagnostics};
use crate::document::pointer::canonical;
use crate::document::{Component, Document, RefOr, Schema};
use crate::limits::{Limit, Limits};
use crate::source::{Span, Spanned, Text};
use std::collections::BTreeMap;

/// Edges from a pointer to others, each with the reference that makes it.
type Graph<'d> = BTreeMap<String, Vec<(&'d str, Span)>>;

pub(super) fn check(document: &Document, limits: &Limits, diagnostics: &mut Diagnostics) {
    let mut graph = Graph::new();
    let component =
        |section: &str, name: &str| canonical("", &["components".to_owned(), section.to_owned(), name.to_owned()]);
    for (name, schema) in document.components.schemas.iter() {
        graph.insert(component("schemas", name), edges(document, schema));
    }
    for (pointer, schema) in &document.targets.schemas {
        graph.insert(pointer.clone(), edges(document, schema));
    }
    references::<crate::document::Response>(document, &component, &mut graph);
    references::<crate::document::Parameter>(document, &component, &mut graph);
    references::<crate::document::Example>(document, &component, &mut graph);
    references::<crate::document::RequestBody>(document, &component, &mut graph);
    references::<crate::document::Header>(document, &component, &mut graph);
    references::<crate::document::SecurityScheme>(document, &component, &mut graph);
    references::<crate::document::Link>(document, &component, &mut graph);
    references::<crate::document::Callback>(document, &component, &mut graph);
    references::<crate::document::PathItem>(document, &component, &mut graph);
    references::<crate::document::MediaType>(document, &component, &mut graph);
    search(&graph, limits, diagnostics);
}

fn references<'d, T: Component>(
    document: &'d Document,
    component: &impl Fn(&str, &str) -> String,
    graph: &mut Graph<'d>,
) {
    let mut add = |pointer: String, item: &'d RefOr<T>| {
        let next = item.as_reference().and_then(|reference| edge(document, &reference.target));
        graph.entry(pointer).or_default().extend(next);
    };
    for (name, item) in T::section(&document.components).iter() {
        add(component(T::KIND.section(), name), item);
    }
    for (pointer, item) in T::elsewhere(document) {
        add(pointer.clone(), item);
    }
}

/// What describes the same value as `schema`: its `$ref`, and the members of its `allOf`.
fn edges<'d>(document: &'d Document, schema: &'d Schema) -> Vec<(&'d str, Span)> {
    let mut found = Vec::new();
    let mut open = vec![schema];
    while let Some(object) = open.pop().map(Schema::as_object) {
        let Some(object) = object else { continue };
        found.extend(object.reference.as_ref().and_then(|reference| edge(document, reference)));
        open.extend(&object.combinators.all_of);
    }
    found
}

fn edge<'d>(document: &'d Document, reference: &Spanned<Text>) -> Option<(&'d str, Span)> {
    let pointer = document.targets.schema(reference)?;
    Some((pointer, reference.span))
}

/// Depth-first search on a stack of its own.
fn search(graph: &Graph<'_>, limits: &Limits, diagnostics: &mut Diagnostics) {
    #[derive(Clone, Copy, PartialEq)]
    enum State {
        Open,
        Done,
    }
    let mut states: BTreeMap<&str, State> = BTreeMap::new();
    for start in graph.keys() {
        if states.contains_key(start.as_str()) {
            continue;
        }
        // Each step: a pointer, the reference that led to it, and how many of its edges have been taken.
        let mut path: Vec<(&str, Option<Span>, usize)> = vec![(start, None, 0)];
        states.insert(start, State::Open);
        while let Some((pointer, _, taken)) = path.last_mut() {
            let Some((next, span)) = graph.get(*pointer).and_then(|edges| edges.get(*taken)).copied() else {
                states.insert(pointer, State::Done);
                path.pop();
                continue;
            };
            *taken += 1;
            match states.get(next) {
                Some(State::Done) => {}
                Some(State::Open) => {
                    let from = path.iter().position(|(pointer, ..)| *pointer == next).unwrap_or(0);
                    let inner = path.iter().skip(from + 1).filter_map(|(pointer, span, _)| Some((*pointer, (*span)?)));
                    diagnostics.push(cycle(next, &inner.chain([(next, span)]).collect::<Vec<_>>()));
                }
                None => {
                    if path.len() >= limits.get(Limit::ReferenceSteps) {
                        diagnostics.push(too_long(limits, span));
                        continue;
                    }
                    states.insert(next, State::Open);
                    path.push((next, Some(span), 0));
                }
            }
        }
    }
}

/// How many steps of a cycle are shown.
const SHOWN: usize = 8;

fn cycle(start: &str, steps: &[(&str, Span)]) -> Diagnostic {
    let message = match steps {
        [_] => format!("`{start}` is defined by itself"),
        _ => format!("`{start}` is defined by itself, through {} references", steps.len()),
    };
    let found = Diagnostic::error(Code::ReferenceCycle, message);
    let shown = steps.iter().take(SHOWN);
    let found = shown.fold(found, |found, (pointer, span)| found.at(*span, format!("leads to `{pointer}`")));
    found.help("say in one of them what the value is; a schema may contain itself only in a property or an item")
}

fn too_long(limits: &Limits, span: Span) -> Diagnostic {
    let mend = "refer to the last of them directly";
    let found = limits.exceeded(Limit::ReferenceSteps, "more references lead from one to the next", None, mend);
    found.at(span, "not followed any further")
}
