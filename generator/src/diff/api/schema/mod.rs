//! The comparison of schemas, in the direction in which their values travel.
//!
//! Schemas are compared in pairs ([`graph`]): by what they say of their values, however that is written ([`view`]), keyword
//! by keyword ([`compare`]). A pair is compared once, whoever uses it; operations are found that reach what changed when
//! everything is compared ([`finish`]).

mod compare;
mod effects;
mod finish;
mod found;
mod graph;
mod pair;
mod step;
#[cfg(test)]
mod tests;
mod view;

use crate::diff::draft::Draft;
use crate::diff::edition::Made;
use crate::diff::rule::annotations::SCHEMA_NOT_COMPARED;
use crate::diff::{Effect, Effects};
use crate::document::{Document, Resolver, Schema};
use crate::ir::{Format, Operation};
use finish::Root;
use graph::Graph;
use pair::Below;
use std::collections::HashSet;

/// Which way values travel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::diff) enum Direction {
    /// From callers to implementors.
    Request,
    /// From implementors to callers.
    Response,
}

impl Direction {
    /// The other one.
    pub(in crate::diff) const fn turned(self) -> Self {
        match self {
            Self::Request => Self::Response,
            Self::Response => Self::Request,
        }
    }
}

/// Where a schema is used.
#[derive(Clone, Debug)]
pub(in crate::diff) struct Use {
    /// The operation, by [`Operation::key`](crate::ir::Operation::key) of the new document.
    pub(in crate::diff) operation: String,
    pub(in crate::diff) direction: Direction,
    /// What carries it, in words: `request body`, `response 200`, ``query parameter `page` ``.
    pub(in crate::diff) carrier: String,
}

/// The schemas of two editions that have been compared.
pub(in crate::diff) struct Schemas<'a> {
    graph: Graph<'a>,
    roots: Vec<Root>,
    /// The operations that carry XML.
    xml: HashSet<String>,
}

impl<'a> Schemas<'a> {
    pub(in crate::diff) fn new(was: &'a Made, is: &'a Made) -> Self {
        let operations = was.api.operations.iter().chain(&is.api.operations);
        let xml = operations.filter(|operation| carries_xml(operation)).map(Operation::key).collect();
        Self { xml, ..Self::of(&was.document, &is.document) }
    }

    fn of(was: &'a Document, is: &'a Document) -> Self {
        Self { graph: Graph::new(Resolver::new(was), Resolver::new(is)), roots: Vec::new(), xml: HashSet::new() }
    }

    /// Compares what stands in one place of both editions.
    pub(in crate::diff) fn compare(&mut self, at: &Use, old: &'a Schema, new: &'a Schema) {
        let parameter = at.carrier.contains(" parameter `");
        let spans = (old.span(), new.span());
        let below = Below { step: None, old: vec![old], new: vec![new], property: false, settled: false, whole: None };
        let node = self.graph.root(below, at.direction, parameter, spans);
        let xml = self.xml.contains(&at.operation);
        self.roots.push(Root { at: at.clone(), node, xml });
    }

    /// What changed.
    pub(in crate::diff) fn finish(self) -> Vec<Draft> {
        let mut drafts = finish::drafts(&self.graph, &self.roots);
        if self.graph.stopped {
            drafts.push(Draft {
                rule: SCHEMA_NOT_COMPARED,
                operations: Vec::new(),
                subject: "schemas".to_owned(),
                old: None,
                new: None,
                within: (None, None),
                direction: None,
                effects: Effects::all(Effect::Breaking),
                what: "the schemas of both documents are too many to compare: not all changes are listed".to_owned(),
                advice: Vec::new(),
            });
        }
        drafts
    }
}

fn carries_xml(operation: &Operation) -> bool {
    let answers = operation.answers.iter().flat_map(|answer| &answer.contents);
    let mut contents = operation.body.iter().flat_map(|body| &body.contents).chain(answers);
    contents.any(|content| matches!(content.format, Format::Xml(_)))
}
