//! What `bindery.toml` says of pages, held against the operation.

use super::page::{Page, Scalar, below, object, scalar};
use crate::config::{DeclaredPages, PagesBy};
use crate::diagnostic::{Code, Diagnostic};
use crate::ir::{Asked, Flag, Format, NextPage, Operation, Pagination, Place, Span, Types, Value};
use crate::source::Spanned;

/// Why it does not fit.
pub(super) struct Misfit {
    what: String,
    span: Option<Span>,
    help: &'static str,
}

impl Misfit {
    pub(super) fn report(self, operation: &str, entry: Span) -> Diagnostic {
        let message = format!("`pagination` does not fit `{operation}`: {}", self.what);
        Diagnostic::error(Code::BadSetting, message).at(self.span.unwrap_or(entry), "").help(self.help)
    }
}

fn misfit<T>(what: impl Into<String>, span: Span, help: &'static str) -> Result<T, Misfit> {
    Err(Misfit { what: what.into(), span: Some(span), help })
}

/// Pages as they are declared.
pub(super) fn fit(types: &Types, operation: &Operation, declared: &DeclaredPages) -> Result<Pagination, Misfit> {
    let no_page = || Misfit {
        what: "its success is no page".to_owned(),
        span: None,
        help: "pages are of an operation with a success of one type, in JSON",
    };
    let page = Page::of(types, operation).ok_or_else(no_page)?;
    let list = match &declared.items {
        Some(path) => match page.list_at(&path.value) {
            Some(list) => list,
            None => {
                return misfit(
                    "there is no list of items",
                    path.span,
                    "name a list of the success; where an envelope is opened, one in its payload",
                );
            }
        },
        None => page.list().ok_or_else(|| Misfit {
            what: "which list has the items is not clear".to_owned(),
            span: None,
            help: "name it: `items = \"/data\"`",
        })?,
    };
    let fits = Fits { types, operation, page };
    let next = match &declared.by {
        PagesBy::Cursor(parameter, from) => {
            let (asked, value) = fits.asked(parameter)?;
            let cursor = fits.place(from)?;
            fits.alike(value, cursor, from)?;
            NextPage::Cursor(asked, from.value.clone())
        }
        PagesBy::Last(parameter, of) => {
            let (asked, value) = fits.asked(parameter)?;
            let Some(cursor) = below(types, list.item, &of.value) else {
                return misfit("items have no such member", of.span, "name a member of an item, as in `/id`");
            };
            fits.alike(value, cursor, of)?;
            NextPage::Last(asked, of.value.clone())
        }
        PagesBy::Number(parameter, first) => NextPage::Number(fits.whole(parameter)?, Some(first.unwrap_or(1))),
        PagesBy::Offset(parameter) => NextPage::Offset(fits.whole(parameter)?),
        PagesBy::Url(from) => match scalar(fits.place(from)?) {
            Some(Scalar::Text) => NextPage::Url(from.value.clone()),
            _ => return misfit("this is no text", from.span, "name the member that holds the next page's URL"),
        },
        PagesBy::Link(_) => NextPage::Link,
    };
    let reads = matches!(operation.method.as_str(), "GET" | "QUERY");
    if matches!(next, NextPage::Url(_) | NextPage::Link) && !reads {
        let what = format!("a `{}` is not sent to a URL of the response", operation.method);
        return Err(Misfit { what, span: None, help: "only `GET` is; use `cursor`, `page` or `offset`" });
    }
    let mut found = page.with(list, next);
    if let Some((flag, last)) = &declared.more {
        match scalar(fits.place(flag)?) {
            Some(Scalar::Truth) => found.more = Some(Flag { path: flag.value.clone(), last: *last }),
            _ => return misfit("this is no boolean", flag.span, "name the member that says whether more follow"),
        }
    }
    if let Some(total) = &declared.total {
        match scalar(fits.place(total)?) {
            Some(Scalar::Number) => found.total.clone_from(&total.value),
            _ => {
                return misfit(
                    "this is no integer",
                    total.span,
                    "name the number of pages, or of items of an `offset`",
                );
            }
        }
    }
    if matches!(found.next, NextPage::Last(..)) && found.more.is_none() {
        let help = "say where the response tells whether more follow: `more = \"/has_more\"`, or `done = \"/done\"`";
        return Err(Misfit { what: "the last item of the last page is one too".to_owned(), span: None, help });
    }
    Ok(found)
}

struct Fits<'o> {
    types: &'o Types,
    operation: &'o Operation,
    page: Page<'o>,
}

impl<'o> Fits<'o> {
    fn place(&self, path: &Spanned<Vec<String>>) -> Result<&'o Value, Misfit> {
        match self.page.at(&path.value) {
            Some(value) => Ok(value),
            None => misfit("the response has no such member", path.span, "name members as the document does"),
        }
    }

    /// A parameter of the query, or a member of the body.
    fn asked(&self, name: &Spanned<String>) -> Result<(Asked, &'o Value), Misfit> {
        let parameters = self.operation.parameters.iter().enumerate();
        let mut query = parameters.filter(|(_, one)| one.place == Place::Query && one.member.name == name.value);
        if let Some((member, parameter)) = query.next() {
            return Ok((Asked { member, path: Vec::new() }, &parameter.member.value));
        }
        let body = self.operation.body.as_ref().filter(|body| body.required);
        let content = body.and_then(|body| body.contents.first()).filter(|content| content.format == Format::Json);
        let member = content.and_then(|content| below(self.types, &content.value, std::slice::from_ref(&name.value)));
        let is_object = content.is_some_and(|content| object(self.types, &content.value).is_some());
        match member.filter(|_| is_object) {
            Some(value) => {
                Ok((Asked { member: self.operation.parameters.len(), path: vec![name.value.clone()] }, value))
            }
            None => misfit(
                format!("there is no parameter `{}`", name.value),
                name.span,
                "name a parameter of the query, or a member of a body that is required",
            ),
        }
    }

    fn whole(&self, name: &Spanned<String>) -> Result<Asked, Misfit> {
        match self.asked(name)? {
            (asked, value) if scalar(value) == Some(Scalar::Number) => Ok(asked),
            _ => misfit(format!("`{}` is no integer", name.value), name.span, "pages and offsets are counted"),
        }
    }

    /// Whether one can be the other's value: numbers are written as texts too.
    fn alike(&self, parameter: &Value, cursor: &Value, at: &Spanned<Vec<String>>) -> Result<(), Misfit> {
        match (scalar(parameter), scalar(cursor)) {
            (Some(Scalar::Text), Some(Scalar::Text | Scalar::Number))
            | (Some(Scalar::Number), Some(Scalar::Number)) => Ok(()),
            _ => misfit("this is not of the parameter's type", at.span, "both have to be texts, or both integers"),
        }
    }
}
