//! Pairs of schemas, each compared once however many ways lead to it.

use super::Direction;
use super::compare::{self, Place, annotations};
use super::found::Found;
use super::pair::{Below, Edition, Out, Pair, spot};
use super::step::Step;
use super::view::{All, Null, View, as_property, is_anything, reach};
use crate::document::Resolver;
use crate::source::Span;
use std::collections::HashMap;

/// How many schemas and members a comparison may look at, merged ones each time.
pub(super) const MOST: usize = 50_000_000;

/// The pairs.
pub(super) struct Graph<'a> {
    pub(super) was: Edition<'a>,
    pub(super) is: Edition<'a>,
    pub(super) nodes: Vec<Node<'a>>,
    numbers: HashMap<Key, usize>,
    next: usize,
    spent: usize,
    /// How much may be spent.
    pub(super) most: usize,
    /// Whether the comparison was given up.
    pub(super) stopped: bool,
}

/// Two schemas by their addresses, in a direction, and whether null has been compared already.
type Key = (Box<[usize]>, Box<[usize]>, Direction, bool);

/// Two schemas.
pub(super) struct Node<'a> {
    pub(super) old: All<'a>,
    pub(super) new: All<'a>,
    pub(super) direction: Direction,
    settled: bool,
    /// The name of the component, where both are one.
    pub(super) name: Option<&'a str>,
    pub(super) spans: (Span, Span),
    /// Whether generated code has a type for it.
    pub(super) makes_type: bool,
    pub(super) found: Vec<Found>,
    pub(super) edges: Vec<Edge>,
}

/// What a pair holds.
pub(super) struct Edge {
    pub(super) step: Option<Step>,
    pub(super) to: usize,
    /// Where the property stands, if it is one: what it refers to may be a component.
    pub(super) property: Option<(Span, Span)>,
    /// What to say of the whole, where anything differs.
    pub(super) whole: Option<Found>,
}

impl<'a> Graph<'a> {
    pub(super) fn new(was: Resolver<'a>, is: Resolver<'a>) -> Self {
        let (was, is) = (Edition::new(was), Edition::new(is));
        Self { was, is, nodes: Vec::new(), numbers: HashMap::new(), next: 0, spent: 0, most: MOST, stopped: false }
    }

    /// The place where an operation uses two schemas: a pair of its own, which holds them.
    pub(super) fn root(
        &mut self,
        below: Below<'a>,
        direction: Direction,
        parameter: bool,
        spans: (Span, Span),
    ) -> usize {
        let number = self.nodes.len();
        let (old, new) = (Vec::new(), Vec::new());
        let (found, edges) = (Vec::new(), Vec::new());
        self.nodes.push(Node {
            old,
            new,
            direction,
            settled: true,
            name: None,
            spans,
            makes_type: false,
            found,
            edges,
        });
        let place = Place { direction, step: None, spans, parameter };
        self.say(number, &place, &below);
        self.descend(number, below);
        self.run();
        number
    }

    /// Compares what is to be compared.
    fn run(&mut self) {
        // Pairs of roots are compared when they are made.
        while self.next < self.nodes.len() {
            let number = self.next;
            self.next += 1;
            if self.spent > self.most {
                self.stopped = true;
            } else {
                self.node(number);
            }
        }
    }

