//! How documents show that an operation answers in pages: what their parameters and responses have in common.
//!
//! The surest signs come first: a cursor that the response gives, numbers with an end, a URL; then what has no end but an
//! empty page.

use super::page::{Page, Scalar, object, of_items, plain, scalar};
use crate::ir::{Asked, Flag, Format, Limit, Member, NextPage, Operation, Pagination, Place, Rule, Type, Types};

/// A parameter that may say which page is asked for.
struct Parameter<'o> {
    asked: Asked,
    name: String,
    member: &'o Member,
}

const CURSORS: &[&str] = &[
    "cursor",
    "pagecursor",
    "pagetoken",
    "nextpagetoken",
    "nexttoken",
    "nextcursor",
    "token",
    "continuationtoken",
    "continue",
    "marker",
    "after",
    "startingafter",
    "start",
    "offset",
    "page",
    "iterator",
];
const NUMBERS: &[&str] = &["page", "pagenumber", "pagenum", "pageno"];
const OFFSETS: &[&str] = &["offset", "skip"];
const LAST: &[&str] = &["startingafter", "after", "afterid", "lastid"];
const SIZES: &[&str] =
    &["limit", "pagesize", "perpage", "size", "count", "pagelimit", "maxresults", "maxitems", "take", "top"];
const MORE: &[&str] = &["hasmore", "hasnext", "hasnextpage", "hasmoreitems"];
const DONE: &[&str] = &["done", "isdone", "last", "islast", "islastpage", "lastpage"];
const HERE: &[&str] = &["page", "pagenumber", "pagenum", "pageno", "currentpage"];
const PAGES: &[&str] = &["totalpages", "pagecount", "numpages", "lastpage"];
const ITEMS: &[&str] = &["total", "totalcount", "totalitems", "totalresults", "totalrecords", "totalelements"];
const URLS: &[&str] = &["nexturl", "nextpageurl", "nexturi", "nextpageuri", "nextlink"];

/// How the pages of an operation follow one another, where its document shows it.
pub(super) fn find(types: &Types, operation: &Operation) -> Option<Pagination> {
    let page = Page::of(types, operation)?;
    page.list()?;
    let signs = Signs { types, operation, page, says: page.says() };
    let reads = matches!(operation.method.as_str(), "GET" | "QUERY");
    let by_number = || signs.number().map(|next| (next, signs.place(PAGES, Scalar::Number)));
    let by_offset = || signs.offset().map(|next| (next, signs.place(ITEMS, Scalar::Number)));
    let ends = |(_, total): &(NextPage, Option<Vec<String>>)| total.is_some() || signs.more().is_some();
    let plain = |next: NextPage| (next, None);
    let cursor = signs.cursor().map(plain);
    let (next, total) = if reads {
        cursor
            .or_else(|| by_number().filter(ends))
            .or_else(|| by_offset().filter(ends))
            .or_else(|| signs.url().map(plain))
            .or_else(|| signs.link().map(plain))
            .or_else(|| signs.last().map(plain))
            .or_else(by_offset)
            .or_else(by_number)?
    } else {
        cursor?
    };
    let mut found = page.with(page.list()?, next);
    if matches!(found.next, NextPage::Number(_, None)) {
        found.here = signs.here().unwrap_or_default();
    }
    found.more = signs.more();
    found.total = total.unwrap_or_default();
    Some(found)
}

struct Signs<'o> {
    types: &'o Types,
    operation: &'o Operation,
    page: Page<'o>,
    says: Vec<(Vec<String>, &'o Member)>,
}

