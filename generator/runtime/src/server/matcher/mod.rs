//! Finds the operation for a method and a path.
//!
//! axum's own router panics on templates that OpenAPI allows (two names for one parameter, text beside a parameter), so
//! paths never reach it. This one is a tree over path segments: building it can't fail, and a request visits each of
//! its nodes at most once, whatever the path is.

mod pattern;
mod segment;

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use http::HeaderMap;
use pattern::Pattern;

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
pub(super) enum Found {
    /// The operation with this number, and the values of its path parameters as they stand in the URL, by the member
    /// of the request that they fill.
    Route(usize, Vec<(usize, String)>),
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

    /// Finds the operation for `path` and `query`, which are percent-encoded as they came, and the headers.
    ///
    /// Concrete segments come before ones with parameters (OpenAPI 3.1, 4.8.8.2), and an operation with the method
    /// before one without: beside `GET /users/me`, `DELETE /users/{id}` takes `DELETE /users/me`. Trailing slashes
    /// count. A path with a dot segment leads nowhere. `GET` serves `HEAD` where that is not an operation of its own.
    pub(super) fn find(&self, method: &str, path: &str, query: &str, headers: &HeaderMap) -> Found {
        let segments: Vec<_> = path.split('/').map(segment::normalise).collect();
        if segments.iter().any(|text| segment::is_dots(text)) {
            return Found::Nothing;
        }
        let ends = self.ends(&segments);
        let query: Vec<_> = pairs::query(query).map(|(name, value)| (name, pairs::decoded(&value))).collect();
        let fits =
            |number: &&usize| self.templates.get(**number).is_some_and(|template| template.takes(&query, headers));
        let served_by = |method: &str| {
            ends.iter().filter_map(|end| end.methods.get(method)).find_map(|numbers| numbers.iter().find(fits).copied())
        };
        let number = served_by(method).or_else(|| if method == "HEAD" { served_by("GET") } else { None });
        if let Some(number) = number {
            let template = self.templates.get(number);
            return Found::Route(number, template.map(|template| template.values(&segments)).unwrap_or_default());
        }
        let methods = ends.iter().flat_map(|end| &end.methods).filter(|(_, numbers)| numbers.iter().any(|n| fits(&n)));
        let methods: BTreeSet<_> = methods.map(|(method, _)| *method).collect();
        if methods.is_empty() { Found::Nothing } else { Found::Methods(methods) }
    }

    /// The nodes at which a path with these segments may end, the most concrete first.
    fn ends(&self, segments: &[impl AsRef<str>]) -> Vec<&Node> {
        let mut ends = Vec::new();
        let mut open = vec![(0, 0)];
        while let Some((node, depth)) = open.pop() {
            let Some(node) = self.nodes.get(node) else { continue };
            let Some(text) = segments.get(depth).map(AsRef::as_ref) else {
                ends.push(node);
                continue;
            };
            let fitting = node.patterns.iter().rev().filter(|(pattern, _)| pattern.capture(text).is_some());
            open.extend(fitting.map(|(_, next)| (*next, depth + 1)));
            open.extend(node.literals.get(&*segment::key(text)).map(|next| (*next, depth + 1)));
        }
        ends
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
                    let decoded = |(name, value): (Cow<'_, str>, Cow<'_, str>)| {
                        (name.into_owned(), pairs::decoded(&value).into_owned())
                    };
                    query.extend(pairs::query(fixed).map(decoded));
                    extend(&mut segments, &mut current, text);
                }
            }
        }
        segments.push(current);
        Self { segments, members, query, headers }
    }

    /// Whether a request's query and headers have what the template fixes.
    fn takes(&self, query: &[(Cow<'_, str>, Cow<'_, str>)], headers: &HeaderMap) -> bool {
        self.query.iter().all(|(name, value)| query.iter().any(|(sent, text)| sent == name && text == value))
            && self.headers.iter().all(|(name, value)| headers.get_all(*name).iter().any(|sent| sent == *value))
    }

    fn values(&self, segments: &[impl AsRef<str>]) -> Vec<(usize, String)> {
        let captured = self.segments.iter().zip(segments).filter_map(|(pattern, text)| pattern.capture(text.as_ref()));
        self.members.iter().copied().zip(captured.flatten().map(str::to_owned)).collect()
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
