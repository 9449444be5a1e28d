//! Which changed item belongs to which change of the API.
//!
//! A detail of an item goes to the change whose place in the document stands for the same member, else for the same
//! item, else to the only one that concerns the operation. What breaks code and belongs to none is a change of its own.

use super::change::Detail;
use super::draft::Draft;
use super::edition::Made;
use super::places::{Places, Target};
use super::rule::{operations, rust};
use super::rust::Path;
use super::words;
use super::{Change, Effect, Effects, ItemChange, Place, Report, Rule, Side, Uncompiled};
use crate::source::Span;
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
    let index = Index::new(&drafts, places);
    let mut alone: Vec<(usize, Vec<&Detail>)> = Vec::new();
    let mut attached: BTreeMap<usize, Vec<(usize, &Detail)>> = BTreeMap::new();
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
        raise(&mut change, &items, &details);
        changes.push(change);
    }
    for (numbers, details) in together(&items, alone) {
        let Some(item) = numbers.first().and_then(|number| items.get(*number)) else { continue };
        let span = |side: usize| places.get(side).and_then(|places| places.span(&(item.of, item.path.clone())));
        let mut change = Change {
            rule: rule(item, &details),
            operations: item.operations.clone(),
            subject: format!("`{}` of the {}", item.path, words::crate_of(item.of)),
            old: None,
            new: None,
            effects: Effects::default(),
            uncompiled: Uncompiled::default(),
            members: BTreeMap::new(),
            what: words::sentence(item, &details),
            advice: Vec::new(),
            items: Vec::new(),
        };
        let (old, new) = (span(0).filter(|_| item.old.is_some()), span(1).filter(|_| item.new.is_some()));
        (change.old, change.new) = shown((was, old), (is, new));
        let details: Vec<(usize, &Detail)> =
            numbers.iter().flat_map(|number| details.iter().map(|detail| (*number, *detail))).collect();
        raise(&mut change, &items, &details);
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

/// Puts the names of Rust into the advice of a change.
fn name(change: &mut Change, draft: &Draft, places: &[Places; 2]) {
    let [old, new] = places;
    // Where something is gone, it is called as it was.
    let is_gone = draft.new.is_none();
    let found = |spans: [Option<Span>; 2]| {
        let sides = [(new, spans[1]), (old, spans[0])];
        let sides = if is_gone { [sides[1], sides[0]] } else { sides };
        sides.map(|(places, span)| span.map(|span| places.of(span)).unwrap_or_default())
    };
    let exact = found([draft.old, draft.new]);
    let within = found([draft.within.0, draft.within.1]);
    // What holds both is the property or parameter; what it is in may be an object of many.
    let near = [&within[0], &exact[0], &within[1], &exact[1]];
    for (side, advice) in &mut change.advice {
        if advice.contains(words::METHOD) {
            let named = [&exact[0], &within[0]].into_iter().find_map(|targets| words::method(targets, *side));
            *advice = advice.replace(words::METHOD, &named.unwrap_or_else(|| "it".to_owned()));
        }
        if advice.contains(words::IT) {
            let of = |member: bool| near.into_iter().find_map(|targets| words::it(targets, *side, member));
            let named = of(true).or_else(|| of(false)).unwrap_or_else(|| format!("the {}", change.subject));
            *advice = advice.replace(words::IT, &named);
        }
    }
}

/// Items of which there is the same to say: `router` and `routes`.
fn together<'a>(items: &[ItemChange], alone: Vec<(usize, Vec<&'a Detail>)>) -> Vec<(Vec<usize>, Vec<&'a Detail>)> {
    let mut groups: Vec<(Vec<usize>, Vec<&Detail>)> = Vec::new();
    let crates = |number: usize| items.get(number).map(|item| item.of);
    for (number, details) in alone {
        let same = groups.last_mut().filter(|(numbers, others)| {
            others.iter().map(|detail| &detail.what).eq(details.iter().map(|detail| &detail.what))
                && details.iter().all(|detail| detail.what.starts_with("asks for ") && detail.what.ends_with(" now"))
                && numbers.first().is_some_and(|first| crates(*first) == crates(number))
        });
        match same {
            Some((numbers, _)) => numbers.push(number),
            None => groups.push((vec![number], details)),
        }
    }
    groups
}