impl<'o> Signs<'o> {
    /// Parameters of the query, or members of the body of an operation that is no `GET`.
    fn parameters(&self) -> Vec<Parameter<'o>> {
        let parameters = self.operation.parameters.iter().enumerate();
        let query = parameters.filter(|(_, parameter)| parameter.place == Place::Query);
        let query = query.map(|(number, parameter)| Parameter {
            asked: Asked { member: number, path: Vec::new() },
            name: plain(&parameter.member.name),
            member: &parameter.member,
        });
        query.chain(self.body()).collect()
    }

    fn body(&self) -> Vec<Parameter<'o>> {
        let Some(body) = self.operation.body.as_ref().filter(|body| body.required) else { return Vec::new() };
        let only = match body.contents.as_slice() {
            [only] if only.format == Format::Json && !only.value.nullable => only,
            _ => return Vec::new(),
        };
        let Some((_, object)) = object(self.types, &only.value) else { return Vec::new() };
        let member = self.operation.parameters.len();
        let members = object.members.iter().map(|one| Parameter {
            asked: Asked { member, path: vec![one.name.to_string()] },
            name: plain(&one.name),
            member: one,
        });
        members.collect()
    }

    /// Where the page says something under one of these names.
    fn place(&self, names: &[&str], of: Scalar) -> Option<Vec<String>> {
        let is = |member: &Member| names.contains(&plain(&member.name).as_str()) && scalar(&member.value) == Some(of);
        self.says.iter().find(|(_, member)| is(member)).map(|(path, _)| path.clone())
    }

    /// The flag that says whether more follow.
    fn more(&self) -> Option<Flag> {
        let flag = |names, last| self.place(names, Scalar::Truth).map(|path| Flag { path, last });
        flag(MORE, false).or_else(|| flag(DONE, true))
    }

    /// A parameter that takes what the page calls by a name that goes with its own.
    fn cursor(&self) -> Option<NextPage> {
        let parameters = self.parameters();
        let parameters = parameters.into_iter().filter(|one| CURSORS.contains(&one.name.as_str()));
        for parameter in parameters {
            let kind = scalar(&parameter.member.value);
            let fits = |member: &Member| kind.is_some() && kind == scalar(&member.value) && !is_url(member);
            let meant = |meant: &dyn Fn(&[String]) -> bool| {
                self.says.iter().find(|(path, member)| fits(member) && meant(path)).map(|(path, _)| path.clone())
            };
            let found = meant(&|path| self.goes_with(&parameter.name, path));
            if let Some(path) = found.or_else(|| meant(&|path| self.goes_on(&parameter.name, path))) {
                return Some(NextPage::Cursor(parameter.asked, path));
            }
        }
        None
    }

    /// Whether what stands at a place of the page is meant for a parameter.
    fn goes_with(&self, parameter: &str, path: &[String]) -> bool {
        let names: Vec<String> = self.page.opened(path).iter().map(|name| plain(name)).collect();
        let Some((name, holders)) = names.split_last() else { return false };
        let holder = holders.last().map(String::as_str);
        let is = |other: &str| name == other;
        if name.strip_prefix("next") == Some(parameter) || is(parameter) && parameter.starts_with("next") {
            return true;
        }
        // What is called as the parameter is this page's own, unless the name or the holder points ahead.
        let ahead = matches!(parameter, "after" | "startingafter" | "continue");
        if is(parameter) && (holder == Some("nextpage") || holder.is_some() && ahead) {
            return true;
        }
        match parameter {
            "pagetoken" => is("nextpage") || is("nexttoken"),
            "after" => (is("lastid") || is("next")) && self.more().is_some() || is("endcursor"),
            "cursor" => is("next") && (holder == Some("cursors") || self.more().is_some()) || is("endcursor"),
            _ => false,
        }
    }

    /// Whether a cursor of the parameter's own name goes on from this page, as nothing else of the page does: one in an
    /// object of what the page says of itself, or beside a flag that says whether more follow.
    fn goes_on(&self, parameter: &str, path: &[String]) -> bool {
        let below = self.page.opened(path);
        let is_own = below.last().is_some_and(|name| plain(name) == parameter);
        let is_next = below.len() > 1 || self.more().is_some();
        is_own && (parameter == "continuationtoken" || matches!(parameter, "cursor" | "iterator") && is_next)
    }

    /// The last item's id, where the page says whether more follow.
    fn last(&self) -> Option<NextPage> {
        self.more()?;
        let id = of_items(self.types, self.page.list()?.item, "id").filter(|id| *id != Scalar::Truth)?;
        let is_time = |one: &Parameter<'_>| matches!(&one.member.value.ty, Type::String(Some(format)) if format.starts_with("date"));
        let mut parameters = self.parameters().into_iter().filter(|one| LAST.contains(&one.name.as_str()));
        let parameter = parameters.find(|one| scalar(&one.member.value) == Some(id) && !is_time(one))?;
        Some(NextPage::Last(parameter.asked, vec!["id".to_owned()]))
    }

    /// Where the page says which number it has.
    fn here(&self) -> Option<Vec<String>> {
        self.place(HERE, Scalar::Number)
    }

    /// A number of pages whose beginning is known, of a size that can be chosen or with an end that is said.
    fn number(&self) -> Option<NextPage> {
        let parameters = self.parameters();
        let whole = |one: &&Parameter<'_>| scalar(&one.member.value) == Some(Scalar::Number);
        let sized = parameters.iter().any(|one| SIZES.contains(&one.name.as_str()));
        let sized = sized || self.more().is_some() || self.place(PAGES, Scalar::Number).is_some();
        let parameter = parameters.iter().filter(whole).find(|one| NUMBERS.contains(&one.name.as_str()))?;
        let first = first(parameter.member);
        let is_known = first.is_some() || stated(parameter.member).is_none() && self.here().is_some();
        (sized && is_known).then(|| NextPage::Number(parameter.asked.clone(), first))
    }

    /// A number of items, from none on, beside how many there may be.
    fn offset(&self) -> Option<NextPage> {
        let parameters = self.parameters();
        let whole = |one: &&Parameter<'_>| scalar(&one.member.value) == Some(Scalar::Number);
        let sized = parameters.iter().filter(whole).any(|one| SIZES.contains(&one.name.as_str()));
        let parameter = parameters.iter().filter(whole).find(|one| OFFSETS.contains(&one.name.as_str()))?;
        let from_none = stated(parameter.member).is_none_or(|default| default == 0);
        (sized && from_none).then(|| NextPage::Offset(parameter.asked.clone()))
    }

    /// The address of the next page.
    fn url(&self) -> Option<NextPage> {
        let next = |(path, member): &&(Vec<String>, &'o Member)| {
            let name = plain(&member.name);
            let ahead = is_text(member) && (in_links(path) || self.has_back(path) || is_url(member));
            URLS.contains(&name.as_str()) && is_text(member) || name == "next" && ahead
        };
        if let Some((path, _)) = self.says.iter().find(next) {
            return Some(NextPage::Url(path.clone()));
        }
        let mut links = self.says.iter().filter(|(path, member)| in_links(path) && plain(&member.name) == "next");
        links.find_map(|(path, member)| {
            let (_, object) = object(self.types, &member.value)?;
            let href = object.members.iter().find(|one| one.name == "href" && is_text(one))?;
            let last = href.name.to_string();
            Some(NextPage::Url(path.iter().cloned().chain([last]).collect()))
        })
    }

    /// Whether a member that leads back stands beside this one.
    fn has_back(&self, path: &[String]) -> bool {
        let holder = |path: &[String]| path.split_last().map(|(_, holder)| holder.to_vec());
        let is_back = |member: &Member| is_text(member) && matches!(plain(&member.name).as_str(), "previous" | "prev");
        self.says.iter().any(|(other, member)| is_back(member) && holder(other) == holder(path))
    }

    /// The header `Link`, which the success declares.
    fn link(&self) -> Option<NextPage> {
        let (_, headers) = object(self.types, self.operation.headers.as_ref()?)?;
        let link = headers.members.iter().any(|member| member.name.eq_ignore_ascii_case("link"));
        link.then_some(NextPage::Link)
    }
}

/// The number of the first page, where the document states it: by a default, or by a limit.
fn first(member: &Member) -> Option<i64> {
    let limit = member.value.rules.iter().find_map(|rule| match rule {
        Rule::Minimum(Limit::Integer(limit)) => Some(*limit),
        _ => None,
    });
    stated(member).or(limit).filter(|first| matches!(first, 0 | 1))
}

fn stated(member: &Member) -> Option<i64> {
    i64::try_from(member.default.as_ref()?.value.as_integer()?).ok()
}

fn is_url(member: &Member) -> bool {
    matches!(&member.value.ty, Type::String(Some(format)) if format.starts_with("uri") || format == "url")
}

fn is_text(member: &Member) -> bool {
    scalar(&member.value) == Some(Scalar::Text)
}

/// Whether it stands in an object of links.
fn in_links(path: &[String]) -> bool {
    path.iter().rev().nth(1).is_some_and(|holder| plain(holder) == "links")
}
