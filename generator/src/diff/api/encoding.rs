//! How the parts of forms are sent.

use super::context::{At, Comparison, Finding};
use super::effects::{A, B, effects};
use super::headers::schema;
use super::parameters::style_name;
use super::schema::Direction;
use super::words::{code, codes};
use crate::diff::Side;
use crate::diff::rule::operations as rules;
use crate::document::{Encoding, MediaRange, MediaType, Resolver};
use crate::source::Span;
use std::collections::BTreeSet;

pub(super) fn compare<'a>(
    comparison: &mut Comparison<'a>,
    at: &At,
    direction: Direction,
    old: &'a MediaType,
    new: &'a MediaType,
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

fn of_part<'a>(
    comparison: &mut Comparison<'a>,
    at: &At,
    direction: Direction,
    part: &str,
    (old, new): (Option<&'a Encoding>, Option<&'a Encoding>),
    whole: (Span, Span),
) {
    if let (Some(old), Some(new)) = (old, new) {
        headers(comparison, at, direction, part, (old, new));
    }
    let (was, is) = (facts(comparison.old, old), facts(comparison.new, new));
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

/// The values of headers that both have.
fn headers<'a>(
    comparison: &mut Comparison<'a>,
    at: &At,
    direction: Direction,
    part: &str,
    (old, new): (&'a Encoding, &'a Encoding),
) {
    for (name, is) in new.headers.iter() {
        let was = old.headers.iter().find(|(other, _)| other.eq_ignore_ascii_case(name)).map(|(_, was)| was);
        let Some((was, is)) = was.and_then(|was| comparison.items(was, is)) else { continue };
        let pair = (schema(comparison.old, was), schema(comparison.new, is));
        if let (Some(was), Some(is)) = pair {
            let at = at.named(format!("{} {part} header {}", at.subject, code(name)));
            comparison.schema(&at, direction, was, is);
        }
    }
}

/// What is said of a part, each by its name.
fn facts(resolver: Resolver<'_>, encoding: Option<&Encoding>) -> [(&'static str, String); 5] {
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
        let named = encoding.headers.iter().map(|(name, header)| {
            let required = resolver.item(header).is_some_and(|header| header.item.required);
            (name.to_ascii_lowercase(), required)
        });
        named.filter(|(name, _)| name != "content-type").collect::<BTreeSet<_>>()
    });
    let headers = headers.filter(|headers| !headers.is_empty());
    let shown =
        |(name, required): &(String, bool)| format!("{}{}", code(name), if *required { " (required)" } else { "" });
    let headers = headers.map_or("none".to_owned(), |all| all.iter().map(shown).collect::<Vec<_>>().join(", "));
    [
        ("media type", media_types),
        ("style", style),
        ("`explode`", explode),
        ("`allowReserved`", reserved),
        ("headers", headers),
    ]
}