/// Lets a change say what its items mean for code.
fn raise(change: &mut Change, items: &[ItemChange], details: &[(usize, &Detail)]) {
    let mut whole = BTreeSet::new();
    let mut left = [0; 2];
    for (number, detail) in details {
        if !change.items.contains(number) {
            change.items.push(*number);
        }
        match words::part(detail) {
            Some(part) => {
                let members = change.members.entry(*number).or_default();
                // It stands in the old item under the old name.
                members.extend(words::names_of_part(&detail.what).map(|(_, was)| was.to_owned()));
                members.insert(part);
            }
            None => _ = whole.insert(*number),
        }
        if !is_breaking(detail) {
            continue;
        }
        let sides = [
            (Side::Callers, detail.callers, &mut change.effects.callers, &mut change.uncompiled.callers),
            (
                Side::Implementors,
                detail.implementors,
                &mut change.effects.implementors,
                &mut change.uncompiled.implementors,
            ),
        ];
        for ((side, effect, of_change, uncompiled), left) in sides.into_iter().zip(&mut left) {
            if effect != Effect::Breaking {
                continue;
            }
            *of_change = Effect::Breaking;
            *uncompiled |= !detail.silent;
            // It was written for a side whose code goes on compiling.
            change.advice.retain(|(of, advice)| *of != side || !advice.starts_with(words::NOTHING));
            let advice = (side, detail.advice.clone());
            if change.advice.contains(&advice) {
                continue;
            }
            match change.advice.iter().filter(|(of, _)| *of == side).count() < words::ADVICE {
                true => change.advice.push(advice),
                false => *left += 1,
            }
        }
    }
    for (side, left) in [Side::Callers, Side::Implementors].into_iter().zip(left).filter(|(_, left)| *left > 0) {
        change.advice.push((side, words::further(left)));
    }
    change.advice.sort_by_key(|(side, _)| *side);
    change.items.retain(|number| items.get(*number).is_some());
    change.members.retain(|number, _| !whole.contains(number));
}

fn is_breaking(detail: &Detail) -> bool {
    detail.callers.max(detail.implementors) == Effect::Breaking
}

fn rule(item: &ItemChange, details: &[&Detail]) -> Rule {
    let is_whole = |detail: &&&Detail| detail.member.is_none() && words::names(&detail.what).is_some();
    let is_part = |detail: &&Detail| words::names_of_part(&detail.what).is_some();
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

/// The changes by what they may have changed.
struct Index<'a> {
    drafts: &'a [Draft],
    /// The items of operations.
    owned: BTreeSet<&'a Path>,
    /// What each one's place stands for.
    targets: Vec<Targets<'a>>,
    by_item: BTreeMap<&'a Path, BTreeSet<usize>>,
    by_operation: BTreeMap<&'a str, Vec<usize>>,
}

impl<'a> Index<'a> {
    fn new(drafts: &'a [Draft], places: &'a [Places; 2]) -> Self {
        let owned = places.iter().flat_map(|places| &places.owned);
        let owned = owned.flat_map(|owned| {
            [&owned.method, &owned.setters, &owned.handler, &owned.record].into_iter().chain(&owned.outcomes)
        });
        let mut index = Self {
            drafts,
            owned: owned.collect(),
            targets: Vec::new(),
            by_item: BTreeMap::new(),
            by_operation: BTreeMap::new(),
        };
        for (number, draft) in drafts.iter().enumerate() {
            let [old, new] = places;
            if is_talk(draft) {
                index.targets.push(Targets::default());
                continue;
            }
            let of = |spans: [Option<Span>; 2]| -> BTreeSet<&Target> {
                let found = [old, new].into_iter().zip(spans).filter_map(|(places, span)| Some(places.of(span?)));
                found.flatten().collect()
            };
            let targets = Targets { exact: of([draft.old, draft.new]), within: of([draft.within.0, draft.within.1]) };
            for (path, _) in targets.exact.iter().chain(&targets.within) {
                index.by_item.entry(path).or_default().insert(number);
            }
            index.targets.push(targets);
            if draft.effects.worst() > Effect::Cosmetic && !is_talk(draft) {
                for key in &draft.operations {
                    index.by_operation.entry(key).or_default().push(number);
                }
            }
        }
        index
    }