    fn node(&mut self, number: usize) {
        let Some(node) = self.nodes.get(number).filter(|node| !node.old.is_empty() || !node.new.is_empty()) else {
            return;
        };
        let (direction, settled, schemas) = (node.direction, node.settled, (node.old.clone(), node.new.clone()));
        let (spans, named) = (node.spans, node.name.is_some());
        let (old, cost) = View::of(self.was.resolver, &schemas.0, spans.0);
        self.spent = self.spent.saturating_add(cost);
        let (new, cost) = View::of(self.is.resolver, &schemas.1, spans.1);
        self.spent = self.spent.saturating_add(cost);
        let schemas = (schemas.0.as_slice(), schemas.1.as_slice());
        let (was, is, out) = (&self.was, &self.is, Out::default());
        let mut pair = Pair { direction, old: &old, new: &new, schemas, was, is, settled, out };
        compare::compare(&mut pair);
        let Out { mut found, below } = pair.out;
        let makes_type = old.makes_type() || new.makes_type();
        if named {
            let (old, new) = (as_property(self.was.resolver, schemas.0), as_property(self.is.resolver, schemas.1));
            annotations(&mut found, &Place { direction, step: None, spans, parameter: false }, &old, &new);
        }
        if let Some(node) = self.nodes.get_mut(number) {
            node.makes_type = makes_type;
            node.found.extend(found);
        }
        for below in below {
            if !below.property && below.whole.is_none() {
                let spans = (spot(&below.old, spans.0), spot(&below.new, spans.1));
                let place = Place { direction, step: below.step.clone(), spans, parameter: false };
                self.say(number, &place, &below);
            }
            self.descend(number, below);
        }
    }

    /// Compares what is said where two schemas are used.
    fn say(&mut self, number: usize, place: &Place, below: &Below<'a>) {
        if below.old.is_empty() || below.new.is_empty() {
            return;
        }
        let (old, new) = (as_property(self.was.resolver, &below.old), as_property(self.is.resolver, &below.new));
        if let Some(node) = self.nodes.get_mut(number) {
            annotations(&mut node.found, place, &old, &new);
        }
    }

    /// The pair that two schemas lead to, and null, where it is granted on the way.
    fn descend(&mut self, from: usize, below: Below<'a>) {
        let Some(node) = self.nodes.get(from) else { return };
        let (direction, spans) = (node.direction, node.spans);
        let Below { step, old, new, property, settled, whole } = below;
        let here = (spot(&old, spans.0), spot(&new, spans.1));
        let (old, old_null) = reached(self.was.resolver, &old);
        let (new, new_null) = reached(self.is.resolver, &new);
        let granted = old_null || new_null;
        if granted && !settled && whole.is_none() {
            let null = |granted: bool, resolver: Resolver<'a>, schemas: &All<'a>, span: Span| {
                if granted { Null::Allowed } else { View::of(resolver, schemas, span).0.null }
            };
            let was = null(old_null, self.was.resolver, &old, here.0);
            let is = null(new_null, self.is.resolver, &new, here.1);
            let found = compare::null(direction, (was, here.0), (is, here.1)).map(|found| found.step(step.clone()));
            if let Some(node) = self.nodes.get_mut(from) {
                let within = property.then_some(here);
                node.found.extend(found.map(|found| Found { within, ..found }));
            }
        }
        let address = |schemas: &All<'a>| schemas.iter().map(|schema| std::ptr::from_ref(*schema).addr()).collect();
        let settled = settled || granted;
        let key: Key = (address(&old), address(&new), direction, settled);
        let to = match self.numbers.get(&key) {
            Some(known) => *known,
            None => {
                let number = self.nodes.len();
                let spans = (spot(&old, here.0), spot(&new, here.1));
                let name = match (old.as_slice(), new.as_slice()) {
                    ([was], [is]) => self.was.name(was).and(self.is.name(is)),
                    _ => None,
                };
                let (found, edges) = (Vec::new(), Vec::new());
                self.nodes.push(Node { old, new, direction, settled, name, spans, makes_type: false, found, edges });
                self.numbers.insert(key, number);
                number
            }
        };
        if let Some(node) = self.nodes.get_mut(from) {
            node.edges.push(Edge { step, to, property: property.then_some(here), whole });
        }
    }
}

/// Where schemas lead, without those that say nothing; whether all add null on the way.
fn reached<'a>(resolver: Resolver<'a>, schemas: &All<'a>) -> (All<'a>, bool) {
    let mut all: All<'a> = Vec::with_capacity(schemas.len());
    let mut granted = !schemas.is_empty();
    for schema in schemas {
        let reached = reach(resolver, schema);
        if is_anything(reached.schema) && schemas.len() > 1 {
            continue;
        }
        granted &= reached.null;
        if !all.iter().any(|known| std::ptr::eq(*known, reached.schema)) {
            all.push(reached.schema);
        }
    }
    (all, granted)
}
