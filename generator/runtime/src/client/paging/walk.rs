//! From one page to the next, without types of any API.

use std::collections::HashSet;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};

use bytes::Bytes;
use http::header::LINK;
use serde_json::Value;

use super::{PagingError, PagingReason, links};
use crate::client::link::fits;
use crate::client::received::Received;
use crate::codec::Codec;
use crate::json::{Fault, Fill, Reading, read_request};
use crate::operation::exchange::whole;
use crate::operation::{Asked, Next, Paging, Path};
use crate::shape::Shape;
use crate::spelling::members;

/// After so many pages an API is taken for one that never ends.
const MOST: usize = 10_000;

/// What is known of the pages so far.
#[derive(Default)]
pub(super) struct Walk {
    pages: usize,
    limit: Option<usize>,
    /// What pages were asked for with, as hashes: of so few that two don't meet.
    used: HashSet<u64>,
    /// The page before, likewise.
    before: Option<u64>,
}

/// What a page says of the next one, as it stands on the wire.
pub(crate) struct Said {
    here: Option<i64>,
    more: Option<bool>,
    total: Option<i64>,
    /// A cursor or a URL.
    next: Option<Value>,
    bytes: Bytes,
}

impl Said {
    pub(crate) fn of(paging: &Paging, page: &dyn Codec, received: &Received) -> Self {
        let at = |path: Path| if path.is_empty() { None } else { found(page, path) };
        let next = match paging.next {
            Next::Cursor(_, from) | Next::Url(from) => found(page, from),
            Next::Link => {
                let headers = received.headers.get_all(LINK).iter().filter_map(|value| value.to_str().ok());
                headers.filter_map(links::next).next().map(Value::from)
            }
            Next::Last(..) | Next::Number(..) | Next::Offset(_) => None,
        };
        let more = at(paging.more).and_then(|flag| flag.as_bool()).map(|flag| flag != paging.last);
        let (here, total) = (whole_number(at(paging.here)), whole_number(at(paging.total)));
        Self { here, more, total, next, bytes: received.body.clone() }
    }
}

/// A page that arrived.
pub(super) struct Arrived {
    pub(super) said: Said,
    pub(super) count: usize,
    /// What the next page is asked for with, where that is a part of the last item.
    pub(super) last: Option<Value>,
}

/// What is to be done for the next page.
pub(super) enum Step {
    /// There is none.
    End,
    /// To send the request again, which has been changed.
    Again,
    /// To send it to this URL.
    To(String),
}

impl Walk {
    pub(super) fn limit(&mut self, pages: usize) {
        self.limit = Some(pages);
    }

    /// Whether the caller wants no further page, wherever it is.
    pub(super) fn is_full(&self) -> bool {
        self.limit.is_some_and(|limit| self.pages >= limit)
    }

    /// Whether another page may be asked for.
    pub(super) fn begin(&mut self) -> Result<bool, PagingError> {
        match self.limit {
            Some(_) if self.is_full() => return Ok(false),
            None if self.pages >= MOST => return Err(PagingError::new(PagingReason::TooMany)),
            _ => {}
        }
        self.pages += 1;
        Ok(true)
    }

    /// Finds the way to the next page, and changes the request for it.
    pub(super) fn step(
        &mut self,
        paging: &Paging,
        arrived: Arrived,
        request: &mut dyn Codec,
    ) -> Result<Step, PagingError> {
        let Arrived { said: Said { here, more, total, next, bytes }, count, last } = arrived;
        let page = (&bytes, count);
        if more == Some(false) {
            return Ok(Step::End);
        }
        // What says that more follow has to say where.
        let ended = || if more == Some(true) { Err(PagingError::new(PagingReason::NoWay)) } else { Ok(Step::End) };
        match paging.next {
            Next::Cursor(asked, _) => match next.filter(is_cursor) {
                Some(cursor) => self.with(request, asked, &cursor),
                None => ended(),
            },
            Next::Last(asked, _) => match last.filter(|cursor| more.is_some() && is_cursor(cursor)) {
                Some(cursor) => self.with(request, asked, &cursor),
                None => ended(),
            },
            Next::Number(asked, first) => {
                let usual = Some(first).filter(|_| paging.here.is_empty());
                let Some(number) = whole_number(found_in(request, asked)).or(here).or(usual) else {
                    let is_all = count == 0 || total.is_some_and(|total| total <= 1);
                    return if is_all { ended() } else { Err(PagingError::new(PagingReason::NoWay)) };
                };
                let is_last = total.is_some_and(|total| number.saturating_sub(first).saturating_add(1) >= total);
                if is_last && more.is_none() {
                    return Ok(Step::End);
                }
                self.counted(page, request, asked, number.saturating_add(1), ended)
            }
            Next::Offset(asked) => {
                let offset = whole_number(found_in(request, asked)).unwrap_or(0);
                let count = i64::try_from(count).unwrap_or(i64::MAX);
                let next = offset.saturating_add(count);
                let is_last = total.is_some_and(|total| next >= total);
                if is_last && more.is_none() {
                    return Ok(Step::End);
                }
                self.counted(page, request, asked, next, ended)
            }
            Next::Url(_) | Next::Link => match next.filter(is_cursor) {
                Some(Value::String(url)) => self.to(url),
                Some(_) => Err(PagingError::new(PagingReason::BadUrl)),
                None => ended(),
            },
        }
    }

