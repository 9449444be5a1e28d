//! What a response has that pages need: a list, and what stands beside it.

use crate::ir::{Kind, Member, NextPage, Object, Operation, Pagination, Type, TypeId, Types, Value};

/// The one success of an operation, where it can be a page.
#[derive(Clone, Copy)]
pub(super) struct Page<'t> {
    pub(super) types: &'t Types,
    pub(super) body: &'t Value,
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
    Whole,
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
    "links",
    "cursors",
    "resultinfo",
];
/// The list of a page that has several.
const LISTS: &[&str] = &["data", "items", "results"];
/// Holders in holders: `meta.pagination`.
const DEEPEST: usize = 2;

impl<'t> Page<'t> {
    /// The only success, with one type, in JSON, and no envelope: what a caller gets as it is.
    pub(super) fn of(types: &'t Types, operation: &'t Operation) -> Option<Self> {
        let mut successes = operation.answers.iter().filter(|answer| !answer.failure);
        let answer = successes.next().filter(|_| successes.next().is_none())?;
        let first = answer.contents.first()?;
        let is_whole = |format: &crate::ir::Format| *format == crate::ir::Format::Json;
        let alike = answer.contents.iter().all(|other| other.value == first.value && !other.format.is_stream());
        let body = &first.value;
        (answer.envelope.is_none() && is_whole(&first.format) && alike && !body.nullable)
            .then_some(Self { types, body })
    }

    /// The list that a page is, or its only one.
    pub(super) fn list(self) -> Option<List<'t>> {
        if let Type::Array(item) = &self.body.ty {
            return Some(List { steps: Vec::new(), item });
        }
        let (id, object) = object(self.types, self.body)?;
        let lists: Vec<(usize, &Member)> =
            object.members.iter().enumerate().filter(|(_, member)| matches!(member.value.ty, Type::Array(_))).collect();
        let named = || lists.iter().find(|(_, member)| LISTS.contains(&plain(&member.name).as_str()));
        let (number, member) = if let [only] = lists.as_slice() { only } else { named()? };
        let Type::Array(item) = &member.value.ty else { return None };
        Some(List { steps: vec![(id, *number)], item })
    }

    /// The list at a path of members, all of which must be there but the list itself.
    pub(super) fn list_at(self, path: &[String]) -> Option<List<'t>> {
        let (mut here, mut steps) = (self.body, Vec::new());
        for (depth, name) in path.iter().enumerate() {
            let (id, object) = object(self.types, here)?;
            let number = object.members.iter().position(|member| member.name == *name)?;
            let member = object.members.get(number)?;
            let is_last = depth + 1 == path.len();
            if !is_last && (!member.required || member.value.nullable) {
                return None;
            }
            steps.push((id, number));
            here = &member.value;
        }
        let Type::Array(item) = &here.ty else { return None };
        Some(List { steps, item })
    }

    /// What stands at a path of members.
    pub(super) fn at(self, path: &[String]) -> Option<&'t Value> {
        below(self.types, self.body, path)
    }

    /// What a page says of itself: members of the body and of holders in it, each with its path.
    pub(super) fn says(self) -> Vec<(Vec<String>, &'t Member)> {
        let mut all = Vec::new();
        let mut open = vec![(Vec::new(), self.body)];
        while let Some((path, value)) = open.pop() {
            let Some((_, object)) = object(self.types, value) else { continue };
            for member in &object.members {
                let mut path: Vec<String> = path.clone();
                path.push(member.name.clone());
                let holds = HOLDERS.contains(&plain(&member.name).as_str());
                if path.len() <= DEEPEST && holds && matches!(member.value.ty, Type::Named(_)) {
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
        Type::Integer(_) => Some(Scalar::Whole),
        Type::Boolean => Some(Scalar::Truth),
        _ => None,
    }
}

/// A name without case and punctuation: `nextPageToken` is `next_page_token`.
pub(super) fn plain(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Pages of a list.
pub(super) fn pages(list: List<'_>, next: NextPage) -> Pagination {
    Pagination { list: list.steps, item: list.item.clone(), next, more: Vec::new(), total: Vec::new() }
}
