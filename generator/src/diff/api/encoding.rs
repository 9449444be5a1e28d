//! How the parts of forms are sent.

use super::context::{At, Comparison, Finding};
use super::effects::{A, B, effects};
use super::parameters::style_name;
use super::schema::Direction;
use super::words::{code, codes};
use crate::diff::Side;
use crate::diff::rule::operations as rules;
use crate::document::{Encoding, MediaRange, MediaType};
use crate::source::Span;
use std::collections::BTreeSet;

pub(super) fn compare(
    comparison: &mut Comparison<'_>,
    at: &At,
    direction: Direction,
    old: &MediaType,
    new: &MediaType,
) {
    let names: BTreeSet<&str> = old.encoding.keys().chain(new.encoding.keys()).map(|name| name.as_str()).collect();
    let whole = (old.span, new.span);
    for name in names {
        let part = format!("part {}", code(name));
        of_part(comparison, at, direction, &part, (old.encoding.get(name), new.encoding.get(name)), whole);
    }
    for number in 0..old.prefix_encoding.len().max(new.prefix_encoding.len()) {
        let pair = (old.prefix_encoding.get(number), new.prefix_encoding.get(number));
        of_part(comparison, at, direction, &format!("part {}", number + 1), pair, whole);
    }
    let pair = (old.item_encoding.as_ref(), new.item_encoding.as_ref());
    of_part(comparison, at, direction, "further parts", pair, whole);
}

fn of_part(
    comparison: &mut Comparison<'_>,
    at: &At,
    direction: Direction,
    part: &str,
    (old, new): (Option<&Encoding>, Option<&Encoding>),
    whole: (Span, Span),
) {
    let (was, is) = (facts(old), facts(new));
    if was == is {
        return;
    }
    let rule = match direction {
        Direction::Request => rules::REQUEST_ENCODING_CHANGED,
        Direction::Response => rules::RESPONSE_ENCODING_CHANGED,
    };
    let changed = was.iter().zip(&is).filter(|(was, is)| was != is);
    let changed: Vec<String> = changed
        .map(|((name, was), (_, is))| match *name {
            "headers" => format!("its headers are {is}, were {was}"),
            name => format!("its {name} is {is}, was {was}"),
        })
        .collect();
    let what = format!("{part} is sent otherwise: {}", changed.join("; "));
    let spans = (Some(old.map_or(whole.0, |old| old.span)), Some(new.map_or(whole.1, |new| new.span)));
    let finding = Finding::new(rule, spans, effects(B, A, A), what).advise(
        Side::Wire,
        "Neither edition may be able to read what the other one writes: update clients and servers together.",
    );
    comparison.found(at, finding);
}

/// What is said of a part, each by its name.
fn facts(encoding: Option<&Encoding>) -> [(&'static str, String); 5] {
    let media_types = encoding.and_then(|encoding| encoding.content_type.as_ref()).map(|types| {
        let ranges = types.split(',').map(|range| {
            let parsed = MediaRange::parse(range.trim());
            parsed.map_or_else(|| range.trim().to_owned(), |range| format!("{}/{}", range.kind, range.subtype))
        });
        ranges.collect::<BTreeSet<_>>()
    });
    let unsaid = || "not set".to_owned();
    let media_types =
        media_types.map_or_else(unsaid, |types| codes(types.iter().map(String::as_str)).replace(", ", " or "));
    let style = encoding.and_then(|encoding| encoding.style.as_ref());
    let style = style.map_or_else(unsaid, |style| code(style_name(style.value)));
    let explode = encoding.and_then(|encoding| encoding.explode).map_or_else(unsaid, |explode| explode.to_string());
    let reserved = encoding.is_some_and(|encoding| encoding.allow_reserved).to_string();
    let headers = encoding.map(|encoding| {
        let names = encoding.headers.keys().map(|name| name.to_ascii_lowercase());
        names.filter(|name| name != "content-type").collect::<BTreeSet<_>>()
    });
    let headers = headers.filter(|headers| !headers.is_empty());
    let headers = headers.map_or("none".to_owned(), |names| codes(names.iter().map(String::as_str)));
    [
        ("media type", media_types),
        ("style", style),
        ("`explode`", explode),
        ("`allowReserved`", reserved),
        ("headers", headers),
    ]
}
