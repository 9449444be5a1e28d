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
        match (&into.pattern, &from.pattern) {
            (None, theirs) => into.pattern.clone_from(theirs),
            (Some(ours), Some(theirs)) if ours != theirs => {
                let mut more = SchemaObject::empty(part.span);
                more.string.make().pattern = Some(theirs.clone());
                merged.also.push(more);
            }
            _ => {}
        }
    }
    if part.number.is_present() {
        let (into, from) = (merged.schema.number.make(), &part.number);
        narrow(&mut into.minimum, from.minimum.as_ref(), Ordering::Greater);
        narrow(&mut into.exclusive_minimum, from.exclusive_minimum.as_ref(), Ordering::Greater);
        narrow(&mut into.maximum, from.maximum.as_ref(), Ordering::Less);
        narrow(&mut into.exclusive_maximum, from.exclusive_maximum.as_ref(), Ordering::Less);
        match (&into.multiple_of, &from.multiple_of) {
            (None, theirs) => into.multiple_of.clone_from(theirs),
            (Some(ours), Some(theirs)) if ours != theirs => {
                let mut more = SchemaObject::empty(part.span);
                more.number.make().multiple_of = Some(theirs.clone());
                merged.also.push(more);
            }
            _ => {}
        }
    }
}

/// Whether anything is left between the limits.
pub(super) fn finish(schema: &SchemaObject) -> Result<(), Conflict> {
    let (string, array, object, number) = (&schema.string, &schema.array, &schema.object, &schema.number);
    let counts = [
        (&string.min_length, &string.max_length),
        (&array.min_items, &array.max_items),
        (&object.min_properties, &object.max_properties),
    ];
    for (least, most) in counts {
        if let (Some(least), Some(most)) = (least, most)
            && least.value > most.value
        {
            return Err(nothing_between((least.span, least.value.to_string()), (most.span, most.value.to_string())));
        }
    }
    let limits = [
        (&number.minimum, &number.maximum, true),
        (&number.minimum, &number.exclusive_maximum, false),
        (&number.exclusive_minimum, &number.maximum, false),
        (&number.exclusive_minimum, &number.exclusive_maximum, false),
    ];
    for (least, most, may_be_equal) in limits {
        let (Some(least), Some(most)) = (least, most) else { continue };
        let order = compare(least, most);
        if order == Some(Ordering::Greater) || (order == Some(Ordering::Equal) && !may_be_equal) {
            let text = |limit: &Spanned<Number>| (limit.span, limit.value.as_str().to_owned());
            return Err(nothing_between(text(least), text(most)));
        }
    }
    Ok(())
}

fn nothing_between(least: (crate::ir::Span, String), most: (crate::ir::Span, String)) -> Conflict {
    Conflict {
        first: (least.0, format!("at least {}", least.1)),
        second: (most.0, format!("nothing is left up to {}", most.1)),
    }
}

fn narrow(into: &mut Option<Spanned<Number>>, from: Option<&Spanned<Number>>, narrower: Ordering) {
    if let Some(theirs) = from
        && into.as_ref().is_none_or(|ours| compare(theirs, ours) == Some(narrower))
    {
        *into = Some(theirs.clone());
    }
}

fn compare(ours: &Number, theirs: &Number) -> Option<Ordering> {
    match (ours.as_i64(), theirs.as_i64()) {
        (Some(ours), Some(theirs)) => Some(ours.cmp(&theirs)),
        _ => ours.as_f64()?.partial_cmp(&theirs.as_f64()?),
    }
}
