//! Schemas that hold beside: `not`, `if`, `then`, `else`; and `xml`.

use super::super::effects::Movement;
use super::super::found::Found;
use super::super::pair::Pair;
use super::super::step::Step;
use crate::diff::rule::Both;
use crate::diff::rule::schemas as rules;
use crate::document::{Schema, Xml};
use crate::source::{Spanned, Text};

pub(super) fn compare(pair: &mut Pair<'_, '_>) {
    let (old, new) = (&pair.old.not, &pair.new.not);
    match (old.as_slice(), new.as_slice()) {
        ([], []) => {}
        ([], [first, ..]) => {
            let what = "may not satisfy a further schema now";
            pair.moved(rules::NOT_ADDED, Movement::Narrower, what, None, Some(first.span()));
        }
        ([first, ..], []) => {
            let what = "may satisfy a schema that it could not";
            pair.moved(rules::NOT_REMOVED, Movement::Tolerated, what, Some(first.span()), None);
        }
        _ => {
            let what = "may not satisfy another schema than before";
            let whole = Found::moved(rules::NOT_CHANGED, pair.direction, Movement::Changed, what);
            pair.whole(old.clone(), new.clone(), whole);
        }
    }
    conditions(pair);
}

fn conditions(pair: &mut Pair<'_, '_>) {
    let (old, new) = (&pair.old.conditions, &pair.new.conditions);
    for at in 0..old.len().max(new.len()) {
        match (old.get(at), new.get(at)) {
            (Some(old), Some(new)) => {
                let what = "satisfies a further schema under another condition than before";
                let whole = Found::moved(rules::CONDITION_CHANGED, pair.direction, Movement::Changed, what);
                pair.whole(vec![old.condition], vec![new.condition], whole);
                let then = ("then", rules::THEN_ADDED, rules::THEN_REMOVED);
                branch(pair, then, old.then, new.then);
                let otherwise = ("else", rules::ELSE_ADDED, rules::ELSE_REMOVED);
                branch(pair, otherwise, old.otherwise, new.otherwise);
            }
            (None, Some(new)) => {
                let what = "has to satisfy a further schema under a condition now";
                pair.moved(rules::CONDITION_ADDED, Movement::Narrower, what, None, Some(new.condition.span()));
            }
            (Some(old), None) => {
                let what = "need not satisfy a further schema under a condition any more";
                pair.moved(rules::CONDITION_REMOVED, Movement::Tolerated, what, Some(old.condition.span()), None);
            }
            (None, None) => {}
        }
    }
}

fn branch<'a>(
    pair: &mut Pair<'_, 'a>,
    (keyword, added, removed): (&'static str, Both, Both),
    old: Option<&'a Schema>,
    new: Option<&'a Schema>,
) {
    match (old, new) {
        (None, None) => {}
        (None, Some(new)) => {
            let what = format!("has to satisfy `{keyword}` of a condition now");
            pair.moved(added, Movement::Narrower, what, None, Some(new.span()));
        }
        (Some(old), None) => {
            let what = format!("need not satisfy `{keyword}` of a condition any more");
            pair.moved(removed, Movement::Tolerated, what, Some(old.span()), None);
        }
        (Some(old), Some(new)) => pair.below(Some(Step::Beside(keyword)), vec![old], vec![new]),
    }
}

/// How values are written as XML.
pub(super) fn xml(pair: &mut Pair<'_, '_>) {
    let (old, new) = (pair.old.xml, pair.new.xml);
    let says = |xml: Option<&Xml>| {
        xml.map(|xml| {
            let text = |text: &Option<Spanned<Text>>| text.as_ref().map(|text| text.to_string());
            let names = (text(&xml.node_type), text(&xml.name), text(&xml.namespace), text(&xml.prefix));
            (names, xml.attribute, xml.wrapped)
        })
        .unwrap_or_default()
    };
    if says(old) == says(new) {
        return;
    }
    let spans = (old.map_or(pair.old.span, |xml| xml.span), new.map_or(pair.new.span, |xml| xml.span));
    let what = "is written otherwise as XML";
    let found = Found::moved(rules::XML_CHANGED, pair.direction, Movement::Changed, what);
    pair.out.found.push(Found { xml: true, ..found }.at(Some(spans.0), Some(spans.1)));
}
