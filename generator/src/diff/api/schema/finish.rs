//! Who reaches what changed: operations walk down from what they carry.

use super::found::Found;
use super::graph::{Edge, Graph, Node};
use super::step::Path;
use super::{Direction, Use};
use crate::diff::draft::Draft;
use crate::source::Span;
use std::collections::{HashMap, HashSet};

/// What an operation carries, and the pair that holds it.
pub(super) struct Root {
    pub(super) at: Use,
    pub(super) node: usize,
    /// Whether it may be XML.
    pub(super) xml: bool,
}

/// A change with those that reach it.
struct Reported<'g> {
    found: &'g Found,
    operations: Vec<&'g str>,
    subject: String,
    name: String,
    within: (Span, Span),
    direction: Direction,
    /// Whether the subject names the component in which the change stands.
    own: bool,
}

/// A place on the way down.
struct At<'g> {
    node: usize,
    path: Path,
    /// What the path starts from.
    anchor: Anchor<'g>,
    within: (Span, Span),
}

#[derive(Clone, Copy)]
enum Anchor<'g> {
    Carrier(&'g str),
    Component(&'g str, (Span, Span)),
}

/// The changes, in the order in which operations reach them.
pub(super) fn drafts(graph: &Graph<'_>, roots: &[Root]) -> Vec<Draft> {
    let leads = leading(graph, |node| !node.found.is_empty());
    let differs = leading(graph, |node| node.found.iter().any(Found::matters));
    let mut all: Vec<Reported<'_>> = Vec::new();
    let mut numbers: HashMap<(usize, usize), usize> = HashMap::new();
    // Who has been at a node last.
    let mut visited: Vec<usize> = vec![usize::MAX; graph.nodes.len()];
    for (root_number, root) in roots.iter().enumerate() {
        let anchor = Anchor::Carrier(&root.at.carrier);
        let spans = graph.nodes.get(root.node).map(|node| node.spans);
        let path = Path::start(format!("the {}", root.at.carrier));
        let mut open: Vec<At<'_>> =
            spans.map(|within| At { node: root.node, path, anchor, within }).into_iter().collect();
        while let Some(at) = open.pop() {
            let (Some(node), Some(seen)) = (graph.nodes.get(at.node), visited.get_mut(at.node)) else { continue };
            if std::mem::replace(seen, root_number) == root_number {
                continue;
            }
            let at = entered(node, at);
            for (number, found) in changes(node, &differs).enumerate() {
                if found.xml && !root.xml {
                    continue;
                }
                match numbers.get(&(at.node, number)).and_then(|known| all.get_mut(*known)) {
                    Some(known) => {
                        if known.operations.last() != Some(&root.at.operation.as_str()) {
                            known.operations.push(&root.at.operation);
                        }
                        let better = report(found, &at, root);
                        if better.own && !known.own {
                            *known = Reported { operations: std::mem::take(&mut known.operations), ..better };
                        }
                    }
                    None => {
                        numbers.insert((at.node, number), all.len());
                        all.push(report(found, &at, root));
                    }
                }
            }
            for edge in node.edges.iter().rev().filter(|edge| edge.whole.is_none()) {
                if leads.get(edge.to).copied().unwrap_or(false) {
                    open.push(below(graph, &at, edge));
                }
            }
        }
    }
    merged(all).into_iter().map(draft).collect()
}

/// What is to be said of a pair itself.
fn changes<'g>(node: &'g Node<'_>, differs: &'g [bool]) -> impl Iterator<Item = &'g Found> {
    let whole = node.edges.iter().filter(|edge| differs.get(edge.to).copied().unwrap_or(false));
    node.found.iter().chain(whole.filter_map(|edge| edge.whole.as_ref()))
}

/// A component is where paths start anew.
fn entered<'g>(node: &Node<'g>, at: At<'g>) -> At<'g> {
    match node.name {
        Some(name) => {
            let anchor = Anchor::Component(name, node.spans);
            At { path: Path::start(super::step::code(name)), anchor, within: node.spans, ..at }
        }
        None => at,
    }
}

fn below<'g>(graph: &Graph<'g>, at: &At<'g>, edge: &Edge) -> At<'g> {
    let path = edge.step.as_ref().map_or_else(|| at.path.clone(), |step| at.path.step(step));
    let target = graph.nodes.get(edge.to);
    let within = match (edge.property, target) {
        (Some(here), _) => here,
        (None, Some(node)) if node.makes_type => node.spans,
        _ => at.within,
    };
    At { node: edge.to, path, anchor: at.anchor, within }
}

