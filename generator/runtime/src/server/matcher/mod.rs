//! Finds the operation for a method and a path.
//!
//! axum's own router panics on templates that OpenAPI allows (two names for one parameter, text beside a parameter), so
//! paths never reach it. This one is a tree over path segments: building it can't fail, and a request visits each of
//! its nodes at most once, whatever the path is.

mod pattern;
mod segment;

use std::collections::{BTreeMap, BTreeSet};

use http::HeaderMap;
use pattern::Pattern;
pub(super) use segment::normalise;

use super::pairs;
use crate::operation::{Endpoint, Segment};

/// The routes of an API.
#[derive(Debug)]
pub(super) struct Matcher {
    nodes: Vec<Node>,
    templates: Vec<Template>,
}

/// A place in the tree: what may follow in the next segment, and the operations of a path that ends here.
#[derive(Debug, Default)]
struct Node {
    literals: BTreeMap<String, usize>,
    /// The most concrete first.
    patterns: Vec<(Pattern, usize)>,
    /// Of several operations with one method, the one that fixes more of the query first.
    methods: BTreeMap<&'static str, Vec<usize>>,
}

/// A path template of one operation: its segments, which members of the request its parameters fill, and what it fixes
/// of the query (`/a?type=b`, which is not OpenAPI's but occurs) and of the headers.
#[derive(Debug)]
struct Template {
    segments: Vec<Pattern>,
    members: Vec<usize>,
    query: Vec<(String, String)>,
    headers: Vec<(&'static str, &'static str)>,
}

/// What a method and a path lead to.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Found<'p> {
    /// The operation with this number, and the values of its path parameters as they stand in the URL, by the member
    /// of the request that they fill.
    Route(usize, Vec<(usize, &'p str)>),
    /// The path exists, with these methods only.
    Methods(BTreeSet<&'static str>),
    /// There is no such path.
    Nothing,
}

impl Matcher {
    /// The matcher of these operations, each with the path that it is below; a route's number is its place among them. Of
    /// two with the same method and the same template the first is served.
    pub(super) fn new<'a>(endpoints: impl IntoIterator<Item = (String, &'a Endpoint)>) -> Self {
        let mut matcher = Self { nodes: vec![Node::default()], templates: Vec::new() };
        for (number, (base, endpoint)) in endpoints.into_iter().enumerate() {
            matcher.templates.push(Template::new(&base, endpoint.segments));
            matcher.insert(endpoint.method, number);
        }
        matcher
    }

    /// Finds the operation for `path`, which is [`normalised`](normalise), `query` as it came, and the headers.
    ///
    /// Concrete segments come before ones with parameters (OpenAPI 3.1, 4.8.8.2), and an operation with the method
    /// before one without: beside `GET /users/me`, `DELETE /users/{id}` takes `DELETE /users/me`. Trailing slashes
    /// count. A path with a dot segment leads nowhere. `GET` serves `HEAD` where that is not an operation of its own.
    pub(super) fn find<'p>(&self, method: &str, path: &'p str, query: &str, headers: &HeaderMap) -> Found<'p> {
        if path.contains('.') && path.split('/').any(segment::is_dots) {
            return Found::Nothing;
        }
        let fits = |number: &usize| self.templates.get(*number).is_some_and(|template| template.takes(query, headers));
        let served_by =
            |method: &str| self.ends(path, |end| end.methods.get(method)?.iter().copied().find(|number| fits(number)));
        let number = served_by(method).or_else(|| if method == "HEAD" { served_by("GET") } else { None });
        if let Some(number) = number {
            let template = self.templates.get(number);
            return Found::Route(number, template.map(|template| template.values(path)).unwrap_or_default());
        }
        let mut methods = BTreeSet::new();
        let _: Option<()> = self.ends(path, |end| {
            let fitting = end.methods.iter().filter(|(_, numbers)| numbers.iter().any(fits));
            methods.extend(fitting.map(|(method, _)| *method));
            None
        });
        if methods.is_empty() { Found::Nothing } else { Found::Methods(methods) }
    }

    /// Hands the nodes at which `path` may end to `visit`, the most concrete first, up to the first that it wants.
    fn ends<T>(&self, path: &str, mut visit: impl FnMut(&Node) -> Option<T>) -> Option<T> {
        // Nodes, and what of the path follows them.
        let mut open = Vec::new();
        let mut next = Some((0, Some(path)));
        while let Some((node, rest)) = next.take().or_else(|| open.pop()) {
            let Some(node) = self.nodes.get(node) else { continue };
            let Some(rest) = rest else {
                match visit(node) {
                    None => continue,
                    found => return found,
                }
            };
            let (text, rest) = pairs::cut(rest, b'/');
            let literal = node.literal(text);
            let mut fitting = node.patterns.iter().filter(|(pattern, _)| pattern.capture(text, &mut |_| {}).is_some());
            next = literal.or_else(|| fitting.next().map(|(_, next)| next)).map(|next| (*next, rest));
            let place = open.len();
            open.extend(fitting.map(|(_, next)| (*next, rest)));
            open.get_mut(place..).unwrap_or_default().reverse();
        }
        None
    }

    /// Enters the template with this number into the tree.
    fn insert(&mut self, method: &'static str, number: usize) {
        let Self { nodes, templates } = self;
        let Some(template) = templates.get(number) else { return };
        let mut place = 0;
        for segment in &template.segments {
            let new = nodes.len();
            let Some(node) = nodes.get_mut(place) else { return };
            place = node.child(segment, new);
            if place == new {
                nodes.push(Node::default());
            }
        }
        if let Some(node) = nodes.get_mut(place) {
            let numbers = node.methods.entry(method).or_default();
            let fixed = |number: usize| {
                templates.get(number).map_or(0, |template| template.query.len() + template.headers.len())
            };
            let rank = numbers.partition_point(|other| fixed(*other) >= fixed(number));
            numbers.insert(rank, number);
        }
    }
}

