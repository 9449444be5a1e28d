//! Two schemas side by side, and what comparing them finds.

use super::Direction;
use super::effects::Movement;
use super::found::Found;
use super::step::Step;
use super::view::{All, View};
use crate::diff::rule::Both;
use crate::document::{Resolver, Schema};
use crate::source::Span;
use std::collections::HashMap;

/// Two schemas that are compared.
pub(super) struct Pair<'c, 'a> {
    pub(super) direction: Direction,
    pub(super) old: &'c View<'a>,
    pub(super) new: &'c View<'a>,
    /// The schemas themselves.
    pub(super) schemas: (&'c [&'a Schema], &'c [&'a Schema]),
    pub(super) was: &'c Edition<'a>,
    pub(super) is: &'c Edition<'a>,
    /// Whether null has been compared where the schemas are used.
    pub(super) settled: bool,
    pub(super) out: Out<'a>,
}

/// An edition, as far as schemas need it.
pub(super) struct Edition<'a> {
    pub(super) resolver: Resolver<'a>,
    /// The names of components, by the address of their schemas.
    pub(super) names: HashMap<usize, &'a str>,
}

/// What comparing two schemas comes to.
#[derive(Default)]
pub(super) struct Out<'a> {
    pub(super) found: Vec<Found>,
    pub(super) below: Vec<Below<'a>>,
}

/// Two schemas further in that are to be compared.
pub(super) struct Below<'a> {
    pub(super) step: Option<Step>,
    pub(super) old: All<'a>,
    pub(super) new: All<'a>,
    /// Whether they are what a property is, for which generated code has a member.
    pub(super) property: bool,
    /// Whether null has been compared already.
    pub(super) settled: bool,
    /// What is said of the whole, where anything differs: then what differs is not said.
    pub(super) whole: Option<Found>,
}

impl<'a> Edition<'a> {
    pub(super) fn new(resolver: Resolver<'a>) -> Self {
        let components = resolver.document().components.schemas.iter();
        let names = components.map(|(name, schema)| (std::ptr::from_ref(schema).addr(), name.as_str())).collect();
        Self { resolver, names }
    }

    /// The name of a component.
    pub(super) fn name(&self, schema: &Schema) -> Option<&'a str> {
        self.names.get(&std::ptr::from_ref(schema).addr()).copied()
    }
}

impl<'a> Pair<'_, 'a> {
    /// Reports a movement of what is allowed.
    pub(super) fn moved(
        &mut self,
        rule: Both,
        movement: Movement,
        what: impl Into<String>,
        old: Option<Span>,
        new: Option<Span>,
    ) {
        let found = Found::moved(rule, self.direction, movement, what);
        // What is not there yet, or no longer, is shown as the schema without it.
        self.out.found.push(found.at(old.or(Some(self.old.span)), new.or(Some(self.new.span))));
    }

    /// Whether both list all of their values.
    pub(super) fn lists_both(&self) -> bool {
        let lists = |view: &View<'_>| view.values.as_ref().is_some_and(|values| !values.open);
        lists(self.old) && lists(self.new)
    }

    /// Has two schemas looked at, of which it only matters whether they differ.
    pub(super) fn whole(&mut self, old: All<'a>, new: All<'a>, whole: Found) {
        let spans = (spot(&old, self.old.span), spot(&new, self.new.span));
        let (was, is) = (whole.old.or(Some(spans.0)), whole.new.or(Some(spans.1)));
        let whole = whole.at(was, is);
        self.out.below.push(Below { step: None, old, new, property: false, settled: false, whole: Some(whole) });
    }

    /// Has two schemas compared.
    pub(super) fn below(&mut self, step: Option<Step>, old: All<'a>, new: All<'a>) {
        if !old.is_empty() || !new.is_empty() {
            self.out.below.push(Below { step, old, new, property: false, settled: false, whole: None });
        }
    }
}

/// Where schemas stand, or would.
pub(super) fn spot(schemas: &[&Schema], otherwise: Span) -> Span {
    schemas.first().map_or(otherwise, |schema| schema.span())
}
