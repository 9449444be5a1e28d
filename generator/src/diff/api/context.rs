//! What the comparisons share: both editions, and where they put what they find.

use super::schema::{Direction, Schemas, Use};
use crate::diff::draft::Draft;
use crate::diff::edition::Made;
use crate::diff::{Effects, Rule, Side};
use crate::document::{Component, Document, RefOr, Resolver, Schema};
use crate::source::Span;
use std::collections::HashMap;

/// Places in both editions; nothing, where there is none.
pub(super) type Spans = (Option<Span>, Option<Span>);

/// A comparison under way.
pub(super) struct Comparison<'a> {
    pub(super) was: &'a Made,
    pub(super) is: &'a Made,
    pub(super) old: Resolver<'a>,
    pub(super) new: Resolver<'a>,
    /// Of what callers send and get.
    schemas: Schemas<'a>,
    /// Of webhooks and callbacks, where the API sends.
    hooks: Schemas<'a>,
    drafts: Vec<Draft>,
    /// The drafts by everything but their operations: what operations share is found with each of them.
    known: HashMap<Key, usize>,
}

type Key = (&'static str, String, Spans, String);

/// What is being compared: the operation, and where in it.
#[derive(Clone)]
pub(super) struct At {
    /// The operation by its key, or those that use it; none where it is the API as a whole.
    pub(super) operations: Vec<String>,
    /// Whether it is the API that sends.
    pub(super) hook: bool,
    pub(super) subject: String,
    /// What Rust stands for.
    pub(super) within: Spans,
}

/// What happened, and what it means.
pub(super) struct Finding {
    pub(super) rule: Rule,
    pub(super) spans: Spans,
    pub(super) effects: Effects,
    pub(super) what: String,
    pub(super) advice: Vec<(Side, String)>,
}

impl At {
    /// The API as a whole.
    pub(super) fn api(subject: impl Into<String>) -> Self {
        Self { operations: Vec::new(), hook: false, subject: subject.into(), within: (None, None) }
    }

    /// A part of it, as Rust has one of its own.
    pub(super) fn part(&self, subject: impl Into<String>, within: Spans) -> Self {
        Self { operations: self.operations.clone(), hook: self.hook, subject: subject.into(), within }
    }

    /// A part of it that Rust has none of its own for.
    pub(super) fn named(&self, subject: impl Into<String>) -> Self {
        self.part(subject, self.within)
    }
}

impl Finding {
    pub(super) fn new(rule: Rule, spans: Spans, effects: Effects, what: impl Into<String>) -> Self {
        Self { rule, spans, effects, what: what.into(), advice: Vec::new() }
    }

    /// What a side has to do or may notice.
    pub(super) fn advise(mut self, side: Side, advice: impl Into<String>) -> Self {
        self.advice.push((side, advice.into()));
        self
    }
}

impl<'a> Comparison<'a> {
    pub(super) fn new(was: &'a Made, is: &'a Made) -> Self {
        Self {
            was,
            is,
            old: Resolver::new(&was.document),
            new: Resolver::new(&is.document),
            schemas: Schemas::new(was, is),
            hooks: Schemas::new(was, is),
            drafts: Vec::new(),
            known: HashMap::new(),
        }
    }

    pub(super) fn documents(&self) -> (&'a Document, &'a Document) {
        (&self.was.document, &self.is.document)
    }

    /// What both items are, where references lead somewhere.
    pub(super) fn items<T: Component>(&self, old: &'a RefOr<T>, new: &'a RefOr<T>) -> Option<(&'a T, &'a T)> {
        Some((self.old.item(old)?.item, self.new.item(new)?.item))
    }

    /// Puts a finding down. Where another operation has the same, through a part that they share, it is one.
    pub(super) fn found(&mut self, at: &At, finding: Finding) {
        let Finding { rule, spans, effects, what, advice } = finding;
        let key = (rule.id(), at.subject.clone(), spans, what.clone());
        let operations = at.operations.iter().cloned();
        if let Some(draft) = self.known.get(&key).and_then(|known| self.drafts.get_mut(*known)) {
            draft.operations.extend(operations);
            return;
        }
        self.known.insert(key, self.drafts.len());
        self.drafts.push(Draft {
            rule,
            operations: operations.collect(),
            subject: at.subject.clone(),
            old: spans.0,
            new: spans.1,
            within: at.within,
            direction: None,
            effects,
            what,
            advice,
        });
    }

    /// Compares the schemas of what `at` is about.
    ///
    /// What the API sends in a webhook is as a response to those who receive it: that it may say more than before is
    /// what they have to know.
    pub(super) fn schema(&mut self, at: &At, direction: Direction, old: &'a Schema, new: &'a Schema) {
        let Some(operation) = at.operations.first().cloned() else { return };
        let (schemas, direction) = match at.hook {
            false => (&mut self.schemas, direction),
            true => (&mut self.hooks, direction.turned()),
        };
        schemas.compare(&Use { operation, direction, carrier: at.subject.clone() }, old, new);
    }

    /// Everything that was found, in the order of the new document's operations, what is gone last.
    pub(super) fn finish(self, order: &[String]) -> Vec<Draft> {
        let rank: HashMap<&str, usize> = order.iter().enumerate().map(|(rank, key)| (key.as_str(), rank)).collect();
        let rank = |key: &String| rank.get(key.as_str()).copied().unwrap_or(usize::MAX);
        let mut drafts = self.drafts;
        drafts.extend(self.schemas.finish());
        drafts.extend(self.hooks.finish().into_iter().map(turned));
        for draft in &mut drafts {
            draft.operations.sort_by_key(rank);
            draft.operations.dedup();
        }
        drafts.sort_by_key(|draft| draft.operations.first().map(&rank));
        drafts
    }
}

/// What advice about requests says of answers, and the reverse.
fn turned_word(word: &str) -> String {
    let (bare, end) = word.split_at(word.trim_end_matches(['.', ':', ';', ',']).len());
    let turned = match bare {
        "Pass" => "Return",
        "passing" => "returning",
        "passed" => "returned",
        "Return" => "Pass",
        "returned" => "passed",
        "requests" => "answers",
        "answers" => "requests",
        "Handlers" => "Callers",
        "handlers" => "callers",
        same => same,
    };
    format!("{turned}{end}")
}

/// In a webhook those who receive have the server's crate, and the API has the client's.
fn turned(mut draft: Draft) -> Draft {
    let Effects { wire, callers, implementors } = draft.effects;
    draft.effects = Effects { wire, callers: implementors, implementors: callers };
    draft.direction = draft.direction.map(Direction::turned);
    for (side, advice) in &mut draft.advice {
        *advice = advice.split(' ').map(turned_word).collect::<Vec<_>>().join(" ");
        *side = match side {
            Side::Wire => Side::Wire,
            Side::Callers => Side::Implementors,
            Side::Implementors => Side::Callers,
        };
    }
    draft
}
