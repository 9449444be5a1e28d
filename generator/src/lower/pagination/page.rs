//! What a response has that pages need: a list, and what stands beside it.

use crate::ir::{Answer, Format, Kind, Member, NextPage, Object, Operation, Pagination, Type, TypeId, Types, Value};

/// A success of an operation, where it can be a page.
#[derive(Clone, Copy)]
pub(super) struct Page<'t> {
    types: &'t Types,
    /// Its number among the answers.
    answer: usize,
    body: &'t Value,
    /// The member that a caller gets, where the body is an envelope that is opened.
    payload: Option<&'t Member>,
}

/// Where a list is.
pub(super) struct List<'t> {
    pub(super) steps: Vec<(TypeId, usize)>,
    pub(super) item: &'t Value,
}

/// What a scalar is, as far as one can be another's value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Scalar {
    Text,
    /// A number; one without a fraction where that is what it counts.
    Number,
    Truth,
}

/// Objects that hold what a page says of itself, by their names without case and punctuation.
const HOLDERS: &[&str] = &[
    "pagination",
    "paging",
    "page",
    "pageinfo",
    "meta",
    "metadata",
    "responsemetadata",
    "listmetadata",
    "nextpage",
    "pagedetails",
    "links",
    "cursors",
    "resultinfo",
];
/// The list of a page that has several.
const LISTS: &[&str] = &["data", "items", "results"];
/// Holders in holders: `meta.pagination`.
const DEEPEST: usize = 2;

impl<'t> Page<'t> {
    /// The first success with one type, in JSON, that holds a list.
    pub(super) fn of(types: &'t Types, operation: &'t Operation) -> Option<Self> {
        let successes = operation.answers.iter().enumerate().filter(|(_, answer)| !answer.failure);
        let mut pages = successes.filter_map(|(number, answer)| Self::of_answer(types, number, answer));
        let first = pages.next()?;
        std::iter::once(first).chain(pages).find(|page| page.list().is_some()).or(Some(first))
    }

    fn of_answer(types: &'t Types, number: usize, answer: &'t Answer) -> Option<Self> {
        let first = answer.contents.first()?;
        let alike = answer.contents.iter().all(|other| other.value == first.value && !other.format.is_stream());
        let body = &first.value;
        let payload = match &answer.envelope {
            Some(envelope) => Some(object(types, body)?.1.members.get(envelope.payload)?),
            None => None,
        };
        let is_page = first.format == Format::Json && alike && !body.nullable;
        is_page.then_some(Self { types, answer: number, body, payload })
    }

    /// What a caller gets.
    fn root(self) -> &'t Value {
        self.payload.map_or(self.body, |payload| &payload.value)
    }

    /// A path of the body without the step into an envelope.
    pub(super) fn opened(self, path: &[String]) -> &[String] {
        match (self.payload, path.split_first()) {
            (Some(payload), Some((first, rest))) if payload.name == *first => rest,
            _ => path,
        }
    }

    /// The list that a page is, or its only one.
    pub(super) fn list(self) -> Option<List<'t>> {
        if let Type::Array(item) = &self.root().ty {
            return Some(List { steps: Vec::new(), item });
        }
        let (id, object) = object(self.types, self.root())?;
        let lists: Vec<(usize, &Member)> =
            object.members.iter().enumerate().filter(|(_, member)| matches!(member.value.ty, Type::Array(_))).collect();
        let named = || lists.iter().find(|(_, member)| LISTS.contains(&plain(&member.name).as_str()));
        let (number, member) = if let [only] = lists.as_slice() { only } else { named()? };
        let Type::Array(item) = &member.value.ty else { return None };
        Some(List { steps: vec![(id, *number)], item })
    }

    /// The list at a path of members.
    pub(super) fn list_at(self, path: &[String]) -> Option<List<'t>> {
        let (mut here, mut steps) = (self.root(), Vec::new());
        let below = self.opened(path);
        if self.payload.is_some() && below.len() == path.len() {
            return None;
        }
        for name in below {
            let (id, object) = object(self.types, here)?;
            let number = object.members.iter().position(|member| member.name == *name)?;
            steps.push((id, number));
            here = &object.members.get(number)?.value;
        }
        let Type::Array(item) = &here.ty else { return None };
        Some(List { steps, item })
    }

    /// Pages of a list of this one.
    pub(super) fn with(self, list: List<'_>, next: NextPage) -> Pagination {
        let item = list.item.clone();
        let (here, more, total) = Default::default();
        Pagination { answer: self.answer, list: list.steps, item, next, here, more, total }
    }

    /// What stands at a path of members.
    pub(super) fn at(self, path: &[String]) -> Option<&'t Value> {
        below(self.types, self.body, path)
    }

    /// What a page says of itself: members of the body, of the payload of an envelope and of holders in them, each with its
    /// path.
    pub(super) fn says(self) -> Vec<(Vec<String>, &'t Member)> {
        let mut all = Vec::new();
        let mut open = vec![(Vec::new(), self.body)];
        open.extend(self.payload.map(|payload| (vec![payload.name.to_string()], &payload.value)));
        while let Some((path, value)) = open.pop() {
            let Some((_, object)) = object(self.types, value) else { continue };
            for member in &object.members {
                let mut path: Vec<String> = path.clone();
                path.push(member.name.to_string());
                let holds = HOLDERS.contains(&plain(&member.name).as_str());
                if self.opened(&path).len() <= DEEPEST && holds && matches!(member.value.ty, Type::Named(_)) {
                    open.push((path.clone(), &member.value));
                }
                all.push((path, member));
            }
        }
        // Those of the body itself come first.
        all.sort_by_key(|(path, _)| path.len());
        all
    }
}

/// What stands at a path below a value.
pub(super) fn below<'t>(types: &'t Types, value: &'t Value, path: &[String]) -> Option<&'t Value> {
    path.iter().try_fold(value, |here, name| {
        let (_, object) = object(types, here)?;
        object.members.iter().find(|member| member.name == *name).map(|member| &member.value)
    })
}

pub(super) fn object<'t>(types: &'t Types, value: &Value) -> Option<(TypeId, &'t Object)> {
    let Type::Named(id) = value.ty else { return None };
    match &types.get(id)?.kind {
        Kind::Object(object) => Some((id, object)),
        _ => None,
    }
}

/// What a value is, where it is a scalar.
pub(super) fn scalar(value: &Value) -> Option<Scalar> {
    match value.ty {
        Type::String(_) => Some(Scalar::Text),
        Type::Integer(_) | Type::Number(_) => Some(Scalar::Number),
        Type::Boolean => Some(Scalar::Truth),
        _ => None,
    }
}

/// What the member of this name is of every item, where it is a scalar.
pub(super) fn of_items(types: &Types, item: &Value, name: &str) -> Option<Scalar> {
    if let Some((_, object)) = object(types, item) {
        return scalar(&object.members.iter().find(|member| member.name == name)?.value);
    }
    let Type::Named(id) = item.ty else { return None };
    let Kind::Union(union) = &types.get(id)?.kind else { return None };
    let mut branches = union.branches.iter().map(|branch| {
        let (_, object) = object(types, &branch.value)?;
        scalar(&object.members.iter().find(|member| member.name == name)?.value)
    });
    let first = branches.next()??;
    branches.all(|branch| branch == Some(first)).then_some(first)
}

/// A name without case and punctuation: `nextPageToken` is `next_page_token`.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}