    /// The page after one that was asked for by a number: nothing follows an empty one, and none is there twice.
    fn counted(
        &mut self,
        (bytes, count): (&Bytes, usize),
        request: &mut dyn Codec,
        asked: Asked,
        next: i64,
        ended: impl FnOnce() -> Result<Step, PagingError>,
    ) -> Result<Step, PagingError> {
        if count == 0 {
            return ended();
        }
        let page = hash(bytes);
        if self.before.replace(page) == Some(page) {
            return Err(PagingError::new(PagingReason::Repeated));
        }
        set(request, asked, &Value::from(next))?;
        Ok(Step::Again)
    }

    /// The page at a cursor that was not used before.
    fn with(&mut self, request: &mut dyn Codec, asked: Asked, cursor: &Value) -> Result<Step, PagingError> {
        if self.used.is_empty() {
            let first = found_in(request, asked);
            self.used.extend(first.map(|first| hash(text(&first).as_bytes())));
        }
        if !self.used.insert(hash(text(cursor).as_bytes())) {
            return Err(PagingError::new(PagingReason::Repeated));
        }
        set(request, asked, cursor)?;
        Ok(Step::Again)
    }

    fn to(&mut self, url: String) -> Result<Step, PagingError> {
        if !self.used.insert(hash(url.as_bytes())) {
            return Err(PagingError::new(PagingReason::Repeated));
        }
        Ok(Step::To(url))
    }
}

/// What stands at a path, where it is not null. As deep as the path, which is a constant.
pub(super) fn found(value: &dyn Codec, path: Path) -> Option<Value> {
    let Some((name, rest)) = path.split_first() else { return whole(value).filter(|value| !value.is_null()) };
    let mut at = None;
    let _ = members(value, &mut |_, member, value| {
        if member == *name {
            at = found(value, rest);
        }
        Ok::<(), ()>(())
    });
    at
}

fn found_in(request: &dyn Codec, asked: Asked) -> Option<Value> {
    let mut at = None;
    let _ = members(request, &mut |index, _, value| {
        if index == asked.member {
            at = found(value, asked.path);
        }
        Ok::<(), ()>(())
    });
    at
}

/// Sets what stands at a place of a request.
fn set(request: &mut dyn Codec, asked: Asked, value: &Value) -> Result<(), PagingError> {
    let mut setting = Setting { place: Place::Member(asked.member), rest: asked.path, value, outcome: None };
    // What goes wrong is noted by the filler.
    let _ = read_request(request, &mut setting, &Reading::tolerant());
    let unset = || PagingError::new(PagingReason::BadCursor);
    setting.outcome.ok_or_else(unset)?.map_err(|reason| PagingError::about(PagingReason::BadCursor, reason))
}

struct Setting<'s> {
    place: Place,
    rest: Path,
    value: &'s Value,
    outcome: Option<Result<(), String>>,
}

enum Place {
    Member(usize),
    Named(&'static str),
}

impl Fill for Setting<'_> {
    /// Changes one member and leaves the others. As deep as the path.
    fn fill(&mut self, shape: &'static Shape, fields: &mut [&mut dyn Codec]) -> Result<(), Fault> {
        let index = match self.place {
            Place::Member(index) => Some(index),
            Place::Named(name) => shape.names.iter().position(|other| *other == name),
        };
        let Some(target) = index.and_then(|index| fields.get_mut(index)) else { return Ok(()) };
        self.outcome = match self.rest.split_first() {
            None => Some(fits(&mut **target, self.value)),
            Some((name, rest)) => {
                let mut below = Setting { place: Place::Named(name), rest, value: self.value, outcome: None };
                let _ = read_request(&mut **target, &mut below, &Reading::tolerant());
                below.outcome
            }
        };
        Ok(())
    }
}

/// Whether it leads anywhere: many APIs send an empty text with the last page.
fn is_cursor(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.is_empty(),
        Value::Number(_) => true,
        _ => false,
    }
}

fn whole_number(value: Option<Value>) -> Option<i64> {
    match value? {
        // One that is whole may be spelled with a point.
        Value::Number(number) => number.as_i64().or_else(|| number.to_string().strip_suffix(".0")?.parse().ok()),
        Value::String(text) => text.parse().ok(),
        _ => None,
    }
}

fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = DefaultHasher::new();
    bytes.hash(&mut hasher);
    hasher.finish()
}
