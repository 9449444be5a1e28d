//! Which Rust stands for which place of a document.

mod beside;

use super::api::Direction;
use super::edition::Made;
use super::rust::Path;
use super::rust::owners::{self, Owned};
use super::words;
use crate::config::CrateKind;
use crate::ir::{Answer, Kind, Statuses, Type, TypeId};
use crate::plan::{Argument, Ident, Schema};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// An item, or a member of it.
pub(super) type Target = (Path, Option<String>);

/// The places of an edition, nested as they stand.
pub(super) struct Places {
    /// By where they begin, the larger first.
    spots: Vec<Spot>,
    /// Where items stand.
    spans: BTreeMap<Path, Span>,
    /// The types that there are two of at one place, each with the way that it travels.
    ways: BTreeMap<Path, Direction>,
    /// The items of each operation.
    pub(super) owned: Vec<Owned>,
}

struct Spot {
    span: Span,
    targets: Vec<Target>,
    /// The spot around it.
    parent: Option<usize>,
}

impl Places {
    pub(super) fn new(made: &Made) -> Self {
        let owned = owners::operations(&made.api, &made.bindings);
        let mut found = Found::default();
        found.schemas(made);
        found.operations(made, &owned);
        found.callbacks(made, &owned);
        found.servers(made);
        Self { spots: nested(found.targets), spans: found.spans, ways: found.ways, owned }
    }

    /// What stands for a place: the narrowest that holds it, and what ends where it ends, such as a property of which
    /// the place has the name too.
    pub(super) fn of(&self, span: Span) -> Vec<&Target> {
        let after = self.spots.partition_point(|spot| (spot.span.file, spot.span.start) <= (span.file, span.start));
        let mut at = after.checked_sub(1);
        while let Some(spot) = at.and_then(|at| self.spots.get(at)) {
            if spot.span.file == span.file && spot.span.end >= span.end {
                break;
            }
            at = spot.parent;
        }
        let around = at.and_then(|at| self.spots.get(at));
        let is_exact = around.is_some_and(|spot| spot.span == span);
        let inside = self.spots.get(after).filter(|spot| {
            !is_exact && spot.span.file == span.file && spot.span.start < span.end && spot.span.end == span.end
        });
        around.into_iter().chain(inside).flat_map(|spot| &spot.targets).collect()
    }

    /// Whether something stands for exactly this place, or for all of it but its name.
    pub(super) fn has(&self, span: Span) -> bool {
        let is_it = |spot: &Spot| spot.span.file == span.file && spot.span.end == span.end;
        let after = self.spots.partition_point(|spot| (spot.span.file, spot.span.start) < (span.file, span.start));
        let from = self.spots.get(after..).unwrap_or_default();
        from.iter().take_while(|spot| spot.span.file == span.file && spot.span.start < span.end).any(is_it)
    }

    /// Whether an item may be meant by what travels this way: of two types at one place, the other is not.
    pub(super) fn travels(&self, path: &Path, direction: Option<Direction>) -> bool {
        direction.is_none_or(|direction| self.ways.get(path).is_none_or(|way| *way == direction))
    }

    /// What of some items stands in the document by itself: properties, values, branches, parameters.
    pub(super) fn parts<'p>(&'p self, of: &HashSet<Path>) -> impl Iterator<Item = (&'p Path, &'p str)> {
        let targets = self.spots.iter().flat_map(|spot| &spot.targets).filter(|(path, _)| of.contains(path));
        targets.filter_map(|(path, member)| Some((path, words::plain(member.as_deref()?))))
    }

    /// Where an item stands in the document.
    pub(super) fn span(&self, path: &Path) -> Option<Span> {
        self.spans.get(path).copied()
    }
}

#[derive(Default)]
struct Found {
    targets: BTreeMap<(Span, std::cmp::Reverse<u32>), Vec<Target>>,
    spans: BTreeMap<Path, Span>,
    ways: BTreeMap<Path, Direction>,
}

impl Found {
    fn add(&mut self, span: Span, path: &Path, member: Option<&Ident>) {
        let key = (Span { end: span.start, ..span }, std::cmp::Reverse(span.end));
        let target = (path.clone(), member.map(|member| member.as_str().to_owned()));
        let targets = self.targets.entry(key).or_default();
        if !targets.contains(&target) {
            targets.push(target);
        }
        if member.is_none() {
            self.spans.entry(path.clone()).or_insert(span);
        }
    }

    fn schemas(&mut self, made: &Made) {
        let inputs: BTreeSet<TypeId> = made.api.inputs.values().copied().collect();
        let types = crate::plan::order(&made.api).into_iter().filter_map(|id| Some((id, made.api.types.get(id)?)));
        for ((id, def), schema) in types.zip(&made.bindings.schemas) {
            let path = (CrateKind::Types, schema.ident().as_str().to_owned());
            if inputs.contains(&id) {
                self.ways.insert(path.clone(), Direction::Request);
            } else if made.api.inputs.contains_key(&id) {
                self.ways.insert(path.clone(), Direction::Response);
            }
            let spans: Vec<Span> = match &def.kind {
                Kind::Object(object) => object.members.iter().map(|member| member.span).collect(),
                Kind::Tuple(tuple) => tuple.elements.iter().map(|element| element.span).collect(),
                Kind::Enumeration(of) => of.variants.iter().map(|variant| variant.span).collect(),
                Kind::Union(union) => union.branches.iter().map(|branch| branch.span).collect(),
            };
            self.add(def.span, &path, None);
            for (span, ident) in spans.into_iter().zip(parts(schema)) {
                self.add(span, &path, Some(ident));
            }
        }
    }