impl Node {
    /// The child for a segment that is this text.
    fn literal(&self, text: &str) -> Option<&usize> {
        match self.literals.first_key_value() {
            // Nothing stands before the first slash, and comparing it would take longer than this (see [`Pattern`]).
            Some((first, child)) if first.is_empty() && text.is_empty() => Some(child),
            _ => self.literals.get(&*segment::key(text)),
        }
    }

    /// The child for a segment; `new` where there was none yet.
    fn child(&mut self, segment: &Pattern, new: usize) -> usize {
        if let Some(text) = segment.literal() {
            return *self.literals.entry(segment::key(text).into_owned()).or_insert(new);
        }
        if let Some((_, child)) = self.patterns.iter().find(|(pattern, _)| pattern == segment) {
            return *child;
        }
        let place =
            self.patterns.partition_point(|(pattern, _)| (pattern.fixed(), segment) > (segment.fixed(), pattern));
        self.patterns.insert(place, (segment.clone(), new));
        new
    }
}

impl Template {
    fn new(base: &str, parts: &[Segment]) -> Self {
        let mut members = Vec::new();
        let mut segments = Vec::new();
        let mut current = Pattern::default();
        extend(&mut segments, &mut current, base);
        let (mut query, mut headers) = (Vec::new(), Vec::new());
        for part in parts {
            match part {
                Segment::Parameter(member) => {
                    current.push_parameter();
                    members.push(*member);
                }
                Segment::Header(name, value) => headers.push((*name, *value)),
                Segment::Literal(text) => {
                    let (text, fixed) = text.split_once('?').unwrap_or((text, ""));
                    let decoded =
                        |(name, value): pairs::Pair<'_>| (name.into_owned(), pairs::decoded(value).into_owned());
                    query.extend(pairs::query(fixed).map(decoded));
                    extend(&mut segments, &mut current, text);
                }
            }
        }
        segments.push(current);
        Self { segments, members, query, headers }
    }

    /// Whether a request's query and headers have what the template fixes.
    fn takes(&self, query: &str, headers: &HeaderMap) -> bool {
        let has = |name: &str, value: &str| {
            pairs::query(query).any(|(sent, text)| sent == name && pairs::decoded(text) == value)
        };
        self.query.iter().all(|(name, value)| has(name, value))
            && self.headers.iter().all(|(name, value)| headers.get_all(*name).iter().any(|sent| sent == *value))
    }

    /// The values of the parameters in `path`, which fits.
    fn values<'p>(&self, path: &'p str) -> Vec<(usize, &'p str)> {
        let mut values = Vec::with_capacity(self.members.len());
        let (mut members, mut rest) = (self.members.as_slice(), Some(path));
        for pattern in &self.segments {
            let Some((text, after)) = rest.map(|rest| pairs::cut(rest, b'/')) else { break };
            let Some((of_segment, others)) = members.split_at_checked(pattern.parameters()) else { break };
            (members, rest) = (others, after);
            let mut of_segment = of_segment.iter().rev();
            pattern.capture(text, &mut |value| values.extend(of_segment.next().map(|member| (*member, value))));
        }
        values
    }
}

/// Adds text: each slash in it ends the current segment.
fn extend(segments: &mut Vec<Pattern>, current: &mut Pattern, text: &str) {
    for (index, piece) in text.split('/').enumerate() {
        if index > 0 {
            segments.push(std::mem::take(current));
        }
        current.push_literal(&segment::normalise(piece));
    }
}

#[cfg(test)]
mod tests;
