//! Which operations reach a type, and in which direction its values travel.

use super::item::Path;
use super::owners::{Owned, OwnedGroup};
use crate::config::CrateKind;
use crate::plan::{Bindings, Ident, Operation, ReplyEnum, Schema, TypeRef};
use std::collections::{BTreeMap, BTreeSet};

/// Who uses an item.
#[derive(Clone, Default)]
pub(super) struct Uses {
    /// Whether callers build its values and implementors read them.
    pub(super) request: bool,
    /// Whether implementors build them and callers read them.
    pub(super) response: bool,
    /// Whether it is the record of a request, which the client makes.
    pub(super) is_record: bool,
    /// The operations, by number.
    pub(super) operations: BTreeSet<usize>,
}

/// Who uses each item, in one edition.
pub(super) struct Reach(BTreeMap<Path, Uses>);

impl Reach {
    pub(super) fn new(bindings: &Bindings, owned: &[Owned], groups: &[OwnedGroup]) -> Self {
        let graph = Graph::new(bindings);
        let mut reach = Self(BTreeMap::new());
        let mut seen = vec![usize::MAX; bindings.schemas.len()];
        for (number, (operation, owned)) in bindings.operations.iter().zip(owned).enumerate() {
            let requests = request(operation);
            let responses = response(bindings, operation);
            for (direction, types) in [(true, requests), (false, responses)] {
                // Both directions of an operation have a mark of their own.
                let mark = number * 2 + usize::from(direction);
                for schema in graph.from(&types, &mut seen, mark) {
                    reach.add((CrateKind::Types, schema.as_str().to_owned()), direction, number);
                }
            }
            let request = [Some(&owned.record), owned.bodies.as_ref()];
            request.into_iter().flatten().for_each(|path| reach.add(path.clone(), true, number));
            reach.0.entry(owned.record.clone()).or_default().is_record = true;
            owned.outcomes.iter().for_each(|path| reach.add(path.clone(), false, number));
            let shared = [operation.outcome.statuses.as_ref(), operation.outcome.error.as_ref()];
            let shared = shared.into_iter().flatten().chain(match &operation.outcome.failure {
                Some(TypeRef::Operation(name)) => Some(name),
                _ => None,
            });
            for name in shared {
                reach.add((CrateKind::Types, format!("operations::{}", name.as_str())), false, number);
            }
            let of = owned.method.1.split("::").next().unwrap_or_default();
            let links =
                operation.links.iter().map(|link| (CrateKind::Client, format!("{of}::{}", link.method.as_str())));
            for path in links.chain([&owned.method, &owned.setters, &owned.handler].map(Clone::clone)) {
                reach.0.entry(path).or_default().operations.insert(number);
            }
        }
        for group in groups {
            for path in [Some(&group.contract), group.handle.as_ref(), group.method.as_ref()].into_iter().flatten() {
                reach.0.entry(path.clone()).or_default().operations.extend(&group.operations);
            }
        }
        reach
    }

    pub(super) fn of(&self, path: &Path) -> Uses {
        self.0.get(path).cloned().unwrap_or_default()
    }

    fn add(&mut self, path: Path, request: bool, operation: usize) {
        let uses = self.0.entry(path).or_default();
        uses.request |= request;
        uses.response |= !request;
        uses.operations.insert(operation);
    }
}

/// The schemas that each one names.
struct Graph<'a> {
    numbers: BTreeMap<&'a Ident, usize>,
    idents: Vec<&'a Ident>,
    named: Vec<Vec<usize>>,
}

impl<'a> Graph<'a> {
    fn new(bindings: &'a Bindings) -> Self {
        let idents: Vec<&Ident> = bindings.schemas.iter().map(Schema::ident).collect();
        let numbers: BTreeMap<&Ident, usize> =
            idents.iter().enumerate().map(|(number, name)| (*name, number)).collect();
        let named = bindings.schemas.iter().enumerate().map(|(number, schema)| {
            let types = types(schema);
            let alike = bindings.alike.get(number).copied().flatten();
            types.into_iter().filter_map(schema_of).filter_map(|name| numbers.get(name).copied()).chain(alike).collect()
        });
        let named = named.collect();
        Self { numbers, idents, named }
    }

    /// All that is reached from `types`; `seen` holds the last mark of each.
    fn from(&self, types: &[&TypeRef], seen: &mut [usize], mark: usize) -> Vec<&'a Ident> {
        let begin = types.iter().filter_map(|ty| schema_of(ty)).filter_map(|name| self.numbers.get(name).copied());
        let mut waiting: Vec<usize> = begin.collect();
        let mut found = Vec::new();
        while let Some(number) = waiting.pop() {
            let Some(last) = seen.get_mut(number) else { continue };
            if *last == mark {
                continue;
            }
            *last = mark;
            found.extend(self.idents.get(number));
            waiting.extend(self.named.get(number).into_iter().flatten());
        }
        found
    }
}

/// The schema that a type names, through lists and options.
fn schema_of(ty: &TypeRef) -> Option<&Ident> {
    let mut ty = ty;
    while let Some(inner) = ty.inner() {
        ty = inner;
    }
    if let TypeRef::Schema(name) = ty { Some(name) } else { None }
}

/// The types of a schema's parts.
pub(super) fn types(schema: &Schema) -> Vec<&TypeRef> {
    match schema {
        Schema::Struct(item) => {
            let extra = item.extra.as_ref().map(|extra| &extra.ty);
            item.members.iter().map(|member| &member.ty).chain(extra).collect()
        }
        Schema::Enum(_) => Vec::new(),
        Schema::Union(item) => item.branches.iter().map(|branch| &branch.ty).collect(),
        Schema::Tuple(item) => item.elements.iter().map(|element| &element.ty).chain(&item.rest).collect(),
    }
}

fn request(operation: &Operation) -> Vec<&TypeRef> {
    let members = operation.request.members.iter().map(|member| &member.ty);
    let bodies = operation.bodies.iter().flat_map(|bodies| &bodies.union.branches).map(|branch| &branch.ty);
    members.chain(bodies).collect()
}

fn response<'a>(bindings: &'a Bindings, operation: &'a Operation) -> Vec<&'a TypeRef> {
    let outcome = &operation.outcome;
    let shared =
        bindings.shared_replies.iter().filter(|item| outcome.failure == Some(TypeRef::Operation(item.ident.clone())));
    let variants = |item: &'a ReplyEnum| item.variants.iter().map(|variant| &variant.ty);
    let replies = outcome.replies.iter().chain(shared).flat_map(variants);
    let optional =
        [&outcome.failure_body, &outcome.headers, &outcome.failure_headers, &outcome.failure, &operation.awaited];
    let envelope = outcome.envelope.iter().flat_map(|envelope| [&envelope.payload].into_iter().chain(&envelope.errors));
    [&outcome.response, &outcome.output]
        .into_iter()
        .chain(optional.into_iter().flatten())
        .chain(envelope)
        .chain(replies)
        .collect()
}