    fn operations(&mut self, made: &Made, owned: &[Owned]) {
        let media_types = beside::media_types(made);
        let all = made.api.operations.iter().zip(&made.bindings.operations).zip(owned);
        for ((operation, planned), owned) in all {
            for path in [&owned.method, &owned.handler, &owned.record, &owned.setters] {
                self.add(operation.span, path, None);
            }
            let members = operation.parameters.iter().map(|parameter| parameter.member.span);
            let members = members.chain(operation.body.as_ref().map(|body| body.span));
            let body = operation.body.as_ref().map(|_| operation.parameters.len());
            for (number, (span, member)) in members.zip(&planned.request.members).enumerate() {
                let is_argument = planned.arguments.iter().any(|argument| match argument {
                    Argument::Member(other) => *other == number,
                    Argument::Body => body == Some(number),
                    Argument::BodyMember(_) => false,
                });
                // A body whose members are arguments and setters is in both.
                let (method, setters) = (is_argument || body == Some(number), !is_argument);
                let paths = [(&owned.record, true), (&owned.method, method), (&owned.setters, setters)];
                for (path, _) in paths.into_iter().filter(|(_, is_there)| *is_there) {
                    self.add(span, path, Some(&member.ident));
                }
            }
            self.variants(&operation.answers, planned, &media_types);
            self.branches(operation, planned, owned, &media_types);
            self.links(operation, planned, owned);
            for answer in &operation.answers {
                self.answer(answer, planned, owned);
            }
            self.body(made, operation, planned, owned);
        }
        for (scheme, planned) in made.api.schemes.iter().zip(&made.bindings.schemes) {
            let name = planned.ident.as_str();
            self.add(scheme.span, &(CrateKind::Client, format!("Builder::{name}")), None);
            self.add(scheme.span, &(CrateKind::Server, format!("Authenticator::{name}")), None);
        }
    }

    /// A response: its variants, and what names all of them.
    fn answer(&mut self, answer: &Answer, planned: &crate::plan::Operation, owned: &Owned) {
        for path in [&owned.method, &owned.handler] {
            self.add(answer.span, path, None);
        }
        let outcome = &planned.outcome;
        let in_operations = |ident: &Ident| (CrateKind::Types, format!("operations::{}", ident.as_str()));
        for item in &outcome.replies {
            let variants = item.variants.iter().filter(|variant| variant.statuses == answer.statuses);
            let variants: Vec<_> = variants.collect();
            match variants.as_slice() {
                [only] => self.add(answer.span, &in_operations(&item.ident), Some(&only.ident)),
                // Each stands for one of its media types.
                [_, ..] => self.add(answer.span, &in_operations(&item.ident), None),
                [] => {}
            }
        }
        for item in outcome.status_sets.iter().filter(|_| answer.failure) {
            let variants = item.variants.iter().filter(|variant| answer.statuses == Statuses::Exact(variant.status));
            variants.for_each(|variant| self.add(answer.span, &in_operations(&item.ident), Some(&variant.ident)));
        }
        let enums = |ident: &Ident| outcome.replies.iter().any(|item| item.ident == *ident);
        if let Some(error) = outcome.error.as_ref().filter(|error| answer.failure && !enums(error)) {
            self.add(answer.span, &in_operations(error), None);
        }
    }

    /// The members of a body that the client sets one by one.
    fn body(&mut self, made: &Made, operation: &crate::ir::Operation, planned: &crate::plan::Operation, owned: &Owned) {
        let flat = planned.flat.as_ref().and_then(|flat| Some((flat, made.bindings.schemas.get(flat.schema)?)));
        let value = operation.body.as_ref().and_then(|body| body.only()).map(|content| &content.value.ty);
        let (Some((flat, schema)), Some(Type::Named(id))) = (flat, value) else { return };
        let Some(Kind::Object(object)) = made.api.types.get(*id).map(|def| &def.kind) else { return };
        let positional = |number: usize| {
            planned.arguments.iter().any(|argument| matches!(argument, Argument::BodyMember(other) if *other == number))
        };
        for (number, (member, ident)) in object.members.iter().zip(parts(schema)).enumerate() {
            if positional(number) {
                self.add(member.span, &owned.method, Some(ident));
            }
            if flat.setters.contains(&number) {
                self.add(member.span, &owned.setters, Some(ident));
            }
        }
    }
}

/// The names of a type's parts, in the order of the document.
fn parts(schema: &Schema) -> Vec<&Ident> {
    match schema {
        Schema::Struct(item) => item.members.iter().map(|member| &member.ident).collect(),
        Schema::Enum(item) => item.variants.iter().map(|variant| &variant.ident).collect(),
        Schema::Union(item) => item.branches.iter().map(|branch| &branch.ident).collect(),
        Schema::Tuple(item) => item.elements.iter().map(|element| &element.ident).collect(),
    }
}

/// Each place with the one around it.
fn nested(targets: BTreeMap<(Span, std::cmp::Reverse<u32>), Vec<Target>>) -> Vec<Spot> {
    let mut spots: Vec<Spot> = Vec::with_capacity(targets.len());
    let mut around: Vec<usize> = Vec::new();
    for ((start, std::cmp::Reverse(end)), targets) in targets {
        let span = Span { end, ..start };
        let holds = |number: &usize| {
            spots.get(*number).is_some_and(|spot| spot.span.file == span.file && spot.span.end >= span.end)
        };
        while around.last().is_some_and(|last| !holds(last)) {
            around.pop();
        }
        let parent = around.last().copied();
        around.push(spots.len());
        spots.push(Spot { span, targets, parent });
    }
    spots
}
