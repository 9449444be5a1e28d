//! Limits of merged schemas: the narrower of two, and where nothing is left between them.

use super::groups::{at_least, at_most};
use super::merge::{Conflict, Merged};
use crate::document::SchemaObject;
use crate::source::{Number, Spanned};
use std::cmp::Ordering;

pub(super) fn add(merged: &mut Merged, part: &SchemaObject) {
    if part.string.is_present() {
        let (into, from) = (merged.schema.string.make(), &part.string);
        at_least(&mut into.min_length, from.min_length.as_ref());
        at_most(&mut into.max_length, from.max_length.as_ref());
        for (into, from) in [
            (&mut into.content_encoding, &from.content_encoding),
            (&mut into.content_media_type, &from.content_media_type),
        ] {
            *into = into.take().or_else(|| from.clone());
        }
        into.content_schema = into.content_schema.take().or_else(|| from.content_schema.clone());
        if let Some(pattern) = once(&mut into.pattern, from.pattern.as_ref()) {
            let mut more = SchemaObject::empty(part.span);
            more.string.make().pattern = Some(pattern);
            merged.also.push(more);
        }
    }
    if part.number.is_present() {
        let (into, from) = (merged.schema.number.make(), &part.number);
        narrow(&mut into.minimum, from.minimum.as_ref(), Ordering::Greater);
        narrow(&mut into.exclusive_minimum, from.exclusive_minimum.as_ref(), Ordering::Greater);
        narrow(&mut into.maximum, from.maximum.as_ref(), Ordering::Less);
        narrow(&mut into.exclusive_maximum, from.exclusive_maximum.as_ref(), Ordering::Less);
        if let Some(multiple_of) = once(&mut into.multiple_of, from.multiple_of.as_ref()) {
            let mut more = SchemaObject::empty(part.span);
            more.number.make().multiple_of = Some(multiple_of);
            merged.also.push(more);
        }
    }
}

/// Whether anything is left between the limits.
pub(super) fn finish(schema: &SchemaObject) -> Result<(), Conflict> {
    let Some(crossed) = schema.crossed_limits() else { return Ok(()) };
    let [first, second] = crossed.places();
    Err(Conflict { first, second })
}

/// Takes in a constraint that a schema can state once; a second one that differs comes back.
fn once<T: Clone + PartialEq>(into: &mut Option<T>, from: Option<&T>) -> Option<T> {
    match into {
        Some(ours) => from.filter(|theirs| *theirs != ours).cloned(),
        None => {
            *into = from.cloned();
            None
        }
    }
}

fn narrow(into: &mut Option<Spanned<Number>>, from: Option<&Spanned<Number>>, narrower: Ordering) {
    if let Some(theirs) = from
        && into.as_ref().is_none_or(|ours| theirs.compare(ours) == Some(narrower))
    {
        *into = Some(theirs.clone());
    }
}
