//! `discriminator`.

use super::super::effects::Movement;
use super::super::found::Found;
use super::super::pair::{Edition, Pair};
use super::super::step::code;
use super::super::view::reach;
use crate::diff::rule::schemas as rules;
use crate::diff::{Effect, Effects, Rule};
use crate::document::{Discriminator, Schema};
use crate::source::{Span, Spanned, Text};

pub(super) fn compare(pair: &mut Pair<'_, '_>) {
    let direction = pair.direction;
    let (old, new) = match (pair.old.discriminator, pair.new.discriminator) {
        (None, None) => return,
        (None, Some(new)) => {
            let what = format!("is told apart by {} now", code(&new.property_name));
            return additive(pair, rules::DISCRIMINATOR_ADDED.of(direction), what, pair.old.span, new.span);
        }
        (Some(old), None) => {
            let what = format!("is no longer told apart by {}", code(&old.property_name));
            return additive(pair, rules::DISCRIMINATOR_REMOVED.of(direction), what, old.span, pair.new.span);
        }
        (Some(old), Some(new)) => (old, new),
    };
    if old.property_name != new.property_name {
        let what = format!("is told apart by {} now, was by {}", code(&new.property_name), code(&old.property_name));
        let spans = (Some(old.property_name.span), Some(new.property_name.span));
        pair.moved(rules::DISCRIMINATOR_PROPERTY_CHANGED, Movement::Changed, what, spans.0, spans.1);
    }
    mapping(pair, old, new);
}

fn mapping<'a>(pair: &mut Pair<'_, 'a>, old: &'a Discriminator, new: &'a Discriminator) {
    let direction = pair.direction;
    for (tag, is) in new.mapping.iter() {
        let Some(was) = old.mapping.get(tag.as_str()) else {
            // Spelled out or implied by the name of the component, it is the same.
            if target(pair.is, is).and_then(|target| pair.is.name(target)) == Some(tag.as_str()) {
                continue;
            }
            let what = format!("has the tag {} now", code(tag));
            let at = Span { end: is.span.end.max(tag.span.end), ..tag.span };
            additive(pair, rules::DISCRIMINATOR_MAPPING_ADDED.of(direction), what, old.span, at);
            continue;
        };
        let (Some(before), Some(now)) = (target(pair.was, was), target(pair.is, is)) else { continue };
        let names = (pair.was.name(before), pair.is.name(now));
        if names.0.is_none() || names.0 != names.1 {
            let say = |name: Option<&str>| name.map_or_else(|| "a schema".to_owned(), code);
            let what = format!("is {} where it has the tag {}, was {}", say(names.1), code(tag), say(names.0));
            let whole = Found::moved(rules::DISCRIMINATOR_MAPPING_CHANGED, direction, Movement::Changed, what);
            pair.whole(vec![before], vec![now], whole.at(Some(was.span), Some(is.span)));
        }
    }
    for (tag, was) in old.mapping.iter().filter(|(tag, _)| !new.mapping.contains_key(tag.as_str())) {
        if target(pair.was, was).and_then(|target| pair.was.name(target)) != Some(tag.as_str()) {
            let what = format!("no longer has the tag {}", code(tag));
            additive(pair, rules::DISCRIMINATOR_MAPPING_REMOVED.of(direction), what, was.span, new.span);
        }
    }
}

/// The schema that a mapping means: by reference, else by the name of a component.
pub(super) fn target<'a>(edition: &Edition<'a>, reference: &'a Spanned<Text>) -> Option<&'a Schema> {
    let resolver = edition.resolver;
    let found = resolver.schema(reference).map(|found| found.item);
    Some(reach(resolver, found.or_else(|| resolver.component_schema(reference.as_str()))?).schema)
}

fn additive(pair: &mut Pair<'_, '_>, rule: Rule, what: String, old: Span, new: Span) {
    pair.out.found.push(Found::new(rule, Effects::all(Effect::Additive), what).at(Some(old), Some(new)));
}
