//! Keywords about objects.

use super::super::effects::Movement;
use super::super::pair::{Pair, spot};
use super::super::step::{Step, code};
use super::super::view::All;
use super::counts::{self, Limit};
use super::members::{self, Others};
use super::properties;
use crate::diff::rule::Both;
use crate::diff::rule::schemas as rules;
use crate::source::{Spanned, Text};
use std::collections::BTreeSet;

pub(super) fn compare(pair: &mut Pair<'_, '_>) {
    properties::compare(pair);
    let (old, new) = (&pair.old.counts, &pair.new.counts);
    let limit =
        Limit { tightened: rules::MIN_PROPERTIES_TIGHTENED, loosened: rules::MIN_PROPERTIES_LOOSENED, unit: "members" };
    counts::at_least(pair, &limit, old.min_properties, new.min_properties);
    let limit =
        Limit { tightened: rules::MAX_PROPERTIES_TIGHTENED, loosened: rules::MAX_PROPERTIES_LOOSENED, unit: "members" };
    counts::at_most(pair, &limit, old.max_properties, new.max_properties);
    let (old, new) = (&pair.old.object, &pair.new.object);
    let others = Others {
        tightened: rules::ADDITIONAL_PROPERTIES_TIGHTENED,
        loosened: rules::ADDITIONAL_PROPERTIES_LOOSENED,
        step: Step::Members,
        what: "members that are not listed",
    };
    members::others(pair, others, &old.additional, &new.additional);
    let others = Others {
        tightened: rules::UNEVALUATED_PROPERTIES_TIGHTENED,
        loosened: rules::UNEVALUATED_PROPERTIES_LOOSENED,
        step: Step::Beside("unevaluatedProperties"),
        what: "members that nothing else describes",
    };
    members::others(pair, others, &old.unevaluated, &new.unevaluated);
    match (old.names.as_slice(), new.names.as_slice()) {
        ([], []) => {}
        ([], [first, ..]) => {
            let what = "limits the names of members now";
            pair.moved(rules::PROPERTY_NAMES_ADDED, Movement::Narrower, what, None, Some(first.span()));
        }
        ([first, ..], []) => {
            let what = "no longer limits the names of members";
            pair.moved(rules::PROPERTY_NAMES_REMOVED, Movement::Tolerated, what, Some(first.span()), None);
        }
        _ => pair.below(Some(Step::Beside("propertyNames")), old.names.clone(), new.names.clone()),
    }
    let by_pattern = Named {
        added: rules::PATTERN_PROPERTY_ADDED,
        removed: rules::PATTERN_PROPERTY_REMOVED,
        step: Step::Matching,
        what: "a schema for members whose names match",
    };
    named(pair, &by_pattern, &old.patterns, &new.patterns);
    let by_member = Named {
        added: rules::DEPENDENT_SCHEMA_ADDED,
        removed: rules::DEPENDENT_SCHEMA_REMOVED,
        step: Step::With,
        what: "a schema for objects with",
    };
    named(pair, &by_member, &old.dependent_schemas, &new.dependent_schemas);
    dependent_required(pair);
}

/// A keyword that holds schemas by name.
struct Named {
    added: Both,
    removed: Both,
    step: fn(Text) -> Step,
    what: &'static str,
}

type ByName<'a> = [(&'a Spanned<Text>, All<'a>)];

fn named<'a>(pair: &mut Pair<'_, 'a>, keyword: &Named, old: &ByName<'a>, new: &ByName<'a>) {
    for (name, was) in old {
        match new.iter().find(|(other, _)| other == name) {
            Some((_, is)) => pair.below(Some((keyword.step)(name.value.clone())), was.clone(), is.clone()),
            None => {
                let what = format!("no longer has {} {}", keyword.what, code(name));
                let at = spot(was, name.span);
                pair.moved(keyword.removed, Movement::Tolerated, what, Some(at), None);
            }
        }
    }
    for (name, is) in new.iter().filter(|(name, _)| !old.iter().any(|(other, _)| other == name)) {
        let what = format!("has {} {} now", keyword.what, code(name));
        let at = spot(is, name.span);
        pair.moved(keyword.added, Movement::Narrower, what, None, Some(at));
    }
}

fn dependent_required(pair: &mut Pair<'_, '_>) {
    let (old, new) = (&pair.old.object.dependent_required, &pair.new.object.dependent_required);
    let none = BTreeSet::new();
    let names: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
    let list = |names: &mut dyn Iterator<Item = &&str>| names.map(|name| code(name)).collect::<Vec<_>>().join(", ");
    for name in names {
        let (was, is) = (old.get(name), new.get(name));
        let (before, now) = (was.map_or(&none, |(_, needs)| needs), is.map_or(&none, |(_, needs)| needs));
        let (added, removed) = (now.difference(before).count() > 0, before.difference(now).count() > 0);
        let (rule, movement, what) = match (added, removed) {
            (false, false) => continue,
            (true, false) => {
                let more = list(&mut now.difference(before));
                let what = format!("demands {more} where it has {} now", code(name));
                (rules::DEPENDENT_REQUIRED_ADDED, Movement::Narrower, what)
            }
            (false, true) => {
                let less = list(&mut before.difference(now));
                let what = format!("no longer demands {less} where it has {}", code(name));
                (rules::DEPENDENT_REQUIRED_REMOVED, Movement::Tolerated, what)
            }
            (true, true) => {
                let (is, was) = (list(&mut now.iter()), list(&mut before.iter()));
                let what = format!("demands {is} where it has {} now, demanded {was}", code(name));
                (rules::DEPENDENT_REQUIRED_CHANGED, Movement::Changed, what)
            }
        };
        pair.moved(rule, movement, what, was.map(|(span, _)| *span), is.map(|(span, _)| *span));
    }
}
