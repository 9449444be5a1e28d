//! Which changed item belongs to which change of the API.
//!
//! A detail of an item goes to the change whose place in the document stands for the same member, else for the same
//! item, else to the only one that concerns the operation. What breaks code and belongs to none is a change of its own.

mod index;
mod merged;
mod said;

use super::change::{Detail, Event};
use super::draft::Draft;
use super::edition::Made;
use super::places::Places;
use super::rule::rust;
use super::words;
use super::{Change, Effect, Effects, ItemChange, Place, Report, Rule, Uncompiled};
use crate::config::CrateKind;
use crate::source::Span;
use index::Index;
use said::{name, raise};
use std::collections::{BTreeMap, BTreeSet};

/// Puts changes and items into a report.
pub(super) fn attach(
    report: &mut Report,
    drafts: Vec<Draft>,
    items: Vec<ItemChange>,
    [was, is]: [&Made; 2],
    places: &[Places; 2],
) {
    let mut changes = Vec::with_capacity(drafts.len());
    let index = Index::new(&drafts, &items, places);
    let mut alone: Vec<Own<'_>> = Vec::new();
    let mut attached = Attached::new();
    for (number, item) in items.iter().enumerate() {
        let mut left = Vec::new();
        for detail in &item.details {
            let found = index.of(item, detail);
            found.iter().for_each(|draft| attached.entry(*draft).or_default().push((number, detail)));
            if found.is_empty() && is_breaking(detail) {
                left.push(detail);
            }
        }
        if !left.is_empty() {
            alone.push((number, left));
        }
    }
    follow(&items, &mut attached, &mut alone);
    for (number, draft) in drafts.iter().enumerate() {
        let mut change = Change {
            rule: draft.rule,
            operations: draft.operations.clone(),
            subject: draft.subject.clone(),
            old: None,
            new: None,
            effects: draft.effects,
            uncompiled: Uncompiled::default(),
            members: BTreeMap::new(),
            what: draft.what.clone(),
            advice: draft.advice.clone(),
            items: Vec::new(),
        };
        (change.old, change.new) = shown((was, draft.old), (is, draft.new));
        name(&mut change, draft, places);
        let details = attached.remove(&number).unwrap_or_default();
        raise(&mut change, Some((draft, places)), &items, &details);
        changes.push(change);
    }
    for group in together(&items, alone) {
        let Some((item, own)) = group.first().and_then(|(number, own)| Some((items.get(*number)?, own))) else {
            continue;
        };
        let span = |side: usize| places.get(side).and_then(|places| places.span(&(item.of, item.path.clone())));
        let several = group.len() > 1 && is_unused(item);
        let mut change = Change {
            rule: rule(item, own),
            operations: item.operations.clone(),
            subject: match several {
                true => "types that no operation uses".to_owned(),
                false => format!("`{}` of the {}", item.path, item.of),
            },
            old: None,
            new: None,
            effects: Effects::default(),
            uncompiled: Uncompiled::default(),
            members: BTreeMap::new(),
            what: match several {
                true => words::unused(group.iter().filter_map(|(number, _)| items.get(*number))),
                false => words::sentence(item, own),
            },
            advice: Vec::new(),
            items: Vec::new(),
        };
        let (old, new) = (span(0).filter(|_| item.old.is_some()), span(1).filter(|_| item.new.is_some()));
        (change.old, change.new) = shown((was, old), (is, new));
        let details = group.iter().flat_map(|(number, own)| own.iter().map(|detail| (*number, *detail)));
        raise(&mut change, None, &items, &details.collect::<Vec<_>>());
        changes.push(change);
    }
    let order = order(places);
    changes.sort_by_key(|change| {
        change.operations.iter().map(|key| order.get(key.as_str()).copied().unwrap_or((usize::MAX, 0))).min()
    });
    report.items = items;
    report.changes.extend(changes);
}

/// Both places. Where what would be quoted of them is the same, it is quoted from the line before the first that is not.
fn shown(was: (&Made, Option<Span>), is: (&Made, Option<Span>)) -> (Option<Place>, Option<Place>) {
    let places = |old: Option<Span>, new: Option<Span>| {
        (old.and_then(|span| was.0.place(span)), new.and_then(|span| is.0.place(span)))
    };
    let whole = places(was.1, is.1);
    let same = |old: &Place, new: &Place| old.text == new.text && (old.omitted > 0 || new.omitted > 0);
    if !whole.0.as_ref().zip(whole.1.as_ref()).is_some_and(|(old, new)| same(old, new)) {
        return whole;
    }
    let text = |(made, span): (&Made, Option<Span>)| -> Option<String> {
        let (span, start) = (span?, usize::try_from(span?.start).ok()?);
        let text = &made.sources.file(span.file)?.text;
        text.get(start..usize::try_from(span.end).ok()?).map(str::to_owned)
    };
    let (Some(old), Some(new)) = (text(was), text(is)) else { return whole };
    let pairs = old.split_inclusive('\n').zip(new.split_inclusive('\n'));
    let mut skipped = (0, 0);
    let mut before = (0, 0);
    for (old, new) in pairs.take_while(|(old, new)| old.trim() == new.trim()) {
        before = skipped;
        skipped = (skipped.0 + old.len(), skipped.1 + new.len());
    }
    let from = |span: Option<Span>, skipped: usize| {
        let start = span?.start.checked_add(u32::try_from(skipped).ok()?)?;
        Some(Span { start, ..span? })
    };
    let found = places(from(was.1, before.0), from(is.1, before.1));
    if found.0.is_some() && found.1.is_some() { found } else { whole }
}

