//! Keywords about texts.

use super::super::Direction;
use super::super::effects::Movement;
use super::super::found::Found;
use super::super::pair::{Pair, spot};
use super::super::step::{Step, code};
use super::counts::{self, Limit};
use crate::diff::rule::schemas as rules;
use crate::diff::{Effect, Effects, Side};
use crate::source::{Spanned, Text};

pub(super) fn compare(pair: &mut Pair<'_, '_>) {
    let (old, new) = (&pair.old.counts, &pair.new.counts);
    let limit =
        Limit { tightened: rules::MIN_LENGTH_TIGHTENED, loosened: rules::MIN_LENGTH_LOOSENED, unit: "characters" };
    counts::at_least(pair, &limit, old.min_length, new.min_length);
    let limit =
        Limit { tightened: rules::MAX_LENGTH_TIGHTENED, loosened: rules::MAX_LENGTH_LOOSENED, unit: "characters" };
    counts::at_most(pair, &limit, old.max_length, new.max_length);
    patterns(pair);
    for (rule, what, old, new) in [
        (rules::CONTENT_ENCODING_CHANGED, "encoding", pair.old.content_encoding, pair.new.content_encoding),
        (rules::CONTENT_MEDIA_TYPE_CHANGED, "media type", pair.old.content_media_type, pair.new.content_media_type),
    ] {
        if old != new {
            let what = match (old, new) {
                (Some(old), Some(new)) => format!("has the content {what} {} now, had {}", code(new), code(old)),
                (None, Some(new)) => format!("has the content {what} {} now, had none", code(new)),
                (Some(old), None) => format!("has no content {what} now, had {}", code(old)),
                (None, None) => continue,
            };
            pair.moved(rule, Movement::Changed, what, old.map(|text| text.span), new.map(|text| text.span));
        }
    }
    let (old, new) = (&pair.old.content_schema, &pair.new.content_schema);
    match (old.is_empty(), new.is_empty()) {
        (true, true) => {}
        (true, false) => {
            let at = spot(new, pair.new.span);
            let what = "holds values with a schema now";
            pair.moved(rules::CONTENT_SCHEMA_ADDED, Movement::Narrower, what, None, Some(at));
        }
        (false, true) => {
            let at = spot(old, pair.old.span);
            let what = "holds any values now, these had a schema";
            pair.moved(rules::CONTENT_SCHEMA_REMOVED, Movement::Tolerated, what, Some(at), None);
        }
        (false, false) => pair.below(Some(Step::Beside("content")), old.clone(), new.clone()),
    }
}

fn patterns(pair: &mut Pair<'_, '_>) {
    let limits = |patterns: &[&Spanned<Text>]| patterns.iter().any(|pattern| !matches_all(pattern));
    let (old, new) = (&pair.old.patterns, &pair.new.patterns);
    let same = old.len() == new.len() && old.iter().all(|pattern| new.contains(pattern));
    let spans = (old.first().map(|pattern| pattern.span), new.first().map(|pattern| pattern.span));
    let say = |patterns: &[&Spanned<Text>]| {
        let patterns: Vec<String> = patterns.iter().take(3).map(|pattern| code(pattern)).collect();
        patterns.join(" and ")
    };
    match (limits(old), limits(new)) {
        _ if same => {}
        (false, false) => {}
        (false, true) => {
            let what = format!("has to match {} now", say(new));
            pair.moved(rules::PATTERN_ADDED, Movement::Narrower, what, spans.0, spans.1);
        }
        (true, false) if new.is_empty() => {
            let what = format!("need not match {} now", say(old));
            pair.moved(rules::PATTERN_REMOVED, Movement::Tolerated, what, spans.0, spans.1);
        }
        (true, false) => {
            let what = format!("has to match {} now, which any text does, had to match {}", say(new), say(old));
            pair.moved(rules::PATTERN_GENERALIZED, Movement::Tolerated, what, spans.0, spans.1);
        }
        (true, true) => {
            let what = format!("has to match {} now, had to match {}", say(new), say(old));
            let found = Found::moved(rules::PATTERN_CHANGED, pair.direction, Movement::Changed, what);
            let spans = (Some(spans.0.unwrap_or(pair.old.span)), Some(spans.1.unwrap_or(pair.new.span)));
            let found = match pair.direction {
                Direction::Request => found,
                // Clients never look at patterns.
                Direction::Response => {
                    Found { effects: Effects { callers: Effect::Additive, ..found.effects }, ..found }.advise([(
                        Side::Implementors,
                        "Check what is returned as {it}: what matched may match no longer.",
                    )])
                }
            };
            pair.out.found.push(found.at(spans.0, spans.1));
        }
    }
}

/// Whether a pattern is known to match any text.
fn matches_all(pattern: &str) -> bool {
    let inner = pattern.strip_prefix('^').unwrap_or(pattern);
    let inner = inner.strip_suffix('$').unwrap_or(inner);
    let inner = inner.strip_prefix('(').and_then(|inner| inner.strip_suffix(')')).unwrap_or(inner);
    matches!(inner, ".*" | ".*?" | "[\\s\\S]*" | "[\\S\\s]*" | "[^]*") || matches!(pattern, "" | "^" | "$")
}
