//! Which operations answer in pages, and how.

use super::quoted;
use crate::ir::{Api, Asked, NextPage, Operation, Pagination};

/// How the pages of an operation follow one another.
pub(super) fn told(operation: &Operation, pagination: &Pagination) -> String {
    let asked = |asked: &Asked| parameter(operation, asked);
    let path = |path: &[String]| path.join(".");
    let mut text = match &pagination.next {
        NextPage::Cursor(at, from) => format!("pages by cursor: `{}` from `{}`", asked(at), path(from)),
        NextPage::Last(at, of) => format!("pages by cursor: `{}` from `{}` of the last item", asked(at), path(of)),
        NextPage::Number(at, Some(first)) => format!("pages by number: `{}` from {first} on", asked(at)),
        NextPage::Number(at, None) => {
            format!("pages by number: `{}` from `{}` on", asked(at), path(&pagination.here))
        }
        NextPage::Offset(at) => format!("pages by offset: `{}`", asked(at)),
        NextPage::Url(from) => format!("pages by URL: `{}`", path(from)),
        NextPage::Link => "pages by URL: the header `Link`".to_owned(),
    };
    if let Some(flag) = &pagination.more {
        let words = if flag.last { "the last has" } else { "more follow while" };
        text.push_str(&format!(", {words} `{}`", path(&flag.path)));
    }
    if !pagination.total.is_empty() {
        text.push_str(&format!(", there are as many as `{}`", path(&pagination.total)));
    }
    text
}

/// A parameter, or a place in the body.
fn parameter(operation: &Operation, asked: &Asked) -> String {
    let name = operation.parameters.get(asked.member).map_or("body", |parameter| &parameter.member.name);
    std::iter::once(name).chain(asked.path.iter().map(String::as_str)).collect::<Vec<_>>().join(".")
}

/// The same for programs: the elements of a JSON array.
pub(super) fn json(api: &Api) -> String {
    let all = api.operations.iter().filter_map(|operation| Some((operation, operation.pagination.as_ref()?)));
    let all = all.map(|(operation, pagination)| {
        let (by, from) = match &pagination.next {
            NextPage::Cursor(_, from) => ("cursor", from.as_slice()),
            NextPage::Last(_, of) => ("last", of.as_slice()),
            NextPage::Number(..) => ("page", pagination.here.as_slice()),
            NextPage::Offset(_) => ("offset", [].as_slice()),
            NextPage::Url(from) => ("next-url", from.as_slice()),
            NextPage::Link => ("next-link", [].as_slice()),
        };
        let mut object = format!("{{\"operation\":{},\"by\":\"{by}\"", quoted(&operation.key()));
        let asked = pagination.next.asked().map(|asked| parameter(operation, asked));
        let flag = pagination
            .more
            .as_ref()
            .map_or(("more", [].as_slice()), |flag| (if flag.last { "done" } else { "more" }, flag.path.as_slice()));
        let places = [("from", from), flag, ("total", &pagination.total)];
        let places =
            places.into_iter().filter(|(_, place)| !place.is_empty()).map(|(key, place)| (key, place.join(".")));
        for (key, text) in asked.map(|asked| ("parameter", asked)).into_iter().chain(places) {
            object.push_str(&format!(",\"{key}\":{}", quoted(&text)));
        }
        object + "}"
    });
    all.collect::<Vec<_>>().join(",")
}