/// An item by its number, with what is to be said of it.
type Own<'a> = (usize, Vec<&'a Detail>);

/// What belongs to each change, by its number: details with the numbers of their items.
type Attached<'a> = BTreeMap<usize, Vec<(usize, &'a Detail)>>;

/// Puts types that are gone under the changes for which nothing names them any more, and what they alone have named with
/// them.
fn follow<'a>(items: &'a [ItemChange], attached: &mut Attached<'a>, alone: &mut Vec<Own<'a>>) {
    loop {
        let mut lost: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
        for (draft, details) in attached.iter() {
            for name in details.iter().flat_map(|(_, detail)| &detail.lost) {
                lost.entry(name).or_default().insert(*draft);
            }
        }
        let before = alone.len();
        alone.retain(|(number, own)| {
            let Some(item) = items.get(*number).filter(|item| is_gone_type(item) && !is_unused(item)) else {
                return true;
            };
            let drafts = lost.get(item.path.rsplit("::").next().unwrap_or_default());
            for draft in drafts.into_iter().flatten() {
                attached.entry(*draft).or_default().extend(own.iter().map(|detail| (*number, *detail)));
            }
            drafts.is_none()
        });
        if alone.len() == before {
            break;
        }
    }
}

/// Items of which there is the same to say: `router` and `routes`, types that are gone though nobody had to use them, and
/// those that are gone as what came to be another item named them alone.
fn together<'a>(items: &[ItemChange], alone: Vec<Own<'a>>) -> Vec<Vec<Own<'a>>> {
    let mut groups: Vec<Vec<Own<'a>>> = Vec::new();
    let is_left = |(number, _): &Own<'_>| items.get(*number).is_some_and(|item| is_gone_type(item) && !is_unused(item));
    let (mut left, alone): (Vec<Own<'a>>, Vec<Own<'a>>) = alone.into_iter().partition(is_left);
    for (number, details) in alone {
        let Some(item) = items.get(number) else { continue };
        let asks = |detail: &&Detail| detail.member.is_none() && detail.event == Event::Asking;
        let is_same = |group: &&mut Vec<Own<'a>>| {
            let Some((first, others)) = group.first().and_then(|(first, own)| Some((items.get(*first)?, own))) else {
                return false;
            };
            let same = others.iter().map(|detail| &detail.what).eq(details.iter().map(|detail| &detail.what));
            let both_ask = same && first.of == item.of && details.iter().all(asks);
            both_ask || is_unused(first) && is_unused(item)
        };
        match groups.iter_mut().find(is_same) {
            Some(group) => group.push((number, details)),
            None => groups.push(vec![(number, details)]),
        }
    }
    // Those that nothing has named which is there still come first; then what they have named.
    while !left.is_empty() {
        let count = left.len();
        left.retain(|(number, details)| {
            let name = items.get(*number).map(|item| item.path.rsplit("::").next().unwrap_or_default());
            let has_lost = |detail: &Detail| detail.lost.iter().any(|lost| Some(lost.as_str()) == name);
            let named = |group: &&mut Vec<Own<'a>>| group.iter().any(|(_, own)| own.iter().any(|own| has_lost(own)));
            let found = groups.iter_mut().find(named);
            found.map(|group| group.push((*number, details.clone()))).is_none()
        });
        if left.len() == count {
            let named = |(_, own): &Own<'a>, name: &str| own.iter().any(|own| own.lost.iter().any(|lost| lost == name));
            let first = left.iter().position(|(number, _)| {
                let name = items.get(*number).map(|item| item.path.rsplit("::").next().unwrap_or_default());
                !left.iter().any(|other| other.0 != *number && named(other, name.unwrap_or_default()))
            });
            groups.push(vec![left.remove(first.unwrap_or(0))]);
        }
    }
    groups
}

/// Whether an item is a type that is gone, and that no operation had a use for.
fn is_unused(item: &ItemChange) -> bool {
    is_gone_type(item) && item.operations.is_empty()
}

fn is_gone_type(item: &ItemChange) -> bool {
    item.of == CrateKind::Types && item.new.is_none()
}

fn is_breaking(detail: &Detail) -> bool {
    detail.callers.max(detail.implementors) == Effect::Breaking
}

fn rule(item: &ItemChange, details: &[&Detail]) -> Rule {
    let is_whole = |detail: &&&Detail| detail.member.is_none() && detail.renamed().is_some();
    let is_part = |detail: &&Detail| detail.member.is_some() && detail.renamed().is_some();
    let renamed = details.iter().any(|detail| is_whole(&detail)) || details.iter().all(is_part);
    match (&item.old, &item.new) {
        _ if renamed => rust::RUST_ITEM_RENAMED,
        (Some(_), None) => rust::RUST_ITEM_REMOVED,
        (None, Some(_)) => rust::RUST_ITEM_ADDED,
        _ => rust::RUST_ITEM_CHANGED,
    }
}

/// Operations in the order of the new document; those that are gone where they stood.
fn order(places: &[Places; 2]) -> BTreeMap<&str, (usize, usize)> {
    let [old, new] = places;
    let mut order: BTreeMap<&str, (usize, usize)> =
        new.owned.iter().enumerate().map(|(number, owned)| (owned.key.as_str(), (number + 1, 0))).collect();
    let mut last = (0, 0);
    for owned in &old.owned {
        last = match order.get(owned.key.as_str()) {
            Some((number, _)) => (*number, 0),
            None => (last.0, last.1 + 1),
        };
        order.entry(owned.key.as_str()).or_insert(last);
    }
    order
}