fn report<'g>(found: &'g Found, at: &At<'g>, root: &'g Root) -> Reported<'g> {
    let path = found.step.as_ref().map_or_else(|| at.path.clone(), |step| at.path.step(step));
    let way = if path.subject.is_empty() { String::new() } else { format!("`{}`", path.subject) };
    let (start, own) = match at.anchor {
        Anchor::Carrier(carrier) => (carrier.to_owned(), false),
        Anchor::Component(name, spans) => {
            let direction = if found.neutral { "" } else { root.direction_in_words() };
            let holds = |outer: Span, inner: Option<Span>| {
                inner.is_none_or(|inner| {
                    outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
                })
            };
            let own = holds(spans.0, found.old) && holds(spans.1, found.new);
            (format!("schema {}{direction}", super::step::code(name)), own)
        }
    };
    let subject = if way.is_empty() {
        start
    } else {
        format!("{start}{} {way}", if matches!(at.anchor, Anchor::Component(..)) { ":" } else { "" })
    };
    let operations = vec![root.at.operation.as_str()];
    let (name, within, direction) = (path.name, found.within.unwrap_or(at.within), root.at.direction);
    Reported { found, operations, subject, name, within, direction, own }
}

impl Root {
    fn direction_in_words(&self) -> &'static str {
        match self.at.direction {
            super::Direction::Request => " in requests",
            super::Direction::Response => " in responses",
        }
    }
}

/// Which pairs lead to one of these, through whatever edges.
fn leading<'a>(graph: &Graph<'a>, is: impl Fn(&Node<'a>) -> bool) -> Vec<bool> {
    let mut holders: Vec<Vec<usize>> = vec![Vec::new(); graph.nodes.len()];
    for (number, node) in graph.nodes.iter().enumerate() {
        for edge in &node.edges {
            if let Some(holders) = holders.get_mut(edge.to) {
                holders.push(number);
            }
        }
    }
    let mut leads = vec![false; graph.nodes.len()];
    let mut open: Vec<usize> = (0..graph.nodes.len()).filter(|at| graph.nodes.get(*at).is_some_and(&is)).collect();
    while let Some(at) = open.pop() {
        if let Some(known) = leads.get_mut(at)
            && !std::mem::replace(known, true)
        {
            open.extend(holders.get(at).into_iter().flatten());
        }
    }
    leads
}

/// What one place of the documents says is one change, however many schemas it is merged into.
fn merged(all: Vec<Reported<'_>>) -> Vec<Reported<'_>> {
    let mut kept: Vec<Reported<'_>> = Vec::new();
    let mut numbers = HashMap::new();
    for reported in all {
        let Found { rule, old, new, what, neutral, .. } = reported.found;
        let key = (rule.id(), *old, *new, what.as_str(), *neutral);
        match numbers.get(&key).and_then(|known: &usize| kept.get_mut(*known)) {
            Some(known) => {
                let before: HashSet<&str> = known.operations.iter().copied().collect();
                let mut operations = std::mem::take(&mut known.operations);
                operations.extend(reported.operations.iter().filter(|operation| !before.contains(*operation)));
                if reported.own && !known.own {
                    *known = reported;
                }
                known.operations = operations;
            }
            None => {
                numbers.insert(key, kept.len());
                kept.push(reported);
            }
        }
    }
    kept
}

fn draft(reported: Reported<'_>) -> Draft {
    let Reported { found, operations, subject, name, within, direction, .. } = reported;
    let what = match found.what.starts_with(':') {
        // Instead of the comma at the end of a clause.
        true => format!("{}{}", name.trim_end_matches(','), found.what),
        false => format!("{name} {}", found.what),
    };
    let mut known = HashSet::new();
    Draft {
        rule: found.rule,
        operations: operations.into_iter().filter(|key| known.insert(*key)).map(str::to_owned).collect(),
        subject,
        old: found.old,
        new: found.new,
        within: (Some(within.0), Some(within.1)),
        direction: (!found.neutral).then_some(direction),
        effects: found.effects,
        what,
        advice: found.advice.clone(),
    }
}