    /// The changes that a detail belongs to.
    fn of(&self, item: &ItemChange, detail: &Detail) -> Vec<usize> {
        let path = (item.of, item.path.clone());
        let near: Vec<(usize, u8)> = self
            .by_item
            .get(&path)
            .into_iter()
            .flatten()
            .filter_map(|number| Some((*number, closeness(self.targets.get(*number)?, &path, detail))))
            .collect();
        let best = near.iter().map(|(_, closeness)| *closeness).max().unwrap_or_default();
        let nearest = near.iter().filter(|(_, closeness)| *closeness == best).map(|(number, _)| *number);
        let nearest = self.naming(nearest.collect(), detail);
        // What concerns a member is said in both directions; that something else of the item changed is a guess.
        if best >= WHOLE || nearest.len() == 1 {
            return self.breaking(nearest, detail);
        }
        if self.owned.contains(&path) { self.only_of_operations(item) } else { Vec::new() }
    }

    /// Of several changes that may be meant, the one that names a method: its tag the trait, its `operationId` itself.
    fn naming(&self, found: Vec<usize>, detail: &Detail) -> Vec<usize> {
        let Some((now, was)) = words::names(&detail.what) else { return found };
        let method = |path: &str| path.rsplit("::").next().unwrap_or_default().to_owned();
        let rule = match method(now) == method(was) {
            true => operations::OPERATION_TAGS_CHANGED,
            false => operations::OPERATION_ID_CHANGED,
        };
        let is_it = |number: &usize| self.drafts.get(*number).is_some_and(|draft| draft.rule.id() == rule.id());
        let naming: Vec<usize> = found.iter().copied().filter(is_it).collect();
        if naming.is_empty() { found } else { naming }
    }

    /// Of several changes that may be meant, those that break something anyway, if the detail does.
    fn breaking(&self, found: Vec<usize>, detail: &Detail) -> Vec<usize> {
        let breaks =
            |number: &&usize| self.drafts.get(**number).is_some_and(|draft| draft.effects.worst() == Effect::Breaking);
        let breaking: Vec<usize> = found.iter().filter(breaks).copied().collect();
        if is_breaking(detail) && !breaking.is_empty() { breaking } else { found }
    }

    /// The only change of the operations that use the item.
    fn only_of_operations(&self, item: &ItemChange) -> Vec<usize> {
        let of = |key: &String| self.by_operation.get(key.as_str()).into_iter().flatten().copied();
        let changes: BTreeSet<usize> = item.operations.iter().flat_map(of).collect();
        if changes.len() == 1 { changes.into_iter().collect() } else { Vec::new() }
    }
}

/// Whether a change is one of words, which leads to no other Rust.
fn is_talk(draft: &Draft) -> bool {
    let id = draft.rule.id();
    // A server is called after its description.
    id != operations::SERVER_DOCUMENTATION_CHANGED.id()
        && ["documentation", "description", "deprecat", "example"].iter().any(|word| id.contains(word))
}

/// What the places of a change stand for.
#[derive(Default)]
struct Targets<'a> {
    /// The places that it shows.
    exact: BTreeSet<&'a Target>,
    /// What these are in.
    within: BTreeSet<&'a Target>,
}

impl<'a> Targets<'a> {
    fn all(&self) -> Vec<&'a Target> {
        self.exact.union(&self.within).copied().collect()
    }
}

/// A change of the whole item.
const WHOLE: u8 = 2;

/// How near a change is to a detail of an item.
fn closeness(targets: &Targets<'_>, path: &Path, detail: &Detail) -> u8 {
    let is_about =
        |(of, member): &&&Target| of == path && member.as_deref().is_some_and(|member| words::is_about(detail, member));
    if targets.exact.iter().any(|target| is_about(&target)) {
        4
    } else if targets.within.iter().any(|target| is_about(&target)) {
        3
    } else if targets.all().iter().any(|(of, member)| of == path && member.is_none()) {
        WHOLE
    } else {
        1
    }
}
