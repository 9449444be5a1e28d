//! `pagination`: how an operation answers in pages, where the document does not show it or shows it wrongly.

use toml::de::DeValue;

use super::table::{Found, Reader, Table};
use crate::source::{Span, Spanned};

/// How an operation, or every one that it fits, answers in pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Pagination {
    /// Not at all, whatever the document shows.
    None,
    /// As it says.
    Declared(Box<DeclaredPages>),
}

/// What is said of pages.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredPages {
    /// What the next page is asked for with.
    pub by: PagesBy,
    /// Where the items are in the body, as a JSON pointer; its only list without one.
    pub items: Option<Spanned<Vec<String>>>,
    /// Where the body says whether more follow, and what stands there on the last page.
    pub more: Option<(Spanned<Vec<String>>, bool)>,
    /// Where the body says how many pages there are, where these are numbered, or how many items.
    pub total: Option<Spanned<Vec<String>>>,
}

/// What the next page is asked for with. Parameters are those of the query, or members of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PagesBy {
    /// `cursor`, a parameter, from `next`, a place in the body.
    Cursor(Spanned<String>, Spanned<Vec<String>>),
    /// `cursor`, a parameter, from `last`, a place in the last item.
    Last(Spanned<String>, Spanned<Vec<String>>),
    /// `page`, a parameter, the first of which is `first`.
    Number(Spanned<String>, Option<i64>),
    /// `offset`, a parameter.
    Offset(Spanned<String>),
    /// `next-url`, a place in the body.
    Url(Spanned<Vec<String>>),
    /// `next-link`: the `Link` header.
    Link(Span),
}

pub(super) const MUST: &str = "must say what the next page is asked for with: `cursor` with `next` or `last`, `page`, `offset`, `next-url` or \
                    `next-link = true`; or be `\"none\"`";
const ONE_FLAG: &str = "must say by one of `more` and `done` whether more pages follow";
pub(super) const POINTER: &str = "must be a JSON pointer into the body, as in `/pagination/next`";

impl Reader<'_> {
    /// What `found` says of pages.
    pub(super) fn pagination(&mut self, found: &Found<'_>) -> Option<Pagination> {
        if let DeValue::String(text) = found.value.get_ref() {
            return if text == "none" { Some(Pagination::None) } else { self.refuse(found, MUST) };
        }
        let mut table = self.table(found)?;
        let by = self.pages_by(found, &mut table);
        let [items, more, done, total] = ["items", "more", "done", "total"].map(|key| self.pointer(&mut table, key));
        table.finish(self);
        let (by, items, total) = (by?, items.ok()?, total.ok()?);
        let more = match (more.ok()?, done.ok()?) {
            (Some(_), Some(_)) => return self.refuse(found, ONE_FLAG),
            (more, done) => more.map(|more| (more, false)).or(done.map(|done| (done, true))),
        };
        Some(Pagination::Declared(Box::new(DeclaredPages { by, items, more, total })))
    }

    fn pages_by(&mut self, found: &Found<'_>, table: &mut Table<'_>) -> Option<PagesBy> {
        let [cursor, page, offset] = ["cursor", "page", "offset"].map(|key| self.parameter(table, key));
        let [next, last, url] = ["next", "last", "next-url"].map(|key| self.pointer(table, key));
        let first = match table.take("first") {
            Some(found) => Some(self.first(&found)?),
            None => None,
        };
        let link = match table.take("next-link") {
            Some(found) => match found.value.get_ref() {
                DeValue::Boolean(true) => Some(self.span(&found.value.span())),
                _ => return self.refuse(&found, "must be `true`; leave it out otherwise"),
            },
            None => None,
        };
        match (cursor.ok()?, next.ok()?, last.ok()?, page.ok()?, offset.ok()?, url.ok()?, link, first) {
            (Some(cursor), Some(next), None, None, None, None, None, None) => Some(PagesBy::Cursor(cursor, next)),
            (Some(cursor), None, Some(last), None, None, None, None, None) => Some(PagesBy::Last(cursor, last)),
            (None, None, None, Some(page), None, None, None, first) => Some(PagesBy::Number(page, first)),
            (None, None, None, None, Some(offset), None, None, None) => Some(PagesBy::Offset(offset)),
            (None, None, None, None, None, Some(url), None, None) => Some(PagesBy::Url(url)),
            (None, None, None, None, None, None, Some(span), None) => Some(PagesBy::Link(span)),
            _ => self.refuse(found, MUST),
        }
    }

    /// The name of a parameter; an error where there is one that can't be.
    fn parameter(&mut self, table: &mut Table<'_>, key: &'static str) -> Result<Option<Spanned<String>>, ()> {
        let Some(found) = table.take(key) else { return Ok(None) };
        let text = self.text(&found).ok_or(())?.to_owned();
        Ok(Some(Spanned::new(text, self.span(&found.value.span()))))
    }

    /// A place in a body; an error where there is one that can't be.
    fn pointer(&mut self, table: &mut Table<'_>, key: &'static str) -> Result<Option<Spanned<Vec<String>>>, ()> {
        let Some(found) = table.take(key) else { return Ok(None) };
        let text = self.text(&found).ok_or(())?;
        if !text.starts_with('/') || text.len() < 2 {
            return self.refuse(&found, POINTER).ok_or(());
        }
        let path = text.split('/').skip(1).map(crate::json_pointer::unescape).collect();
        Ok(Some(Spanned::new(path, self.span(&found.value.span()))))
    }

    fn first(&mut self, found: &Found<'_>) -> Option<i64> {
        const NUMBER: &str = "must be the number of the first page: 0 or 1";
        match found.value.get_ref() {
            DeValue::Integer(number) => match number.as_str() {
                "0" => Some(0),
                "1" => Some(1),
                _ => self.refuse(found, NUMBER),
            },
            _ => self.refuse(found, NUMBER),
        }
    }
}
